package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.design.ADraft;

import static org.assertj.core.api.Assertions.assertThat;

/** What the design desk refuses is said on the page, not in a box of the browser's. */
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

	private String refusal() {
		return this.browser.driver().findElement(By.cssSelector("[role=alert][data-refusal]")).getText();
	}

	private void move(String page, String state) {
		this.jdbc.sql("update program_version set state = ? where program = '0149' and version = ?")
			.params(state, Integer.parseInt(page.substring(page.lastIndexOf('/') + 1)))
			.update();
	}

}
