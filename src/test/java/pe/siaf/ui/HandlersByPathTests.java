package pe.siaf.ui;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Handlers are found by what an address means, not by how it is written. */
@SiafTest
class HandlersByPathTests {

	@Autowired
	private MockMvcTester browser;

	@ParameterizedTest
	@ValueSource(strings = { "/programas/0149", "/programa%73/0149", "/program%61s/%30149" })
	void an_escaped_letter_is_the_letter(String address) {
		assertThat(this.browser.get().uri(URI.create(address)).with(Signed.as("auditor"))).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/programa/0149", "/programas2/0149", "/Programas/0149", "/programas/0149/otra" })
	void an_address_that_only_resembles_a_pages_is_not_there(String address) {
		assertThat(this.browser.get().uri(URI.create(address)).with(Signed.as("auditor"))).hasStatus(404);
	}

	@Test
	void a_page_with_a_name_of_its_own_goes_before_one_whose_name_varies() {
		assertThat(this.browser.get().uri("/costeo/kits/nuevo").with(Signed.as("responsable.pp"))).hasStatusOk()
			.hasViewName("costing/kit-new");
	}

	@Test
	void a_page_that_is_only_read_is_not_deleted() {
		assertThat(
				this.browser.delete().uri("/api/v1/units/001650/lines").header("Authorization", "Bearer demo-auditor"))
			.hasStatus(405);
	}

}
