package pe.siaf.territory;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.access.AccessFixture;
import pe.siaf.access.LevelMoney;
import pe.siaf.access.LevelQuantity;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.territory.Territory.Child;
import pe.siaf.territory.Territory.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the levels of government do in one department, province and district. */
@SiafTest
class TerritoryTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7900);

	private static final AtomicInteger TARGET = new AtomicInteger(3000);

	/** A department that no other test has. */
	private static final AtomicInteger DEPARTMENT = new AtomicInteger(60);

	private static final String NODE = AccessFixture.PRODUCT + "/" + AccessFixture.ACTIVITY;

	private static final Profile AUDITOR = new Profile(1, "auditor", "Persona", Role.AUDITOR, Scope.national(), true);

	@Autowired
	private AccessFixture access;

	@Autowired
	private Territories territories;

	@Autowired
	private Gazetteer gazetteer;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private String program;

	private String department;

	@BeforeEach
	void a_department_with_two_provinces_and_a_region_and_a_municipality_at_work() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.department = String.valueOf(DEPARTMENT.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		place("0000", "ANDAMARCA", "DEPARTMENT");
		place("0100", "HUÁNUCAY", "PROVINCE");
		place("0101", "CENTRO", "DISTRICT");
		place("0102", "RIBERA", "DISTRICT");
		place("0200", "PUNTAS", "PROVINCE");
		this.access.aUnit("997471", "R", "97/471", this.department);
		this.access.aUnit("997472", "M", "97/472", this.department);
	}

	@Test
	void a_department_shows_what_each_level_does_and_its_provinces_add_up_to_it() {
		String regional = target("997471", "0101", 1000);
		this.access.toProduce("997471", regional, 40, "persona");
		target("997472", "0102", 300);
		target("997472", "0200", 60);

		Territory page = page("0000");

		assertThat(page.money()).isEqualTo(new LevelMoney(Amount.of(1360), Amount.of(680), Amount.of(340)));
		Row product = page.rows().get(1);
		assertThat(product.isShared()).isTrue();
		assertThat(Objects.requireNonNull(product.cell("R")).quantity())
			.isEqualTo(new LevelQuantity("persona", new BigDecimal("40.0000"), null));
		assertThat(Objects.requireNonNull(product.cell("M")).units()).isEqualTo(1);
		assertThat(product.cell("E")).isNull();
		assertThat(page.children()).extracting(Child::name, (child) -> child.money().pim())
			.containsExactly(tuple("HUÁNUCAY", Amount.of(1300)), tuple("PUNTAS", Amount.of(60)));
	}

	@Test
	void a_district_shows_only_its_own_and_money_of_a_province_as_a_whole_is_not_lost() {
		target("997471", "0101", 1000);
		target("997471", "0100", 70);

		assertThat(page("0101").money().pim()).isEqualTo(Amount.of(1000));
		assertThat(page("0101").children()).isEmpty();
		assertThat(page("0100").money().pim()).isEqualTo(Amount.of(1070));
		assertThat(page("0100").children()).extracting(Child::name, (child) -> child.money().pim())
			.containsExactly(tuple("CENTRO", Amount.of(1000)), tuple("", Amount.of(70)), tuple("RIBERA", Amount.ZERO));
		assertThat(page("0101").path()).extracting(Place::name).containsExactly("ANDAMARCA", "HUÁNUCAY", "CENTRO");
	}

	@Test
	void people_of_a_department_are_not_counted_again_by_its_districts() {
		population("0000", 500);
		population("0101", 120);
		population("0102", 30);

		assertThat(programRow("0000").population()).isEqualByComparingTo("500");
		assertThat(programRow("0100").population()).isEqualByComparingTo("150");
		assertThat(programRow("0101").population()).isEqualByComparingTo("120");
		assertThat(page("0200").rows()).isEmpty();
	}

	@Test
	void people_nobody_serves_and_units_that_lead_twice_are_named_GRT_010_GRT_011() {
		population("0101", 120);
		population("0200", 80);
		grant("997471", this.department + "01");

		assertThat(page("0000").gaps()).extracting(Territory.Gap::ubigeo, Territory.Gap::program)
			.containsExactly(tuple(this.department + "0200", this.program));
		assertThat(page("0101").gaps()).isEmpty();
		assertThat(page("0101").overlaps()).isEmpty();

		grant("997472", this.department + "0101");
		assertThat(page("0101").overlaps()).singleElement()
			.satisfies((two) -> assertThat(two.codes()).isEqualTo("997471, 997472"));
		assertThat(page("0200").overlaps()).isEmpty();
	}

	@Test
	void who_answers_for_another_department_sees_no_money_here() {
		target("997471", "0101", 1000);
		Profile elsewhere = new Profile(1, "otro", "Persona", Role.AUDITOR, new Scope(Scope.Kind.GEOGRAPHY, "08"),
				true);

		Territory page = this.territories.of(2026, here("0000"), elsewhere);

		assertThat(page.rows()).isEmpty();
		assertThat(page.whole()).isFalse();
	}

	@Test
	void a_place_is_found_by_its_name_without_accents() {
		assertThat(this.gazetteer.search(2026, "huanucay", 50)).extracting(Gazetteer.Found::ubigeo)
			.contains(this.department + "0100");
	}

	@Test
	void the_page_the_file_and_the_interface_agree() {
		target("997471", "0101", 1234);

		assertThat(get("/territorio/" + this.department + "?year=2026")).hasStatusOk()
			.bodyText()
			.contains("ANDAMARCA", "1,234.00", "308.00");
		assertThat(get("/territorio/" + this.department + "/exportar?year=2026")).hasStatusOk()
			.bodyText()
			.contains("1234.00,617.00,308.00");
		assertThat(this.mvc.get()
			.uri("/api/v1/territory/" + this.department + "0000?year=2026")
			.header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.programs[0].products[0].levels[0].pim")
			.isEqualTo("1234.00");
	}

	@Test
	void a_place_that_is_not_in_the_catalogue_is_not_found_and_the_page_says_what_to_do() {
		assertThat(get("/territorio/999999?year=2026")).hasStatus(404).bodyText().contains("999999", "name=\"q\"");
		assertThat(
				this.mvc.get().uri("/api/v1/territory/999999?year=2026").header("Authorization", "Bearer demo-auditor"))
			.hasStatus(404);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(Signed.as("auditor")).exchange();
	}

	private void place(String rest, String name, String level) {
		this.jdbc
			.sql("insert into ubigeo (fiscal_year, code, name, level) values (2026, ?, ?, ?) on conflict do nothing")
			.params(this.department + rest, name, level)
			.update();
	}

	private String target(String unit, String rest, int pim) {
		String secFunc = String.valueOf(TARGET.incrementAndGet());
		this.access.aTarget(this.program, NODE, unit, secFunc, this.department + rest, pim);
		return secFunc;
	}

	private void population(String rest, int size) {
		this.jdbc.sql("""
				insert into target_population (version_id, position, name)
				select v, 1, 'Niños' from access_version(2026, ?) v
				where not exists (select from target_population t where t.version_id = v)""")
			.param(this.program)
			.update();
		this.jdbc.sql("""
				insert into population_size (population_id, kind, fiscal_year, ubigeo, size)
				select id, 'TARGET', 2026, ?, ? from target_population where version_id = access_version(2026, ?)""")
			.params(this.department + rest, size, this.program)
			.update();
	}

	private void grant(String unit, String geography) {
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, grantee_type, grantee_code, geography, operations)
					values (2026, ?, ?, ?, 'UE', ?, ?, array['EXECUTE_FIN'])""")
			.params(this.program, AccessFixture.PRODUCT, AccessFixture.ACTIVITY, unit, geography)
			.update();
	}

	private Row programRow(String rest) {
		return page(rest).rows().get(0);
	}

	private Territory page(String rest) {
		return this.territories.of(2026, here(rest), AUDITOR);
	}

	private Place here(String rest) {
		return this.gazetteer.find(2026, this.department + rest).orElseThrow();
	}

}
