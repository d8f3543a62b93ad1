package pe.siaf.access;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.access.Articulation.Cell;
import pe.siaf.access.Articulation.Executor;
import pe.siaf.access.Articulation.Flaw;
import pe.siaf.access.Articulation.Row;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What each level of government does of a program, whom nobody serves, who leads twice.
 */
@SiafTest
class ArticulationTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7800);

	private static final AtomicInteger TARGET = new AtomicInteger(1000);

	private static final String NODE = AccessFixture.PRODUCT + "/" + AccessFixture.ACTIVITY;

	private static final Profile AUDITOR = new Profile(1, "auditor", "Persona", Role.AUDITOR, Scope.national(), true);

	@Autowired
	private AccessFixture access;

	@Autowired
	private Articulations articulations;

	@Autowired
	private Executors executors;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private String program;

	@BeforeEach
	void a_program_that_is_to_reach_people_in_two_departments() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		this.access.aUnit("997461", "R", "97/461", "08");
		this.access.aUnit("997462", "R", "97/462", "21");
		this.jdbc
			.sql("""
					with population as (
					  insert into target_population (version_id, position, name) values (access_version(2026, ?), 1, 'Niños') returning id)
					insert into population_size (population_id, kind, fiscal_year, ubigeo, size)
					select id, 'TARGET', 2026, place, size from population cross join (values ('080000', 300), ('210000', 100)) p(place, size)""")
			.param(this.program)
			.update();
	}

	@Test
	void people_in_a_place_without_executor_are_a_gap_GRT_010() {
		grant("997461", "LEAD", "08", "ALLOW");

		assertThat(matrix().gaps()).singleElement().satisfies((gap) -> {
			assertThat(gap.ubigeo()).isEqualTo("210000");
			assertThat(gap.people()).isEqualByComparingTo("100");
		});

		grant("997462", "SUPPORT", "21", "ALLOW");
		assertThat(matrix().gaps()).isEmpty();
	}

	@Test
	void exactly_one_lead_counts_a_population() {
		grant("997461", "LEAD", "08", "ALLOW");
		grant("997462", "CO_EXECUTOR", "", "ALLOW");
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, grantee_type, grantee_code, geography, operations)
					values (2026, ?, ?, ?, 'LEVEL', 'E', '', array['EXECUTE_FIN'])""")
			.params(this.program, AccessFixture.PRODUCT, AccessFixture.ACTIVITY)
			.update();

		Row product = matrix().rows().get(0);

		assertThat(share(product, "R")).hasToString("75.0");
		assertThat(share(product, "E")).hasToString("25.0");
		assertThat(share(product, "M")).hasToString("0.0");
	}

	@Test
	void two_units_that_lead_for_the_same_people_overlap_GRT_011() {
		grant("997461", "LEAD", "08", "ALLOW");
		grant("997462", "LEAD", "21", "ALLOW");
		assertThat(matrix().overlaps()).isEmpty();

		grant("997462", "LEAD", "08", "ALLOW");

		assertThat(matrix().overlaps()).singleElement()
			.satisfies((two) -> assertThat(two.codes()).isEqualTo("997461, 997462"));
	}

	@Test
	void a_lead_of_a_department_and_one_of_its_province_overlap_there_and_a_denied_one_does_not_GRT_011() {
		grant("997461", "LEAD", "08", "ALLOW");
		grant("997462", "LEAD", "0801", "ALLOW");

		assertThat(matrix().overlaps()).singleElement().satisfies((two) -> {
			assertThat(two.geography()).isEqualTo("0801");
			assertThat(two.codes()).isEqualTo("997461, 997462");
		});

		grant("997461", "LEAD", "", "DENY");
		assertThat(matrix().overlaps()).isEmpty();
	}

	@Test
	void money_outside_the_design_has_a_row_of_its_own_so_that_totals_add_up_to_the_ledger() {
		String second = secFunc();
		this.access.aTarget(this.program, NODE, "997461", secFunc(), "080101", 1000);
		this.access.aTarget(this.program, AccessFixture.PRODUCT + "/5999991", "997461", second, "080101", 300);
		this.access.aTarget(this.program, "3999991/5999992", "997462", secFunc(), "210101", 70);
		this.access.toProduce("997461", second, 40, "persona");

		Articulation matrix = matrix();
		Row total = matrix.rows().get(matrix.rows().size() - 1);

		assertThat(total.money()).isEqualTo(new LevelMoney(Amount.of(1370), Amount.of(685), Amount.of(342)));
		assertThat(pim(matrix, Row::isProduct)).isEqualTo(total.money().pim());
		assertThat(pim(matrix, (row) -> !row.activity().isEmpty())).isEqualTo(total.money().pim());
		assertThat(matrix.rows()).filteredOn((row) -> !row.designed())
			.extracting(Row::key)
			.containsExactly(AccessFixture.PRODUCT + "/5999991", "3999991", "3999991/5999992");
		assertThat(matrix.rows().get(2).cell("R").quantity())
			.isEqualTo(new LevelQuantity("persona", new BigDecimal("40.0000"), null));
	}

	@Test
	void a_cell_says_what_it_lacks() {
		grant("997461", "LEAD", "08", "ALLOW");
		assertThat(activity().cell("R").flaws()).containsExactly(Flaw.NO_TARGET, Flaw.NO_MONEY);
		assertThat(activity().cell("E").flaws()).containsExactly(Flaw.NOT_GRANTED);
		assertThat(activity().cell("M").flaws()).isEmpty();

		String target = secFunc();
		this.access.aTarget(this.program, NODE, "997461", target, "080101", 1000);
		this.access.toProduce("997461", target, 10, "persona");
		assertThat(activity().cell("R").flaws()).isEmpty();

		this.access.aUnit("997463", "M", "97/463", "08");
		this.access.aTarget(this.program, NODE, "997463", secFunc(), "080101", 500);
		assertThat(activity().cell("M").flaws()).containsExactly(Flaw.MONEY_WITHOUT_GRANT);
	}

	@Test
	void who_sees_only_a_part_of_the_money_is_not_told_that_it_is_missing() {
		grant("997461", "LEAD", "08", "ALLOW");
		Profile elsewhere = new Profile(1, "pliego", "Persona", Role.PLIEGO_BUDGET,
				new Scope(Scope.Kind.PLIEGO, "97/462"), true);

		Articulation matrix = this.articulations.of(this.program, 2026, elsewhere);

		assertThat(matrix.whole()).isFalse();
		assertThat(matrix.rows().get(1).cell("R").flaws()).isEmpty();
	}

	@Test
	void a_cell_opens_into_its_units_with_and_without_grant_or_money() {
		grant("997461", "LEAD", "08", "ALLOW");
		this.access.aTarget(this.program, NODE, "997462", secFunc(), "210101", 800);

		assertThat(this.executors.of(this.program, 2026, NODE, "R", AUDITOR))
			.extracting(Executor::secEjec, Executor::role, (unit) -> unit.money().pim())
			.containsExactly(tuple("997462", null, Amount.of(800)), tuple("997461", "LEAD", Amount.ZERO));
		assertThat(this.executors.of(this.program, 2026, NODE, "M", AUDITOR)).isEmpty();
		assertThat(this.mvc.get()
			.uri("/programas/" + this.program + "/articulacion/unidades?year=2026&nivel=R&nodo=" + NODE)
			.with(Signed.as("auditor"))).hasStatusOk().bodyText().contains("997461", "997462", "800.00");
	}

	@Test
	void the_matrix_is_taken_away_as_a_table() {
		this.access.aTarget(this.program, NODE, "997461", secFunc(), "080101", 1000);

		assertThat(this.mvc.get()
			.uri("/programas/" + this.program + "/articulacion/exportar?year=2026&format=csv")
			.with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(AccessFixture.PRODUCT + "," + AccessFixture.ACTIVITY, "1000.00,500.00,250.00");
	}

	@Test
	void a_unit_counts_once_in_activity_product_and_total_and_not_where_it_is_denied() {
		grant("997461", "LEAD", "08", "ALLOW");
		grant("997462", "CO_EXECUTOR", "", "ALLOW");
		grant("997462", "CO_EXECUTOR", "", "DENY");

		assertThat(matrix().rows()).hasSize(3)
			.extracting((row) -> row.cell("R"))
			.extracting(Cell::units)
			.containsOnly(1L);
		assertThat(matrix().rows()).extracting((row) -> row.cell("M")).extracting(Cell::units).containsOnly(0L);
	}

	@Test
	void the_page_shows_matrix_and_gaps() {
		assertThat(
				this.mvc.get().uri("/programas/" + this.program + "/articulacion?year=2026").with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains(AccessFixture.ACTIVITY, "GRT-010", "210000");
	}

	/** Its own number, since units outlive a test. */
	private static String secFunc() {
		return String.valueOf(TARGET.incrementAndGet());
	}

	private static Percentage share(Row row, String level) {
		return Objects.requireNonNull(Objects.requireNonNull(row.cell(level).coverage()).share());
	}

	private static Amount pim(Articulation matrix, Predicate<Row> of) {
		return matrix.rows()
			.stream()
			.filter((row) -> !row.isTotal())
			.filter(of)
			.map((row) -> row.money().pim())
			.reduce(Amount.ZERO, Amount::plus);
	}

	private Row activity() {
		return matrix().rows().get(1);
	}

	private Articulation matrix() {
		return this.articulations.of(this.program, 2026, AUDITOR);
	}

	private void grant(String unit, String role, String geography, String effect) {
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, effect, grantee_type, grantee_code, geography,
					  share_role, operations)
					values (2026, ?, ?, ?, ?, 'UE', ?, ?, ?, array['EXECUTE_FIN'])""")
			.params(this.program, AccessFixture.PRODUCT, AccessFixture.ACTIVITY, effect, unit, geography, role)
			.update();
	}

}
