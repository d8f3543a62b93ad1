package pe.siaf.costing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.FileReview;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Personnel, running costs and projects become needs of their targets (domain 7.6–7.8).
 */
@SiafTest
class OtherCostsTests {

	private static final String POSITIONS = "puesto,regimen,cargo,costo_mensual,meses,meta,porcentaje";

	private static final String PROJECTS = "cui,componente,anio,meta,clasificador,monto,costo_actualizado,devengado_acumulado";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private NeedsFixture given;

	@Autowired
	private CostingFixture files;

	@Autowired
	private Costing costing;

	@Autowired
	private FileReview review;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void pay_bonuses_and_contributions_follow_the_share_of_time() {
		FileKey key = aFileWithTwoTargets("980421");

		assertThat(imported(key, "personnel-positions", POSITIONS, "000123,CAS,ANALISTA,3000,12,0001,60",
				"000123,CAS,ANALISTA,3000,12,0002,40"))
			.contains("APPLIED");
		compute(key);

		// 36,000 of pay, 600 of bonuses, 9 % of contributions: 60 % and 40 % of each
		assertThat(this.given.money(key, "2.3.2.8.1.1")).isEqualTo("36000.00");
		assertThat(this.given.money(key, "2.3.2.8.1.4")).isEqualTo("600.00");
		assertThat(this.given.money(key, "2.3.2.8.1.2")).isEqualTo("3240.00");
		assertThat(this.given
			.one("""
					select amount from need where sec_ejec = '980421' and year = 2027 and sec_func = '0001' and reference = '000123/PAY'"""))
			.isEqualByComparingTo("21600");
	}

	@Test
	void a_share_of_a_persons_time_is_rounded_once_at_the_end() {
		FileKey key = aFileWithTwoTargets("980425");
		assertThat(imported(key, "personnel-positions", POSITIONS, "000125,CAS,ANALISTA,3000,12,0001,33.3333",
				"000125,CAS,ANALISTA,3000,12,0002,66.6667"))
			.contains("APPLIED");
		compute(key);

		assertThat(this.given
			.one("""
					select amount from need where sec_ejec = '980425' and year = 2027 and sec_func = '0001' and reference = '000125/PAY'"""))
			.isEqualByComparingTo("11999.99");
	}

	@Test
	void personnel_asks_no_more_than_its_register_costs_CST_008() {
		FileKey key = aFileWithTwoTargets("980426");
		imported(key, "personnel-positions", POSITIONS, "000126,CAS,ANALISTA,3000,12,0001,100");
		compute(key);
		assertThat(this.review.of(key).blocking()).extracting(FileReview.Shown::code).doesNotContain("CST-008");

		this.jdbc
			.sql("""
					insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount)
					values (2027, 'MULTI_YEAR', '980426', '0001', 2027, '00', '0', '2.3.2.8.1.1', 1000)""")
			.update();
		assertThat(this.review.of(key).blocking()).filteredOn((found) -> found.code().equals("CST-008"))
			.singleElement()
			.satisfies((found) -> assertThat(found.text()).contains("40,840.00", "39,840.00"));
	}

	@Test
	void a_persons_time_is_spent_whole_and_once_CST_006() {
		FileKey key = aFileWithTwoTargets("980422");

		assertThat(imported(key, "personnel-positions", POSITIONS, "000124,CAS,ANALISTA,3000,12,0001,60",
				"000124,CAS,ANALISTA,3000,12,0002,40.5"))
			.contains("REJECTED", "CST-006");
		assertThat(imported(key, "personnel-positions", POSITIONS, "000124,NADA,ANALISTA,3000,12,0001,100"))
			.contains("REJECTED", "INT-001");
	}

	@Test
	void running_costs_follow_their_driver() {
		FileKey key = aFileWithTwoTargets("980423");

		assertThat(imported(key, "running-costs", "codigo,nombre,meta,factor_costo,cantidad,tarifa,clasificador",
				"LUZ,Energía eléctrica,0001,AREA,450.5,12.25,2.3.2.2.1.1"))
			.contains("APPLIED");
		compute(key);

		assertThat(this.given
			.one("""
					select amount from need where sec_ejec = '980423' and year = 2027 and source = 'RUNNING' and cost_behaviour = 'FIXED'
					  and not cost_direct"""))
			.isEqualByComparingTo("5518.63");
		assertThat(this.given.money(key, "2.3.2.2.1.1")).isEqualTo("5519.00");
	}

	@Test
	void no_more_is_programmed_of_a_project_than_is_left_of_its_cost_CST_007() {
		FileKey key = aFileWithTwoTargets("980424");
		String row = "2363565,Obra,2027,0001,2.6.2.2.1.2,%s,100000,40000";

		assertThat(imported(key, "project-costs", PROJECTS, row.formatted("60000.01"))).contains("REJECTED", "CST-007");
		assertThat(imported(key, "project-costs", PROJECTS, row.formatted("60000.00"))).contains("APPLIED");
		compute(key);

		assertThat(this.given.money(key, "2.6.2.2.1.2")).isEqualTo("60000.00");
	}

	private FileKey aFileWithTwoTargets(String unit) {
		FileKey key = this.given.aFileOf(unit);
		this.given.aKit("5980421", 980421);
		this.given.aTarget(key, "0001", "5980421", 10);
		this.jdbc.sql("update programming_target set district = '02' where sec_ejec = ?").param(unit).update();
		this.given.aTarget(key, "0002", "5980421", 10);
		return key;
	}

	private void compute(FileKey key) {
		this.costing.compute(key, this.given.budgetOf(key));
	}

	private String imported(FileKey key, String kind, String header, String... rows) {
		this.files.anOfficerOf(key.secEjec());
		return this.files.imported(this.mvc, kind, CostingFixture.officer(key.secEjec()), NeedsFixture.YEAR,
				key.secEjec(), header, String.join("\n", rows));
	}

}
