package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.rules.RuleViolation;

/**
 * People's own passwords: asked again before what an open session alone must not do, and
 * chosen.
 */
@Component
class Passwords {

	/** ASVS 5.0 V6.2.1 asks for at least eight and recommends fifteen. */
	static final int LENGTH = 12;

	/**
	 * Bytes that bcrypt looks at, less the one that ends them: of a longer password the
	 * rest would count for nothing.
	 */
	static final int BYTES = 71;

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final SignIns signIns;

	private final SignInThrottle throttle;

	private final ApplicationEventPublisher events;

	Passwords(JdbcClient jdbc, PasswordEncoder encoder, SignIns signIns, SignInThrottle throttle,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.signIns = signIns;
		this.throttle = throttle;
		this.events = events;
	}

	/**
	 * Refuses unless the person gives their password. A wrong one is kept as it would be
	 * at sign-in.
	 * @param username whose
	 * @param given as typed
	 * @throws RuleViolation IDN-005 if it is wrong, IDN-016 after too many wrong ones
	 */
	@Transactional(noRollbackFor = RuleViolation.class)
	void prove(String username, String given) {
		if (this.throttle.holdsBack(username)) {
			throw new RuleViolation(IdentityRule.PASSWORD_THROTTLED,
					Map.of("minutes", SignInThrottle.LONGEST_DELAY.toMinutes()), "present");
		}
		if (!this.encoder.matches(given, hashOf(username))) {
			this.signIns.happened(username, "REFUSED");
			throw new RuleViolation(IdentityRule.WRONG_PASSWORD, Map.of(), "present");
		}
	}

	/**
	 * Changes a person's password.
	 * @param username whose
	 * @param present the one that ends
	 * @param next the one that begins
	 * @throws RuleViolation IDN-003, IDN-013 or IDN-014 if the new one is too short, too
	 * long or easily guessed, IDN-015 if it isn't new; as {@link #prove} for the present
	 * one
	 */
	@Transactional(noRollbackFor = RuleViolation.class)
	void change(String username, String present, String next) {
		prove(username, present);
		if (next.codePointCount(0, next.length()) < LENGTH) {
			throw new RuleViolation(IdentityRule.PASSWORD_TOO_SHORT, Map.of("length", LENGTH), "next");
		}
		if (next.getBytes(StandardCharsets.UTF_8).length > BYTES) {
			throw new RuleViolation(IdentityRule.PASSWORD_TOO_LONG, Map.of("bytes", BYTES), "next");
		}
		if (EasyPasswords.isEasy(next, username)) {
			throw new RuleViolation(IdentityRule.PASSWORD_EASY, Map.of(), "next");
		}
		if (next.equals(present)) {
			throw new RuleViolation(IdentityRule.PASSWORD_SAME, Map.of(), "next");
		}
		this.jdbc.sql("update app_user set password_hash = ?, must_change_password = false where username = ?")
			.params(Objects.requireNonNull(this.encoder.encode(next)), username)
			.update();
		this.events.publishEvent(new UserChanged(username, "PASSWORD_CHANGED", Map.of()));
	}

	private String hashOf(String username) {
		return this.jdbc.sql("select password_hash from app_user where username = ?")
			.param(username)
			.query(String.class)
			.single();
	}

}
