package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.logframe.DesignFixture.ADesign;
import pe.siaf.logframe.DesignRule.Column;

import static org.assertj.core.api.Assertions.assertThat;

/** What a review says of a design: words with figures, money, a grade. */
@SiafTest
@Transactional
class DesignReviewTests {

	/** A year and unit of the demo data that have lines to copy. */
	private static final String BUDGET = """
			insert into budget_category (fiscal_year, code, name, kind) values (2025, :program, 'PROGRAMA', 'PP');
			insert into product_project (fiscal_year, code, name)
			values (2025, '3000001', 'ACCIONES COMUNES'), (2025, '3000844', 'PRODUCTO') on conflict do nothing;
			insert into program_chain (fiscal_year, function_code, division, functional_group, category, product_project, activity)
			select c.fiscal_year, c.function_code, c.division, c.functional_group, :program, p.code, c.activity
			from (select * from program_chain where fiscal_year = 2025 and activity like '5%' limit 1) c
			cross join (values ('3000001'), ('3000844')) p(code)""";

	@Autowired
	private DesignFixture given;

	@Autowired
	private DesignReview review;

	@Autowired
	private Logframes logframes;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "es", "en" })
	void every_finding_is_explained_with_its_figures(String language) {
		ADesign design = this.given.aSoundDesign();
		design.run("""
				update indicator_target set target = 35 where indicator = :growth and fiscal_year = 2026;
				update indicator_sheet set baseline = null, dimension = null where indicator = :weight;
				update operational_model set unit_cost = null, concentration = null where node_id = :activity;
				update logframe_node set unit_of_measure = '036', unit_name = 'DOCUMENTO' where id = :product;
				update responsible set term_to = '2025-12-31' where version_id = :version and node_id is null""");
		LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
		try {
			assertThat(design.findings()).isNotEmpty()
				.map(this.review::explain)
				.allSatisfy((said) -> assertThat(said.title() + said.wrong() + said.why() + said.mend())
					.doesNotContain("{", "key:", "keys:", "''"));
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@Test
	void a_finding_says_what_the_figures_are() {
		ADesign design = this.given.aSoundDesign()
			.run("update indicator_target set target = 35 where indicator = :growth and fiscal_year = 2026");
		LocaleContextHolder.setLocale(Locale.forLanguageTag("es"));
		try {
			assertThat(this.review.explain(design.findings().get(0)).wrong())
				.isEqualTo("Resultado específico: el indicador T" + design.program()
						+ "growth mejora si sube y su meta retrocede a 30 en 2027.");
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@ParameterizedTest
	@CsvSource({ "100, 900, ''", "101, 900, DSN-045 3000001", "0, 900, ''" })
	void common_actions_may_take_a_tenth_of_the_program(String common, String other, String expected) {
		ADesign design = this.given.aSoundDesign();
		budget(design, common, other);

		Logframe logframe = this.logframes.of(design.version(), 2025);
		assertThat(this.review.findings(design.version(), logframe))
			.filteredOn((finding) -> finding.rule() == DesignRule.COMMON_ACTIONS_HEAVY)
			.map((finding) -> finding.rule().code() + " " + finding.node())
			.isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
	}

	private void budget(ADesign design, String common, String other) {
		for (String sql : BUDGET.split(";", -1)) {
			this.jdbc.sql(sql).param("program", design.program()).update();
		}
		String[][] targets = { { "9991", "3000001", common }, { "9992", "3000844", other } };
		for (String[] target : targets) {
			this.jdbc
				.sql("""
						insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
						  product_project, activity, meta, purpose, name, department, province, district)
						select t.fiscal_year, t.sec_ejec, :func, c.function_code, c.division, c.functional_group, c.category, c.product_project,
						  c.activity, t.meta, t.purpose, 'META DE PRUEBA', t.department, t.province, t.district
						from (select * from budget_target where fiscal_year = 2025 limit 1) t
						join program_chain c on c.fiscal_year = 2025 and c.category = :program and c.product_project = :product;
						""")
				.param("func", target[0])
				.param("program", design.program())
				.param("product", target[1])
				.update();
			this.jdbc
				.sql("""
						insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin, pia, pim)
						select l.fiscal_year, t.sec_ejec, t.sec_func, l.rubro, l.resource_type, l.item, l.expenditure_category, l.origin, 0, :pim
						from (select * from budget_line where fiscal_year = 2025 limit 1) l
						join budget_target t on t.fiscal_year = 2025 and t.sec_func = :func and t.category = :program""")
				.param("func", target[0])
				.param("program", design.program())
				.param("pim", new BigDecimal(target[2]))
				.update();
		}
	}

	@Test
	void a_sound_design_has_the_best_grade_and_passes_all_it_was_asked() {
		DesignGrade grade = this.given.aSoundDesign().review().grade();

		assertThat(grade.grade()).isEqualTo("A");
		assertThat(grade.overall().passed()).isEqualTo(grade.overall().made()).isGreaterThan(60);
		assertThat(grade.columns()).containsOnlyKeys(Column.values());
		assertThat(grade.levels()).containsOnlyKeys(Level.values());
	}

	@Test
	void a_warning_costs_a_share_and_a_block_costs_the_grade() {
		ADesign warned = this.given.aSoundDesign().run("delete from responsible where node_id = :product");
		ADesign blocked = this.given.aSoundDesign().run("delete from assumption where node_id = :sr");

		assertThat(warned.review().grade().grade()).isEqualTo("A");
		assertThat(warned.review().grade().columns().get(Column.DELIVERY).percentage().shown())
			.isLessThan(new BigDecimal("100.0"));
		assertThat(blocked.review().grade().grade()).isEqualTo("C");
		assertThat(blocked.review().grade().columns().get(Column.ASSUMPTIONS).passed()).isEqualTo(4);
		assertThat(blocked.review().grade().columns().get(Column.ASSUMPTIONS).made()).isEqualTo(5);
	}

	@Test
	void an_empty_design_has_the_worst_grade() {
		ADesign design = this.given.aSoundDesign();
		design.run("""
				delete from logframe_node where version_id = :version and level in ('A');
				delete from logframe_node where version_id = :version and level in ('P');
				delete from logframe_node where version_id = :version and level in ('SR');
				delete from logframe_node where version_id = :version;
				delete from causal_node where version_id = :version;
				delete from responsible where version_id = :version""");

		assertThat(design.review().grade().grade()).isEqualTo("D");
		assertThat(design.review().grade().overall().passed()).isLessThan(5);
	}

}
