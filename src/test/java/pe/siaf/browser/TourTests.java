package pe.siaf.browser;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.identity.Authenticator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's ten-minute tour, walked by a browser: drill down, import the next cut, buy
 * something, see it in the program's page, export. It works on the demo unit itself, so
 * it has an application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-tour")
class TourTests {

	private static final Path NEXT_CUT = Path.of("db", "demo", "cuts", "siaf-2025-10-24.csv");

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
			this.browser.picture("tour-last-page");
			this.browser.close();
		}
	}

	@Test
	void the_tour_of_the_readme_can_be_walked() throws IOException {
		drillsDownFromTheProgramToALine();
		importsTheNextCut();
		String before = accruedOfTheProgram();
		buys();
		seesThePurchaseInTheProgram(before);
		exports();
	}

	private void drillsDownFromTheProgramToALine() {
		this.browser.signIn("presupuesto.ue");
		this.browser.sees("Escritorio");
		this.browser.follow("Líneas presupuestarias");
		this.browser.sees("48,103,240");
		this.browser.choose("by", "category");
		this.browser.press("form.drill-form button[type=submit]");
		this.browser.follow("0149");
		this.browser.sees("3000845");
		this.browser.follow("3000845");
		this.browser.follow("5000295");
		this.browser.sees("0002");
	}

	private void importsTheNextCut() {
		this.browser.follow("Importaciones");
		this.browser.choose("kind", "siaf-export");
		this.browser.choose("year", "2025");
		this.browser.attach("file", NEXT_CUT);
		this.browser.press("form[enctype] button[type=submit]");
		this.browser.sees("28,345,796.73");
		this.browser.press("form[action$='/aplicar'] button");
		this.browser.sees("Aplicad");
		this.browser.go("/presupuesto/lineas?year=2025&by=category");
		this.browser.sees("28,345,796.73");
	}

	private String accruedOfTheProgram() {
		this.browser.go("/programas/0149?year=2025");
		return this.browser.text();
	}

	private void buys() {
		this.browser.signIn("logistica.ue");
		this.browser.follow("Certificaciones");
		this.browser.follow("Nueva certificación");
		this.browser.driver().findElement(By.id("confirmed")).click();
		document("086", "MEMO 114-2025", "2025-11-03", "Servicio de soporte de catálogos electrónicos");
		amount("0002-", "1,000.00");
		this.browser.press("button.btn.go[type=submit]");
		moves("verify");

		this.browser.signIn("presupuesto.ue");
		fromTheInbox();
		moves("approve");

		this.browser.signIn("logistica.ue");
		registersNext("031", "OS 220-2025", "2025-11-04", () -> {
			this.browser.fill("ruc", "20131370645");
			this.browser.fill("supplierName", "Proveedor de la visita");
		});
		moves("verify");
		moves("approve");
		continuesWith("031", "OS 220-2025", "2025-11-05");
		moves("verify");
		moves("approve");

		this.browser.signIn("contabilidad.ue");
		registersNext("001", "F001-4711", "2025-11-10", () -> {
			this.browser.fill("voucherNumber", "F001-4711");
			date("conformityDate", "2025-11-10");
			this.browser.fill("conformityUnit", "Dirección de Acuerdos Marco");
		});
		moves("verify");
		approvedBy("administracion.ue");

		this.browser.signIn("tesoreria.ue");
		registersNext("081", "TRF 900", "2025-11-12", () -> this.browser.choose("detraction", "NONE"));
		moves("verify");
		paymentApprovedBy("administracion.ue");

		this.browser.signIn("tesoreria.ue");
		registersNext("081", "TRF 900", "2025-11-12", () -> {
		});
		moves("verify");
		paymentApprovedBy("administracion.ue");
	}

	private void seesThePurchaseInTheProgram(String before) {
		this.browser.follow("Ver expediente");
		this.browser.sees("1,000.00");
		this.browser.picture("tour-file");
		this.browser.follow("0149");
		assertThat(before).contains("Total del programa");
		String after = this.browser.text();
		assertThat(accrued(after)).isEqualTo(accrued(before).add(new BigDecimal("1000.00")));
		this.browser.picture("tour-program");
	}

	private void exports() {
		this.browser.go("/presupuesto/lineas?year=2025&by=category");
		String href = this.browser.driver().findElement(By.linkText("CSV")).getDomProperty("href");
		Object csv = this.browser.driver()
			.executeAsyncScript("const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done)", href);
		assertThat(String.valueOf(csv)).contains("0149").contains("9001").contains("9002");
	}

	/** The fourth figure of the total row: PIA, PIM, certified, accrued. */
	private static BigDecimal accrued(String page) {
		String total = page.lines()
			.filter((line) -> line.startsWith("Total del programa"))
			.findFirst()
			.orElseThrow()
			.replace("Total del programa", "")
			.strip();
		return new BigDecimal(total.split("\\s+")[3].replace(",", ""));
	}

	private String place;

	private void moves(String action) {
		this.browser.press("form[action$='/" + action + "'] button");
		this.place = this.browser.url();
	}

	private void fromTheInbox() {
		this.browser.go("/");
		// other documents may wait too
		this.browser.press("main table tbody a[href*='/ejecucion/']");
		this.place = this.browser.url();
	}

	private void approvedBy(String username) {
		this.browser.signIn(username);
		fromTheInbox();
		moves("approve");
	}

	private void paymentApprovedBy(String username) {
		this.browser.signIn(username);
		fromTheInbox();
		this.browser.fill("otp", Authenticator.nextCode());
		moves("approve");
	}

	private void registersNext(String type, String number, String day, Runnable rest) {
		this.browser.go(this.place);
		this.browser.press("a[href$='/siguiente']");
		document(type, number, day, "Servicio de soporte de catálogos electrónicos");
		rest.run();
		amount("0002-", "1,000.00");
		this.browser.press("main button.btn.go[type=submit]");
		this.place = this.browser.url();
	}

	private void continuesWith(String type, String number, String day) {
		registersNext(type, number, day, () -> {
		});
	}

	private void document(String type, String number, String day, String justification) {
		this.browser.choose("documentType", type);
		this.browser.fill("documentNumber", number);
		date("documentDate", day);
		this.browser.fill("justification", justification);
	}

	private void date(String id, String day) {
		this.browser.driver().executeScript("document.getElementById(arguments[0]).value = arguments[1]", id, day);
	}

	private void amount(String lineStartsWith, String amount) {
		WebElement row = this.browser.driver()
			.findElements(By.cssSelector("table.lines tbody tr"))
			.stream()
			.filter((candidate) -> candidate.getText().startsWith(lineStartsWith))
			.filter((candidate) -> new BigDecimal(String.valueOf(candidate.getDomAttribute("data-available")))
				.compareTo(new BigDecimal("1000")) >= 0)
			.findFirst()
			.orElseThrow();
		WebElement field = row.findElement(By.cssSelector("input.amount"));
		this.browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
		field.clear();
		field.sendKeys(amount);
	}

}
