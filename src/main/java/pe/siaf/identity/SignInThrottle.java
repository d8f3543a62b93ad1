package pe.siaf.identity;

import java.time.Duration;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, without letting them lock a person out. Wrong ones
 * for a user from one address are answered slower and slower, up to a quarter of an hour.
 * Many wrong ones, for a user from anywhere or from an address for anybody, close the
 * door only where that user never came in from that address before.
 */
@Component
class SignInThrottle {

	/** So many wrong passwords of a user from an address are free. */
	static final int FREE = 5;

	/** What the next one costs; it doubles with each. */
	static final Duration FIRST_DELAY = Duration.ofSeconds(15);

	static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

	/** So many within an hour close what isn't known yet. */
	static final int FLOOD = 100;

	private final JdbcClient jdbc;

	SignInThrottle(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether even the right password is refused for now, from where the request comes.
	 * @param username whose
	 * @return true while it has to wait
	 */
	boolean holdsBack(String username) {
		String address = SignIns.address();
		return this.jdbc
			.sql("""
					with refused as (
					  select username, address, at from sign_in_event
					  where event = 'REFUSED' and at > now() - interval '1 hour' and (username = :username or address = :address)
					), came_in as (
					  select max(at) at from sign_in_event
					  where username = :username and event = 'SIGNED_IN' and address = :address and at > now() - interval '90 days'
					), pair as (
					  select count(*) wrong, max(r.at) last from refused r
					  where r.username = :username and r.address = :address
					    and r.at > coalesce((select at from came_in), '-infinity')
					)
					select (wrong >= :free and last > now() - make_interval(secs =>
					          least(:longest, :first * 2 ^ least(wrong - :free, 20))))
					    or ((select at from came_in) is null
					        and ((select count(*) from refused where username = :username) >= :flood
					          or (select count(*) from refused where address = :address) >= :flood))
					from pair""")
			.params(Map.of("username", username, "address", (address != null) ? address : "", "free", FREE, "first",
					FIRST_DELAY.toSeconds(), "longest", LONGEST_DELAY.toSeconds(), "flood", FLOOD))
			.query(Boolean.class)
			.single();
	}

}
