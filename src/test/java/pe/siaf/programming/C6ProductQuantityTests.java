package pe.siaf.programming;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.logframe.ProductQuantity.Gap;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test vector C6: of activities 900, 950 and 870 of 1,000 each, a product's quantity as
 * its design says (domain 6.5).
 */
@SiafTest
@Transactional
class C6ProductQuantityTests {

	private static final FileKey FILE = ProgrammingFixture.file(PlanningProcess.MULTI_YEAR);

	private static final String PRODUCT = "0149-3983001";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Files files;

	@Autowired
	private ProgrammedProducts products;

	private long product;

	@BeforeEach
	void three_activities_of_a_thousand_each() {
		new ProgrammingFixture(this.jdbc).institutions();
		this.files.open(FILE, ProgrammingFixture.BUDGET);
		this.jdbc
			.sql("insert into product_project (fiscal_year, code, name) values (2027, '3983001', 'PRODUCTO DE PRUEBA')")
			.update();
		this.product = this.jdbc
			.sql("""
					insert into logframe_node (version_id, level, code, position, text, unit_of_measure)
					select id, 'P', '3983001', 99, 'PRODUCTO DE PRUEBA', '060' from program_version
					where program = '0149' and state = 'APPROVED' and 2027 between valid_from and coalesce(valid_to, 9999) returning id""")
			.query(Long.class)
			.single();
		int number = 1;
		for (int planned : new int[] { 900, 950, 870 }) {
			activity("598300" + number, number, planned);
			number++;
		}
	}

	private void activity(String code, int number, int planned) {
		this.jdbc.sql("insert into activity (fiscal_year, code, name) values (2027, ?, 'ACTIVIDAD DE PRUEBA')")
			.param(code)
			.update();
		this.jdbc.sql("insert into program_chain values (2027, '03', '004', '0004', '0149', '3983001', ?)")
			.param(code)
			.update();
		this.jdbc.sql("""
				insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure)
				select version_id, 'A', ?, id, ?, 'ACTIVIDAD DE PRUEBA', '060' from logframe_node where id = ?""")
			.params(code, number, this.product)
			.update();
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group,
					  category, product_project, activity, purpose, name, unit_of_measure, department, province, district)
					select 2027, 'MULTI_YEAR', ?, ?, '03', '004', '0004', '0149', '3983001', ?, min(code), 'META', '060', '15', '01', '01'
					from purpose where fiscal_year = 2027""")
			.params(FILE.secEjec(), "000" + number, code)
			.update();
		this.jdbc
			.sql("""
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, unmet)
					values (2027, 'MULTI_YEAR', ?, ?, 2027, 'SUM', ?, ?)""")
			.params(FILE.secEjec(), "000" + number, planned, 1000 - planned)
			.update();
	}

	private void designed(String method, String... weights) {
		this.jdbc.sql("""
				insert into operational_model (node_id, aggregation, tracer_id)
				values (?, ?, (select id from logframe_node where parent_id = ? and code = '5983001'))""")
			.params(this.product, method, this.product)
			.update();
		for (int at = 0; at < weights.length; at++) {
			this.jdbc.sql("""
					insert into operational_weight (product_id, activity_id, weight)
					select parent_id, id, ?::numeric from logframe_node where parent_id = ? and code = ?""")
				.params(weights[at], this.product, "598300" + (at + 1))
				.update();
		}
	}

	private ProgrammedProducts.Product product() {
		return this.products.list(FILE).stream().filter((one) -> one.code().equals(PRODUCT)).findFirst().orElseThrow();
	}

	private void own(String quantity) {
		own(quantity,
				this.products.list(FILE)
					.stream()
					.filter((one) -> one.code().equals(PRODUCT))
					.map(ProgrammedProducts.Product::seen)
					.findFirst()
					.orElse(""));
	}

	private void own(String quantity, String seen) {
		this.products.set(FILE, new ProductTargetForm(PRODUCT, quantity, "", "", seen), ProgrammingFixture.BUDGET);
	}

	@Test
	void a_target_set_meanwhile_is_not_written_over_unseen_WFL_003() {
		designed("OWN");
		String opened = this.products.list(FILE).get(0).seen();
		own("700", opened);

		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> own("800", opened))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("WFL-003"));
		assertThat(this.products.list(FILE).get(0).own(0)).isEqualByComparingTo("700");
		own("800");
		assertThat(this.products.list(FILE).get(0).own(0)).isEqualByComparingTo("800");
	}

	@ParameterizedTest
	@CsvSource({ "TRACER, 900", "MIN, 870", "SUM, 2720" })
	void the_quantity_follows_from_activities_alone(String method, String quantity) {
		designed(method);

		assertThat(product().reckoned(0).quantity()).isEqualByComparingTo(quantity);
		assertThat(product().reckoned(1).gap()).isEqualTo(Gap.UNKNOWN);
	}

	@Test
	void weighted_shares_reach_909_of_the_product_s_own_1000() {
		designed("WEIGHTED", "0.5", "0.3", "0.2");
		assertThat(product().reckoned(0).gap()).isEqualTo(Gap.NO_OWN_TARGET);

		own("1,000");

		assertThat(product().reckoned(0).quantity()).isEqualByComparingTo("909");
	}

	@Test
	void activities_in_different_units_do_not_add_up() {
		designed("SUM");
		this.jdbc.sql("update logframe_node set unit_of_measure = '001' where code = '5983002'").update();

		assertThat(product().reckoned(0).gap()).isEqualTo(Gap.UNITS_DIFFER);
	}

	@Test
	void a_package_takes_as_many_of_an_activity_as_the_design_says() {
		designed("MIN", "0", "0", "0");
		// two controls make one child's package
		this.jdbc
			.sql("""
					update operational_weight w set conversion = 0.5 from logframe_node a where a.id = w.activity_id and a.code = '5983002'""")
			.update();
		this.jdbc
			.sql("""
					update operational_weight w set mandatory = false from logframe_node a where a.id = w.activity_id and a.code = '5983003'""")
			.update();

		assertThat(product().reckoned(0).quantity()).isEqualByComparingTo("475");
	}

	@Test
	void weights_that_do_not_make_one_give_no_quantity() {
		designed("WEIGHTED", "0.5", "0.3", "0.1");
		own("1000");

		assertThat(product().reckoned(0).gap()).isEqualTo(Gap.WEIGHTS);
	}

	@Test
	void where_no_design_says_how_the_tracer_is_not_known() {
		assertThat(product().reckoned(0).gap()).isEqualTo(Gap.NO_TRACER);
	}

	@Test
	void a_product_that_follows_from_its_activities_has_no_target_of_its_own_PRG_111() {
		designed("MIN");

		assertRefused("PRG-111", "1000");
	}

	@Test
	void what_is_no_quantity_is_refused_and_changes_nothing_PRG_104() {
		designed("OWN");
		own("12");

		for (String typed : List.of("doce", "-1", "1.00001")) {
			assertRefused("PRG-104", typed);
		}
		assertThat(product().reckoned(0).quantity()).isEqualByComparingTo("12");
	}

	private void assertRefused(String code, String typed) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> own(typed))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	@Test
	void the_page_opens_the_quantity_down_to_the_activities() {
		designed("MIN");

		assertThat(this.mvc.get().uri(FILE.path() + "/productos").with(Signed.as("analista.mef"))).hasStatusOk()
			.bodyText()
			.satisfies((page) -> Arrays.asList("0149-3983001", "Paquete completo", "5983003", "870", "950", "q=5983001")
				.forEach((text) -> assertThat(page).contains(text)));
	}

}
