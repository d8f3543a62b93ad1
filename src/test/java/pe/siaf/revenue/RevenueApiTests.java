package pe.siaf.revenue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Revenue over HTTP, on pages and by file, in the demonstration's unit. */
@SiafTest
class RevenueApiTests {

	private static final String ITEM = "1.3.2.1.1.3";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void revenue_goes_from_its_determination_to_its_collection_over_the_api() {
		MvcTestResult registered = post("tesoreria.ue", "/api/v1/revenues", body("API-1", "250.00"));
		assertThat(registered).hasStatus(201).bodyText().contains("\"state\":\"N\"", "\"total\":\"250.00\"");
		String record = String.valueOf(registered.getResponse().getHeader("Location"));
		assertThat(post("tesoreria.ue", record + "/verify", "{}")).hasStatusOk().bodyText().contains("\"state\":\"V\"");
		assertThat(post("tesoreria.ue", record + "/approve", "{}")).hasStatus(403);
		assertThat(post("administracion.ue", record + "/approve", "{}")).hasStatusOk()
			.bodyText()
			.contains("\"determined\":\"250.00\"");
		assertThat(post("tesoreria.ue", record + "/collect", body("API-2", "250.01"))).hasStatus(422)
			.bodyText()
			.contains("REV-001", "250.00");
		assertThat(post("tesoreria.ue", record + "/collect", body("API-2", "250.00"))).hasStatusOk();
		assertThat(post("presupuesto.ue", "/api/v1/revenues", body("API-3", "1.00"))).hasStatus(403);
		assertThat(this.mvc.get().uri(record).header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyText()
			.contains("\"collected\":\"0.00\"", "API-2");
	}

	@Test
	void pages_show_records_their_acts_and_the_budget() {
		String sent = this.jdbc
			.sql("""
					select number from revenue_act where sec_ejec = '001650' and fiscal_year = 2025 and document_number = 'DEMO-0412'""")
			.query(String.class)
			.single();
		assertThat(page("auditor", "/ingresos?year=2025")).contains("Demostración", "MINISTERIO DE ECONOMIA");
		assertThat(page("administracion.ue", "/ingresos/2025/001650/" + sent)).contains("380.50", "/approve");
		assertThat(page("tesoreria.ue", "/ingresos/2025/001650/" + sent)).doesNotContain("/approve");
		assertThat(page("auditor", "/ingresos/presupuesto?year=2025&unidad=001650")).contains("5,000.00", "12,500.00");
		assertThat(page("auditor", "/ingresos/exportacion?year=2025&format=csv")).contains("Demostración");
		assertThat(page("auditor", "/ingresos/presupuesto/exportacion?year=2025&format=csv")).contains("12500.00");
	}

	@Test
	void the_form_tells_what_is_missing_and_keeps_what_was_typed() {
		assertThat(this.mvc.post()
			.uri("/ingresos/nuevo")
			.with(Signed.as("tesoreria.ue"))
			.with(csrf())
			.param("year", "2025")
			.param("documentKind", "RECEIPT")
			.param("payerName", "Quien paga")
			.param("clasificador", ITEM)
			.param("rubro", "09")
			.param("tipoRecurso", "0")
			.param("monto", "10.00")).hasStatusOk().bodyText().contains("Falta: Concepto.", "Quien paga", ITEM);
	}

	@Test
	void a_file_of_takings_goes_in_once() {
		String file = """
				document_kind,document_number,document_date,payer_name,concept,rubro,item,amount
				TICKET,FILE-1,2025-10-28,VARIOS,Ventas,09,%s,10.50
				TICKET,FILE-2,2025-10-28,VARIOS,Ventas,09,%s,20.00
				""".formatted(ITEM, ITEM);
		assertThat(imported(file)).contains("\"state\":\"APPLIED\"", "\"new\":2");
		assertThat(imported(file)).contains("\"equal\":2");
		assertThat(imported(file.replace("2025-10-28", "2025-03-28").replace("FILE", "LATE"))).contains("REJECTED");
		assertThat(this.jdbc
			.sql("select count(*) from revenue_act where sec_ejec = '001650' and document_number like 'FILE-%'")
			.query(Integer.class)
			.single()).isEqualTo(2);
	}

	private String imported(String csv) {
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/imports/revenues")
			.multipart()
			.file(new MockMultipartFile("file", "caja.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.param("unit", "001650")
			.header("Authorization", "Bearer demo-tesoreria.ue")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		return ImportAnswer.of(this.mvc, location, "tesoreria.ue");
	}

	private String page(String person, String uri) {
		try {
			MvcTestResult page = this.mvc.get().uri(uri).with(Signed.as(person)).exchange();
			assertThat(page).hasStatusOk();
			return page.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static String body(String slip, String amount) {
		return """
				{"unit": "001650", "year": 2025, "month": 10, "document": {"kind": "DEPOSIT_SLIP", "number": "%s", "date": "2025-10-24"},
				 "payer": {"document": "20131370645", "name": "MEF", "concept": "Prueba"}, "justification": "Prueba",
				 "lines": [{"rubro": "09", "item": "%s", "amount": "%s"}]}"""
			.formatted(slip, ITEM, amount);
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
