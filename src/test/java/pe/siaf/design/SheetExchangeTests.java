package pe.siaf.design;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DraftFixture.Chain;
import pe.siaf.design.Sheets.Sheet;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** Sheets of indicators go out whole and come in again as they were, as drafts. */
@SiafTest
class SheetExchangeTests {

	/** What a version of a sheet keeps of itself rather than of what it says. */
	private static final List<String> OWN = List.of("id", "sheet_id", "version", "state", "import_id", "content_hash",
			"lock_version");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignRows rows;

	@Autowired
	private Sheets sheets;

	@Autowired
	private SheetExport export;

	@Autowired
	private SheetJson json;

	@Autowired
	private SheetWorkbook workbook;

	@Test
	void every_column_of_a_sheet_travels() {
		assertThat(stored("indicator_sheet")).isSubsetOf(
				Stream.concat(SheetDocument.columns().stream().map(Field::name), Stream.of("fiscal_year")).toList());
		for (SheetTable table : SheetTable.values()) {
			assertThat(stored(table.table())).as(table.name())
				.isSubsetOf(table.fields().stream().map(Field::name).toList());
		}
	}

	@Test
	void a_full_sheet_comes_in_again_as_it_went_out_in_both_formats() {
		for (String format : List.of("json", "xlsx")) {
			Sheet sheet = full();
			byte[] file = download(sheet.page() + "/archivo?formato=" + format);
			SheetContent first = this.sheets.content(sheet);
			write(sheet, Map.of("name", "Otra cosa"), Map.of());

			assertThat(importAs("rector.mef", "fichas." + format, file)).contains("APPLIED", "\"changed\":1");

			Sheet again = this.sheets.of(sheet.indicator()).get(0);
			assertThat(again).extracting(Sheet::version, Sheet::state).containsExactly(2, "DRAFT");
			assertThat(this.sheets.content(again)).isEqualTo(first);
			assertThat(text(this.json.write(this.export.of(List.of(again.id())))))
				.isEqualTo(text(download(again.page() + "/archivo?formato=json")));
			// what it took the place of stays to be read
			assertThat(this.sheets.of(sheet.indicator())).extracting(Sheet::state).containsExactly("DRAFT", "RETIRED");
		}
	}

	@Test
	void the_same_file_again_changes_nothing() {
		Sheet sheet = full();

		assertThat(importAs("rector.mef", "fichas.xlsx", download(sheet.page() + "/archivo?formato=xlsx")))
			.contains("APPLIED", "\"equal\":1", "\"changed\":0");
		assertThat(this.sheets.of(sheet.indicator())).hasSize(1);
	}

	@Test
	void what_is_in_force_stays_until_the_draft_is_published() {
		Sheet sheet = full();
		publish(sheet);
		String file = text(download(sheet.page() + "/archivo?formato=json")).replace("\"85\"", "\"87.25\"");

		assertThat(importAs("rector.mef", "fichas.json", bytes(file))).contains("APPLIED");

		assertThat(this.sheets.of(sheet.indicator())).extracting(Sheet::state).containsExactly("DRAFT", "IN_FORCE");
		assertThat(target(sheet)).isEqualTo("85");
		publish(this.sheets.of(sheet.indicator()).get(0));
		assertThat(target(sheet)).isEqualTo("87.25");
	}

	@Test
	void the_930_sheets_of_2024_go_out_and_in() throws IOException {
		List<Long> published = this.jdbc
			.sql("select id from indicator_sheet where fiscal_year = 2024 and state = 'IN_FORCE' order by id")
			.query(Long.class)
			.list();
		SheetDocument document = this.export.of(published);
		byte[] told = this.json.write(document);
		ByteArrayOutputStream book = new ByteArrayOutputStream();
		this.workbook.write(document, book);

		assertThat(published).hasSize(930);
		assertThat(importAs("rector.mef", "fichas.json", told)).contains("APPLIED", "\"equal\":930", "\"changed\":0",
				"\"new\":0");
		assertThat(importAs("rector.mef", "fichas.xlsx", book.toByteArray())).contains("APPLIED", "\"equal\":930",
				"\"changed\":0", "\"new\":0");
		// of another year they are drafts that say the same
		String other = text(told).replace("\"sheet_year\" : 2024", "\"sheet_year\" : 2091");
		assertThat(importAs("rector.mef", "fichas.json", bytes(other))).contains("APPLIED", "\"new\":930");
		List<Long> drafts = this.jdbc
			.sql("select id from indicator_sheet where fiscal_year = 2091 and state = 'DRAFT' order by id")
			.query(Long.class)
			.list();
		assertThat(text(this.json.write(this.export.of(drafts)))).isEqualTo(other);
	}

