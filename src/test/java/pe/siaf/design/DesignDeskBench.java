package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.bench.Person;
import pe.siaf.logframe.BigMatrix;

/**
 * A big matrix on the desk: what a keystroke costs the server until its findings are
 * there, how big the page is, how long its file takes.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bench")
class DesignDeskBench {

	private static final int WARM = 300;

	private static final int TIMES = 200;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignRows rows;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@LocalServerPort
	private int port;

	@Test
	void forty_products_of_eight_activities_with_four_indicators_each() throws Exception {
		Draft draft = aBigMatrix();
		long product = this.rows.of(Part.NODE, draft.id())
			.stream()
			.filter((row) -> row.path("code").asString().equals("3900020"))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asLong();
		Person responsible = Person.signedIn(this.port, "responsable.pp");
		String token = Person.token(responsible.read(draft.page() + "/matriz"));
		tellTime("a cell saved and the matrix checked anew, p95, ms", "≤ 150", "40 × 8 × 4, the answers of both calls",
				keystrokes(responsible, draft, product));
		BenchReport.tell("the page of this matrix, kB",
				BenchReport.whole(responsible.bytes(draft.page() + "/matriz").length / 1024.0), "≤ 1,536",
				"not compressed");
		tellTime("this page, p95, ms", "≤ 1,000", "its HTML", () -> responsible.bytes(draft.page() + "/matriz"));
		tellTime("this design as a workbook, p95, ms", "≤ 5,000", "XLSX",
				() -> responsible.bytes(draft.page() + "/archivo?formato=xlsx"));
		tellTime("this design as JSON, p95, ms", "≤ 5,000", "",
				() -> responsible.bytes(draft.page() + "/archivo?formato=json"));
	}

	/**
	 * Each saves another text, knowing of what was saved before, and asks for the
	 * findings.
	 */
	private Callable<?> keystrokes(Person responsible, Draft draft, long product) throws Exception {
		String token = Person.token(responsible.read(draft.page() + "/matriz"));
		int[] stroke = new int[1];
		String[] text = { "Personas atendidas en el servicio 20" };
		long[] seen = new long[1];
		return () -> {
			String next = "Personas atendidas en el servicio " + (1000 + ++stroke[0]);
			String saved = responsible.post(draft.page() + "/cambios", token,
					this.json.writeValueAsString(Map.of("seen", seen[0], "edits", List.of(Map.of("action", "SET",
							"part", "NODE", "id", product, "field", "text", "before", text[0], "after", next)))));
			text[0] = next;
			seen[0] = this.json.readTree(saved).path("head").asLong();
			return responsible.read(draft.page() + "/hallazgos");
		};
	}

	private Draft aBigMatrix() {
		Draft approved = this.given.program("0149");
		Draft draft = this.drafts.begin("0149", approved, true, this.given.responsible(approved));
		Long result = this.jdbc
			.sql("select id from logframe_node where version_id = ? and level = 'SR' order by id limit 1")
			.param(draft.id())
			.query(Long.class)
			.single();
		for (String statement : BigMatrix.SQL.split(";", -1)) {
			this.jdbc.sql(statement)
				.params(Map.of("version", draft.id(), "sr", result, "program", draft.program()))
				.update();
		}
		return draft;
	}

	private static void tellTime(String what, String goal, String how, Callable<?> work) throws Exception {
		Measurement.milliseconds(1, WARM, (client) -> work.call(), () -> {
		});
		double[] taken = Measurement.milliseconds(1, TIMES, (client) -> work.call(), () -> {
		});
		BenchReport.tell(what, BenchReport.whole(Measurement.percentile(taken, 95)), goal,
				"median " + BenchReport.whole(Measurement.percentile(taken, 50)) + ", one caller; " + how);
	}

}
