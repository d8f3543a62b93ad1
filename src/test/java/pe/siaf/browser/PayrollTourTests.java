package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.identity.Authenticator;

/**
 * The demonstration's payroll from human resources to the file, and a travel that is
 * granted, walked by a browser. It works on the demo unit itself, so it has an
 * application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-payroll")
class PayrollTourTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = Browser.open(this.port);
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.picture("payroll-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_payroll_is_sent_certified_and_authorised_into_one_file() {
		this.browser.signIn("personal.ue");
		this.browser.go("/planillas?year=2025");
		this.browser.follow("0000000001");
		String page = this.browser.url().replaceAll("^https?://[^/]+", "");
		this.browser.press("form[action$='/verify'] button");
		this.browser.sees("su crédito quedó reservado");

		this.browser.signIn("presupuesto.ue");
		this.browser.go("/");
		this.browser.press("main a[href$='" + page + "']");
		this.browser.press("form[action$='/certify'] button");
		this.browser.sees("espera la autorización");

		this.browser.signIn("administracion.ue");
		this.browser.go(page);
		this.browser.sees("quedan certificados, comprometidos, devengados y girados a la vez");
		this.browser.fill("otp", Authenticator.nextCode());
		this.browser.press("form[action$='/approve'] button");
		this.browser.sees("quedó certificada, comprometida, devengada y girada");
		this.browser.press("a[href*='/ejecucion/expedientes/']");
		this.browser.sees("5,000.00");
	}

	@Test
	void a_travel_is_granted_by_its_days_and_waits_for_its_chain() {
		this.browser.signIn("logistica.ue");
		this.browser.go("/anticipos/nuevo?year=2025");
		this.browser.fill("dni", "09999995");
		this.browser.fill("name", "Viajera de prueba");
		this.browser.fill("purpose", "Supervisión de catálogos");
		value("departsAt", "2025-11-03T07:00");
		value("returnsAt", "2025-11-05T20:00");
		this.browser.press("main button.btn.go[type=submit]");
		this.browser.sees("960.00");
		this.browser.sees("Certifique y comprometa");
	}

	private void value(String id, String value) {
		this.browser.driver()
			.executeScript("arguments[0].value = arguments[1]", this.browser.driver().findElement(By.id(id)), value);
	}

}
