package pe.siaf.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

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
