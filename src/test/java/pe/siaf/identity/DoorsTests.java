package pe.siaf.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.DoorKnock.Visitor;
import pe.siaf.identity.DoorTable.Line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

/**
 * Every way into the application, tried by nobody, by each role and by officers of
 * another unit, against {@code docs/security/doors.md}.
 */
@SiafTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTests {

	@Autowired
	private WebApplicationContext context;

	private MockMvc mvc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private UserRegister register;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private APurchase purchase;

	private List<Door> doors = List.of();

	private DoorTable table;

	private DoorKnock knock;

	@BeforeAll
	void the_house() throws IOException {
		// the usual one keeps what thousands of requests print
		SpringBootMockMvcBuilderCustomizer customizer = new SpringBootMockMvcBuilderCustomizer(this.context);
		customizer.setPrint(MockMvcPrint.NONE);
		DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(this.context);
		customizer.customize(builder);
		this.mvc = builder.build();
		this.doors = Door.of(this.context)
			.values()
			.stream()
			// whoever signs out is out: last
			.sorted(Comparator.comparing((door) -> door.route().equals("/logout")))
			.toList();
		this.table = DoorTable.read();
		this.knock = new DoorKnock(this.mvc, this.purchase.papers("100"));
	}

	@Test
	void each_way_in_stands_in_the_table_and_nothing_else() {
		List<String> ways = this.doors.stream().map(Door::name).toList();
		assertThat(ways).as("ways in without a line").filteredOn((way) -> !this.table.names().contains(way)).isEmpty();
		assertThat(this.table.names()).as("lines without a way in")
			.filteredOn((line) -> !ways.contains(line))
			.isEmpty();
	}

	@Test
	void nobody_comes_in_without_signing_in() throws Exception {
		List<String> wrong = new ArrayList<>();
		for (Door door : listed()) {
			int status = this.knock.on(door, null);
			boolean out = status == 401;
			if (out == this.table.of(door).open() && !door.name().equals("POST /logout")) {
				wrong.add(door.name() + " answered " + status);
			}
		}
		assertThat(wrong).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void each_role_opens_its_doors_and_no_other(Role role) throws Exception {
		Visitor visitor = visitor(role, own(role));
		List<String> wrong = new ArrayList<>();
		for (Door door : listed()) {
			Line line = this.table.of(door);
			int status = this.knock.on(door, visitor);
			boolean right = line.roles().contains(role) ? status != 401 && status != 403 && status < 500
					: status == 403 || status == 404;
			boolean found = !(line.read() && line.own() && reachesUnits(visitor)) || status != 404;
			if (!right || !found) {
				wrong.add(door.name() + " answered " + status);
			}
		}
		assertThat(wrong).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void officers_of_another_unit_find_nothing(Role role) throws Exception {
		Scope elsewhere = elsewhere(role);
		List<Door> theirs = listed().stream()
			.filter((door) -> this.table.of(door).own() && this.table.of(door).roles().contains(role))
			.toList();
		if (elsewhere.kind() == Scope.Kind.NATIONAL || theirs.isEmpty()) {
			return;
		}
		Visitor visitor = visitor(role, elsewhere);
		List<String> wrong = new ArrayList<>();
		for (Door door : theirs) {
			int status = this.knock.on(door, visitor);
			if (status != 403 && status != 404) {
				wrong.add(door.name() + " answered " + status);
			}
		}
		assertThat(wrong).isEmpty();
	}

	/** What isn't listed is told by its own test. */
	private List<Door> listed() {
		return this.doors.stream().filter((door) -> this.table.names().contains(door.name())).toList();
	}

	private static boolean reachesUnits(Visitor visitor) {
		return Stream.of(Scope.Kind.NATIONAL, Scope.Kind.UE).anyMatch((kind) -> kind == visitor.scope().kind());
	}

	private static Scope own(Role role) {
		return in(role, APurchase.UNIT, "09/009", "9001");
	}

	private static Scope elsewhere(Role role) {
		return in(role, "000003", "09/099", "0001");
	}

	private static Scope in(Role role, String unit, String pliego, String program) {
		return switch (role) {
			case PLIEGO_HEAD, PLIEGO_BUDGET -> new Scope(Scope.Kind.PLIEGO, pliego);
			case UE_BUDGET, UE_LOGISTICS, UE_HR, UE_ACCOUNTING, UE_TREASURY, UE_ADMIN_HEAD ->
				new Scope(Scope.Kind.UE, unit);
			case SERVICE_POINT -> new Scope(Scope.Kind.COST_CENTRE, unit + "/01");
			case PROGRAM_RESPONSIBLE, ME_COORD -> new Scope(Scope.Kind.PROGRAM, program);
			case TERRITORIAL_COORD -> new Scope(Scope.Kind.PROGRAM_GEOGRAPHY, program + "/15");
			default -> Scope.national();
		};
	}

	private Visitor visitor(Role role, Scope scope) throws Exception {
		String name = role.name().toLowerCase(Locale.ROOT) + "." + UUID.randomUUID().toString().substring(0, 8);
		name = name.replace('_', '.');
		String password = this.administration.create(name, "Persona", role, scope);
		this.jdbc.sql("update app_user set must_change_password = false where username = ?").param(name).update();
		String token = this.tokens.give(name, this.register.profiles(name).get(0).id(), "doors");
		Cookie session = this.mvc.perform(formLogin("/login").user(name).password(password))
			.andReturn()
			.getResponse()
			.getCookie("SESSION");
		assertThat(session).isNotNull();
		return new Visitor(role, scope, session, token);
	}

}
