package pe.siaf.programming;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.costing.CostingFixture;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file beside the plans of others (domain 3.5 e, 11): investment programme and
 * operating activities, on the demonstration's unit 001650.
 */
@SiafTest
class PlanChecksTests {

	private static final FileKey FILE = new FileKey(2027, PlanningProcess.MULTI_YEAR, "001650");

	private static final String PLAN = "cui,ejecutora,anio,nombre,tipo,monto,costo_actualizado,devengado_acumulado";

	private static final String POI = "codigo,actividad,meta,aei,cantidad,monto";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private CostingFixture files;

	@Autowired
	private PlanChecks plans;

	@AfterEach
	void the_demonstration_has_no_plans() {
		this.jdbc.sql("delete from investment_plan").update();
		this.jdbc.sql("delete from operating_activity").update();
		this.jdbc.sql("delete from strategic_objective where code = 'AEI.97.01'").update();
	}

	private List<String> found() {
		return this.plans.check(FILE).stream().map((one) -> one.rule().code() + " " + one.place()).toList();
	}

	private String plan(String... rows) {
		return this.files.imported(this.mvc, "investment-plan", "rector.mef", 2027, "", PLAN, String.join("\n", rows));
	}

	private String poi(String... rows) {
		return this.files.imported(this.mvc, "poi", "presupuesto.ue", 2027, "001650", POI, String.join("\n", rows));
	}

	private String money(String where) {
		return this.jdbc
			.sql("""
					select coalesce(sum(a.amount), 0)::text from programming_amount a
					join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
					where fiscal_year = 2027 and process = 'MULTI_YEAR' and sec_ejec = '001650' and a.year = 2027 and\s"""
					+ where)
			.query(String.class)
			.single();
	}

	@Test
	void without_plans_there_is_nothing_to_agree_with() {
		assertThat(found()).isEmpty();
	}

	@Test
	void a_project_is_in_the_programme_and_asks_no_more_than_it_gives_PRG_112_PRG_113() {
		String asked = money("t.product_project = '2363565'");
		assertThat(plan("2363565,001650,2027,Obra,PI,%s,90000000,0".formatted(asked),
				"2363565,001650,2028,Obra,PI,1,90000000,0"))
			.contains("APPLIED", "programming.planned");

		assertThat(found()).contains("PRG-113 2363565 · 2028", "PRG-112 2275434 · 2027")
			.doesNotContain("PRG-113 2363565 · 2027");
	}

	@Test
	void what_is_wrong_with_a_programme_is_said_cell_by_cell() {
		assertThat(plan("3363565,001650,2027,Obra,PI,1,10,0", "2363565,999999,2031,Obra,OBRA,1,10,0"))
			.contains("REJECTED", "INT-001", "INT-004");
		assertThat(plan("2363565,001650,2027,Obra,PI,20,10,0")).contains("APPLIED", "WARNING INT-004");
	}

	@Test
	void operating_activities_agree_with_the_targets_they_stand_on_PRG_114() {
		this.jdbc.sql(
				"insert into strategic_objective (plan, owner, code, name) values ('PEI_AEI', '096', 'AEI.97.01', 'ACCION DE PRUEBA')")
			.update();
		String first = money("t.sec_func = '0001'");
		assertThat(poi("AOI00165000001,Fichas,0001,AEI.97.01,49,%s".formatted(first))).contains("APPLIED")
			.doesNotContain("PRG-114");
		assertThat(found()).isNotEmpty()
			.allMatch((one) -> one.startsWith("PRG-114"))
			.noneMatch((one) -> one.contains("0001."));
		assertThat(this.mvc.get().uri(FILE.path() + "/metas/0001").with(Signed.as("auditor"))).bodyText()
			.contains("AOI00165000001", "AEI.97.01");

		assertThat(poi("AOI00165000001,Fichas,0001,AEI.97.01,49,1.00")).contains("APPLIED", "WARNING PRG-114");
		assertThat(poi("AOI99999900001,Fichas,0001,AEI.99,49,1", "X,Fichas,9999,,49,1")).contains("REJECTED", "INT-001",
				"INT-004");
	}

}
