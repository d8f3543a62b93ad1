package pe.siaf.costing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.FileReview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file's money reconciles with what it was costed from (domain 3.5 c, 7.6, 7.8), also
 * where two bring data at once, and data is brought while plans are written.
 */
@SiafTest
class NeedsReconcileTests {

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

	@Autowired
	private DataSource database;

	@Test
	void goods_typed_beside_the_needs_table_hold_the_year_of_the_law_back_CST_029() {
		FileKey key = aCostedFile("980711");
		assertThat(codes(key, true)).doesNotContain("CST-029");

		typed(key, 2027, "2.3.1.5.1.2", 500);
		typed(key, 2028, "2.3.1.5.1.2", 700);
		// contracted persons are in the register, other genericas in no needs table
		typed(key, 2027, "2.3.2.8.1.1", 900);

		assertThat(this.review.of(key).blocking()).filteredOn((found) -> found.code().equals("CST-029"))
			.singleElement()
			.satisfies((found) -> assertThat(found.text()).contains("500.00", "2.3.1.5.1.2"));
		assertThat(codes(key, false)).contains("CST-029");
	}

	@Test
	void without_a_needs_table_goods_may_be_typed() {
		FileKey key = this.given.aFileOf("980712");
		this.given.aTarget(key, "0001", "5980711", 10);
		typed(key, 2027, "2.3.1.5.1.2", 500);

		assertThat(codes(key, true)).doesNotContain("CST-029");
	}

	@Test
	void costed_money_is_what_the_needs_add_up_to_CST_030() {
		FileKey key = aCostedFile("980713");
		assertThat(codes(key, true)).doesNotContain("CST-030");

		this.jdbc
			.sql("update programming_amount set amount = amount + 1 where sec_ejec = '980713' and source = 'COSTED'")
			.update();
		assertThat(codes(key, true)).contains("CST-030");
	}

	@Test
	void what_is_left_of_a_project_is_left_for_all_its_units_together_CST_007() {
		FileKey first = aCostedFile("980714");
		FileKey second = aCostedFile("980715");
		String row = "2363599,Obra,2027,0001,2.6.2.2.1.2,%s,100000,40000";

		assertThat(imported(first, "project-costs", PROJECTS, row.formatted("40000"))).contains("APPLIED");
		assertThat(imported(second, "project-costs", PROJECTS, row.formatted("20000.01"))).doesNotContain("APPLIED")
			.contains("CST-007");
		assertThat(imported(second, "project-costs", PROJECTS, row.formatted("20000"))).contains("APPLIED");
	}

	@Test
	void two_who_share_out_a_persons_time_at_once_do_not_spend_it_twice_CST_006() throws Exception {
		aCostedFile("980716");
		this.jdbc.sql("""
				insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, rubro)
				values (2027, '980716', '000716', 'CAS', 'ANALISTA', 3000, '00')""").update();
		try (Connection first = this.database.getConnection(); Connection second = this.database.getConnection()) {
			first.setAutoCommit(false);
			second.setAutoCommit(false);
			share(first, "0001");

			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
				try {
					share(second, "0002");
					second.commit();
				}
				catch (SQLException refused) {
					throw new IllegalStateException(refused);
				}
			});
			assertThatExceptionOfType(TimeoutException.class).as("the second waits for the first")
				.isThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS));
			first.commit();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> other.get(10, TimeUnit.SECONDS))
				.withStackTraceContaining("adds up to 200");
			second.rollback();
		}
	}

	@Test
	void what_a_plan_is_costed_from_is_brought_while_the_plan_is_written_CYC_001() {
		FileKey key = aCostedFile("980717");
		this.jdbc.sql("update programming_file set state = 'SUBMITTED' where sec_ejec = '980717'").update();

		assertThat(imported(key, "personnel-positions", POSITIONS, "000717,CAS,ANALISTA,3000,12,0001,100"))
			.contains("REJECTED", "CYC-001");
		assertThat(imported(key, "poi", "codigo,actividad,meta,cantidad,monto", "AOI98071700001,Vacunar,0001,10,1000"))
			.contains("REJECTED", "CYC-001");
		assertThat(imported(key, "running-costs", "codigo,nombre,meta,factor_costo,cantidad,tarifa,clasificador",
				"LUZ,Energía eléctrica,0001,AREA,450.5,12.25,2.3.2.2.1.1"))
			.contains("REJECTED", "CYC-001");

		this.jdbc.sql("update programming_file set state = 'OBSERVED' where sec_ejec = '980717'").update();
		assertThat(imported(key, "personnel-positions", POSITIONS, "000717,CAS,ANALISTA,3000,12,0001,100"))
			.contains("APPLIED");
	}

	private static void share(Connection connection, String target) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("insert into personnel_share values (2027, '980716', '000716', '" + target + "', 100)");
			statement.execute("set constraints all immediate");
		}
	}

	private FileKey aCostedFile(String unit) {
		FileKey key = this.given.aFileOf(unit);
		this.given.anItem("B980710010001", "1", "10.00", "2.3.1.8.2.1");
		this.given.aKit("5980711", 980711);
		this.given.input(980711, "B980710010001", "number_of_times = 1");
		this.given.aTarget(key, "0001", "5980711", 10);
		this.costing.compute(key, this.given.budgetOf(key));
		return key;
	}

	private void typed(FileKey key, int year, String item, int soles) {
		this.jdbc
			.sql("""
					insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount)
					values (2027, 'MULTI_YEAR', ?, '0001', ?, '00', '0', ?, ?)""")
			.params(key.secEjec(), year, item, soles)
			.update();
	}

	private List<String> codes(FileKey key, boolean blocking) {
		return (blocking ? this.review.of(key).blocking() : this.review.of(key).warnings()).stream()
			.map(FileReview.Shown::code)
			.toList();
	}

	private String imported(FileKey key, String kind, String header, String... rows) {
		this.files.anOfficerOf(key.secEjec());
		return this.files.imported(this.mvc, kind, CostingFixture.officer(key.secEjec()), NeedsFixture.YEAR,
				key.secEjec(), header, String.join("\n", rows));
	}

}
