package pe.siaf.institution;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Units of the reference data, their rule and their pages. */
@SiafTest
class InstitutionTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Units units;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void all_national_units_and_municipalities_are_there() {
		assertThat(count("E")).isEqualTo(449);
		assertThat(count("M")).isEqualTo(1891);
		assertThat(this.jdbc
			.sql("""
					select count(*) from implementing_unit where fiscal_year = 2025 and level = 'E' and status = 'ACTIVE'""")
			.query(Integer.class)
			.single()).isEqualTo(374);
	}

	@Test
	void the_demo_unit_stands_in_its_pliego_and_sector() {
		Unit unit = this.units.find(2025, "001650").orElseThrow();
		assertThat(unit.pliego()).isEqualTo("096");
		assertThat(unit.sector()).isEqualTo("09");
		assertThat(unit.sectorName()).isEqualTo("ECONOMIA Y FINANZAS");
		assertThat(unit.isActive()).isTrue();
	}

	@Test
	@Transactional
	void org_001_only_units_that_are_active_in_the_year_act() {
		assertThatCode(() -> this.units.requireActive(2025, "001650")).doesNotThrowAnyException();
		assertRefused(2025, "999999");
		assertRefused(1999, "001650");
		this.jdbc
			.sql("update implementing_unit set status = 'SUSPENDED' where fiscal_year = 2026 and sec_ejec = '301250'")
			.update();
		assertRefused(2026, "301250");
	}

	@Test
	void pages_lead_from_the_level_down_to_the_unit() {
		assertThat(page("/instituciones?year=2025")).contains("449").contains("1,891");
		assertThat(page("/instituciones?year=2025&nivel=E")).contains("09. ECONOMIA Y FINANZAS");
		assertThat(page("/instituciones?year=2025&nivel=E&sector=09&pliego=096")).contains("/instituciones/001650");
		assertThat(page("/instituciones?year=2025&nivel=M&departamento=15&provincia=1501")).contains("ANCON");
		assertThat(page("/instituciones?year=2025&q=peru compras")).contains("001650. CENTRAL DE COMPRAS");
		assertThat(page("/instituciones?year=2025&q=zzzz")).contains("Ninguna unidad coincide");
		assertThat(page("/instituciones/001650?year=2025")).contains("20600927818").contains("/presupuesto/lineas");
	}

	@Test
	void a_unit_outside_the_scope_shows_its_data_but_no_way_to_its_budget() {
		assertThat(page("/instituciones/000094?year=2025")).contains("HUAMANGA").doesNotContain("/presupuesto/lineas?");
	}

	@Test
	void an_unknown_unit_is_not_found() {
		assertThat(this.mvc.get().uri("/instituciones/999999?year=2025").with(Signed.as("presupuesto.ue")))
			.hasStatus(404);
	}

	@Test
	void the_export_holds_the_filtered_units_with_their_zeros() {
		assertThat(page("/instituciones/exportacion?year=2025&nivel=E&sector=09&pliego=096&formato=csv"))
			.contains(",001650,")
			.hasLineCount(2);
	}

	private String page(String uri) {
		return new String(this.mvc.get()
			.uri(uri)
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private int count(String level) {
		return this.jdbc.sql("select count(*) from implementing_unit where fiscal_year = 2025 and level = ?")
			.param(level)
			.query(Integer.class)
			.single();
	}

	private void assertRefused(int year, String unit) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.units.requireActive(year, unit))
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(InstitutionRule.UNIT_ACTIVE));
	}

}
