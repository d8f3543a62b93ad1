package pe.siaf.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What every answer tells the browser, refusals and files included. */
@SiafTest
class SecurityHeadersTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login", "/presupuesto/lineas", "/no-hay", "/usuarios", "/siaf.css", "/auditoria",
			"/api/v1/programs", "/api/v1/no-hay" })
	void a_browser_may_neither_frame_nor_guess_nor_tell_others(String address) {
		MvcTestResult answer = ask(address);
		assertThat(answer).hasHeader("X-Frame-Options", "DENY")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Referrer-Policy", "same-origin")
			.hasHeader("Cross-Origin-Opener-Policy", "same-origin")
			.hasHeader("Cross-Origin-Resource-Policy", "same-origin")
			.hasHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
		assertThat(String.valueOf(answer.getResponse().getHeader("Permissions-Policy"))).contains("camera=()",
				"geolocation=()");
		assertThat(String.valueOf(answer.getResponse().getHeader("Content-Security-Policy")))
			.contains("frame-ancestors 'none'")
			.doesNotContain("unsafe", "*", "http:", "data:");
	}

	@ParameterizedTest
	@CsvSource({ "/, no-store", "/perfil, no-store", "/api/v1/programs, no-store" })
	void what_is_shown_to_one_person_is_kept_by_nobody(String address, String expected) {
		assertThat(String.valueOf(ask(address).getResponse().getHeader("Cache-Control"))).contains(expected);
	}

	private MvcTestResult ask(String address) {
		var request = this.mvc.get().uri(address).secure(true);
		return address.startsWith("/api/") ? request.header("Authorization", "Bearer demo-presupuesto.ue").exchange()
				: request.with(Signed.as("presupuesto.ue")).exchange();
	}

}
