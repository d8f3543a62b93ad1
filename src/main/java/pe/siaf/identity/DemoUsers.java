package pe.siaf.identity;

import java.util.List;
import java.util.Objects;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of the demonstration, with a token each. They exist only under the profile
 * {@code demo}; their password is written in the README.
 */
@Component
@Profile("demo")
@Order(10)
class DemoUsers implements ApplicationRunner {

	static final String PASSWORD = "siaf-demo";

	private static final String UNIT = "001650";

	private static final List<DemoUser> USERS = List.of(
			new DemoUser("rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET, Scope.national()),
			new DemoUser("analista.mef", "Alonso Paredes Ruiz", Role.MEF_ANALYST, Scope.national()),
			new DemoUser("tesoro.mef", "Teresa Salas Vega", Role.RECTOR_TREASURY, Scope.national()),
			new DemoUser("control.mef", "Camilo Bravo Ortiz", Role.RECTOR_TREASURY, Scope.national()),
			new DemoUser("contabilidad.mef", "César Huamán Torres", Role.RECTOR_ACCOUNTING, Scope.national()),
			new DemoUser("responsable.pp", "Patricia Rojas León", Role.PROGRAM_RESPONSIBLE,
					in(Scope.Kind.PROGRAM, "0149")),
			new DemoUser("coordinador.territorial", "Tomás Ccori Apaza", Role.TERRITORIAL_COORD,
					in(Scope.Kind.PROGRAM_GEOGRAPHY, "0149/15")),
			new DemoUser("presupuesto.pliego", "Paola Benites Cruz", Role.PLIEGO_BUDGET,
					in(Scope.Kind.PLIEGO, "09/096")),
			new DemoUser("titular.pliego", "Tulio Mendoza Rivas", Role.PLIEGO_HEAD, in(Scope.Kind.PLIEGO, "09/096")),
			new DemoUser("presupuesto.ue", "Pedro Chávez Luna", Role.UE_BUDGET, in(Scope.Kind.UE, UNIT)),
			new DemoUser("logistica.ue", "Lucía Ramos Díaz", Role.UE_LOGISTICS, in(Scope.Kind.UE, UNIT)),
			new DemoUser("personal.ue", "Hugo Salinas Tello", Role.UE_HR, in(Scope.Kind.UE, UNIT)),
			new DemoUser("contabilidad.ue", "Carmen Flores Soto", Role.UE_ACCOUNTING, in(Scope.Kind.UE, UNIT)),
			new DemoUser("tesoreria.ue", "Teodoro Vargas Peña", Role.UE_TREASURY, in(Scope.Kind.UE, UNIT)),
			new DemoUser("administracion.ue", "Adela Castro Núñez", Role.UE_ADMIN_HEAD, in(Scope.Kind.UE, UNIT)),
			new DemoUser("servicio.salud", "Sara Inga Poma", Role.SERVICE_POINT,
					in(Scope.Kind.COST_CENTRE, UNIT + "/01")),
			new DemoUser("inei", "Inés Aguirre Lazo", Role.STATS_REGISTRAR, Scope.national()),
			new DemoUser("auditor", "Augusto Cárdenas Ríos", Role.AUDITOR, Scope.national()),
			new DemoUser("admin", "Ada Morales Gil", Role.SYSADMIN, Scope.national()));

	/** Second profiles, so that the switch has something to switch to. */
	private static final List<DemoUser> SECOND_PROFILES = List.of(
			new DemoUser("responsable.pp", "", Role.ME_COORD, in(Scope.Kind.PROGRAM, "0149")),
			new DemoUser("responsable.pp", "", Role.PROGRAM_RESPONSIBLE, in(Scope.Kind.PROGRAM, "0001")),
			new DemoUser("analista.mef", "", Role.MEF_ANALYST, in(Scope.Kind.PLIEGO, "09/096")));

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final SecondFactors factors;

	DemoUsers(JdbcClient jdbc, PasswordEncoder encoder, SecondFactors factors) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.factors = factors;
	}

	/** Everybody of the demonstration. */
	static List<String> names() {
		return USERS.stream().map(DemoUser::username).toList();
	}

	/** What one of them signs in with. */
	static pe.siaf.identity.Profile profileOf(String username) {
		return USERS.stream()
			.filter((user) -> user.username().equals(username))
			.findFirst()
			.map((user) -> new pe.siaf.identity.Profile(0, username, user.personName(), user.role(), user.scope(),
					true))
			.orElseThrow(() -> new IllegalArgumentException(username + " isn't of the demonstration"));
	}

	/** The published token of one of them. */
	static String tokenOf(String username) {
		return "demo-" + username;
	}

	private static Scope in(Scope.Kind kind, String code) {
		return new Scope(kind, code);
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		if (this.jdbc.sql("select count(*) from app_user").query(Integer.class).single() > 0) {
			enrolApprovers();
			return;
		}
		String hash = Objects.requireNonNull(this.encoder.encode(PASSWORD));
		USERS.forEach((user) -> create(user, hash));
		SECOND_PROFILES.forEach(this::giveSecondProfile);
		enrolApprovers();
	}

	/**
	 * Whoever approves payments has the published second factor, until they change it.
	 */
	private void enrolApprovers() {
		USERS.stream()
			.filter((user) -> user.role().permissions().stream().anyMatch(Permission::needsSecondFactor))
			.forEach((user) -> this.jdbc.sql("""
					select id from app_user u where username = ?
					and not exists (select from second_factor f where f.user_id = u.id)""")
				.param(user.username())
				.query(Long.class)
				.optional()
				.ifPresent(this::enrol));
	}

	private void enrol(long userId) {
		this.factors.keep(userId, DemoCodes.SECRET);
		this.jdbc.sql("update second_factor set confirmed_at = now() where user_id = ?").param(userId).update();
	}

	private void giveSecondProfile(DemoUser user) {
		this.jdbc.sql("""
				insert into user_profile (user_id, role, scope_kind, scope_code)
				select id, ?, ?, ? from app_user where username = ?""")
			.params(user.role().name(), user.scope().kind().name(), user.scope().code(), user.username())
			.update();
	}

	private void create(DemoUser user, String hash) {
		long id = this.jdbc
			.sql("insert into app_user (username, person_name, password_hash) values (?, ?, ?) returning id")
			.params(user.username(), user.personName(), hash)
			.query(Long.class)
			.single();
		long profile = this.jdbc.sql("""
				insert into user_profile (user_id, role, scope_kind, scope_code, principal)
				values (?, ?, ?, ?, true) returning id""")
			.params(id, user.role().name(), user.scope().kind().name(), user.scope().code())
			.query(Long.class)
			.single();
		this.jdbc.sql("insert into api_token (user_id, profile_id, name, token_hash) values (?, ?, 'demo', ?)")
			.params(id, profile, Users.hash(tokenOf(user.username())))
			.update();
	}

	private record DemoUser(String username, String personName, Role role, Scope scope) {
	}

}
