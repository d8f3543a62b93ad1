package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session that ends in the middle of a form: its owner signs in again and goes on with
 * the form filled; nothing is sent by itself, and nobody else gets to see it.
 */
@SiafTest
class ExpiredSessionTests {

	private static final String FORM = "/ejecucion/certificaciones/nueva?year=2025";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = Browser.open(this.port);
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void after_signing_in_again_the_form_is_there_filled_and_not_sent() {
		int before = registered();
		fillAndLoseTheSession();
		this.browser.comesTo("Su sesión terminó");
		signInAgain("logistica.ue");
		this.browser.comesTo("este es el formulario como lo dejó");
		this.browser.picture("expired-form-restored");
		assertThat(this.browser.url()).isEqualTo(FORM);
		assertThat(value("documentNumber")).isEqualTo("MEMO VENCIDO");
		assertThat(value("justification")).isEqualTo("Útiles de escritorio");
		assertThat(registered()).as("nothing is sent by itself").isEqualTo(before);
	}

	@Test
	void somebody_else_does_not_get_to_see_it() {
		fillAndLoseTheSession();
		signInAgain("presupuesto.ue");
		this.browser.comesTo("Escritorio");
		assertThat(this.browser.driver().executeScript("return sessionStorage.getItem('siaf.form')")).isNull();
	}

	private void fillAndLoseTheSession() {
		this.browser.signIn("logistica.ue");
		this.browser.go(FORM);
		this.browser.fill("documentNumber", "MEMO VENCIDO");
		this.browser.fill("justification", "Útiles de escritorio");
		this.jdbc.sql("delete from spring_session where principal_name = 'logistica.ue'").update();
		this.browser.press("main button.btn.go[type=submit]");
	}

	private void signInAgain(String username) {
		this.browser.fill("username", username);
		this.browser.fill("password", "siaf-demo");
		this.browser.press("button[type=submit]");
	}

	private Object value(String id) {
		return this.browser.driver().executeScript("return document.getElementById(arguments[0]).value", id);
	}

	private int registered() {
		return this.jdbc.sql("select count(*) from execution_act where document_number = 'MEMO VENCIDO'")
			.query(Integer.class)
			.single();
	}

}
