package pe.siaf.browser;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's tour by keyboard alone: no click, no script that moves the focus. It works
 * on the demo unit itself, so it has an application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-keyboard")
class KeyboardTourTests {

	private static final Path NEXT_CUT = Path.of("db", "demo", "cuts", "siaf-2025-10-24.csv");

	@LocalServerPort
	private int port;

	private Browser browser;

	private Keyboard keyboard;

	@TempDir
	private Path downloads;

	@BeforeEach
	void open() {
		this.browser = Browser.open(this.port);
		this.keyboard = new Keyboard(this.browser);
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.picture("keyboard-last-page");
			this.browser.close();
		}
	}

	@Test
	void the_tour_of_the_readme_needs_no_mouse() throws IOException {
		this.browser.go("/login");
		this.keyboard.signIn("presupuesto.ue");
		skipsTheMenu();
		drillsDownToALine();
		importsTheNextCut();
		this.keyboard.signOut();
		this.keyboard.signIn("logistica.ue");
		certifies();
		this.keyboard.signOut();
		this.keyboard.signIn("presupuesto.ue");
		approves();
		seesTheProgram();
		exports();
	}

	private void skipsTheMenu() {
		this.keyboard.press(Keys.TAB);
		assertThat(this.keyboard.isAt("a.skip")).as("the first stop leads to the content").isTrue();
		this.keyboard.press(Keys.ENTER);
		this.keyboard.press(Keys.TAB);
		assertThat(this.keyboard.isAt("main *")).as("the next stop is within the content").isTrue();
	}

	private void drillsDownToALine() {
		this.keyboard.follow("nav a", "Líneas presupuestarias");
		this.browser.sees("48,103,240");
		this.keyboard.choose("#by", "category");
		this.keyboard.follow("form.drill-form button[type=submit]", "");
		for (String next : new String[] { "0149", "3000845", "5000295", "0002" }) {
			this.keyboard.follow("main tbody a", next);
		}
		this.keyboard.follow("main tbody a", "0002-");
		this.browser.sees("Movimientos");
	}

	private void importsTheNextCut() {
		this.keyboard.follow("nav a", "Importaciones");
		this.keyboard.choose("#year", "2025");
		this.keyboard.goTo("#file");
		this.keyboard.focused().sendKeys(NEXT_CUT.toAbsolutePath().toString());
		this.keyboard.follow("form[enctype] button[type=submit]", "");
		this.browser.comesTo("28,345,796.73");
		this.keyboard.follow("form[action$='/aplicar'] button", "");
		this.browser.comesTo("Aplicad");
	}

	private void certifies() {
		this.keyboard.follow("nav a", "Certificaciones");
		this.keyboard.follow("main a", "Nueva certificación");
		this.keyboard.goTo("#confirmed");
		this.keyboard.press(Keys.SPACE);
		this.keyboard.choose("#documentType", "086");
		this.keyboard.fill("#documentNumber", "MEMO 115-2025");
		this.keyboard.fill("#documentDate", LocalDate.of(2025, 11, 3));
		this.keyboard.fill("#justification", "Servicio de soporte de catálogos electrónicos");
		this.keyboard.fill("#filtro-lineas", "0002-");
		while (!enough()) {
			this.keyboard.goTo("table.lines input.amount");
		}
		this.keyboard.press("1,000.00");
		this.keyboard.follow("main button.go[type=submit]", "");
		this.browser.comesTo("1,000.00");
		this.keyboard.follow("form[action$='/verify'] button", "");
		this.browser.comesTo("fue verificado y enviado");
	}

	private boolean enough() {
		Object available = this.browser.driver()
			.executeScript("const row = document.activeElement.closest('tr'); return row && row.dataset.available");
		return available != null && new BigDecimal(available.toString()).intValue() >= 1000;
	}

	private void approves() {
		this.keyboard.follow("main table tbody a[href*='/ejecucion/']", "");
		this.keyboard.follow("form[action$='/approve'] button", "");
		this.browser.comesTo("Aprobad");
	}

	private void seesTheProgram() {
		this.keyboard.follow("nav a", "Programas presupuestales");
		this.keyboard.follow("main tbody a[href*='0149']", "");
		this.browser.sees("Total del programa");
	}

	private void exports() throws IOException {
		this.browser.driver()
			.executeCdpCommand("Browser.setDownloadBehavior",
					Map.of("behavior", "allow", "downloadPath", this.downloads.toString()));
		this.keyboard.follow("nav a", "Líneas presupuestarias");
		this.keyboard.goTo("main a", "CSV");
		this.keyboard.press(Keys.ENTER);
		assertThat(Files.readString(this.browser.downloadedTo(this.downloads))).contains("Devengado")
			.contains("2.6.6.1.3.99,");
	}

}
