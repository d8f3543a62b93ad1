package pe.siaf.ui;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * A figure or a day that can't be read comes back in its form, whole, to be mended:
 * whatever else the page asks its form for.
 */
@SiafTest
class UnreadableFieldTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource({ "responsable.pp, /programas/0149/accesos/nuevo?year=2025, validFrom",
			"presupuesto.ue, /modificaciones/nueva?year=2025, documentDate",
			"tesoreria.ue, /ingresos/nuevo?year=2025&directo=true, documentDate",
			"contabilidad.ue, /contabilidad/2025/001650/ajustes/nuevo?plantilla=depreciacion, documentDate",
			"logistica.ue, /anticipos/nuevo?year=2026, amount", "logistica.ue, /ordenes/nueva?year=2026, issuedOn",
			"logistica.ue, /contratos/nuevo, signedOn", "contabilidad.ue, /sentencias/nueva, amountDue",
			"tesoreria.ue, /garantias/nueva, amount", "rector.mef, /costeo/kits/2026/1/items/nuevo, quantityPerTime" })
	void comes_back_in_its_form(String person, String page, String field) {
		assertThat(this.mvc.post().uri(page).param(field, "31/02/20xx").with(Signed.as(person))).hasStatusOk()
			.bodyText()
			.contains("31/02/20xx", "No se lee lo escrito")
			.contains("</html>");
	}

	@ParameterizedTest
	@CsvSource({ "auditor, /auditoria, desde=ayer&hasta=2025-12-31, hasta=2025-12-31, Desde=ayer",
			"auditor, /ordenes, year=20x5&q=papel, q=papel, Año=20x5",
			"auditor, /ingresos, q=a%26b&year=x, q=a%26b, Año=x" })
	void one_of_a_filter_is_left_out_and_the_rest_of_it_kept(String person, String page, String asked, String kept,
			String told) {
		assertThat(
				this.mvc.get().uri(URI.create(page + "?" + asked)).accept(MediaType.TEXT_HTML).with(Signed.as(person)))
			.hasRedirectedUrl(page + "?" + kept)
			.flash()
			.extractingByKey("refusal")
			.asString()
			.contains(told);
	}

	@Test
	void a_file_of_a_filter_that_cannot_be_read_is_not_one_of_everything() {
		assertThat(this.mvc.get()
			.uri("/ingresos/exportacion?year=x&format=csv")
			.accept(MediaType.TEXT_HTML)
			.with(Signed.as("auditor"))).hasStatus(400).bodyText().contains("Año=x");
	}

	@Test
	void one_beside_a_button_comes_back_to_its_page() {
		String page = "http://localhost/ordenes/2026/001650/1";
		assertThat(this.mvc.post()
			.uri("/ordenes/2026/001650/1/recepciones/1/conformidad")
			.param("day", "ayer")
			.header("Referer", page)
			.header("Accept", "text/html,application/xhtml+xml")
			.with(csrf())
			.with(Signed.as("logistica.ue"))).hasStatus3xxRedirection()
			.hasRedirectedUrl("/ordenes/2026/001650/1")
			.flash()
			.extractingByKey("refusal")
			.asString()
			.contains("Fecha=ayer");
	}

	@Test
	void a_check_that_the_browser_was_kept_from_is_told_by_its_field() {
		assertThat(this.mvc.post()
			.uri("/perfil/fichas")
			.param("profile", "1")
			.param("name", " ")
			.param("present", "siaf-demo")
			.with(csrf())
			.with(Signed.as("analista.mef"))).hasStatus(400).bodyText().contains("name: ").doesNotContain("Validation");
	}

	@Test
	void a_refusal_repeats_the_beginning_of_what_is_endless() {
		assertThat(this.mvc.post()
			.uri("/usuarios/analista.mef/perfiles")
			.param("role", "MEF_ANALYST.PLIEGO")
			.param("scopeCode", "x".repeat(5000))
			.with(Signed.as("admin")))
			.hasStatus3xxRedirection()
			.satisfies((answer) -> assertThat(String.valueOf(answer.getMvcResult().getFlashMap().get("refusal")))
				.contains("IDN-007")
				.hasSizeLessThan(500));
	}

}
