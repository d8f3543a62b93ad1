package pe.siaf.design;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.design.DesignDocument.Row;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** A design goes out whole and comes in again as it was. */
@SiafTest
class DesignExchangeTests {

	/** What a version keeps of itself rather than of the design. */
	private static final List<String> OWN = List.of("id", "version_id", "position", "import_id");

	private static final List<String> OWN_OF_VERSION = List.of("program", "version", "state", "valid_from", "valid_to",
			"origin", "content_hash", "lock_version", "created_at", "created_by", "based_on", "submitted_number",
			"training");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DraftFixture given;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DesignExport export;

	@Autowired
	private DesignJson json;

	@Autowired
	private DesignComparison comparison;

	@Test
	void every_column_of_a_design_travels() {
		for (Part part : Part.values()) {
			List<String> travelling = DesignColumn.of(part)
				.stream()
				.filter(DesignColumn::isStored)
				.map((column) -> column.field().name())
				.toList();
			List<String> stored = this.jdbc.sql("""
					select column_name from information_schema.columns
					where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'""")
				.param(part.table())
				.query(String.class)
				.list();
			assertThat(stored).filteredOn((column) -> !OWN.contains(column))
				.filteredOn((column) -> part != Part.VERSION || !OWN_OF_VERSION.contains(column))
				.as(part.name())
				.allSatisfy((column) -> assertThat(travelling).contains(column));
		}
	}

	@Test
	void json_comes_in_again_as_it_went_out() {
		Draft draft = full();
		byte[] first = this.json.write(this.export.of(draft));

		Draft again = importInto(this.given.program(), "diseno.json", first);

		assertThat(this.json.write(this.export.of(again))).asString(StandardCharsets.UTF_8)
			.isEqualTo(retitled(first, again));
		assertThat(this.comparison.between(draft.id(), again.id())).isEmpty();
	}

	@Test
	void a_workbook_comes_in_again_as_it_went_out() {
		Draft draft = full();
		byte[] file = download(draft.page() + "/archivo?formato=xlsx");
		String first = text(this.json.write(this.export.of(draft)));

		String answer = importAs("rector.mef", "diseno.xlsx", file);

		assertThat(answer).contains("APPLIED");
		Draft again = this.drafts.of(draft.program()).get(0);
		// the same design again changes nothing
		assertThat(text(this.json.write(this.export.of(again)))).isEqualTo(first);
		assertThat(again.version()).isEqualTo(draft.version());
		this.given.edit(draft, Edit.set(Part.PROBLEM, problem(draft), "relevance", "Alta", "Media"));
		assertThat(importAs("rector.mef", "diseno.xlsx", file)).contains("APPLIED");
		again = this.drafts.of(draft.program()).get(0);
		assertThat(again.version()).isEqualTo(draft.version() + 1);
		assertThat(text(this.json.write(this.export.of(again)))).isEqualTo(first);
	}

	@Test
	void designs_of_the_demonstration_round_trip_too() {
		for (String code : List.of("0001", "0068", "0090", "0149")) {
			Draft approved = this.drafts.of(code)
				.stream()
				.filter((version) -> version.state().equals("APPROVED"))
				.findFirst()
				.orElseThrow();
			byte[] first = this.json.write(this.export.of(approved));
			Draft target = this.given.program();
			String moved = text(first).replaceFirst("\"program\" : \"" + code, "\"program\" : \"" + target.program());

			assertThat(importAs("rector.mef", "diseno.json", moved.getBytes(StandardCharsets.UTF_8)))
				.contains("APPLIED");

			Draft again = this.drafts.of(target.program()).get(0);
			assertThat(text(this.json.write(this.export.of(again)))).isEqualTo(moved);
			assertThat(this.comparison.between(approved.id(), again.id())).isEmpty();
		}
	}

	@Test
	void what_cannot_be_read_is_told_by_sheet_and_cell_and_nothing_is_applied() {
		Draft draft = full();
		String document = text(this.json.write(this.export.of(draft)))
			.replaceFirst("\"kind\" : \"RCT\"", "\"kind\" : \"RUMOR\"")
			.replaceFirst("\"cause\" : \"C1\"", "\"cause\" : \"C99\"");

		String answer = importAs("rector.mef", "diseno.json", document.getBytes(StandardCharsets.UTF_8));

		assertThat(answer).contains("REJECTED", "DSN-102", "evidence[1].kind", "INT-001", "C99");
		assertThat(this.drafts.of(draft.program())).hasSize(1);
	}

	@Test
	void what_the_tables_refuse_is_told_before_anybody_decides() {
		Draft draft = full();
		String document = text(this.json.write(this.export.of(draft))).replaceFirst("\"starts\" : 3",
				"\"starts\" : 13");

		String answer = importAs("rector.mef", "diseno.json", document.getBytes(StandardCharsets.UTF_8));

		assertThat(answer).contains("REJECTED", "DSN-112", "task[1]");
	}

