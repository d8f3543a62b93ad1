package pe.siaf.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.rules.NotFound;

/** People's tokens for the API, each under one of their profiles. */
@Component
class ApiTokens {

	private static final int TOKEN_BYTES = 32;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final SecureRandom random = new SecureRandom();

	ApiTokens(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/**
	 * A user's tokens in force.
	 * @param username whose
	 * @return the tokens, oldest first
	 */
	List<HeldToken> of(String username) {
		return this.jdbc
			.sql("""
					select t.id, t.name, to_char(t.created_at at time zone 'America/Lima', 'DD/MM/YYYY HH24:MI') created, p.role
					from api_token t join app_user u on u.id = t.user_id join user_profile p on p.id = t.profile_id
					where u.username = ? and t.revoked_at is null order by t.id""")
			.param(username)
			.query(HeldToken.class)
			.list();
	}

	/**
	 * Gives a token under one of the user's profiles; who holds it acts as that person.
	 * @param username whose
	 * @param profileId under which it acts
	 * @param name what it is for
	 * @return the token, told once
	 * @throws NotFound if this user doesn't hold the profile
	 */
	@Transactional
	String give(String username, long profileId, String name) {
		byte[] noise = new byte[TOKEN_BYTES];
		this.random.nextBytes(noise);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
		int given = this.jdbc.sql("""
				insert into api_token (user_id, profile_id, name, token_hash)
				select p.user_id, p.id, ?, ? from user_profile p join app_user u on u.id = p.user_id
				where p.id = ? and u.username = ? and p.taken_at is null""")
			.params(name.strip(), Users.hash(token), profileId, username)
			.update();
		if (given == 0) {
			throw new NotFound("profile " + profileId + " of " + username);
		}
		told(username, "TOKEN_GIVEN", Map.of("name", name));
		return token;
	}

	/**
	 * Revokes a token.
	 * @param username whose
	 * @param tokenId which
	 * @throws NotFound if this user has no such token in force
	 */
	@Transactional
	void revoke(String username, long tokenId) {
		int revoked = this.jdbc.sql("""
				update api_token set revoked_at = now()
				where id = ? and user_id = (select id from app_user where username = ?) and revoked_at is null""")
			.params(tokenId, username)
			.update();
		if (revoked == 0) {
			throw new NotFound("token " + tokenId + " of " + username);
		}
		told(username, "TOKEN_REVOKED", Map.of("token", Long.toString(tokenId)));
	}

	private void told(String username, String action, Map<String, String> detail) {
		this.events.publishEvent(new UserChanged(username, action, detail));
	}

	/**
	 * A token in force.
	 *
	 * @param id its key
	 * @param name what it is for
	 * @param created when, as shown
	 * @param role of the profile under which it acts
	 */
	record HeldToken(long id, String name, String created, String role) {
	}

}
