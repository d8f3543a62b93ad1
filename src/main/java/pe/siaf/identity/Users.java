package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/** Users with their profiles, found by name at sign-in or by token in the API. */
@Repository
class Users implements UserDetailsService {

	private final JdbcClient jdbc;

	private final SignInThrottle throttle;

	Users(JdbcClient jdbc, SignInThrottle throttle) {
		this.jdbc = jdbc;
		this.throttle = throttle;
	}

	@Override
	public SignedInUser loadUserByUsername(String username) {
		return this.jdbc.sql(
				"select id, username, password_hash, suspended_at is not null suspended from app_user where username = ?")
			.param(username)
			.query(UserRow.class)
			.optional()
			.flatMap(this::withProfiles)
			.orElseThrow(() -> new UsernameNotFoundException(username));
	}

	/**
	 * Finds the user of an API token that was not revoked.
	 * @param secret as the caller sent it
	 * @return the user acting under the token's profile
	 */
	Optional<SignedInUser> findByToken(String secret) {
		return findByTokenHash(hash(secret));
	}

	/**
	 * Finds the user of an API token that was not revoked.
	 * @param hash the token's hash
	 * @return the user acting under the token's profile
	 */
	Optional<SignedInUser> findByTokenHash(String hash) {
		List<TokenRow> rows = this.jdbc
			.sql("""
					select u.id user_id, u.username, u.password_hash, t.profile_id, p.id, u.person_name, p.role, p.scope_kind,
					  p.scope_code, p.principal
					from api_token t
					join app_user u on u.id = t.user_id
					join user_profile p on p.user_id = u.id and p.taken_at is null
					where t.token_hash = :hash and t.revoked_at is null and u.suspended_at is null
					order by p.principal desc, p.id""")
			.param("hash", hash)
			.query((row, number) -> new TokenRow(row.getLong("user_id"), row.getString("password_hash"),
					row.getLong("profile_id"), profile(row, number)))
			.list();
		List<Profile> profiles = rows.stream().map(TokenRow::profile).toList();
		return rows.stream()
			.filter((row) -> row.profile().id() == row.profileId())
			.findFirst()
			.map((row) -> new SignedInUser(row.userId(), row.profile().username(), row.passwordHash(), false,
					row.profile(), profiles));
	}

	/**
	 * Whether somebody else knows the password: it was given, not chosen.
	 * @param username whose
	 * @return true until it is changed
	 */
	boolean mustChangePassword(String username) {
		return this.jdbc.sql("select exists (select from app_user where username = ? and must_change_password)")
			.param(username)
			.query(Boolean.class)
			.single();
	}

	private Optional<SignedInUser> withProfiles(UserRow user) {
		List<Profile> profiles = profilesOf(user.id());
		return profiles.stream()
			.filter(Profile::principal)
			.findFirst()
			.map((active) -> new SignedInUser(user.id(), user.username(), user.passwordHash(),
					user.suspended() || this.throttle.holdsBack(user.username()), active, profiles));
	}

	/**
	 * The profiles that a user holds now.
	 * @param userId the user's key
	 * @return the principal one first
	 */
	List<Profile> profilesOf(long userId) {
		return this.jdbc.sql("""
				select p.id, u.username, u.person_name, p.role, p.scope_kind, p.scope_code, p.principal
				from user_profile p join app_user u on u.id = p.user_id
				where p.user_id = :user and p.taken_at is null order by p.principal desc, p.id""")
			.param("user", userId)
			.query(Users::profile)
			.list();
	}

	private static Profile profile(ResultSet row, int number) throws SQLException {
		return new Profile(row.getLong("id"), row.getString("username"), row.getString("person_name"),
				Role.valueOf(row.getString("role")),
				new Scope(Scope.Kind.valueOf(row.getString("scope_kind")), row.getString("scope_code")),
				row.getBoolean("principal"));
	}

	/**
	 * What is kept of a token: its SHA-256.
	 * @param token the secret
	 * @return the hash in hex
	 */
	static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	record TokenRow(long userId, String passwordHash, long profileId, Profile profile) {
	}

	record UserRow(long id, String username, String passwordHash, boolean suspended) {
	}

}
