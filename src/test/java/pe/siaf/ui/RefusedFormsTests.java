package pe.siaf.ui;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form that is sent with something unreadable, or with nothing at all, comes back
 * whole: what was typed still stands in it, and all that is missing is named at once.
 */
@SiafTest
class RefusedFormsTests {

	private static final String BOOKS = "/contabilidad/2025/001650/ajustes/nuevo";

	@Autowired
	private MockMvcTester mvc;

	/**
	 * The forms.
	 * @return forms of money with a field that holds a day or an amount, and their
	 * required fields
	 */
	static Stream<Form> forms() {
		return Stream.of(
				new Form("/contratos/nuevo", "logistica.ue", "signedOn", "number",
						List.of("Número", "RUC del proveedor", "Objeto", "Fecha de firma", "Vigente desde", "Hasta")),
				new Form("/ordenes/nueva?year=2026", "logistica.ue", "issuedOn", "object",
						List.of("RUC del proveedor", "Familia del catálogo", "Fecha de emisión", "Plazo en días",
								"Objeto")),
				new Form("/previsiones/nueva?year=2026", "logistica.ue", "documentDate", "object",
						List.of("Objeto", "Documento", "Fecha del documento", "Qué se prevé")),
				new Form("/garantias/nueva", "tesoreria.ue", "amount", "bank",
						List.of("Contrato", "Número", "Banco", "Monto", "Emitida el", "Vence")),
				new Form("/anticipos/nuevo?year=2026", "logistica.ue", "amount", "purpose",
						List.of("Motivo", "Desde", "Hasta")),
				new Form("/planillas/nueva?year=2026", "personal.ue", "documentDate", "description",
						List.of("Descripción", "Fecha", "Líneas")),
				new Form("/modificaciones/nueva?year=2025", "presupuesto.ue", "documentDate", "justification",
						List.of("Número del documento", "Fecha del documento", "Justificación")),
				new Form("/ingresos/nuevo?year=2025", "tesoreria.ue", "documentDate", "concept",
						List.of("Pagador", "Concepto", "Número del documento", "Fecha del documento", "Glosa")),
				new Form(BOOKS, "contabilidad.ue", "documentDate", "reason",
						List.of("Documento", "Número del documento", "Fecha del documento", "Motivo")),
				new Form("/contabilidad/plan-de-cuentas/nueva", "contabilidad.ue", "", "reason",
						List.of("Vale desde", "Motivo")));
	}

	/**
	 * Those of them that can be sent with something unreadable.
	 * @return the forms
	 */
	static Stream<Form> formsWithADay() {
		return forms().filter((form) -> !form.unreadable().isEmpty());
	}

	@ParameterizedTest
	@MethodSource("formsWithADay")
	void an_unreadable_field_loses_nothing_that_was_typed(Form form) throws UnsupportedEncodingException {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.add(form.unreadable(), "no-es-esto");
		typed.add(form.text(), "Lo que va escrito");
		assertThat(sent(form, typed)).as(form.page())
			.contains("No se lee lo escrito", "no-es-esto", "Lo que va escrito", "</html>");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void all_that_is_missing_is_named_at_once(Form form) throws UnsupportedEncodingException {
		assertThat(sent(form, new LinkedMultiValueMap<>())).as(form.page())
			.contains(form.required().stream().map((label) -> "Falta: " + label + ".").toList());
	}

	@Test
	void a_refused_opening_of_the_books_stays_one() throws UnsupportedEncodingException {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.add("kind", "OPENING");
		typed.add("documentDate", "ayer");
		assertThat(sent(new Form(BOOKS, "contabilidad.ue", "", "", List.of()), typed)).contains("Saldos de apertura")
			.contains("name=\"kind\" value=\"OPENING\"");
	}

	@Test
	void a_page_pasted_into_a_cell_is_told_by_its_beginning() throws UnsupportedEncodingException {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.add("documentType", "INFORME");
		typed.add("documentNumber", "1");
		typed.add("documentDate", "2025-10-01");
		typed.add("reason", "Motivo");
		typed.add("month", "13");
		typed.add("cuenta", "x".repeat(3000));
		typed.add("debe", "1");
		typed.add("haber", "");
		typed.add("glosa", "");
		typed.add("cuenta", "1101");
		typed.add("debe", "");
		typed.add("haber", "1");
		typed.add("glosa", "");
		assertThat(sent(new Form(BOOKS, "contabilidad.ue", "", "", List.of()), typed)).contains("x".repeat(200) + "…");
	}

	private String sent(Form form, MultiValueMap<String, String> typed) throws UnsupportedEncodingException {
		return this.mvc.post()
			.uri(form.page())
			.locale(Locale.forLanguageTag("es-PE"))
			.params(typed)
			.with(Signed.as(form.username()))
			.exchange()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	/**
	 * A form and what is sent with it.
	 *
	 * @param page where it is
	 * @param username who may send it
	 * @param unreadable a field that takes no words; blank where there is none
	 * @param text a field that takes words
	 * @param required labels of all that can't be left empty
	 */
	record Form(String page, String username, String unreadable, String text, List<String> required) {
	}

}
