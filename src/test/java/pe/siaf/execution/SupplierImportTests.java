package pe.siaf.execution;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** The register of suppliers, brought in by file: whole or not at all. */
@SiafTest
class SupplierImportTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_supplier_in_a_file_can_be_found_afterwards() {
		assertThat(loads("ruc,razon_social\n20100070970,COMERCIAL DEL IMPORTE\n")).contains("\"APPLIED\"");
		assertThat(page("IMPORTE")).contains("20100070970", "COMERCIAL DEL IMPORTE");
	}

	@Test
	void one_wrong_check_digit_keeps_the_whole_file_out_SUP_001() {
		assertThat(loads("ruc,razon_social\n20131370645,BUENA RAZON\n20131370646,MALA RAZON\n"))
			.contains("\"REJECTED\"", "SUP-001", "\"row\":3");
		assertThat(page("RAZON")).doesNotContain("BUENA RAZON", "MALA RAZON");
	}

	private String loads(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/suppliers")
			.multipart()
			.file(new MockMultipartFile("file", "proveedores.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "rector.mef");
	}

	private String page(String words) {
		try {
			return this.mvc.get()
				.uri("/proveedores?q={q}", words)
				.with(Signed.as("auditor"))
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
