package pe.siaf.identity;

import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The active profile of whoever is asking, in a session or through the API. */
@Component
public class CurrentProfile {

	/**
	 * The active profile.
	 * @return the profile
	 * @throws IllegalStateException outside a signed-in request: a route without a rule
	 */
	public Profile get() {
		return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
	}

	/**
	 * The active profile, where there is one.
	 * @return the profile, or empty on public pages
	 */
	public Optional<Profile> find() {
		return user().map(SignedInUser::active);
	}

	/**
	 * The person and all their profiles.
	 * @return the user, or empty on public pages
	 */
	public Optional<SignedInUser> user() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInUser user)
				? Optional.of(user) : Optional.empty();
	}

}
