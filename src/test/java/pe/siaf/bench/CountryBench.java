package pe.siaf.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A generated country: units with targets along the programs of the year, lines of money
 * and needs, and on it the acts of programming as people ask for them. Its size is
 * {@code -Dsiaf.country=<units>}; the whole country has 3,000, each unit some 133
 * targets, 930 lines and 10,000 needs. Rows are written by SQL without their triggers and
 * foreign keys, which would take most of the time; they are what these would have let in.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-country")
class CountryBench {

	private static final int UNITS = Integer.getInteger("siaf.country", 100);

	private static final int TARGETS = 133;

	private static final int LINES = 8;

	private static final int NEEDS = 75;

	/** The unit that is worked on, of as many needs as the largest. */
	private static final String UNIT = "880001";

	private static final String FILE = "/programacion/2027/multianual/" + UNIT;

	private static final int ROUNDS = 7;

	@Autowired
	private DataSource database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_country_is_programmed() throws Exception {
		long begin = System.nanoTime();
		generate();
		String size = "%,d units, %,d targets, %,d lines, %,d needs".formatted(count("programming_file"),
				count("programming_target"), count("programming_line"), count("need"));
		BenchReport.tell("a country generated, s", BenchReport.whole((System.nanoTime() - begin) / 1e9), "", size);
		ceilings();
		cells();
		needs();
		submission();
		consolidation();
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table + " where fiscal_year = 2027 and sec_ejec like '88%'")
			.query(Long.class)
			.single();
	}

	private void generate() throws SQLException {
		run("""
				set local session_replication_role = replica;
				insert into pliego select 2027, 'E', '88', (880 + p)::text, 'PLIEGO GENERADO ' || p from generate_series(0, (%1$d - 1) / 100) p;
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				  select 2027, (880000 + n)::text, 'E', '88', (880 + (n - 1) / 100)::text, lpad((n %% 100)::text, 3, '0'),
				    'UNIDAD GENERADA ' || n from generate_series(1, %1$d) n;
				insert into program_chain
				  select 2027, c.function_code, c.division, c.functional_group, k.code, '3000001', a.code
				  from (select * from program_chain where fiscal_year = 2027 and category = '9001' and status = 'ACTIVE' limit 1) c
				  cross join (select code from budget_category where fiscal_year = 2027 and kind = 'PP' order by code limit 91) k
				  cross join (select code from activity where fiscal_year = 2027 order by code limit 2) a on conflict do nothing;
				insert into programming_file (fiscal_year, process, sec_ejec, opened_by)
				  select 2027, 'MULTI_YEAR', (880000 + n)::text, 'generado' from generate_series(1, %1$d) n;
				insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category,
				    product_project, activity, purpose, name, unit_of_measure, department, province, district)
				  select 2027, 'MULTI_YEAR', f.sec_ejec, lpad(c.nr::text, 4, '0'), c.function_code, c.division, c.functional_group, c.category,
				    c.product_project, c.activity, (select min(code) from purpose where fiscal_year = 2027), 'META GENERADA', '060', '15', '01', '01'
				  from programming_file f
				  cross join (select *, row_number() over (order by activity, category) nr from program_chain
				    where fiscal_year = 2027 and product_project = '3000001' and status = 'ACTIVE' limit %2$d) c
				  where f.fiscal_year = 2027 and f.opened_by = 'generado';
				insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, months)
				  select fiscal_year, process, sec_ejec, sec_func, 2027, 'SUM', 120, array_fill(10::numeric, array[12])
				  from programming_target where fiscal_year = 2027 and sec_ejec like '88%%';
				insert into programming_line (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
				  select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, '00', '0', i.code from programming_target t
				  cross join (select code from economic_item where fiscal_year = 2027 and imputable and status = 'ACTIVE' and code like '2.1.%%'
				    order by code limit %3$d) i where t.fiscal_year = 2027 and t.sec_ejec like '88%%';
				insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, expenditure_category, amount)
				  select fiscal_year, process, sec_ejec, sec_func, 2027, rubro, resource_type, item, '5', 100 from programming_line
				  where fiscal_year = 2027 and sec_ejec like '88%%';
				insert into need (fiscal_year, process, sec_ejec, year, sec_func, source, reference, rubro, resource_type, economic_item,
				    required_quantity, unit_price)
				  select l.fiscal_year, l.process, l.sec_ejec, 2027, l.sec_func, 'IMPORT', 'G' || n, '00', '0', '2.3.1.5.1.2', 10, 1
				  from programming_target l cross join generate_series(1, %4$d) n where l.fiscal_year = 2027 and l.sec_ejec like '88%%';
				insert into programming_line (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
				  select fiscal_year, process, sec_ejec, sec_func, '00', '0', '2.3.1.5.1.2' from programming_target
				  where fiscal_year = 2027 and sec_ejec like '88%%';
				insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, expenditure_category,
				    amount, source)
				  select fiscal_year, process, sec_ejec, sec_func, 2027, rubro, resource_type, item, '5', 10 * %4$d, 'COSTED'
				  from programming_line where fiscal_year = 2027 and sec_ejec like '88%%' and item = '2.3.1.5.1.2'"""
			.formatted(UNITS, TARGETS, LINES, NEEDS));
		unitOfKits();
		officers();
		this.jdbc.sql("analyze").update();
	}

	/**
	 * One unit has a kit of ten inputs at a hundred service points for each of a hundred
	 * targets.
	 */
	private void unitOfKits() throws SQLException {
		run("""
				set local session_replication_role = replica;
				insert into cost_centre (fiscal_year, sec_ejec, code, name, category)
				  select 2027, '%1$s', 'C' || i, 'PUESTO', 'I-1' from generate_series(1, 100) i;
				insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target)
				  select 2027, 'MULTI_YEAR', '%1$s', sec_func, 2027, 'C' || j, 'SUM', 100 + j from programming_target
				  cross join generate_series(1, 100) j where fiscal_year = 2027 and sec_ejec = '%1$s' and sec_func <= '0100';
				insert into kit (fiscal_year, number, category, product_project, activity, name)
				  select distinct on (category, product_project, activity) 2027, 880000 + sec_func::int, category, product_project, activity, 'Kit generado'
				  from programming_target where fiscal_year = 2027 and sec_ejec = '%1$s' and sec_func <= '0100';
				insert into supply_item (fiscal_year, code, name, use_unit, purchase_unit, conversion)
				  select 2027, 'B98088000' || lpad(i::text, 4, '0'), 'ITEM', 'unidad', 'caja', 10 from generate_series(1, 10) i;
				insert into supply_item_charge select 2027, code, '2.3.1.8.1.2', true from supply_item where fiscal_year = 2027 and code like 'B98088%%';
				insert into supply_price select 2027, code, '', '2026-06-01', 1.5, 'Prueba' from supply_item where fiscal_year = 2027 and code like 'B98088%%';
				insert into kit_item (fiscal_year, kit, supply_item, quantity_per_time, number_of_times, percent_of_use, waste_factor)
				  select 2027, k.number, s.code, 1, 3, 80, 0.03 from kit k join supply_item s on s.fiscal_year = 2027 and s.code like 'B98088%%'
				  where k.fiscal_year = 2027 and k.number between 880001 and 880999"""
			.formatted(UNIT));
	}

	private void officers() {
		for (String[] one : List.of(new String[] { "pais.ue", "UE_BUDGET", "UE", UNIT },
				new String[] { "pais.pliego", "PLIEGO_BUDGET", "PLIEGO", "88/880" })) {
			this.jdbc
				.sql("""
						with person as (insert into app_user (username, person_name, password_hash) values (?, 'Persona', 'x') returning id)
						insert into user_profile (user_id, role, scope_kind, scope_code, principal) select id, ?, ?, ?, true from person""")
				.params((Object[]) one)
				.update();
		}
	}

	private void run(String statements) throws SQLException {
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String one : statements.split(";\n")) {
				statement.execute(one);
			}
			connection.commit();
		}
	}

	private void cells() throws Exception {
		List<String> lines = this.jdbc
			.sql("""
					select line from programming_line where fiscal_year = 2027 and sec_ejec = ? and item like '2.1.%' order by line limit 1000""")
			.param(UNIT)
			.query(String.class)
			.list();
		int[] typed = { 100 };
		tell("%d cells of a grid saved, s".formatted(lines.size()), "≤ 1", () -> {
			String cells = lines.stream()
				.map((line) -> "{\"row\":\"%s\",\"column\":\"2027\",\"before\":\"%d\",\"after\":\"%d\"}".formatted(line,
						typed[0], typed[0] + 1))
				.collect(Collectors.joining(","));
			typed[0]++;
			assertThat(this.mvc.post()
				.uri(FILE + "/celdas/montos")
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"cells\":[" + cells + "]}")
				.with(Signed.as("pais.ue"))).hasStatusOk();
		});
	}

	private void needs() throws Exception {
		String table = "/costeo/necesidades/2027/multianual/" + UNIT;
		tell("a unit's 100,000 needs of kits computed anew, s", "≤ 5", () -> {
			this.jdbc.sql(
					"update programming_quantity set year_target = year_target + 1 where fiscal_year = 2027 and sec_ejec = ? and cost_centre <> ''")
				.param(UNIT)
				.update();
			redirected(this.mvc.post().uri(table + "/calculo").with(Signed.as("pais.ue")).exchange());
		});
		assertThat(this.jdbc.sql("select count(*) from need where sec_ejec = ? and source = 'KIT'")
			.param(UNIT)
			.query(Long.class)
			.single()).isGreaterThan(90_000);
	}

	private void submission() throws Exception {
		double[] taken = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long begin = System.nanoTime();
			redirected(this.mvc.post()
				.uri(FILE + "/actos")
				.param("action", "submit")
				.with(Signed.as("pais.ue"))
				.exchange());
			taken[round] = (System.nanoTime() - begin) / 1e9;
			assertThat(state()).isEqualTo("SUBMITTED");
			this.jdbc.sql("update programming_file set state = 'DRAFT' where sec_ejec = ?").param(UNIT).update();
		}
		told("a unit's file with all checks submitted, s", "≤ 3", taken);
	}

	private String state() {
		return this.jdbc.sql("select state from programming_file where fiscal_year = 2027 and sec_ejec = ?")
			.param(UNIT)
			.query(String.class)
			.single();
	}

	private void consolidation() throws Exception {
		this.jdbc.sql("update programming_file set state = 'SUBMITTED' where opened_by = 'generado'").update();
		long begin = System.nanoTime();
		redirected(this.mvc.post()
			.uri("/programacion/consolidado/2027/multianual/88-880")
			.param("action", "consolidate")
			.with(Signed.as("pais.pliego"))
			.exchange());
		double taken = (System.nanoTime() - begin) / 1e9;
		long moved = this.jdbc
			.sql("select count(*) from programming_file where opened_by = 'generado' and state = 'CONSOLIDATED'")
			.query(Long.class)
			.single();
		assertThat(moved).isEqualTo(Math.min(UNITS, 100));
		BenchReport.tell("%d files of a pliego checked and consolidated, s".formatted(moved), BenchReport.ratio(taken),
				"≤ 10", "once, cold, over HTTP without network");
	}

	/** Every unit of the country with a ceiling of its own, all sums derived anew. */
	private void ceilings() throws Exception {
		long version = this.jdbc.sql("select ceiling_binding(2027, 'MULTI_YEAR')").query(Long.class).single();
		this.jdbc.sql("update ceiling_total set limit_amount = limit_amount + 10000000000000 where version_id = ?")
			.param(version)
			.update();
		this.jdbc
			.sql("""
					insert into ceiling (version_id, year, pliego, amount, changed_by)
					select ?, y, '88/' || p, 4000000000000, 'generado' from unnest(array['880', '881']) p cross join generate_series(2027, 2029) y""")
			.param(version)
			.update();
		this.jdbc.sql("""
				insert into ceiling (version_id, year, parent_id, pliego, sec_ejec, amount, changed_by)
				select c.version_id, c.year, c.id, c.pliego, u.sec_ejec, 1000000000, 'generado' from ceiling c
				join implementing_unit u on u.fiscal_year = 2027 and u.sector || '/' || u.pliego = c.pliego
				where c.version_id = ? and c.changed_by = 'generado'""").param(version).update();
		tell("the country's ceilings checked against frame and each other, s", "≤ 2",
				() -> assertThat(this.jdbc.sql("select count(*) from ceiling_drift").query(Long.class).single())
					.isZero());
	}

	private static void redirected(MvcTestResult answer) {
		assertThat(answer).hasStatus3xxRedirection();
		assertThat(answer.getMvcResult().getFlashMap().get("refusal")).isNull();
	}

	private static void tell(String what, String goal, Work work) throws Exception {
		double[] taken = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long begin = System.nanoTime();
			work.run();
			taken[round] = (System.nanoTime() - begin) / 1e9;
		}
		told(what, goal, taken);
	}

	private static void told(String what, String goal, double[] taken) throws Exception {
		Arrays.sort(taken);
		BenchReport.tell(what, BenchReport.ratio(taken[ROUNDS / 2]), goal,
				"median of %d, the slowest %s; over HTTP without network".formatted(ROUNDS,
						BenchReport.ratio(taken[ROUNDS - 1])));
	}

	private interface Work {

		void run() throws Exception;

	}

}
