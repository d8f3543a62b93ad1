package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.design.ADraft;
import pe.siaf.identity.Authenticator;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused is said on the page: by the design desk, and beside a form. */
@SiafTest
class RefusedEditTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ADraft draft;

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
			this.browser.picture("refused-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_row_that_cannot_be_added_any_more_is_refused_in_words_until_something_is_saved() {
		String page = this.draft.begin().page();
		this.browser.signIn("responsable.pp");
		this.browser.go(page + "/matriz");
		assertThat(refusal()).isEmpty();
		move(page, "SUBMITTED");

		this.browser.press("[data-do=add]");

		this.browser.comesTo("DSN-101");
		assertThat(refusal()).contains("DSN-101");
		move(page, "DRAFT");
		this.browser.go(page + "/matriz");
		assertThat(refusal()).isEmpty();
	}

	@Test
	void the_errors_of_a_form_say_in_its_words_and_order_which_fields_they_are_about() {
		this.browser.signIn("rector.mef");
		this.browser.go("/costeo/kits/nuevo");

		this.browser.send("main form[data-keep] button[type=submit].go");

		assertThat(this.browser.driver().findElements(By.cssSelector("[data-errors] li")))
			.extracting(WebElement::getText)
			.containsExactly("Qué es un caso: Falta este dato.", "Programa: No tiene la forma que pide este campo.",
					"Producto: No tiene la forma que pide este campo.",
					"Actividad: No tiene la forma que pide este campo.");
	}

	@Test
	void what_was_refused_stays_in_the_form_it_was_typed_in() {
		this.browser.signIn("rector.mef");
		this.browser.go("/tablas/uit");
		field("v-amount").sendKeys("abc");
		field("v-minor_purchases").sendKeys("8");
		field("reason").sendKeys("DS 380-2091-EF");
		field("otp").sendKeys(Authenticator.nextCode());

		this.browser.send("main form[data-keep] button[type=submit].go");

		assertThat(this.browser.driver().findElement(By.cssSelector(".flash [role=alert]")).getText())
			.contains("TAB-001");
		assertThat(field("v-amount").getDomProperty("value")).isEqualTo("abc");
		assertThat(field("v-minor_purchases").getDomProperty("value")).isEqualTo("8");
		assertThat(field("reason").getDomProperty("value")).isEqualTo("DS 380-2091-EF");
		this.browser.go("/tablas/uit");
		assertThat(field("reason").getDomProperty("value")).as("asked for anew").isEmpty();
	}

	private WebElement field(String name) {
		return this.browser.driver().findElement(By.cssSelector("main [name='" + name + "']"));
	}

	private String refusal() {
		return this.browser.driver().findElement(By.cssSelector("[role=alert][data-refusal]")).getText();
	}

	private void move(String page, String state) {
		this.jdbc.sql("update program_version set state = ? where program = '0149' and version = ?")
			.params(state, Integer.parseInt(page.substring(page.lastIndexOf('/') + 1)))
			.update();
	}

}
