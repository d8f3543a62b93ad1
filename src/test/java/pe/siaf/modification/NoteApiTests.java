package pe.siaf.modification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Budget notes over HTTP and on their pages, on the demonstration's own lines. */
@SiafTest
@Transactional
class NoteApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	private String line = "";

	@BeforeEach
	void aLineWithFreeCredit() {
		this.line = this.jdbc
			.sql("""
					select concat_ws('-', l.sec_func, l.rubro, l.resource_type, l.item) from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					where l.fiscal_year = 2025 and l.sec_ejec = '001650' and t.category = '9001' and l.rubro = '00'
					  and l.item like '2.3.1.%' and l.pim - l.certified - l.certified_reserved >= 100 order by 1 limit 1""")
			.query(String.class)
			.single();
	}

	@Test
	void a_note_goes_from_its_registration_to_its_approval_over_the_api() {
		MvcTestResult registered = post("presupuesto.ue", "/api/v1/budget-notes", body(50));
		assertThat(registered).hasStatus(201).bodyText().contains("\"state\":\"N\"", "\"total\":\"50.00\"");
		String note = String.valueOf(registered.getResponse().getHeader("Location"));
		assertThat(get("presupuesto.ue", note)).hasStatusOk()
			.bodyText()
			.contains("\"consequences\"", "\"findings\":[]", this.line.substring(0, 4));
		assertThat(post("presupuesto.ue", note + "/verify", "{}")).hasStatusOk().bodyText().contains("\"state\":\"V\"");
		assertThat(post("presupuesto.ue", note + "/send", "{}")).hasStatusOk().bodyText().contains("\"state\":\"T\"");
		assertThat(post("presupuesto.ue", note + "/approve", approval("HEAD_RESOLUTION"))).hasStatus(403);
		assertThat(post("titular.pliego", note + "/approve", approval("LAW"))).hasStatus(422)
			.bodyText()
			.contains("MOD-017");
		assertThat(post("titular.pliego", "/api/v1/budget-notes/resolutions",
				"""
						{"document": {"type": "HEAD_RESOLUTION", "number": "RJ-API-2025", "date": "2025-11-03"}, "notes": ["%s"]}"""
					.formatted(note)))
			.hasStatusOk()
			.bodyText()
			.contains("\"state\":\"A\"");
		assertThat(this.mvc.get().uri("/presupuesto/lineas/2025/001650/" + this.line).with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("/modificaciones/2025/001650/" + note.substring(note.lastIndexOf('/') + 1), "RJ-API-2025");
		assertThat(this.mvc.get().uri("/modificaciones?year=2025&linea=001650/" + this.line).with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains(note.substring(note.lastIndexOf('/') + 1));
	}

	@Test
	void what_a_note_breaks_is_told_with_figures() {
		String note = String.valueOf(
				post("presupuesto.ue", "/api/v1/budget-notes", body(999999999)).getResponse().getHeader("Location"));
		assertThat(post("presupuesto.ue", note + "/verify", "{}")).hasStatus(422).bodyText().contains("MOD-001");
		assertThat(get("presupuesto.ue", note)).bodyText().contains("\"code\":\"MOD-001\"");
		assertThat(post("presupuesto.ue", note + "/observe", "{}")).hasStatus(403);
	}

	@Test
	void somebody_who_saved_second_is_told_WFL_003() {
		String note = String
			.valueOf(post("presupuesto.ue", "/api/v1/budget-notes", body(50)).getResponse().getHeader("Location"));
		assertThat(post("presupuesto.ue", note + "/rewrite", body(60).replace("\"year\"", "\"version\": 0, \"year\"")))
			.hasStatusOk();
		assertThat(post("presupuesto.ue", note + "/rewrite", body(70).replace("\"year\"", "\"version\": 0, \"year\"")))
			.hasStatus(409)
			.bodyText()
			.contains("WFL-003");
	}

	@Test
	void a_note_prints_and_its_list_goes_out_as_a_file() {
		assertThat(this.mvc.get().uri("/modificaciones/2025/001650/0000000001-0001/impreso").with(Signed.as("auditor")))
			.hasStatusOk()
			.hasContentType(MediaType.APPLICATION_PDF);
		assertThat(this.mvc.get().uri("/modificaciones/exportacion?year=2025&format=csv").with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("0000000001-0001", "Demostración");
		assertThat(this.mvc.get().uri("/modificaciones?year=2025").with(Signed.as("servicio.salud"))).hasStatusOk();
	}

	private String body(int soles) {
		return """
				{"unit": "001650", "year": 2025, "type": "003", "document": {"type": "", "number": "INF-1", "date": "2025-10-24"},
				 "justification": "Prueba", "lines": [
				  {"secFunc": "%s", "rubro": "00", "item": "%s", "annulment": "%d", "reason": "PRIORITY_CHANGE"},
				  {"secFunc": "%s", "rubro": "00", "item": "2.3.1.99.1.99", "credit": "%d", "reason": "SHORTFALL"}],
				 "targets": [{"secFunc": "%s", "reason": "La meta no cambia"}]}"""
			.formatted(this.line.substring(0, 4), this.line.substring(10), soles, this.line.substring(0, 4), soles,
					this.line.substring(0, 4));
	}

	private static String approval(String kind) {
		return """
				{"document": {"type": "%s", "number": "RJ-1", "date": "2025-11-03"}}""".formatted(kind);
	}

	private MvcTestResult get(String username, String uri) {
		return this.mvc.get().uri(uri).header("Authorization", "Bearer demo-" + username).exchange();
	}

	private MvcTestResult post(String username, String uri, String body) {
		return this.mvc.post()
			.uri(uri)
			.header("Authorization", "Bearer demo-" + username)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}
