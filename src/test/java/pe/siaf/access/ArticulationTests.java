package pe.siaf.access;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.access.Articulation.Cell;
import pe.siaf.access.Articulation.Row;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each level of government does of a program, whom nobody serves, who leads twice.
 */
@SiafTest
class ArticulationTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7800);

	private static final Profile AUDITOR = new Profile(1, "auditor", "Persona", Role.AUDITOR, Scope.national(), true);

	@Autowired
	private AccessFixture access;

	@Autowired
	private Articulations articulations;

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

		assertThat(product.cell("R").coverage()).hasToString("75.0");
		assertThat(product.cell("E").coverage()).hasToString("25.0");
		assertThat(product.cell("M").coverage()).hasToString("0.0");
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
