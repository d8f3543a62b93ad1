package pe.siaf.ui;

import java.util.Arrays;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ComponentsTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "es", "en" })
	void the_living_page_draws_every_component(String language) {
		assertThat(this.mvc.get().uri("/ui").cookie(new Cookie("idioma", language)).with(Signed.as("presupuesto.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("lang=\"" + language + "\"", "class=\"stages\"", "class=\"trail\"", "<polyline", "aria-invalid",
					"(2,466.15)", "CRT-001")
			.doesNotContain("??");
	}

	@Test
	void a_wrong_field_points_to_its_error() {
		assertThat(this.mvc.get().uri("/ui").with(Signed.as("presupuesto.ue"))).bodyText()
			.contains("aria-describedby=\"amount-error amount-hint\"", "id=\"amount-error\"", "href=\"#amount\"");
	}

	@Test
	void the_language_link_keeps_the_page_and_its_query() {
		assertThat(this.mvc.get().uri("/buscar?q={q}&idioma=es", "meta 1").with(Signed.as("presupuesto.ue"))).bodyText()
			.contains("href=\"/buscar?q=meta+1&amp;idioma=en\"");
	}

	@Test
	void the_search_box_finds_screens_and_says_when_nothing_matches() {
		assertThat(this.mvc.get().uri("/buscar").param("q", "zzzz").with(Signed.as("presupuesto.ue"))).hasStatusOk()
			.bodyText()
			.contains("zzzz");
	}

	@Test
	void the_demo_components_stand_for_every_file_of_the_set() {
		String[] fragments = { "head", "chip", "table", "form", "progress", "stages", "trail", "chain", "empty",
				"chart", "notice" };
		assertThat(Arrays.stream(fragments))
			.allSatisfy((name) -> assertThat(getClass().getResource("/templates/ui/" + name + ".html")).isNotNull());
	}

}
