package pe.siaf.execution;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Caller;
import pe.siaf.bench.Measurement;
import pe.siaf.bench.Pgbench;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * How much of the database's own speed is left when a certification goes through the
 * application: the ledger's posting, the registration of a certification, and the whole
 * way over HTTP, each against the very statement it ends in, run by pgbench; in turns on
 * one database.
 */
@SiafTest
@TestPropertySource(properties = { "siaf.own-database-for=the-bench", "spring.datasource.hikari.maximum-pool-size=8" })
class CertificationBench {

	private static final int CLIENTS = 16;

	private static final int SECONDS = Integer.getInteger("siaf.bench.seconds", 8);

	private static final int ROUNDS = 3;

	private static final int UNITS = 40;

	private static final int LINES = 100;

	private static final String DRAWN = """
			\\set unit random(0, %d)
			\\set line random(1000, %d)
			\\set key random(1, 9000000000000000000)
			""";

	private static final AtomicLong KEY = new AtomicLong();

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private DocumentRegistration registration;

	@Autowired
	private BudgetLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@LocalServerPort
	private int port;

	private final List<Caller> callers = new ArrayList<>();

	@BeforeEach
	void forty_units_of_a_hundred_lines() {
		assumeTrue(Pgbench.isInstalled(), "pgbench is not on the path: it comes with PostgreSQL's own packages");
		this.given.aLineOf("1");
		for (int unit = 0; unit < UNITS; unit++) {
			this.jdbc.sql("""
					insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
					values (2026, ?, 'E', '09', '009', ?, 'UNIDAD DE MEDIDA')""")
				.params(unit(unit), "%03d".formatted(900 + unit))
				.update();
			for (int line = 0; line < LINES; line++) {
				this.given.aLineOf(unit(unit), "%04d".formatted(1000 + line), "10000000");
			}
			token(unit(unit));
		}
		for (int client = 0; client < CLIENTS; client++) {
			this.callers.add(new Caller(this.port));
		}
	}

	@AfterEach
	void hang_up() throws IOException {
		for (Caller caller : this.callers) {
			caller.close();
		}
	}

	@Test
	void certifications_on_random_lines_and_on_one_hot_line() throws Exception {
		measure("random lines", UNITS, LINES);
		measure("one hot line", 1, 1);
	}

	private void measure(String lines, int units, int linesOfEach) throws Exception {
		List<Double> barePostings = new ArrayList<>();
		List<Double> posted = new ArrayList<>();
		List<Double> bareCertifications = new ArrayList<>();
		List<Double> registered = new ArrayList<>();
		List<Double> called = new ArrayList<>();
		// tables that aren't empty, statistics that say so, and compiled code: as on any
		// day but
		// the first
		Measurement.perSecond(CLIENTS, 5 * SECONDS, (client) -> call(client, units, linesOfEach));
		this.jdbc.sql("analyze").update();
		for (int round = 0; round < ROUNDS; round++) {
			barePostings.add(Pgbench.perSecond(this.database, posting(units, linesOfEach), CLIENTS, SECONDS));
			posted.add(Measurement.perSecond(CLIENTS, SECONDS, (client) -> post(units, linesOfEach)));
			bareCertifications
				.add(Pgbench.perSecond(this.database, certification(units, linesOfEach), CLIENTS, SECONDS));
			registered.add(Measurement.perSecond(CLIENTS, SECONDS, (client) -> register(units, linesOfEach)));
			called.add(Measurement.perSecond(CLIENTS, SECONDS, (client) -> call(client, units, linesOfEach)));
		}
		double posting = Measurement.median(barePostings);
		double certification = Measurement.median(bareCertifications);
		tell("a posting through the ledger's service, " + lines, Measurement.median(posted), posting, "≥ 0.6");
		tell("a certification through the service, " + lines, Measurement.median(registered), certification, "≥ 0.6");
		tell("a certification over HTTP, " + lines, Measurement.median(called), certification, "≥ 0.35");
		assertThat(this.given.drift()).isZero();
	}

