package pe.siaf.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ImportApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_dry_run_is_accepted_and_tells_what_would_change() throws IOException {
		MvcTestResult sent = send("presupuesto.ue", "cuts/siaf-2025-10-24.csv", "001650");
		assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
		String location = sent.getResponse().getHeader("Location");
		assertThat(location).startsWith("/api/v1/imports/");
		assertThat(get("presupuesto.ue", String.valueOf(location))).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"state": "READY", "kind": "siaf-export", "rowsRead": 320, "rowsAccepted": 320, "rowsRejected": 0,
				 "changes": {"new": 0, "vanished": 0},
				 "totals": {"pia": "52698511.00", "paid": "28069806.21"}}""");
	}

	@Test
	void a_unit_outside_the_scope_is_refused() throws IOException {
		assertThat(send("presupuesto.ue", "cuts/siaf-2025-10-24.csv", "000003"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.isLenientlyEqualTo("{\"code\": \"ORG-002\"}");
	}

	@Test
	void a_year_without_catalogues_is_reported_with_the_year() throws IOException {
		MvcTestResult sent = send("presupuesto.ue", "cuts/siaf-2025-10-24.csv", "001650", "2019");
		assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
		String location = String.valueOf(sent.getResponse().getHeader("Location"));
		assertThat(get("presupuesto.ue", location + "/errors.csv")).bodyText()
			.contains("El año 2019 no tiene catálogos", "La fila es de 2025 y se indicó 2019");
	}

	@Test
	void the_list_says_in_words_what_each_import_changed() {
		assertThat(this.mvc.get().uri("/importaciones").param("kind", "siaf-export").with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("Nuevas: 320 · cambiadas: 0 · desaparecidas: 0");
	}

	@Test
	void who_may_not_import_lines_is_refused() throws IOException {
		assertThat(send("tesoreria.ue", "cuts/siaf-2025-10-24.csv", "001650")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void an_import_of_another_kind_of_permission_is_not_there() {
		assertThat(get("presupuesto.ue", "/api/v1/imports/1")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("rector.mef", "/api/v1/imports/1")).hasStatusOk();
	}

	@Test
	void the_errors_come_as_a_table() throws IOException {
		MvcTestResult sent = send("presupuesto.ue", "manifest.csv", "001650");
		String location = String.valueOf(sent.getResponse().getHeader("Location"));
		assertThat(get("presupuesto.ue", location)).bodyJson().isLenientlyEqualTo("{\"state\": \"REJECTED\"}");
		assertThat(get("presupuesto.ue", location + "/errors.csv")).hasStatusOk().bodyText().contains("INT-004");
	}

	@Test
	void a_file_of_over_a_megabyte_is_taken_at_once_and_comes_to_its_end_by_itself() throws IOException {
		StringBuilder csv = new StringBuilder("ruc,name\n");
		while (csv.length() <= Imports.WAITED_FOR) {
			csv.append("20100000001,PROVEEDOR REPETIDO\n");
		}

		MvcTestResult sent = this.mvc.post()
			.uri("/api/v1/imports/suppliers")
			.multipart()
			.file(new MockMultipartFile("file", "padron.csv", "text/csv",
					csv.toString().getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange();

		assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
		String location = String.valueOf(sent.getResponse().getHeader("Location"));
		Awaitility.await()
			.until(() -> get("rector.mef", location).getResponse().getContentAsString().contains("\"REJECTED\""));
		assertThat(get("rector.mef", location)).bodyText().contains("SUP-001");
	}

	private MvcTestResult get(String username, String uri) {
		return this.mvc.get().uri(uri).header("Authorization", "Bearer demo-" + username).exchange();
	}

	private MvcTestResult send(String username, String file, String unit) throws IOException {
		return send(username, file, unit, "2025");
	}

	private MvcTestResult send(String username, String file, String unit, String year) throws IOException {
		byte[] content = new ClassPathResource("db/demo/" + file).getContentAsByteArray();
		String name = file.substring(file.lastIndexOf('/') + 1);
		return this.mvc.post()
			.uri("/api/v1/imports/siaf-export")
			.multipart()
			.file(new MockMultipartFile("file", name, "text/csv", content))
			.param("year", year)
			.param("unit", unit)
			.param("dryRun", "true")
			.header("Authorization", "Bearer demo-" + username)
			.exchange();
	}

}
