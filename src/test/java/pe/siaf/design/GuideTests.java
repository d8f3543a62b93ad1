package pe.siaf.design;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Each step of design has its guide, in both languages, a click from where one works. */
@SiafTest
class GuideTests {

	@Autowired
	private DraftFixture given;

	@Autowired
	private MessageSource messages;

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@EnumSource(GuideStep.class)
	void a_guide_has_concept_examples_and_checklist_in_both_languages(GuideStep step) {
		for (String language : new String[] { "es", "en" }) {
			Locale locale = Locale.forLanguageTag(language);
			assertThat(this.mvc.get()
				.uri("/ayuda/metodo/" + step.slug() + "?idioma=" + language)
				.with(Signed.as("auditor"))).hasStatusOk()
				.bodyText()
				.contains(said(step, "concept", locale), said(step, "good", locale), said(step, "bad", locale),
						said(step, "check.1", locale), said(step, "check.5", locale));
		}
	}

	private String said(GuideStep step, String what, Locale locale) {
		return this.messages.getMessage("guide." + step.slug() + "." + what, null, locale)
			.replace("&", "&amp;")
			.replace("'", "&#39;");
	}

	@Test
	void the_index_lists_every_step() {
		for (GuideStep step : GuideStep.values()) {
			assertThat(this.mvc.get().uri("/ayuda/metodo").with(Signed.as("auditor"))).bodyText()
				.contains("href=\"/ayuda/metodo/" + step.slug() + "\"");
		}
	}

	@Test
	void a_step_that_is_none_is_not_there() {
		assertThat(this.mvc.get().uri("/ayuda/metodo/nada").with(Signed.as("auditor"))).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void each_page_of_a_design_leads_to_its_guides() {
		DraftFixture.Chain chain = this.given.chain();
		String page = chain.draft().page();

		leads(page, "revision");
		leads(page + "/diagnostico", "problema", "causas", "evidencia", "intervenciones");
		leads(page + "/matriz", "cadena", "matriz", "indicadores", "supuestos");
		leads(page + "/nodos/" + chain.activity(), "operacion");
		leads(page + "/equipo", "responsables");
		leads(page + "/revision", "revision");
		leads("/programas/0149/accesos?year=2025", "accesos");
	}

	private void leads(String page, String... steps) {
		for (String step : steps) {
			assertThat(this.mvc.get().uri(page).with(Signed.as("rector.mef"))).bodyText()
				.contains("href=\"/ayuda/metodo/" + step + "\"");
		}
	}

	@Test
	void who_designs_a_program_is_led_to_the_exercises() {
		assertThat(this.mvc.get().uri("/ayuda/metodo/causas").with(Signed.as("responsable.pp"))).bodyText()
			.contains("href=\"/programas/0149/ejercicios\"");
		assertThat(this.mvc.get().uri("/ayuda/metodo/causas").with(Signed.as("auditor"))).bodyText()
			.doesNotContain("/ejercicios")
			.contains("quien diseña un programa");
	}

}
