package pe.siaf.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.bench.Pgbench;
import pe.siaf.budget.LineKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * One file from its annual commitment to its payment, against the five postings that it
 * ends in, each a statement of its own by pgbench. Of each of the five documents one
 * person registers and sends it, another approves it: ten acts, each with its checks, its
 * history and the books.
 */
@SiafTest
@TestPropertySource(
		properties = { "siaf.own-database-for=the-chain-bench", "spring.datasource.hikari.maximum-pool-size=8" })
class ChainBench {

	private static final int CLIENTS = 16;

	private static final int SECONDS = Integer.getInteger("siaf.bench.seconds", 8);

	private static final int ROUNDS = 3;

	private static final int FIRST_UNIT = 800000;

	private static final int UNITS = 16;

	private static final int LINES = 20;

	private static final List<DocumentStage> FILE = Arrays.asList(DocumentStage.values())
		.subList(1, DocumentStage.values().length);

	private static final String POSTING = """
			select ledger_post(2026::smallint, cast(:unit + 800000 as text), 'pgbench/' || cast(:key as bigint) || '/%s', 'INI',
			  jsonb_build_array(jsonb_build_object('secFunc', cast(cast(:line as int) as text), 'rubro', '00', 'resourceType', '0',
			    'item', '2.3.1.5.1.2', 'stage', '%s', 'month', %d, 'amount', 0.01)),
			  '2026-04-15'::date, 'bench', 'bench', null::bigint, null::bigint, null::bigint, null::text, null::text, null::date, false);
			""";

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	private final List<List<ExecutionRecord>> certificates = new ArrayList<>();

	@Test
	void a_file_from_its_commitment_to_its_payment() throws Exception {
		assumeTrue(Pgbench.isInstalled(), "pgbench is not on the path: it comes with PostgreSQL's own packages");
		units();
		List<Double> bare = new ArrayList<>();
		List<Double> walked = new ArrayList<>();
		// tables that aren't empty, statistics that say so, and compiled code
		Measurement.perSecond(CLIENTS, 5 * SECONDS, (client) -> walk());
		this.jdbc.sql("analyze").update();
		for (int round = 0; round < ROUNDS; round++) {
			bare.add(Pgbench.perSecond(this.database, postings(), CLIENTS, SECONDS));
			walked.add(Measurement.perSecond(CLIENTS, SECONDS, (client) -> walk()));
		}
		double files = Measurement.median(walked);
		double postings = Measurement.median(bare);
		BenchReport.tell("a file from its annual commitment to its payment through the service",
				BenchReport.ratio(files / postings), "≥ 0.4",
				BenchReport.whole(files) + " files a second in ten acts each, of " + BenchReport.whole(postings)
						+ " for their five postings by pgbench, " + CLIENTS + " clients");
		assertThat(this.given.drift()).isZero();
	}

	private void units() {
		this.given.aLineOf("1");
		for (int unit = 0; unit < UNITS; unit++) {
			String code = String.valueOf(FIRST_UNIT + unit);
			this.jdbc.sql("""
					insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
					values (2026, ?, 'E', '09', '009', ?, 'UNIDAD DE MEDIDA')""")
				.params(code, "%03d".formatted(900 + unit))
				.update();
			List<ExecutionRecord> certified = new ArrayList<>();
			for (int line = 0; line < LINES; line++) {
				LineKey key = this.given.aLineOf(code, String.valueOf(1000 + line), "10000000");
				certified.add(approved(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(key, "5000000"), code));
			}
			this.certificates.add(certified);
		}
	}

	private void walk() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		int unit = random.nextInt(UNITS);
		int line = random.nextInt(LINES);
		ExecutionRecord before = this.certificates.get(unit).get(line);
		Lines amount = ExecutionFixture.on(new LineKey(String.valueOf(1000 + line), "00", "0", "2.3.1.5.1.2"), "0.01");
		for (DocumentStage stage : FILE) {
			before = approved(stage, before, amount, before.secEjec());
		}
	}

	private ExecutionRecord approved(DocumentStage stage, @Nullable ExecutionRecord before, Lines amount, String unit) {
		return this.given.approveSent(this.given.registerAndSend(ExecutionFixture.asked(stage, before, amount, unit)))
			.record();
	}

	private static String postings() {
		StringBuilder script = new StringBuilder("""
				\\set unit random(0, %d)
				\\set line random(1000, %d)
				\\set key random(1, 9000000000000000000)
				""".formatted(UNITS - 1, 999 + LINES));
		for (DocumentStage stage : FILE) {
			script.append(
					POSTING.formatted(stage.name(), stage.name(), (stage == DocumentStage.ANNUAL_COMMITMENT) ? 0 : 4));
		}
		return script.toString();
	}

}
