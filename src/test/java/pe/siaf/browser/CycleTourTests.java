package pe.siaf.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One budget cycle in the browser alone, from the macro frame to the opening budget, with
 * one target. It opens a year, in the database that the walk over HTTP has too.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=one-cycle")
class CycleTourTests {

	private static final String NODE = "0149.3000845.5000295.03.004.0004";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@TempDir
	private Path folder;

	private Browser browser;

	private int year;

	private String file = "";

	private String needs = "";

	@BeforeEach
	void open() {
		this.browser = Browser.open(this.port);
		this.year = this.jdbc.sql("select max(fiscal_year) + 1 from budget_phase").query(Integer.class).single();
		this.file = "/programacion/" + this.year + "/multianual/001650";
		this.needs = "/costeo/necesidades/" + this.year + "/multianual/001650";
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.picture("cycle-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_budget_goes_from_its_frame_to_its_opening() throws IOException {
		opensTheYear();
		String version = publishesFrameAndCeilings();
		givesOut(version);
		programs();
		needsMoreThanTheCeiling();
		fits();
		writesTheMemo();
		goesToTheMinistryAndBack();
		formulates();
		promulgates();
	}

	private void opensTheYear() {
		this.browser.signIn("rector.mef");
		this.browser.go("/ciclo");
		press("main form button.go");
		this.browser.comesTo(String.valueOf(this.year));
		this.browser.go("/ciclo/" + this.year);
		press("form[action$='/catalogos'] button");
		phase("PROGRAMMING");
	}

	private void phase(String phase) {
		this.browser.go("/ciclo/" + this.year);
		press("form[action$='/fases/" + phase + "'] input[value=open] ~ button");
	}

	private String publishesFrameAndCeilings() {
		this.browser.go("/marco/nuevo");
		this.browser.fill("fiscalYear", String.valueOf(this.year));
		this.browser.fill("scenario", "BASE");
		this.browser.fill("name", "Marco del recorrido " + this.year);
		press("main form button.go");
		String frame = this.browser.url().replaceAll("\\D", "");
		for (WebElement field : this.browser.driver().findElements(By.cssSelector("main input[name^='v.']"))) {
			field.sendKeys(String.valueOf(field.getDomAttribute("name")).contains("EXPENDITURE") ? "90000000" : "2");
		}
		press("main form.card button.go");
		press("button[value=publish]");
		this.browser.go("/techos/nueva");
		this.browser.fill("fiscalYear", String.valueOf(this.year));
		this.browser.fill("name", "Asignación del recorrido");
		this.browser.choose("frame", frame);
		press("main form button.go");
		String version = this.browser.url().replaceFirst("\\?.*", "");
		this.browser.fill("nuevo", "P09/096");
		amounts("m.nuevo.", "80,000");
		this.browser.fill("reason", "Asignación para tres años");
		press("main form[data-keep] button.go");
		List.of("validate", "approve", "release").forEach((act) -> {
			this.browser.go(version);
			if (act.equals("validate")) {
				this.browser.picture("cycle-ceilings");
			}
			press("button[value=" + act + "]");
		});
		return version;
	}

	private void amounts(String prefix, String amount) {
		for (int each = this.year; each <= this.year + 2; each++) {
			type("input[name='" + prefix + each + "']", amount);
		}
	}

	private void givesOut(String version) {
		this.browser.signIn("presupuesto.pliego");
		this.browser.go(version);
		press("main table tbody th a");
		amounts("m.P09/096|U001650.", "80,000");
		this.browser.fill("reason", "Toda a la unidad");
		press("main form[data-keep] button.go");
		this.browser.comesTo("80,000");
	}

	private void programs() {
		this.browser.signIn("presupuesto.ue");
		this.browser.go("/programacion");
		press("form[action='/programacion'] button.go");
		this.browser.go(this.file + "/metas/nueva?programa=0149");
		this.browser.choose("chain", NODE);
		this.browser.fill("purpose", "0069981");
		this.browser.fill("name", "Catálogos del recorrido");
		this.browser.choose("unitOfMeasure", "462");
		this.browser.fill("place", "150131");
		press("main form[data-keep] button.go");
		this.browser.go(this.file + "/metas/0001");
		this.browser.fill("populationName", "Entidades por adherir");
		this.browser.fill("p0", "4000");
		this.browser.fill("source", "Padrón de entidades");
		this.browser.fill("coverage", "25");
		this.browser.fill("concentration", "2");
		press("form[action$='/criterio'] button.go");
		this.browser.comesTo("2,000");
	}

	private void needsMoreThanTheCeiling() {
		this.browser.go(this.needs);
		press("form[action$='/obligaciones'] button");
		press("form[action$='/calculo'] button");
		this.browser.comesTo("83,309.20");
		this.browser.go(this.file + "/montos/0001-00-0-2.3.1.5.1.2");
		this.browser.follow("8,000.00");
		this.browser.follow("PAPEL BOND");
		this.browser.comesTo("84,000");
		this.browser.sees("1,999.20");
		this.browser.picture("cycle-explained");
		this.browser.go(this.file);
		press("button[value=submit]");
		this.browser.comesTo("CEI-003");
		this.browser.picture("cycle-refused");
		this.browser.go(this.file + "/revision");
		this.browser.sees("3,310.00");
		pictures("cycle-over");
	}

	private void fits() {
		this.browser.go(this.needs + "/techos");
		this.browser.choose("tool", "COVERAGE");
		this.browser.choose("target", "0001");
		this.browser.fill("reason", "El techo alcanza para menos");
		press("form[action$='/recorte'] button");
		this.browser.sees("300");
		pictures("cycle-cut");
		this.browser.go(this.file + "/metas/0001");
		this.browser.sees("2,000 − 300 sin financiar");
		pictures("cycle-unmet");
	}

	private void writesTheMemo() {
		this.browser.go("/decisiones");
		press("form[action='/decisiones'] button.go");
		textareas("answer:", "Se ejecuta en el segundo semestre");
		if (this.browser.driver().findElements(By.id("amount-0149-3000845")).isEmpty()) {
			// nothing is known of the product: then nothing is asked for either
			return;
		}
		this.browser.fill("amount-0149-3000845", "3,310");
		this.browser.fill("reason-0149-3000845", "Para atender a todas las entidades");
		press("main form[data-keep] button.go");
		press("button[value=send]");
		String memo = this.browser.url();
		this.browser.signIn("analista.mef");
		this.browser.go(memo);
		textareas("reply:", "Conforme");
		press("main form[data-keep] button.go");
		press("button[value=answer]");
		this.browser.signIn("presupuesto.ue");
		this.browser.go(memo);
		press("button[value=sign]");
		this.browser.picture("cycle-memo");
	}

	private void textareas(String prefix, String text) {
		this.browser.driver()
			.findElements(By.cssSelector("textarea[name^='" + prefix + "']"))
			.forEach((area) -> area.sendKeys(text));
	}

	private void goesToTheMinistryAndBack() {
		act("presupuesto.ue", this.file, "submit", "");
		act("presupuesto.pliego", this.file, "consolidate", "");
		act("presupuesto.pliego", this.file, "send", "");
		act("rector.mef", this.file, "observe", "Sustente la cobertura");
		act("presupuesto.pliego", this.file, "send", "El padrón está en el anexo");
		act("rector.mef", this.file, "accept", "");
		phase("FORMULATION");
	}

	private void act(String username, String page, String action, String comment) {
		this.browser.signIn(username);
		this.browser.go(page);
		if (!comment.isEmpty()) {
			this.browser.fill("comment", comment);
		}
		press("button[value=" + action + "]");
	}

	private void formulates() {
		String draft = this.file.replace("multianual", "formulacion");
		this.browser.signIn("presupuesto.ue");
		this.browser.go("/programacion");
		press("form[action='/programacion'] button.go");
		this.browser.go(draft);
		press("form[action$='/retomar'] button");
		this.browser.comesTo("1,700");
		this.browser.go(draft + "/meses");
		type("input[data-row='0001'][data-column='12']", "1700\n");
		Browser.patient(this.browser.driver())
			.until((waited) -> waited.findElement(By.cssSelector("[data-saved]")).getText().startsWith("Guardado"));
		act("presupuesto.ue", draft, "submit", "");
		act("presupuesto.pliego", draft, "consolidate", "");
		act("presupuesto.pliego", draft, "send", "");
		act("rector.mef", draft, "accept", "");
		phase("APPROVAL");
	}

	private void promulgates() throws IOException {
		Path resolution = Files.writeString(this.folder.resolve("resolucion.pdf"), "%PDF-1.7 resolución");
		this.browser.signIn("titular.pliego");
		this.browser.go("/apertura/" + this.year + "/09-096");
		this.browser.picture("cycle-to-promulgate");
		this.browser.fill("number", "RJ 100-" + (this.year - 1));
		this.browser.attach("file", resolution);
		press("main form[enctype] button.go");
		this.browser.comesTo("79,952.00");
		pictures("cycle-promulgated");
		this.browser.go("/apertura/" + this.year + "/09-096/informe?por=unidad");
		this.browser.follow("79,952.00");
		this.browser.follow("59,200.00");
		this.browser.follow("59,200.00");
		this.browser.comesTo("S 07.01.0001.0002");
		assertThat(this.jdbc.sql("select sum(pia) from budget_line where fiscal_year = ? and sec_ejec = '001650'")
			.param(this.year)
			.query(Long.class)
			.single()).isEqualTo(79_952);
	}

	/** Presses what leads to another page, and waits for that page. */
	private void press(String css) {
		this.browser.leaves(() -> this.browser.press(css));
	}

	private void type(String css, String text) {
		WebElement field = this.browser.driver().findElement(By.cssSelector(css));
		field.clear();
		field.sendKeys(text);
	}

	/** The page in Spanish, and in English on a telephone. */
	private void pictures(String name) {
		this.browser.picture(name);
		String page = this.browser.url();
		this.browser.narrow();
		this.browser.speak("en");
		this.browser.go(page);
		this.browser.picture(name + "-en-360");
		this.browser.speak("es");
		this.browser.wide();
		this.browser.go(page);
	}

}
