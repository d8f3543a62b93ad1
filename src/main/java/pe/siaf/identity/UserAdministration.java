package pe.siaf.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Creates users, gives and takes profiles (role SYSADMIN, domain 1.8). */
@Component
class UserAdministration {

	private static final int TEMPORARY_PASSWORD_BYTES = 16;

	private static final Map<Scope.Kind, Pattern> CODE_FORMS = new EnumMap<>(Map.of(Scope.Kind.NATIONAL,
			Pattern.compile(""), Scope.Kind.SECTOR, Pattern.compile("\\d{2}"), Scope.Kind.PLIEGO,
			Pattern.compile("\\d{2}/\\d{3}|\\d{6}"), Scope.Kind.UE, Pattern.compile("\\d{6}"), Scope.Kind.COST_CENTRE,
			Pattern.compile("\\d{6}/\\S{1,15}"), Scope.Kind.PROGRAM, Pattern.compile("\\d{4}"), Scope.Kind.GEOGRAPHY,
			Pattern.compile("\\d{2}"), Scope.Kind.PROGRAM_GEOGRAPHY, Pattern.compile("\\d{4}/\\d{2}")));

	private static final Pattern DNI = Pattern.compile("(\\d{8})?");

	private final JdbcClient jdbc;

	private final UserRegister register;

	private final PasswordEncoder encoder;

	private final ApplicationEventPublisher events;

	private final SecureRandom random = new SecureRandom();

	UserAdministration(JdbcClient jdbc, UserRegister register, PasswordEncoder encoder,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.register = register;
		this.encoder = encoder;
		this.events = events;
	}

	/**
	 * Creates a user with a first profile.
	 * @param dni the person's national identity document, or empty
	 * @return the temporary password, told once
	 */
	@Transactional
	String create(String username, String personName, String dni, Role role, Scope scope) {
		String password = create(username, personName, role, scope);
		if (!dni.isBlank()) {
			identify(username, dni);
		}
		return password;
	}

	/**
	 * Says which national identity document a user has: other systems name persons by it.
	 * @param username whose
	 * @param dni eight digits, or empty where there is none
	 * @throws RuleViolation IDN-019 if it has another form, IDN-018 if it is another
	 * user's
	 */
	@Transactional
	void identify(String username, String dni) {
		idOf(username);
		String said = dni.strip();
		if (!DNI.matcher(said).matches()) {
			throw new RuleViolation(IdentityRule.DNI_FORM, Map.of("dni", said), "dni");
		}
		int changed = refusing(() -> this.jdbc
			.sql("update app_user set dni = nullif(:dni, '') where username = :username and coalesce(dni, '') <> :dni")
			.param("dni", said)
			.param("username", username)
			.update());
		if (changed > 0) {
			told(username, "USER_IDENTIFIED", Map.of("dni", said.isEmpty() ? "–" : said));
		}
	}

	/** Creates a user without a document. */
	@Transactional
	String create(String username, String personName, Role role, Scope scope) {
		String password = secret(TEMPORARY_PASSWORD_BYTES);
		long id = refusing(() -> this.jdbc.sql(
				"insert into app_user (username, person_name, password_hash, must_change_password) values (?, ?, ?, true) returning id")
			.params(username, personName, Objects.requireNonNull(this.encoder.encode(password)))
			.query(Long.class)
			.single());
		insertProfile(id, role, scope, true);
		told(username, "USER_CREATED", Map.of("name", personName, "profile", role + " " + scope.code()));
		return password;
	}

	@Transactional
	void giveProfile(String username, Role role, Scope scope) {
		insertProfile(idOf(username), role, scope, false);
		told(username, "PROFILE_GIVEN", Map.of("profile", role + " " + scope.kind() + " " + scope.code()));
	}

	/**
	 * Takes a profile away: sessions and tokens that act under it end at once.
	 * @param username whose
	 * @param profileId which
	 * @throws NotFound if this user doesn't hold it
	 * @throws RuleViolation IDN-008 if it is the only one
	 */
	@Transactional
	void takeProfile(String username, long profileId) {
		long id = idOf(username);
		if (this.register.profiles(username).stream().noneMatch((profile) -> profile.id() == profileId)) {
			throw new NotFound("profile " + profileId + " of " + username);
		}
		if (this.register.profiles(username).size() < 2) {
			throw new RuleViolation(IdentityRule.LAST_PROFILE, Map.of("username", username));
		}
		this.jdbc.sql("update user_profile set taken_at = now(), principal = false where id = ?")
			.param(profileId)
			.update();
		this.jdbc.sql("update api_token set revoked_at = now() where profile_id = ? and revoked_at is null")
			.param(profileId)
			.update();
		this.jdbc.sql("""
				update user_profile set principal = true
				where id = (select min(id) from user_profile where user_id = :user and taken_at is null)
				  and not exists (select 1 from user_profile where user_id = :user and principal)""")
			.param("user", id)
			.update();
		endSessions(username);
		told(username, "PROFILE_TAKEN", Map.of("profile", Long.toString(profileId)));
	}

