package pe.siaf.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person of a session or API call with the profile that is active in it.
 *
 * @param userId the user's key
 * @param username the user's name
 * @param passwordHash the encoded password
 * @param suspended whether the user may not sign in, for good or for now
 * @param active the profile that decides what may be seen and done
 * @param profiles all that the user may switch to
 */
public record SignedInUser(long userId, String username, String passwordHash, boolean suspended, Profile active,
		List<Profile> profiles) implements UserDetails, Serializable {

	SignedInUser withActive(Profile profile) {
		return new SignedInUser(this.userId, this.username, this.passwordHash, this.suspended, profile, this.profiles);
	}

	/** The same person with the profiles that are held by now. */
	SignedInUser withProfiles(List<Profile> held) {
		return new SignedInUser(this.userId, this.username, this.passwordHash, this.suspended, this.active, held);
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return this.active.role()
			.permissions()
			.stream()
			.map((permission) -> new SimpleGrantedAuthority(permission.authority()))
			.toList();
	}

	@Override
	public String getPassword() {
		return this.passwordHash;
	}

	@Override
	public String getUsername() {
		return this.username;
	}

	@Override
	public boolean isEnabled() {
		return !this.suspended;
	}

}
