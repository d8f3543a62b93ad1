package pe.siaf.identity;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ApiDescriptionTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_description_says_what_it_is_of_and_how_one_gets_in() {
		assertThat(this.mvc.get().uri("/v3/api-docs").header("Authorization", "Bearer demo-inei")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"info": {"title": "SIAF II API", "version": "v1"},
					 "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}}""");
	}

}