	@Transactional
	void suspend(String username) {
		idOf(username);
		int others = this.jdbc.sql("""
				select count(*) from app_user u join user_profile p on p.user_id = u.id and p.taken_at is null
				where p.role = 'SYSADMIN' and u.suspended_at is null and u.username <> ?""")
			.param(username)
			.query(Integer.class)
			.single();
		boolean administrator = this.register.profiles(username)
			.stream()
			.anyMatch((profile) -> profile.role().equals("SYSADMIN"));
		if (administrator && others == 0) {
			throw new RuleViolation(IdentityRule.LAST_ADMINISTRATOR, Map.of("username", username));
		}
		this.jdbc.sql("update app_user set suspended_at = now() where username = ? and suspended_at is null")
			.param(username)
			.update();
		endSessions(username);
		told(username, "USER_SUSPENDED", Map.of());
	}

	@Transactional
	void resume(String username) {
		idOf(username);
		this.jdbc.sql("update app_user set suspended_at = null where username = ?").param(username).update();
		told(username, "USER_RESUMED", Map.of());
	}

	@Transactional
	String resetPassword(String username) {
		idOf(username);
		String password = secret(TEMPORARY_PASSWORD_BYTES);
		store(username, password);
		endSessions(username);
		told(username, "PASSWORD_RESET", Map.of());
		return password;
	}

	private void insertProfile(long userId, Role role, Scope scope, boolean principal) {
		if (!role.scopeKinds().contains(scope.kind())) {
			throw new RuleViolation(IdentityRule.SCOPE_OF_ROLE,
					Figures.of("role", role.name(), "scope", scope.kind().name()), "role");
		}
		if (!Objects.requireNonNull(CODE_FORMS.get(scope.kind())).matcher(scope.code()).matches()) {
			throw new RuleViolation(IdentityRule.SCOPE_CODE_FORM,
					Map.of("code", scope.code().isEmpty() ? "–" : scope.code()), "scopeCode");
		}
		refusing(() -> this.jdbc.sql("""
				insert into user_profile (user_id, role, scope_kind, scope_code, principal) values (?, ?, ?, ?, ?)
				on conflict (user_id, role, scope_kind, scope_code) do update set taken_at = null
				  where user_profile.taken_at is not null
				returning id""")
			.params(userId, role.name(), scope.kind().name(), scope.code(), principal)
			.query(Long.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(IdentityRule.PROFILE_ONCE, Map.of("role", role.name()))));
	}

	private void store(String username, String password) {
		this.jdbc.sql("update app_user set password_hash = ?, must_change_password = true where username = ?")
			.params(Objects.requireNonNull(this.encoder.encode(password)), username)
			.update();
	}

	/** A session carries a copy of its user's profiles: whoever is signed in is out. */
	private void endSessions(String username) {
		this.jdbc.sql("delete from spring_session where principal_name = ?").param(username).update();
	}

	/** Finds the user; the row is the lock of what is done to one person at once. */
	private long idOf(String username) {
		return this.jdbc.sql("select id from app_user where username = ? for no key update")
			.param(username)
			.query(Long.class)
			.optional()
			.orElseThrow(NotFound::new);
	}

	private void told(String username, String action, Map<String, String> detail) {
		this.events.publishEvent(new UserChanged(username, action, detail));
	}

	private String secret(int bytes) {
		byte[] noise = new byte[bytes];
		this.random.nextBytes(noise);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
	}

	private static <T> T refusing(Supplier<T> statement) {
		try {
			return statement.get();
		}
		catch (DataIntegrityViolationException refused) {
			throw switch (ConstraintName.in(refused).orElse("")) {
				case "dni_once" -> new RuleViolation(IdentityRule.DNI_ONCE, Map.of(), "dni");
				case "username_once" -> new RuleViolation(IdentityRule.USERNAME_ONCE, Map.of(), "username");
				case "sysadmin_holds_no_other_role" ->
					new RuleViolation(IdentityRule.SYSADMIN_HOLDS_NO_OTHER_ROLE, Map.of(), "role");
				default -> refused;
			};
		}
	}

}
