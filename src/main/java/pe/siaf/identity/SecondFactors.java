package pe.siaf.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.rules.RuleViolation;

/**
 * People's second factors: begun, confirmed by a first code, proven by codes of which
 * none is taken twice, reset by an administrator. Five wrong codes in a quarter of an
 * hour close it for that time.
 */
@Component
class SecondFactors {

	static final int REFUSALS = 5;

	static final int LOCK_MINUTES = 15;

	static final int RECOVERY_CODES = 10;

	private static final int RECOVERY_BYTES = 15;

	private static final int CODE_LENGTH = 6;

	private final JdbcClient jdbc;

	private final SecretCipher cipher;

	private final SignIns signIns;

	private final ApplicationEventPublisher events;

	private final InstantSource time = InstantSource.system();

	private final SecureRandom random = new SecureRandom();

	SecondFactors(JdbcClient jdbc, SecretCipher cipher, SignIns signIns, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.signIns = signIns;
		this.events = events;
	}

	/**
	 * What a person has.
	 * @param username whose
	 * @return the factor, or empty if none was begun
	 */
	Optional<Factor> of(String username) {
		return this.jdbc
			.sql("""
					select f.user_id, f.secret, f.confirmed_at is not null confirmed, f.last_step,
					  (select count(*) from recovery_code c where c.user_id = f.user_id and c.used_at is null) recovery_codes
					from second_factor f join app_user u on u.id = f.user_id where u.username = ?""")
			.param(username)
			.query((row, number) -> new Factor(row.getLong("user_id"),
					this.cipher.decrypt(row.getBytes("secret"), row.getLong("user_id")), row.getBoolean("confirmed"),
					row.getLong("last_step"), row.getInt("recovery_codes")))
			.optional();
	}

