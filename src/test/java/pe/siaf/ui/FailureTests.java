package pe.siaf.ui;

import org.junit.jupiter.api.Test;
import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class FailureTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_refused_rule_tells_the_api_its_code_and_figures() {
		MvcTestResult answer = api("/api/v1/fails/rule", "es");
		assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("WFL-001");
		assertThat(answer).bodyJson().extractingPath("$.available").isEqualTo("20000.00");
		assertThat(answer).bodyJson().extractingPath("$.requested").isEqualTo("25000.00");
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("20,000.00", "25,000.00");
	}

	@Test
	void the_api_answers_in_the_callers_language() {
		assertThat(api("/api/v1/fails/missing", "en")).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("does not exist");
		assertThat(api("/api/v1/fails/missing", "es")).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("No existe");
	}

	@Test
	void each_failure_has_its_status_and_code_in_the_api() {
		assertThat(api("/api/v1/fails/missing", "es")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not-found");
		assertThat(api("/api/v1/nowhere", "es")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not-found");
		assertThat(api("/api/v1/fails/forbidden", "es")).hasStatus(403)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("forbidden");
		assertThat(api("/api/v1/fails/stale", "es")).hasStatus(409)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("WFL-003");
		assertThat(api("/api/v1/fails/mistake", "es")).hasStatus(500)
			.bodyJson()
			.extractingPath("$.number")
			.asString()
			.hasSize(8);
	}

	@Test
	void unreadable_input_names_what_could_not_be_read() {
		assertThat(api("/api/v1/fails/year?year=abc", "es")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("year=abc");
		assertThat(api("/api/v1/fails/year", "es")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("year");
		MvcTestResult threeDecimals = this.mvc.post()
			.uri("/api/v1/fails/body")
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-auditor")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"amount\": \"0.005\", \"date\": \"2025-01-01\"}")
			.exchange();
		assertThat(threeDecimals).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("unreadable");
	}

	@Test
	void a_call_without_token_or_with_an_unknown_one_is_turned_away() {
		MvcTestResult without = this.mvc.get().uri("/api/v1/fails/missing").exchange();
		assertThat(without).hasStatus(401)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		assertThat(without).bodyJson().extractingPath("$.code").isEqualTo("token-missing");
		assertThat(this.mvc.get().uri("/api/v1/fails/missing").header(HttpHeaders.AUTHORIZATION, "Bearer demo-nobody"))
			.hasStatus(401)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("token-unknown");
	}

	@Test
	void a_page_that_fails_says_so_within_its_frame() {
		assertThat(page("/fails/missing")).hasStatus(404).bodyText().contains("not-found", "class=\"top\"");
		assertThat(page("/no-hay")).hasStatus(404).bodyText().contains("not-found", "class=\"top\"");
		assertThat(page("/fails/forbidden")).hasStatus(403).bodyText().contains("forbidden", "/perfil");
		assertThat(page("/fails/stale")).hasStatus(409).bodyText().contains("WFL-003");
		assertThat(page("/fails/mistake")).hasStatus(500).bodyText().contains("internal");
	}

	@Test
	void a_rule_refused_to_a_button_comes_back_as_a_notice_on_its_page() {
		MvcTestResult answer = this.mvc.post()
			.uri("/fails/rule")
			.with(Signed.as("presupuesto.ue"))
			.header(HttpHeaders.REFERER, "http://localhost/ejecucion/certificaciones?estado=T")
			.exchange();
		assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/ejecucion/certificaciones?estado=T");
		assertThat(answer).flash()
			.extractingByKey("refusal")
			.isInstanceOfSatisfying(RefusalView.class, (refusal) -> assertThat(refusal.code()).isEqualTo("WFL-001"));
	}

	@Test
	void a_refused_button_never_leads_to_another_site() {
		assertThat(this.mvc.post()
			.uri("/fails/rule")
			.with(Signed.as("presupuesto.ue"))
			.header(HttpHeaders.REFERER, "http://evil.example/x")).hasRedirectedUrl("/");
	}

	private MvcTestResult api(String uri, String language) {
		return this.mvc.get()
			.uri(uri)
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-presupuesto.ue")
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.exchange();
	}

	private MvcTestResult page(String uri) {
		return this.mvc.get().uri(uri).with(Signed.as("presupuesto.ue")).exchange();
	}

}