	@Test
	void an_observed_version_is_answered_not_replaced() {
		Draft draft = full();
		byte[] file = this.json.write(this.export.of(draft));
		this.jdbc.sql("update program_version set state = 'OBSERVED' where id = ?").param(draft.id()).update();

		assertThat(importAs("rector.mef", "diseno.json", file)).contains("REJECTED", "DSN-110");
	}

	@Test
	void a_misspelt_column_loses_nothing_in_silence() {
		Draft draft = this.given.program();
		String document = """
				{"program": "%s", "kind": "PP", "name": "X", "parts": {"problem": [{"statement": "Uno", "magnitud": 3}], "causas": []}}"""
			.formatted(draft.program());

		assertThat(importAs("rector.mef", "diseno.json", document.getBytes(StandardCharsets.UTF_8)))
			.contains("REJECTED", "problem[1].magnitud", "causas");
	}

	@Test
	void what_goes_out_is_a_year_s_version_or_the_one_asked_for() {
		Draft draft = full();

		assertThat(this.mvc.get()
			.uri("/api/v1/programs/%s/export?version=%d".formatted(draft.program(), draft.version()))
			.header("Authorization", "Bearer demo-analista.mef")).hasStatusOk()
			.bodyText()
			.isEqualTo(text(this.json.write(this.export.of(draft))));
		assertThat(this.mvc.get()
			.uri("/api/v1/programs/0149/export?format=xlsx&year=2025")
			.header("Authorization", "Bearer demo-analista.mef")).hasStatusOk();
		assertThat(this.mvc.get()
			.uri("/api/v1/programs/0149/export?format=doc")
			.header("Authorization", "Bearer demo-analista.mef")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void a_design_of_forty_products_goes_out_within_five_seconds() {
		Draft draft = importInto(this.given.program(), "grande.json", this.json.write(large()));
		long start = System.nanoTime();
		byte[] told = download(draft.page() + "/archivo?formato=json");
		byte[] workbook = download(draft.page() + "/archivo?formato=xlsx");
		Duration took = Duration.ofNanos(System.nanoTime() - start);

		assertThat(told).hasSizeGreaterThan(300_000);
		assertThat(workbook).hasSizeGreaterThan(50_000);
		assertThat(took).as("both formats").isLessThan(Duration.ofSeconds(5));
	}

	/** 40 products with 8 activities each, 4 indicators and an assumption on all. */
	private static DesignDocument large() {
		List<Row> nodes = new ArrayList<>();
		List<Row> indicators = new ArrayList<>();
		List<Row> assumptions = new ArrayList<>();
		nodes.add(row(Map.of("level", "FR", "code", "RF", "text", "Un fin")));
		nodes.add(row(Map.of("level", "SR", "code", "RE", "parent", "RF", "text", "Un resultado")));
		for (int product = 1; product <= 40; product++) {
			String code = "38%05d".formatted(product);
			nodes.add(row(Map.of("level", "P", "code", code, "parent", "RE", "text", "Producto " + product)));
			for (int activity = 0; activity <= 8; activity++) {
				String measured = (activity == 0) ? code : "58%03d%02d".formatted(product, activity);
				if (activity > 0) {
					nodes.add(row(
							Map.of("level", "A", "code", measured, "parent", code, "text", "Actividad " + activity)));
				}
				for (int indicator = 1; indicator <= 4; indicator++) {
					indicators.add(row(Map.of("node", measured, "indicator", "G" + measured + indicator,
							"indicator_name", "Indicador " + indicator + " de " + measured)));
				}
				assumptions.add(row(Map.of("node", measured, "text", "Los servicios siguen abiertos")));
			}
		}
		return new DesignDocument("0000", "PP", Map.of(Part.VERSION, List.of(row(Map.of("name", "PROGRAMA GRANDE"))),
				Part.NODE, nodes, Part.INDICATOR, indicators, Part.ASSUMPTION, assumptions));
	}

	private static Row row(Map<String, String> values) {
		return new Row("", 1, values);
	}

	/** A program with a row in every part. */
	private Draft full() {
		DraftFixture.Chain chain = this.given.chain();
		Draft draft = chain.draft();
		DraftContent.fill(this.given, this.jdbc, chain);
		return draft;
	}

	private long problem(Draft draft) {
		return this.jdbc.sql("select id from problem where version_id = ?")
			.param(draft.id())
			.query(Long.class)
			.single();
	}

	private static String retitled(byte[] first, Draft again) {
		return text(first).replaceFirst("\"program\" : \"\\d{4}", "\"program\" : \"" + again.program());
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private Draft importInto(Draft target, String name, byte[] file) {
		assertThat(importAs("rector.mef", name, retitled(file, target).getBytes(StandardCharsets.UTF_8)))
			.contains("APPLIED");
		return this.drafts.of(target.program()).get(0);
	}

	private byte[] download(String page) {
		return this.mvc.get()
			.uri(page)
			.with(Signed.as("analista.mef"))
			.exchange()
			.getResponse()
			.getContentAsByteArray();
	}

	private String importAs(String username, String name, byte[] file) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/program-design")
			.multipart()
			.file(new MockMultipartFile("file", name, "application/octet-stream", file))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-" + username)
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), username);
	}

}
