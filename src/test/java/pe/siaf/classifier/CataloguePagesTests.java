package pe.siaf.classifier;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of catalogues. */
@SiafTest
class CataloguePagesTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@EnumSource(Catalogue.class)
	void every_catalogue_is_listed_and_exported(Catalogue catalogue) {
		assertThat(page("/clasificadores/" + catalogue.path() + "?year=2025")).contains("<tbody>");
		assertThat(page("/clasificadores/" + catalogue.path() + "/exportacion?year=2025&formato=csv"))
			.contains("Denominación");
	}

	@Test
	void the_overview_counts_every_catalogue() {
		assertThat(page("/clasificadores?year=2025")).contains("2,018")
			.contains("Cadenas funcionales programáticas")
			.contains("Publicado");
	}

	@Test
	void codes_are_found_by_code_as_officers_print_it_and_by_words_without_accents() {
		assertThat(page("/clasificadores/clasificador-economico?year=2025&q=2.3.1 5.1")).contains("2.3.1.5.1.2")
			.doesNotContain("2.3.1.6.1.1");
		assertThat(page("/clasificadores/clasificador-economico?year=2025&q=papelería útiles")).contains("2.3.1.5.1.2");
		assertThat(page("/clasificadores/clasificador-economico?year=2025&q=zzzz"))
			.contains("Nada coincide con «zzzz»");
		assertThat(page("/clasificadores/categorias?year=2025&estado=INACTIVE")).contains("0001")
			.doesNotContain("0149");
	}

	@Test
	void a_tree_opens_level_by_level_and_its_items_sort_by_number() {
		String level = page("/clasificadores/clasificador-economico?year=2025&padre=2.3.1");
		assertThat(level).contains("2.3. BIENES Y SERVICIOS");
		assertThat(level.indexOf(">2.3.1.9<")).isPositive().isLessThan(level.indexOf(">2.3.1.10<"));
	}

	@Test
	void a_codes_page_shows_its_parents_chains_and_years() {
		assertThat(page("/clasificadores/clasificador-economico/2.3.1.5.1.2?year=2025")).contains("2.3.1.5. MATERIALES")
			.contains("Imputable")
			.contains("2026");
		assertThat(page("/clasificadores/categorias/0149?year=2025")).contains("3000845").contains("5000295");
		assertThat(this.mvc.get().uri("/clasificadores/categorias/0999?year=2025").with(Signed.as("presupuesto.ue")))
			.hasStatus(404);
		assertThat(this.mvc.get().uri("/clasificadores/nada").with(Signed.as("presupuesto.ue"))).hasStatus(404);
	}

	@Test
	void chains_are_summed_up_by_function_and_listed_for_a_code() {
		assertThat(page("/clasificadores/cadenas?year=2025")).contains("03.").contains("CIENCIA Y TECNOLOGIA");
		assertThat(page("/clasificadores/cadenas?year=2025&funcion=22&division=048")).contains("3000786")
			.doesNotContain("5000295");
		assertThat(page("/clasificadores/cadenas?year=2025&funcion=99")).contains("Ninguna cadena");
		assertThat(page("/clasificadores/cadenas/exportacion?year=2025&categoria=0149")).contains("5000295");
	}

	@Test
	void the_search_box_finds_codes_and_units() {
		assertThat(page("/buscar?q=0149")).contains("/clasificadores/categorias/0149");
		assertThat(page("/buscar?q=san cristobal de huamanga")).contains("/instituciones/000094");
	}

	private String page(String uri) {
		MockHttpServletResponse response = this.mvc.get()
			.uri(uri)
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getResponse();
		assertThat(response.getStatus()).isEqualTo(200);
		return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
