package pe.siaf.ceiling;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The country's ceilings in one file: each pliego, its units and their categories for
 * three years. How long the file takes to go in, and how long the question whether all
 * ceilings stay within the frame and within each other.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bench")
class CeilingBench {

	private static final int YEAR = 2093;

	/** Ceilings of a year; three years make 33,339 rows. */
	private static final int KEYS = 11_113;

	private static final int ROUNDS = 5;

	@Autowired
	private CeilingFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_country_s_ceilings_by_file() throws Exception {
		long draft = this.given.aDraft(YEAR, this.given.aFrame(YEAR, 1_000_000_000_000L));
		String file = file(1);
		long rows = file.lines().count() - 1;

		double first = seconds(() -> imported(file));
		this.jdbc.sql("analyze ceiling").update();
		String other = file(2);
		double again = seconds(() -> imported(other));
		assertThat(this.jdbc.sql("select count(*) from ceiling where version_id = ?")
			.param(draft)
			.query(Long.class)
			.single()).isEqualTo(rows);

		BenchReport.tell("a national file of %,d ceilings imported, s".formatted(rows), BenchReport.ratio(first),
				"under a minute",
				"staged, judged, previewed, written and reconciled, into an empty draft; with every amount changed "
						+ BenchReport.ratio(again));
		double[] taken = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			taken[round] = seconds(() -> assertThat(drift()).isZero());
		}
		Arrays.sort(taken);
		BenchReport.tell("the country's ceilings checked against frame and each other, s",
				BenchReport.ratio(taken[ROUNDS / 2]), "≤ 2",
				"median of " + ROUNDS + "; every sum derived anew from %,d ceilings".formatted(rows));
	}

	/** Sums that differ from what their ceilings make (CEI-001, CEI-002). */
	private long drift() {
		return this.jdbc.sql("select count(*) from ceiling_drift").query(Long.class).single();
	}

	/** Each pliego, each unit, and categories of units until there are enough. */
	private String file(int factor) {
		List<String> rows = this.jdbc
			.sql("""
					with c as (select ceiling_catalogue_year(:year) y),
					unit as (
					  select u.sector || '/' || u.pliego pliego, u.sec_ejec from c join implementing_unit u on u.fiscal_year = c.y and u.status = 'ACTIVE'),
					category as (select k.code, row_number() over (order by k.code) nr from c join budget_category k on k.fiscal_year = c.y
					  and k.status = 'ACTIVE'),
					keys as (
					  select pliego, '' sec_ejec, '' category, 0 nr, 1000000 amount from unit group by 1
					  union all select pliego, sec_ejec, '', 0, 10000 from unit
					  union all select pliego, sec_ejec, k.code, k.nr, 100 from unit cross join category k),
					enough as (select * from keys order by nr, pliego, sec_ejec, category limit :keys)
					select concat_ws(',', y, pliego, sec_ejec, category, amount * :factor) from enough cross join generate_series(:year, :year + 2) y""")
			.param("year", YEAR)
			.param("keys", KEYS)
			.param("factor", factor)
			.query(String.class)
			.list();
		return "year,pliego,sec_ejec,category,monto\n" + String.join("\n", rows) + "\n";
	}

	private void imported(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/ceilings")
			.multipart()
			.file(new MockMultipartFile("file", "techos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", String.valueOf(YEAR))
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		long id = Long.parseLong(String.valueOf(location).replaceAll(".*/", ""));
		String state = state(id);
		while (List.of("STAGED", "VALIDATING", "APPLYING").contains(state)) {
			java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
			state = state(id);
		}
		assertThat(state).isEqualTo("APPLIED");
	}

	private String state(long id) {
		return this.jdbc.sql("select state from data_import where id = ?").param(id).query(String.class).single();
	}

	private static double seconds(Runnable work) {
		long begin = System.nanoTime();
		work.run();
		return (System.nanoTime() - begin) / 1e9;
	}

}
