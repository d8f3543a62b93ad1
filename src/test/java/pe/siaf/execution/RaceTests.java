package pe.siaf.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The race: 32 officers over HTTP certify, reduce and annul on a few contested lines and
 * on one hot line, all at once. Nothing is overspent, nothing fails, exactly what fits is
 * approved, and of four who annul the same act exactly one wins. The system property
 * {@code siaf.race} makes it that many times larger.
 */
@SiafTest
class RaceTests {

	private static final int OFFICERS = 32;

	private static final int SIZE = Integer.getInteger("siaf.race", 1);

	private static final int CONTESTED_LINES = 4;

	private static final Amount ASKED = Amount.of("10.00");

	@LocalServerPort
	private int port;

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	private final Map<String, Integer> answers = new ConcurrentHashMap<>();

	private ExecutorService office = Executors.newFixedThreadPool(OFFICERS);

	private Officer supply = new Officer(0, "", this.answers);

	private Officer budget = new Officer(0, "", this.answers);

	@BeforeEach
	void open() {
		this.supply = new Officer(this.port, "logistica.ue", this.answers);
		this.budget = new Officer(this.port, "presupuesto.ue", this.answers);
	}

	@AfterEach
	void close() {
		this.office.shutdownNow();
	}

	@Test
	void thirty_two_officers_never_overspend_and_each_act_is_undone_once() throws Exception {
		List<LineKey> lines = new ArrayList<>();
		IntStream.range(0, CONTESTED_LINES)
			.forEach((place) -> lines.add(this.given.aLineOf(ExecutionFixture.DEMO_UNIT, "85%02d".formatted(place),
					String.valueOf(100L * SIZE))));
		LineKey hot = this.given.aLineOf(ExecutionFixture.DEMO_UNIT, "8599", String.valueOf(500L * SIZE));

		List<String> certified = certifyTwiceWhatFits(lines, hot);
		lines.forEach((line) -> assertThat(certifiedOn(line)).isEqualTo(Amount.of(100L * SIZE)));
		assertThat(certifiedOn(hot)).isEqualTo(Amount.of(500L * SIZE));
		assertThat(certified).hasSize((10 * CONTESTED_LINES + 50) * SIZE);

		long reduced = reduceFromTwoSides(certified);
		assertThat(total(lines, hot)).isEqualTo(ofCents(certified.size() * 1000L - reduced * 250L));

		annulFourTimesAtOnce(certified);
		assertThat(total(lines, hot)).isEqualTo(Amount.ZERO);
		assertThat(this.jdbc
			.sql("""
					select count(*) from movement where sec_ejec = ? and sec_func between '8500' and '8599' and kind = 'ANU'""")
			.param(ExecutionFixture.DEMO_UNIT)
			.query(Integer.class)
			.single()).isEqualTo(certified.size());

		assertThat(this.answers).as("every answer is a yes or a reason")
			.allSatisfy((answer, times) -> assertThat(answer)
				.matches("20[01]|422 (CRT-001|EXE-021|EXE-020|CRT-007|WFL-001)|409 WFL-003"));
		Officer.Answer proof = new Officer(this.port, "auditor", this.answers).post("/api/v1/checks/ledger", "");
		assertThat(proof.body()).contains("\"result\":\"PASS\",\"checks\"");
	}

	/** Each asks, verifies and has approved; who finds no credit goes away empty. */
	private List<String> certifyTwiceWhatFits(List<LineKey> lines, LineKey hot) throws Exception {
		List<Callable<String>> acts = new ArrayList<>();
		lines.forEach((line) -> acts.addAll(Collections.nCopies(20 * SIZE, () -> certify(line))));
		acts.addAll(Collections.nCopies(100 * SIZE, () -> certify(hot)));
		Collections.shuffle(acts, new Random(20));
		return all(acts).stream().filter((location) -> !location.isEmpty()).toList();
	}

	private String certify(LineKey line) {
		Officer.Answer asked = this.supply.post("/api/v1/certifications", """
				{"unit": "001650", "year": 2026, "justification": "Carrera",
				 "document": {"type": "086", "number": "CARRERA", "date": "2026-04-15"},
				 "lines": [{"secFunc": "%s", "rubro": "%s", "resourceType": "%s", "item": "%s", "amount": "%s"}]}"""
			.formatted(line.secFunc(), line.rubro(), line.resourceType(), line.item(), ASKED.value()));
		return (asked.status() == 201 && approve(asked.location())) ? asked.location() : "";
	}

	private boolean approve(String location) {
		return this.supply.post(location + "/verify", "").status() == 200
				&& this.budget.post(location + "/approve", "").status() == 200;
	}

	/** Two reduce the same certification at once: one, or one after the other. */
	private long reduceFromTwoSides(List<String> certified) throws Exception {
		List<Callable<Boolean>> acts = new ArrayList<>();
		for (String location : certified) {
			String line = lineOf(location);
			acts.addAll(Collections.nCopies(2,
					() -> this.supply
						.post(location + "/reduce", "{\"justification\": \"Sobra\", \"lines\": [" + line + "]}")
						.status() == 200 && approve(location)));
		}
		return all(acts).stream().filter(Boolean::booleanValue).count();
	}

	private String lineOf(String location) {
		return this.jdbc.sql("""
				select json_build_object('secFunc', l.sec_func, 'rubro', l.rubro, 'resourceType', l.resource_type,
				  'item', l.item, 'amount', '2.50')::text
				from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
				where r.sec_ejec = '001650' and r.fiscal_year = 2026 and r.stage = 'CERTIFICATION'
				  and r.number || '-' || r.sequence = ?""")
			.param(location.substring(location.lastIndexOf('/') + 1))
			.query(String.class)
			.single();
	}

	private void annulFourTimesAtOnce(List<String> certified) throws Exception {
		List<Callable<String>> acts = new ArrayList<>();
		for (String location : certified) {
			CyclicBarrier together = new CyclicBarrier(4);
			acts.addAll(Collections.nCopies(4, () -> {
				together.await(30, TimeUnit.SECONDS);
				boolean won = this.supply.post(location + "/annul", "{\"justification\": \"Ya no va\"}").status() == 200
						&& approve(location);
				return won ? location : "";
			}));
		}
		List<String> winners = all(acts).stream().filter((location) -> !location.isEmpty()).toList();
		assertThat(winners).as("of four annulments of an act one wins").containsExactlyInAnyOrderElementsOf(certified);
	}

	private <T> List<T> all(List<Callable<T>> acts) throws Exception {
		List<T> results = new ArrayList<>();
		for (Future<T> done : this.office.invokeAll(acts)) {
			results.add(done.get());
		}
		return results;
	}

	private Amount certifiedOn(LineKey line) {
		return Amount.of(this.given.balancesOf(ExecutionFixture.DEMO_UNIT, line).split(" ")[0]);
	}

	private Amount total(List<LineKey> lines, LineKey hot) {
		return lines.stream().map(this::certifiedOn).reduce(certifiedOn(hot), Amount::plus);
	}

	private static Amount ofCents(long cents) {
		return new Amount(BigDecimal.valueOf(cents, 2));
	}

}