	boolean isEnrolled(String username) {
		return this.jdbc.sql("""
				select exists (select from second_factor f join app_user u on u.id = f.user_id
				               where u.username = ? and f.confirmed_at is not null)""")
			.param(username)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Begins anew with a fresh secret, unless one was confirmed.
	 * @param user who
	 */
	@Transactional
	void begin(SignedInUser user) {
		byte[] secret = new byte[Totp.SECRET_BYTES];
		this.random.nextBytes(secret);
		if (keep(user.userId(), secret)) {
			told(user.username(), "SECOND_FACTOR_BEGUN");
		}
	}

	/**
	 * Confirms what was begun by a first code.
	 * @param user who
	 * @param code the code that the authenticator shows
	 * @return the recovery codes, told once, or empty if the code is wrong
	 */
	@Transactional
	List<String> confirm(SignedInUser user, String code) {
		if (verify(user.username(), code, false) != Outcome.PROVEN) {
			return List.of();
		}
		this.jdbc.sql("update second_factor set confirmed_at = now() where user_id = ? and confirmed_at is null")
			.param(user.userId())
			.update();
		told(user.username(), "SECOND_FACTOR_CONFIRMED");
		return renewRecoveryCodes(user.userId());
	}

	/**
	 * Replaces the recovery codes.
	 * @param user who
	 * @return the new ones, told once
	 */
	@Transactional
	List<String> renewRecoveryCodes(SignedInUser user) {
		told(user.username(), "RECOVERY_CODES_RENEWED");
		return renewRecoveryCodes(user.userId());
	}

	/**
	 * Takes a lost factor away: its person enrols anew.
	 * @param username whose
	 */
	@Transactional
	void reset(String username) {
		int removed = this.jdbc
			.sql("delete from second_factor where user_id = (select id from app_user where username = ?)")
			.param(username)
			.update();
		this.jdbc.sql("""
				delete from second_factor_proof where user_id = (select id from app_user where username = ?)""")
			.param(username)
			.update();
		if (removed > 0) {
			told(username, "SECOND_FACTOR_RESET");
		}
	}

	/**
	 * Takes a code of the authenticator or a recovery code. What was found is kept also
	 * when it is a refusal, so this returns and doesn't throw.
	 * @param username whose
	 * @param given as typed
	 * @return what it is worth
	 */
	@Transactional
	Outcome verify(String username, String given) {
		return verify(username, given, true);
	}

	private Outcome verify(String username, String given, boolean confirmed) {
		// the row is the lock: a code sent twice at once is taken once
		this.jdbc.sql("""
				select f.user_id from second_factor f join app_user u on u.id = f.user_id
				where u.username = ? for update of f""").param(username).query(Long.class).optional();
		Factor factor = of(username).orElse(null);
		if (factor == null || factor.confirmed() != confirmed) {
			return Outcome.NOT_ENROLLED;
		}
		if (isLocked(username)) {
			return Outcome.LOCKED;
		}
		String code = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
		boolean taken = (code.length() == CODE_LENGTH) ? takeCode(factor, code)
				: confirmed && takeRecoveryCode(username, factor, code);
		this.signIns.happened(username, taken ? "FACTOR_PROVEN" : "FACTOR_REFUSED");
		return taken ? Outcome.PROVEN : Outcome.REFUSED;
	}

	private boolean takeCode(Factor factor, String code) {
		OptionalLong step = Totp.accepted(factor.secret(), code, Totp.step(this.time.instant()), factor.lastStep());
		step.ifPresent((taken) -> this.jdbc.sql("update second_factor set last_step = ? where user_id = ?")
			.params(taken, factor.userId())
			.update());
		return step.isPresent();
	}

	private boolean takeRecoveryCode(String username, Factor factor, String code) {
		boolean taken = this.jdbc.sql("""
				update recovery_code set used_at = now() where user_id = ? and code_hash = ? and used_at is null""")
			.params(factor.userId(), Users.hash(code))
			.update() == 1;
		if (taken) {
			this.signIns.happened(username, "RECOVERY_CODE_USED");
		}
		return taken;
	}

	private boolean isLocked(String username) {
		return this.jdbc.sql("""
				select count(*) >= :refusals from sign_in_event e
				where e.username = :username and e.event = 'FACTOR_REFUSED'
				  and e.at > now() - make_interval(mins => :minutes)
				  and e.id > coalesce((select max(p.id) from sign_in_event p
				                       where p.username = :username and p.event = 'FACTOR_PROVEN'), 0)""")
			.param("refusals", REFUSALS)
			.param("minutes", LOCK_MINUTES)
			.param("username", username)
			.query(Boolean.class)
			.single();
	}

	private List<String> renewRecoveryCodes(long userId) {
		List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
		this.jdbc.sql("delete from recovery_code where user_id = ?").param(userId).update();
		codes.forEach((code) -> this.jdbc.sql("insert into recovery_code (user_id, code_hash) values (?, ?)")
			.params(userId, Users.hash(code.replace("-", "")))
			.update());
		return codes;
	}

	private String recoveryCode() {
		byte[] noise = new byte[RECOVERY_BYTES];
		this.random.nextBytes(noise);
		return String.join("-", Totp.base32(noise).split("(?<=\\G.{4})"));
	}

	/**
	 * Writes a secret that isn't confirmed yet.
	 * @return whether it was written: one that is confirmed stays
	 */
	boolean keep(long userId, byte[] secret) {
		return this.jdbc.sql("""
				insert into second_factor (user_id, secret) values (?, ?)
				on conflict (user_id) do update set secret = excluded.secret, last_step = 0
				  where second_factor.confirmed_at is null""")
			.params(userId, this.cipher.encrypt(secret, userId))
			.update() == 1;
	}

	private void told(String username, String action) {
		this.events.publishEvent(new UserChanged(username, action, Map.of()));
	}

	/** What a code is worth. */
	enum Outcome {

		PROVEN, NOT_ENROLLED, REFUSED, LOCKED;

		/**
		 * The refusal of a code that isn't good.
		 * @return the refusal, or {@code null} for a good one
		 */
		@Nullable RuleViolation refusal() {
			return switch (this) {
				case PROVEN -> null;
				case NOT_ENROLLED -> new RuleViolation(IdentityRule.SECOND_FACTOR_MISSING, Map.of());
				case REFUSED -> new RuleViolation(IdentityRule.SECOND_FACTOR_REFUSED, Map.of(), "otp");
				case LOCKED ->
					new RuleViolation(IdentityRule.SECOND_FACTOR_LOCKED, Map.of("minutes", LOCK_MINUTES), "otp");
			};
		}

	}

	/**
	 * A person's factor.
	 *
	 * @param userId whose
	 * @param secret shared with the authenticator
	 * @param confirmed whether a first code was given
	 * @param lastStep the step of the last code that was taken
	 * @param recoveryCodes how many are left
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Factor(long userId, byte[] secret, boolean confirmed, long lastStep, int recoveryCodes) {

		/** A code that would be taken at that time, for the demonstration. */
		String nextCode(Instant at) {
			return Totp.code(this.secret, Math.max(Totp.step(at), this.lastStep + 1));
		}

	}

}
