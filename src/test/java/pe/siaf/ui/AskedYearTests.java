package pe.siaf.ui;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list says which year it shows, also where the system keeps nothing of that year: a
 * filter that shows another one makes people believe that this other year is empty.
 */
@SiafTest
class AskedYearTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/planillas", "/previsiones", "/ordenes", "/anticipos", "/ejecucion/reasignaciones",
			"/tesoreria/lotes", "/tesoreria/bancos", "/tesoreria/bolsas", "/tesoreria/calendario",
			"/modificaciones/resoluciones", "/ingresos/presupuesto", "/presupuesto/pca" })
	void a_filter_shows_the_year_that_was_asked_for(String page) throws UnsupportedEncodingException {
		assertThat(read(page + "?year=2094")).as(page).containsPattern("<option[^>]* selected[^>]*>2094</option>");
	}

	@Test
	void a_year_that_is_none_is_refused_in_the_words_of_the_reader() throws UnsupportedEncodingException {
		assertThat(read("/ejecucion/certificaciones?year=abc")).contains("Año=abc").doesNotContain("java.lang");
	}

	private String read(String page) throws UnsupportedEncodingException {
		return this.mvc.get()
			.uri(page)
			.with(Signed.as("auditor"))
			.exchange()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

}