	private static void tell(String what, double rate, double base, String goal) throws Exception {
		BenchReport.tell(what, BenchReport.ratio(rate / base), goal, BenchReport.whole(rate) + "/s of "
				+ BenchReport.whole(base) + "/s for the same statement by pgbench, " + CLIENTS + " clients");
	}

	private void post(int units, int lines) {
		LineKey line = new LineKey(secFunc(lines), "00", "0", "2.3.1.5.1.2");
		this.ledger.post(new Posting(ExecutionFixture.YEAR, unit(any(units)), "bench/" + KEY.incrementAndGet(), "INI",
				LocalDate.of(2026, 4, 15), "bench", "bench", new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.CERTIFICATION, 0, Amount.of("0.01"))), false));
	}

	private void register(int units, int lines) {
		String unit = unit(any(units));
		LineKey line = new LineKey(secFunc(lines), "00", "0", "2.3.1.5.1.2");
		this.registration.register(
				ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "0.01"), unit),
				ExecutionFixture.officer(Role.UE_LOGISTICS, unit));
	}

	private void call(int client, int units, int lines) throws Exception {
		String unit = unit(any(units));
		String body = """
				{"unit": "%s", "year": 2026, "month": 4, "operationType": "N",
				 "document": {"type": "086", "number": "001-2026", "date": "2026-04-15"}, "justification": "Compra de prueba",
				 "lines": [{"secFunc": "%s", "rubro": "00", "resourceType": "0", "item": "2.3.1.5.1.2", "amount": "0.01"}]}"""
			.formatted(unit, secFunc(lines));
		Caller.Answer answer = this.callers.get(client)
			.post("/api/v1/certifications", "bench-" + unit, "bench-" + KEY.incrementAndGet(), body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
	}

	private static String posting(int units, int lines) {
		return DRAWN.formatted(units - 1, 999 + lines)
				+ """
						select ledger_post(2026::smallint, cast(:unit + 800000 as text), 'pgbench/' || cast(:key as bigint), 'INI',
						  jsonb_build_array(jsonb_build_object('secFunc', cast(cast(:line as int) as text), 'rubro', '00', 'resourceType', '0',
						    'item', '2.3.1.5.1.2', 'stage', 'CERTIFICATION', 'month', 0, 'amount', 0.01)),
						  '2026-04-15'::date, 'bench', 'bench', null::bigint, null::bigint, null::bigint, null::text, null::text, null::date, false);
						""";
	}

	private static String certification(int units, int lines) {
		return DRAWN.formatted(units - 1, 999 + lines)
				+ """
						select * from execution_register(2026::smallint, cast(:unit + 800000 as text), 'CERTIFICATION', null::bigint, null, null, 'N', null,
						  jsonb_build_object('month', 4, 'document_type', '086', 'document_number', '001-2026', 'document_date', '2026-04-15',
						    'justification', 'Compra de prueba', 'prepared_by', 'pgbench', 'prepared_name', 'pgbench', 'prepared_profile', 'pgbench'),
						  jsonb_build_array(jsonb_build_object('secFunc', cast(cast(:line as int) as text), 'rubro', '00', 'resourceType', '0',
						    'item', '2.3.1.5.1.2', 'amount', 0.01)));
						""";
	}

	private static String unit(int number) {
		return String.valueOf(800000 + number);
	}

	private static String secFunc(int lines) {
		return String.valueOf(1000 + any(lines));
	}

	private static int any(int of) {
		return ThreadLocalRandom.current().nextInt(of);
	}

	private void token(String unit) {
		this.jdbc
			.sql("""
					with person as (insert into app_user (username, person_name, password_hash) values (:name, :name, '{noop}!') returning id),
					profile as (insert into user_profile (user_id, role, scope_kind, scope_code, principal)
					  select id, 'UE_LOGISTICS', 'UE', :unit, true from person returning id, user_id)
					insert into api_token (user_id, profile_id, name, token_hash)
					  select user_id, id, 'bench', encode(sha256(convert_to(:name, 'UTF8')), 'hex') from profile""")
			.param("name", "bench-" + unit)
			.param("unit", unit)
			.update();
	}

}
