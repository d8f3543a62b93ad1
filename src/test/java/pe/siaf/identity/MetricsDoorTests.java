package pe.siaf.identity;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever watches the system reads its metrics without a person's session. */
@SiafTest
class MetricsDoorTests {

	private static final String INFO = "/actuator/info";

	@Autowired
	private MockMvcTester mvc;

	@Test
	void an_administrators_token_reads_them_and_leaves_no_session() {
		MvcTestResult read = with("demo-admin");
		assertThat(read).hasStatusOk();
		assertThat(read.getResponse().getCookie("SESSION")).isNull();
	}

	@Test
	void an_administrators_session_reads_them() {
		assertThat(this.mvc.get().uri(INFO).cookie(Signed.session(this.mvc, "admin"))).hasStatusOk();
	}

	@Test
	void nobody_else_does() {
		assertThat(with("demo-auditor")).hasStatus(403);
		assertThat(with("no-such-token")).hasStatus(401);
		assertThat(this.mvc.get().uri(INFO)).hasStatus(401);
		assertThat(this.mvc.get().uri(INFO).cookie(Signed.session(this.mvc, "auditor"))).hasStatus(403);
	}

	@Test
	void a_token_opens_no_page() {
		assertThat(this.mvc.get().uri("/usuarios").header(HttpHeaders.AUTHORIZATION, "Bearer demo-admin"))
			.hasStatus3xxRedirection();
	}

	private MvcTestResult with(String token) {
		return this.mvc.get().uri(INFO).header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange();
	}

}
