package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;
import pe.siaf.logframe.BigMatrix;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A big matrix on the desk: what a keystroke costs the server until its findings are
 * there, how big the page is, how long its file takes.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bench")
class DesignDeskBench {

	private static final int WARM = 30;

	private static final int TIMES = 100;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignRows rows;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JsonMapper json;

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
		AtomicInteger stroke = new AtomicInteger();
		String[] text = { "Personas atendidas en el servicio 20" };
		tellTime("a cell saved and the matrix checked anew, p95, ms", "≤ 150", "40 × 8 × 4, the answers of both calls",
				() -> {
					String next = "Personas atendidas en el servicio " + (1000 + stroke.incrementAndGet());
					ok(this.mvc.post()
						.uri(draft.page() + "/cambios")
						.contentType(MediaType.APPLICATION_JSON)
						.content(this.json.writeValueAsString(Map.of("seen", 0, "edits",
								List.of(Map.of("action", "SET", "part", "NODE", "id", product, "field", "text",
										"before", text[0], "after", next)))))
						.with(Signed.as("responsable.pp")));
					text[0] = next;
					get(draft.page() + "/hallazgos");
				});
		BenchReport.tell("the page of this matrix, kB",
				BenchReport.whole(get(draft.page() + "/matriz").getResponse().getContentAsByteArray().length / 1024.0),
				"≤ 1,536", "not compressed");
		tellTime("this page, p95, ms", "≤ 1,000", "its HTML", () -> get(draft.page() + "/matriz"));
		tellTime("this design as a workbook, p95, ms", "≤ 5,000", "XLSX",
				() -> get(draft.page() + "/archivo?formato=xlsx"));
		tellTime("this design as JSON, p95, ms", "≤ 5,000", "", () -> get(draft.page() + "/archivo?formato=json"));
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

	private static void tellTime(String what, String goal, String how, Runnable work) throws Exception {
		Measurement.milliseconds(1, WARM, (client) -> work.run(), () -> {
		});
		double[] taken = Measurement.milliseconds(1, TIMES, (client) -> work.run(), () -> {
		});
		BenchReport.tell(what, BenchReport.whole(Measurement.percentile(taken, 95)), goal,
				"median " + BenchReport.whole(Measurement.percentile(taken, 50)) + ", one caller; " + how);
	}

	private MvcTestResult get(String path) {
		return ok(this.mvc.get().uri(path).with(Signed.as("responsable.pp")));
	}

	private static MvcTestResult ok(MockMvcTester.MockMvcRequestBuilder request) {
		MvcTestResult result = request.exchange();
		assertThat(result).hasStatusOk();
		return result;
	}

}
