package pe.siaf;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class SiafTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void starts_and_shows_the_sign_in_page() {
		assertThat(this.mvc.get().uri("/login")).hasStatusOk().bodyText().contains("name=\"username\"");
	}

}