	@Test
	void what_cannot_be_taken_is_told_by_sheet_and_cell_and_nothing_is_applied() throws IOException {
		SheetDocument document = this.export.of(List.of(full().id()));
		Map<String, String> sheet = new LinkedHashMap<>(document.sheets().get(0).values());
		String indicator = document.sheets().get(0).text("indicator");
		sheet.putAll(Map.of("periodicity", "DE VEZ EN CUANDO", "factor", "0", "formula", "100 * a / nacidos"));
		List<Row> targets = new ArrayList<>(document.rows(SheetTable.TARGET));
		targets.add(targets.get(0));
		targets.add(new Row("", 1, Map.of("indicator", "9X9X", "fiscal_year", "2026", "target", "1")));
		targets.add(new Row("", 1, Map.of("indicator", indicator, "fiscal_year", "2027", "target", "mucho")));
		SheetDocument bad = new SheetDocument(List.of(new Row("", 1, sheet)), Map.of(SheetTable.TARGET, targets));
		ByteArrayOutputStream book = new ByteArrayOutputStream();
		this.workbook.write(bad, book);

		String answer = importAs("rector.mef", "fichas.xlsx", book.toByteArray());

		assertThat(answer).contains("REJECTED", "DSN-102", "DE VEZ EN CUANDO", "DSN-112", "DSN-115", "nacidos",
				"DSN-106", "INT-001", "9X9X", "mucho");
		assertThat(answer).contains("Fichas!" + letter("periodicity") + "3", "Fichas!" + letter("factor") + "3",
				"Metas nacionales!C6", "Metas nacionales!A7", "Metas nacionales!D8");
		assertThat(importAs("rector.mef", "fichas.json",
				bytes(text(this.json.write(document)).replaceFirst("\"area\" : \"RURAL\"", "\"area\" : \"LUNAR\""))))
			.contains("REJECTED", "sheet[1].scope[1].area", "LUNAR");
		assertThat(this.sheets.of(indicator)).hasSize(1);
	}

	@Test
	void a_misspelt_name_loses_nothing_in_silence() {
		assertThat(importAs("rector.mef", "fichas.json",
				bytes("""
						{"sheets": [{"indicator": "3886", "name": "Uno", "unidad": "Niños", "target": [{"year": 2026}]}], "hojas": 1}""")))
			.contains("REJECTED", "sheet[1].unidad", "sheet[1].target[1].year", "hojas");
		assertThat(importAs("rector.mef", "fichas.json", bytes("{\"fichas\": []}"))).contains("REJECTED", "INT-004");
		assertThat(importAs("rector.mef", "fichas.json", bytes("{\"sheets\": []}"))).contains("REJECTED", "INT-004");
	}

	@Test
	void a_new_indicator_says_of_which_program_it_is() {
		Draft draft = this.given.program();
		String sheet = """
				{"sheets": [{"indicator": "%s", "program": "%s", "sheet_year": 2026, "name": "Nuevo"}]}""";

		assertThat(importAs("rector.mef", "f.json", bytes(sheet.formatted("NUEVO-1", "")))).contains("REJECTED",
				"DSN-103", "sheet[1].program");
		assertThat(importAs("rector.mef", "f.json", bytes(sheet.formatted("NUEVO-1", "7999")))).contains("REJECTED",
				"INT-001");
		assertThat(importAs("rector.mef", "f.json", bytes(sheet.formatted("a/b c", draft.program()))))
			.contains("REJECTED", "sheet[1].indicator");
		assertThat(
				importAs("rector.mef", "f.json", bytes(sheet.formatted("NUEVO-" + draft.program(), draft.program()))))
			.contains("APPLIED");
		assertThat(this.sheets.of("NUEVO-" + draft.program())).extracting(Sheet::state).containsExactly("DRAFT");
	}

	@Test
	void a_program_s_responsible_writes_no_draft_of_another_program() {
		Sheet foreign = full();
		byte[] file = download(foreign.page() + "/archivo?formato=json");

		assertThat(importAs("responsable.pp", "fichas.json", file)).contains("REJECTED", "ORG-002");
		String own = text(file).replaceAll("\"program\" : \"\\d{4}\"", "\"program\" : \"0149\"");
		assertThat(importAs("responsable.pp", "fichas.json", bytes(own))).contains("REJECTED", "ORG-002");
	}

