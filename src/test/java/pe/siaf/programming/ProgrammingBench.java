package pe.siaf.programming;

import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;

/**
 * The programming of a district municipality of the largest kind: 741 targets, 333 cost
 * centres, some 9,600 lines of money in three years. What a pasted table of a thousand
 * cells costs, and a whole file's checks.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bench")
class ProgrammingBench {

	private static final FileKey FILE = ProgrammingFixture.file(PlanningProcess.MULTI_YEAR);

	private static final int TARGETS = 741;

	private static final int CENTRES = 333;

	private static final int LINES_A_TARGET = 13;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Files files;

	@Autowired
	private AmountGrid money;

	@Autowired
	private FileReview review;

	@Autowired
	private FileWorkflow workflow;

	@Test
	void a_municipality_of_741_targets() throws Exception {
		ProgrammingFixture fixture = new ProgrammingFixture(this.jdbc);
		fixture.institutions();
		this.files.open(FILE, ProgrammingFixture.BUDGET);
		fill();
		List<String> lines = this.jdbc.sql("""
				select line from programming_line where fiscal_year = ? and sec_ejec = ? order by line limit 1000""")
			.params(ProgrammingFixture.YEAR, ProgrammingFixture.UNIT)
			.query(String.class)
			.list();
		int[] typed = { 100 };
		tell("1,000 cells of a grid saved, p95, ms", "≤ 1,000", () -> {
			String before = String.valueOf(typed[0]);
			String after = String.valueOf(++typed[0]);
			this.money.save(FILE, lines.stream().map((line) -> new CellEdit(line, "2027", before, after)).toList(),
					ProgrammingFixture.BUDGET);
			return null;
		});
		tell("a file of 741 targets and 28,899 amounts checked, p95, ms", "≤ 3,000", () -> this.review.of(FILE));
		tell("this file submitted with all checks and returned, p95, ms", "≤ 3,000", () -> {
			this.workflow.move(FILE, "submit", null, ProgrammingFixture.BUDGET);
			return this.workflow.move(FILE, "return", "otra vez", ProgrammingFixture.PLIEGO);
		});
	}

	private void fill() {
		this.jdbc
			.sql("""
					insert into cost_centre (fiscal_year, sec_ejec, code, name)
					select :year, :unit, 'C' || lpad(n::text, 4, '0'), 'CENTRO ' || n from generate_series(1, :centres) n""")
			.param("year", ProgrammingFixture.YEAR)
			.param("unit", ProgrammingFixture.UNIT)
			.param("centres", CENTRES)
			.update();
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group,
					  category, product_project, activity, purpose, name, unit_of_measure, department, province, district)
					select c.fiscal_year, 'MULTI_YEAR', :unit, lpad(row_number() over (order by p.code, c.activity)::text, 4, '0'),
					  c.function_code, c.division, c.functional_group, c.category, c.product_project, c.activity, p.code, p.name, '060',
					  '15', '01', '01'
					from (select * from program_chain where fiscal_year = :year and category = '9001' and status = 'ACTIVE' order by activity, function_code limit 20) c
					cross join (select * from purpose where fiscal_year = :year order by code limit 40) p
					order by p.code, c.activity limit :targets""")
			.param("year", ProgrammingFixture.YEAR)
			.param("unit", ProgrammingFixture.UNIT)
			.param("targets", TARGETS)
			.update();
		this.jdbc
			.sql("""
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, months)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, t.fiscal_year + y, 'SUM', 120, array_fill(10::numeric, array[12])
					from programming_target t cross join generate_series(0, 2) y where t.sec_ejec = ?""")
			.param(ProgrammingFixture.UNIT)
			.update();
		this.jdbc
			.sql("""
					insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, t.fiscal_year + y, '00', '0', i.code, 100
					from programming_target t cross join generate_series(0, 2) y
					cross join (select code from economic_item where fiscal_year = :year and imputable and code like '2.3.%' order by code limit :lines) i
					where t.sec_ejec = :unit""")
			.param("year", ProgrammingFixture.YEAR)
			.param("lines", LINES_A_TARGET)
			.param("unit", ProgrammingFixture.UNIT)
			.update();
		this.jdbc.sql("analyze").update();
	}

	private static void tell(String what, String goal, Callable<?> work) throws Exception {
		Measurement.milliseconds(1, 10, (client) -> work.call(), () -> {
		});
		double[] taken = Measurement.milliseconds(1, 40, (client) -> work.call(), () -> {
		});
		BenchReport.tell(what, BenchReport.whole(Measurement.percentile(taken, 95)), goal,
				"median " + BenchReport.whole(Measurement.percentile(taken, 50)) + ", one caller, through the service");
	}

}
