package pe.siaf.payroll;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.payroll.Payroll.Line;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A payroll of ten thousand lines registered, sent, certified and authorised, which
 * commits, accrues and orders it, against a COPY of the same lines into an unlogged table
 * and one INSERT … SELECT from there into a table with the keys of a payroll's lines.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-payroll-bench")
class PayrollBench {

	private static final int WORKERS = 5_000;

	private static final int WARMING = 5;

	private static final int ROUNDS = 7;

	private static final String UNIT = "000154";

	@Autowired
	private APayroll given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Test
	void ten_thousand_lines_certified_committed_accrued_and_ordered() throws Exception {
		List<LineKey> keys = this.given.lines(UNIT, "0001", "900000000");
		this.jdbc.sql("""
				insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, rubro)
				select 2026, ?, 'P-' || n, '276', 'PLAZA', 1000, '00' from generate_series(1, ?) n""")
			.params(UNIT, WORKERS)
			.update();
		List<Line> lines = lines(keys);
		tables();
		List<Double> bare = new ArrayList<>();
		List<Double> paid = new ArrayList<>();
		for (int round = -WARMING; round < ROUNDS; round++) {
			double byHand = milliseconds(() -> byHand(lines));
			double payroll = milliseconds(() -> this.given.posted(this.given.register(UNIT, lines)));
			if (round >= 0) {
				bare.add(byHand);
				paid.add(payroll);
			}
		}
		double byHand = Measurement.median(bare);
		double payroll = Measurement.median(paid);
		BenchReport.tell("a payroll of 10,000 lines, certified, committed, accrued and ordered",
				BenchReport.ratio(payroll / byHand), "≤ 6", BenchReport.whole(payroll) + " ms, "
						+ BenchReport.whole(byHand) + " ms for COPY and one INSERT … SELECT");
		assertThat(this.purchase.drift()).isZero();
	}

	private static List<Line> lines(List<LineKey> keys) {
		List<Line> lines = new ArrayList<>();
		for (int worker = 1; worker <= WORKERS; worker++) {
			lines.add(APayroll.earned("P-" + worker, keys.get(0), "1000.00", "130.00"));
			lines.add(APayroll.contributed("P-" + worker, keys.get(1), "90.00"));
		}
		return lines;
	}

	private void tables() {
		for (String statement : List.of(
				"create unlogged table payroll_copied (n int, position text, dni text, kind text, sec_func text, rubro text, resource_type text, item text, amount numeric(19,2), withheld numeric(19,2))",
				"create table payroll_by_hand (like payroll_line including all)",
				"alter table payroll_by_hand add foreign key (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item) references budget_line",
				"alter table payroll_by_hand add foreign key (fiscal_year, sec_ejec, position) references personnel_position")) {
			this.jdbc.sql(statement).update();
		}
	}

	private void byHand(List<Line> lines) throws Exception {
		StringBuilder rows = new StringBuilder();
		int number = 0;
		for (Line line : lines) {
			rows.append(String.format(Locale.ROOT, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s%n", ++number,
					line.position(), line.dni(), line.kind(), line.secFunc(), line.rubro(), line.resourceType(),
					line.item(), line.amount().value().toPlainString(), line.withheld().value().toPlainString()));
		}
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("truncate payroll_copied");
			new CopyManager(connection.unwrap(BaseConnection.class)).copyIn("copy payroll_copied from stdin",
					new StringReader(rows.toString()));
			statement.execute(
					"""
							insert into payroll_by_hand (sec_ejec, payroll_id, line, fiscal_year, position, dni, kind, sec_func, rubro,
							  resource_type, item, amount, withheld)
							select '000154', (select coalesce(max(payroll_id), 0) + 1 from payroll_by_hand), n, 2026, position, dni, kind, sec_func, rubro,
							  resource_type, item, amount, withheld from payroll_copied""");
			connection.commit();
			connection.setAutoCommit(true);
		}
	}

	private static double milliseconds(Work work) throws Exception {
		long begin = System.nanoTime();
		work.run();
		return (System.nanoTime() - begin) / 1e6;
	}

	private interface Work {

		void run() throws Exception;

	}

}
