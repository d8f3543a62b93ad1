package pe.siaf.execution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.ExecutionFixture.DEMO_UNIT;

/** Pages and API of execution, on lines of the demo unit's year 2026. */
@SiafTest
class ExecutionPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ExecutionFixture given;

	@ParameterizedTest
	@ValueSource(strings = { "/ejecucion/certificaciones", "/ejecucion/expedientes", "/proveedores",
			"/ejecucion/certificaciones?q=nada&estado=A&meta=0001", "/ejecucion/certificaciones/nueva?year=2026" })
	void lists_and_forms_open(String page) {
		assertThat(this.mvc.get().uri(page).with(Signed.as("logistica.ue"))).hasStatusOk()
			.bodyText()
			.contains("<main id=\"contenido\"");
	}

	@Test
	void a_form_keeps_what_was_typed_and_tells_the_missing_credit_beside_its_line() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7001", "100");
		assertThat(this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.param("year", "2026")
			.param("documentType", "086")
			.param("documentNumber", "MEMO-77")
			.param("documentDate", "2026-04-15")
			.param("justification", "Compra de prueba")
			.param("confirmed", "true")
			.param(TypedAmounts.PREFIX + line, "1,100.01")).hasStatusOk()
			.bodyText()
			.contains("CRT-001", "disponible 100.00", "value=\"1,100.01\"", "MEMO-77");
	}

	@Test
	void lines_pasted_from_a_spreadsheet_are_read_and_strangers_are_told() {
		LineKey one = this.given.aLineOf(DEMO_UNIT, "7011", "100");
		LineKey other = this.given.aLineOf(DEMO_UNIT, "7012", "100");
		String rows = one + "\t40.00\r\n7012\t00\t\t" + other.item() + "\t1,0.50\n";
		assertThat(pasted(rows + "9999-00-0-2.3.1.1.1.1\t1.00")).hasStatusOk()
			.bodyText()
			.contains("9999-00-0-2.3.1.1.1.1", "value=\"40.00\"");
		assertThat(pasted(rows.replace("1,0.50", "10.50"))).hasStatus3xxRedirection();
		assertThat(this.given.held(DEMO_UNIT, one) + " " + this.given.held(DEMO_UNIT, other)).isEqualTo("40.00 10.50");
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult pasted(String rows) {
		return this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.param("year", "2026")
			.param("documentType", "086")
			.param("documentNumber", "MEMO-79")
			.param("documentDate", "2026-04-15")
			.param("justification", "Compra de prueba")
			.param("confirmed", "true")
			.param(TypedAmounts.PASTED, rows)
			.exchange();
	}

	@Test
	void a_copy_says_the_same_but_for_its_paper_and_a_decision_leads_to_the_next() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7013", "100");
		ActOutcome first = this.given.register(ExecutionFixture.asked(DocumentStage.CERTIFICATION, null,
				ExecutionFixture.on(line, "33.33"), DEMO_UNIT));
		assertThat(this.mvc.get()
			.uri("/ejecucion/certificaciones/nueva?year=2026&copia=" + first.record().shown())
			.with(Signed.as("logistica.ue"))).hasStatusOk().bodyText().contains("value=\"33.33\"", "Compra de prueba");
		ActOutcome second = this.given.verify(this.given.register(ExecutionFixture.asked(DocumentStage.CERTIFICATION,
				null, ExecutionFixture.on(line, "1.00"), DEMO_UNIT)));
		ActOutcome sent = this.given.verify(first);
		assertThat(this.mvc.post()
			.uri(sent.record().page() + "/approve")
			.with(Signed.as("presupuesto.ue"))
			.param("act", String.valueOf(sent.act().id()))
			.param("version", String.valueOf(sent.act().version()))).hasStatus3xxRedirection()
			.flash()
			.containsKeys("following", "followingLeft");
		assertThat(second.record().shown()).isNotBlank();
	}

	@Test
	void certifying_from_a_line_offers_its_free_credit_first() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7099", "4321");
		assertThat(this.mvc.get()
			.uri("/ejecucion/certificaciones/nueva?year=2026&line=" + line)
			.with(Signed.as("logistica.ue"))).hasStatusOk()
			.bodyText()
			.containsOnlyOnce("value=\"4,321.00\"")
			.containsPattern("<tbody>\\s*<tr[^>]*>\\s*<th scope=\"row\"><a [^>]*>" + line);
	}

	@Test
	void an_amount_with_thousands_is_registered_whole_and_its_page_opens() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7002", "100000");
		assertThat(this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.param("year", "2026")
			.param("documentType", "086")
			.param("documentNumber", "MEMO-78")
			.param("documentDate", "2026-04-15")
			.param("justification", "Compra de prueba")
			.param("confirmed", "true")
			.param(TypedAmounts.PREFIX + line, "75,000.00")).hasStatus3xxRedirection();
		assertThat(
				this.mvc.get().uri("/ejecucion/certificaciones?year=2026&q=memo-78").with(Signed.as("presupuesto.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("75,000.00");
	}

	@Test
	void the_api_carries_a_certification_to_approval_with_the_contract_of_design() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7003", "100");
		String location = this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body(line, "60.00"))
			.exchange()
			.getResponse()
			.getHeader("Location");
		assertThat(location).startsWith("/api/v1/certifications/2026/001650/");
		assertThat(act(location, "/approve", "presupuesto.ue")).hasStatus(422).bodyText().contains("WFL-001");
		assertThat(act(location, "/verify", "logistica.ue")).hasStatusOk().bodyText().contains("\"state\":\"V\"");
		assertThat(act(location, "/reject", "presupuesto.ue")).hasStatus(422).bodyText().contains("WFL-004");
		assertThat(act(location, "/approve", "presupuesto.ue")).hasStatusOk().bodyText().contains("\"state\":\"A\"");
		assertThat(this.mvc.get().uri(location).header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyText()
			.contains("\"total\":\"60.00\"", "\"movements\":[{");
		assertThat(this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body(line, "40.01"))).hasStatus(422).bodyText().contains("CRT-001", "\"available\":\"40.00\"");
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "presupuesto.ue, 403", "auditor, 403", "inei, 403", "titular.pliego, 403" })
	void who_does_not_prepare_certifications_is_refused_at_the_door(String username, int status) {
		assertThat(this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-" + username)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body(new LineKey("0001", "00", "0", "2.3.1.5.1.2"), "1.00"))).hasStatus(status);
	}

	@Test
	void a_foreign_unit_is_not_there() {
		ExecutionRecord foreign = this.given.aChainUpTo(DocumentStage.CERTIFICATION, "100.00");
		assertThat(this.mvc.get().uri(foreign.location()).header("Authorization", "Bearer demo-presupuesto.ue"))
			.hasStatus(404);
		assertThat(this.mvc.get().uri(foreign.page()).with(Signed.as("presupuesto.ue"))).hasStatus(404);
		assertThat(act(foreign.location(), "/annul", "logistica.ue")).hasStatus(404);
		assertThat(this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body(this.given.lineOf(foreign), "1.00").replace(DEMO_UNIT, ExecutionFixture.UNIT)))
			.hasStatus(404);
		assertThat(this.mvc.get().uri(foreign.location()).header("Authorization", "Bearer demo-auditor")).hasStatusOk();
	}

	@Test
	void a_file_shows_its_whole_cycle_and_a_document_each_of_its_acts() {
		ExecutionRecord payment = this.given.aChainUpTo(DocumentStage.PAYMENT, "100.00");
		this.given.amend(payment, ActKind.EXT, null);
		assertThat(this.mvc.get()
			.uri("/ejecucion/expedientes/2026/" + payment.secEjec() + "/" + payment.file())
			.with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Certificación", "Compromiso mensual", "Devengado", "Girado", "Pagado", "aria-current=\"step\"");
		assertThat(this.mvc.get().uri(payment.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Abono devuelto por el banco", "100.00");
		assertThat(this.mvc.get().uri("/proveedores/" + payment.supplierRuc()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(payment.file());
	}

	private MvcTestResult act(String location, String action, String username) {
		return this.mvc.post().uri(location + action).header("Authorization", "Bearer demo-" + username).exchange();
	}

	private static String body(LineKey line, String amount) {
		return """
				{"unit": "001650", "year": 2026, "operationType": "N",
				 "document": {"type": "086", "number": "MEMO-1", "date": "2026-04-15"}, "justification": "Compra",
				 "lines": [{"secFunc": "%s", "rubro": "00", "resourceType": "0", "item": "%s", "amount": "%s"}]}"""
			.formatted(line.secFunc(), line.item(), amount);
	}

}