	@Test
	void a_program_s_sheets_go_out_together() {
		Sheet sheet = full();

		assertThat(this.mvc.get()
			.uri("/api/v1/programs/%s/sheets?year=2026".formatted(sheet.program()))
			.header("Authorization", "Bearer demo-analista.mef")).hasStatusOk()
			.bodyText()
			.isEqualTo(text(this.json.write(this.export.of(List.of(sheet.id())))));
		assertThat(text(download("/programas/0149/fichas/archivo?formato=json"))).contains("3886");
		assertThat(this.mvc.get()
			.uri("/api/v1/programs/0149/sheets?format=doc")
			.header("Authorization", "Bearer demo-analista.mef")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(
				this.mvc.get().uri("/api/v1/programs/7999/sheets").header("Authorization", "Bearer demo-analista.mef"))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	private static String letter(String column) {
		int place = SheetDocument.columns().stream().map(Field::name).toList().indexOf(column);
		return pe.siaf.exchange.WorkbookDocument.letter(place);
	}

	private List<String> stored(String table) {
		return this.jdbc.sql("""
				select column_name from information_schema.columns
				where table_schema = current_schema() and table_name = ?""")
			.param(table)
			.query(String.class)
			.list()
			.stream()
			.filter((column) -> !OWN.contains(column))
			.toList();
	}

	/** A sheet that says everything there is to say. */
	private Sheet full() {
		Chain chain = this.given.chain();
		long line = this.given.add(chain.draft(), Part.INDICATOR, chain.product(), "indicator",
				"Cobertura que viaja " + chain.product());
		String indicator = this.rows.find(Part.INDICATOR, line).orElseThrow().path("indicator").asString();
		Sheet sheet = this.sheets.begin(indicator, 2026, this.given.responsible(chain.draft()));
		Map<String, String> fields = new LinkedHashMap<>();
		SheetFields.all().forEach((field) -> fields.put(field.name(), example(field)));
		fields.put("formula", "100 * a / b");
		write(sheet, fields,
				Map.of(SheetTable.VARIABLE,
						List.of(Map.of("name", "a", "description", "Niños vacunados", "source", "ENDES", "kind",
								"conteo"), Map.of("name", "b", "description", "Niños menores de un año")),
						SheetTable.TARGET,
						List.of(Map.of("fiscal_year", "2026", "target", "85"),
								Map.of("fiscal_year", "2027", "target",
										"90.125"),
								Map.of("fiscal_year", "2028", "target", "1234567890123.000001")),
						SheetTable.SCOPE,
						List.of(Map.of("code", "15", "name", "LIMA", "area", "RURAL", "grouping", "mujeres",
								"periodicity", "QUARTERLY"), Map.of("code", "65", "name", "PERU")),
						SheetTable.VALIDATION,
						List.of(Map.of("element", "Zonas sin dato", "description", "Se llama al \"establecimiento\""),
								Map.of("element", "Duplicados", "description", "Se cruza por DNI,\nfecha y <lugar>"))));
		return this.sheets.get(indicator, 2026, sheet.version());
	}

	private static String example(Field field) {
		return switch (field.kind()) {
			case TEXT -> "=SUMA(" + field.name() + ")\n  sangrado, «comillas» & ángulos < >\ny 0012";
			case CHOICE -> field.choices().get(field.choices().size() - 1);
			case NUMBER -> "1234567890123.000001";
			case WHOLE -> field.name().endsWith("year") ? "2024" : "6";
			case YES_NO -> field.name().equals("for_management") ? "false" : "true";
			case DATE -> "2026-02-28";
			default -> "00" + field.name() + " Ñandú";
		};
	}

	private void write(Sheet sheet, Map<String, String> fields, Map<SheetTable, List<Map<String, String>>> tables) {
		Sheet now = this.sheets.get(sheet.indicator(), sheet.fiscalYear(), sheet.version());
		this.sheets.write(now, now.lockVersion(), new SheetContent(fields, tables),
				this.given.responsible(this.given.program(sheet.program())));
	}

	private void publish(Sheet sheet) {
		this.sheets.move(sheet, "review", null, this.given.coordinator(this.given.program(sheet.program())));
		this.sheets.move(sheet, "publish", null, this.given.rector());
	}

	private String target(Sheet sheet) {
		return this.jdbc.sql("""
				select trim_scale(target)::text from indicator_target where indicator = ? and fiscal_year = 2026""")
			.param(sheet.indicator())
			.query(String.class)
			.single();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
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
			.uri("/api/v1/imports/indicator-sheets")
			.multipart()
			.file(new MockMultipartFile("file", name, "application/octet-stream", file))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-" + username)
			.exchange()
			.getResponse()
			.getHeader("Location");
		String answer = "";
		// a big file is worked on in the background
		for (int again = 0; again < 40 && !answer.matches("(?s).*\"state\":\"(APPLIED|REJECTED)\".*"); again++) {
			answer = ImportAnswer.of(this.mvc, String.valueOf(location), username);
		}
		return answer;
	}

}
