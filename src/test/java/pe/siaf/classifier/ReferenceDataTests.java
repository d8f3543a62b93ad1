package pe.siaf.classifier;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What comes with the application, counted and checked against itself. */
@SiafTest
class ReferenceDataTests {

	private static final int YEAR = 2025;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Catalogues catalogues;

	@Autowired
	private Chains chains;

	@ParameterizedTest
	@CsvSource({ "functions, 25", "divisions, 54", "groups, 122", "categories, 128", "sources, 5", "rubros, 9",
			"units-of-measure, 14", "operation-types, 9", "document-types, 22" })
	void each_year_has_every_code_of_the_published_catalogues(String catalogue, int codes) {
		assertThat(
				count("select count(*) from catalogue_entry where fiscal_year = ? and catalogue = ?", YEAR, catalogue))
			.isEqualTo(codes);
		// the next year begins with the same; other tests add codes of their own to it
		assertThat(count("""
				select count(*) from catalogue_entry e where e.fiscal_year = ? and e.catalogue = ? and not exists (
				  select from catalogue_entry n
				  where n.fiscal_year = e.fiscal_year + 1 and n.catalogue = e.catalogue and n.code = e.code)""", YEAR,
				catalogue))
			.isZero();
		for (int year : new int[] { YEAR, YEAR + 1 }) {
			assertThat(
					count("""
							select count(*) from catalogue_year where fiscal_year = ? and catalogue = ? and state = 'PUBLISHED'""",
							year, catalogue))
				.isOne();
		}
	}

	@Test
	void the_programs_in_force_are_those_that_the_source_shows_for_the_year() {
		assertThat(count("select count(*) from budget_category where fiscal_year = ? and status = 'ACTIVE'", YEAR))
			.isEqualTo(91);
		assertThat(this.catalogues.isActive(YEAR, Catalogue.CATEGORIES, "0149")).isTrue();
		assertThat(this.catalogues.isActive(YEAR, Catalogue.CATEGORIES, "0001")).isFalse();
	}

	@Test
	void the_economic_classifier_holds_both_lists_and_all_levels_above_them() {
		assertThat(count("select count(*) from economic_item where fiscal_year = ? and imputable", YEAR))
			.isEqualTo(1409);
		assertThat(count("select count(*) from economic_item where fiscal_year = ?", YEAR)).isEqualTo(2018);
		assertThat(
				count("""
						select count(*) from economic_item i where fiscal_year = ? and not imputable
						and not exists (select from economic_item c where c.fiscal_year = i.fiscal_year and c.parent = i.code)""",
						YEAR))
			.isZero();
		assertThat(count("select count(*) from economic_item where fiscal_year = ? and parent is null", YEAR))
			.isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.1.1.1.1.8", "2.1.1.9.3.14", "2.1.1.13.1.2", "2.1.4.1.1.1", "2.1.4.1.1.6", "2.1.4.1.1.7",
			"2.3.1.5.1.2", "2.3.2.7.14.98", "2.3.2.9.1.1", "2.6.6.1.3.99", "2.6.7.1.4.3", "2.6.8.1.4.3" })
	void items_that_the_units_lines_use_receive_amounts(String item) {
		assertThatCode(() -> this.catalogues.requireImputable(YEAR, item, "E", "item")).doesNotThrowAnyException();
	}

	@Test
	void every_chain_fits_its_categorys_kind_and_may_be_used() {
		assertThat(count("""
				select count(*) from program_chain c cross join lateral chain_violations(c.fiscal_year, c.category,
				  c.product_project, c.activity, c.function_code, c.division, c.functional_group)
				where c.fiscal_year = ?""", YEAR)).isZero();
		assertThat(this.chains.violations(YEAR, new Chain("0149", "3000845", "5000295", "03", "004", "0004")))
			.isEmpty();
	}

	@Test
	void division_and_group_are_no_tree_006_stands_under_03_and_22() {
		assertThat(this.jdbc
			.sql("""
					select distinct function_code from program_chain where fiscal_year = ? and division = '006' order by 1""")
			.param(YEAR)
			.query(String.class)
			.list()).containsExactly("03", "22");
	}

	@Test
	void geography_holds_the_two_districts_that_the_list_lacks_and_closes_the_two_that_moved() {
		assertThat(names("130112", "180107", "980000", "000000")).containsExactly("AMBITO NACIONAL", "ALTO TRUJILLO",
				"SAN ANTONIO", "EXTERIOR");
		assertThat(count("""
				select count(*) from ubigeo where fiscal_year = ? and level = 'DEPARTMENT' and code <> '980000'""",
				YEAR))
			.isEqualTo(25);
		assertThat(count("select count(*) from ubigeo where fiscal_year = ? and level = 'PROVINCE'", YEAR))
			.isEqualTo(196);
		assertThat(count("""
				select count(*) from ubigeo where fiscal_year = ? and level = 'DISTRICT' and status = 'ACTIVE'""",
				YEAR))
			.isEqualTo(1892);
	}

	private List<String> names(String... codes) {
		return this.jdbc.sql("select name from ubigeo where fiscal_year = :year and code in (:codes) order by code")
			.param("year", YEAR)
			.param("codes", List.of(codes))
			.query(String.class)
			.list();
	}

	private int count(String sql, Object... parameters) {
		return this.jdbc.sql(sql).params(parameters).query(Integer.class).single();
	}

}
