package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.Wait;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small program from its problem to its approved logframe and its access grants by
 * keyboard alone; addresses are typed. It has an application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-designing-keyboard")
class DesignKeyboardTests {

	private static final String PROGRAM = "0791";

	private static final String VERSION = "/programas/0791/versiones/1";

	private static final String ACCESS = "/programas/0791/accesos?year=2027";

	@LocalServerPort
	private int port;

	private Browser browser;

	private Keyboard keyboard;

	@BeforeEach
	void open() {
		this.browser = Browser.open(this.port);
		this.keyboard = new Keyboard(this.browser);
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.picture("design-keyboard-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_small_program_is_designed_without_a_mouse() {
		this.browser.go("/login");
		opensTheProgram();
		givesItsResponsibleTheProfile();
		worksAsItsResponsible();
		writesTheDiagnosis();
		writesTheMatrix();
		completesTheActivity();
		acceptsWhatIsLeft();
		send("Pasar a revisión interna", "En revisión interna");
		send("Enviar al MEF", "Presentado");
		as("analista.mef");
		send("Validar", "Validado");
		approves();
		worksAsItsResponsible();
		proposesAccess();
		approvesAccess();
	}

	private void as(String username) {
		this.keyboard.signOut();
		this.keyboard.signIn(username);
	}

	private void opensTheProgram() {
		this.keyboard.signIn("rector.mef");
		this.keyboard.follow("nav a", "Programas presupuestales");
		this.keyboard.follow("main a", "Abrir programa");
		this.keyboard.fill("#code", PROGRAM);
		this.keyboard.fill("#name", "REDUCCION DE LA ANEMIA EN GESTANTES");
		this.keyboard.follow("main form button.go", "");
		this.browser.comesTo("Abrió el programa");
	}

	private void givesItsResponsibleTheProfile() {
		as("admin");
		this.browser.go("/usuarios/responsable.pp");
		this.keyboard.choose("#role", "PROGRAM_RESPONSIBLE.PROGRAM");
		this.keyboard.fill("#scopeCode", PROGRAM);
		this.keyboard.follow("form[action$='/perfiles'] button", "");
		this.browser.comesTo(PROGRAM);
	}

	private void worksAsItsResponsible() {
		as("responsable.pp");
		this.browser.go("/perfil");
		this.keyboard.follow("main tbody tr:nth-child(" + place() + ") button", "");
		this.browser.comesTo(PROGRAM);
	}

	/** Where the program's profile stands among the profiles, counted from one. */
	private long place() {
		return (Long) this.browser.driver()
			.executeScript(
					"return Array.from(document.querySelectorAll('main tbody tr')).findIndex((row) => row.textContent.includes(arguments[0])) + 1",
					PROGRAM);
	}

	private void writesTheDiagnosis() {
		this.browser.go(VERSION + "/diagnostico");
		names("Anemia en gestantes", 1);
		names("Bajo consumo de hierro", 2);
		this.keyboard.follow("a[href*='/partes/edge/nuevo']", "");
		this.keyboard.chooseAfter("#cause_id", 2);
		this.keyboard.chooseAfter("#effect_id", 1);
		save();
		assertThat(count(".arrow")).isEqualTo(1);
		this.keyboard.follow("a[href*='/partes/problem/nuevo']", "");
		this.keyboard.fill("#statement", "Tres de cada diez gestantes tienen anemia");
		save();
		this.keyboard.follow("a[href*='/partes/population/nuevo']", "");
		this.keyboard.fill("#name", "Gestantes");
		save();
		this.keyboard.goTo("[data-outline] details summary", "Gestantes");
		this.keyboard.follow("a[href*='/partes/size/nuevo']", "");
		this.keyboard.choose("#kind", "TARGET");
		this.keyboard.fill("#fiscal_year", "2027");
		this.keyboard.fill("#size", "1200");
		save();
	}

	private void names(String name, int boxes) {
		this.keyboard.fill("#cause-name", name);
		this.keyboard.press(Keys.ENTER);
		waitFor(".box", boxes);
	}

	private void writesTheMatrix() {
		this.browser.go(VERSION + "/matriz");
		this.keyboard.follow("form[action$='/matriz/empezar'] button", "");
		types("tr[data-level=FR] th textarea", "Gestantes y recién nacidos con mejor salud");
		adds("tr[data-level=FR]", "INDICATOR", "Proporción de recién nacidos con bajo peso");
		adds("tr[data-level=FR]", "VERIFICATION", "ENDES, del INEI");
		types("tr[data-level=SR] th textarea", "Disminuye la anemia en gestantes");
		adds("tr[data-level=SR]", "INDICATOR", "Proporción de gestantes con anemia");
		adds("tr[data-level=SR]", "VERIFICATION", "ENDES, del INEI");
		adds("tr[data-level=SR]", "ASSUMPTION", "Los precios de los alimentos no suben");
		grows("SR", "P");
		types("tr[data-level=P] th textarea", "Gestantes suplementadas con hierro según la norma");
		types("tr[data-level=P] [data-field=unit_name]", "GESTANTE PROTEGIDA");
		adds("tr[data-level=P]", "INDICATOR", "Proporción de gestantes suplementadas");
		adds("tr[data-level=P]", "ASSUMPTION", "Las familias aceptan el suplemento");
		grows("P", "A");
		types("tr[data-level=A] th textarea", "Entregar suplementos en los establecimientos");
		types("tr[data-level=A] [data-field=unit_name]", "GESTANTE PROTEGIDA");
		this.keyboard.goTo("tr[data-level=A] [data-field=without_assumptions]");
		this.keyboard.press(Keys.SPACE);
		saved();
	}

	private void types(String css, String text) {
		this.keyboard.goTo(css);
		this.keyboard.selectAll();
		this.keyboard.press(text);
		this.keyboard.press(Keys.TAB);
		saved();
	}

	private void adds(String row, String kind, String text) {
		String cell = row + " td[data-kind=" + kind + "]";
		int before = count(cell + " li");
		this.keyboard.fill(cell + " .add", text);
		this.keyboard.press(Keys.ENTER);
		waitFor(cell + " li", before + 1);
	}

	private void grows(String level, String below) {
		this.keyboard.goTo("tr[data-level=" + level + "] button[data-do=add]");
		this.keyboard.press(Keys.ENTER);
		waitFor("tr[data-level=" + below + "]", 1);
	}

	private void completesTheActivity() {
		this.keyboard.follow("tr[data-level=A] a[href*='/nodos/']", "");
		this.keyboard.follow("a[href*='/partes/model/nuevo']", "");
		this.keyboard.chooseAfter("#population_id", 1);
		this.keyboard.fill("#coverage_goal", "95");
		this.keyboard.fill("#concentration", "6");
		this.keyboard.fill("#unit_cost", "12.50");
		save();
		this.browser.comesTo("6,840");
		this.keyboard.follow("main a", "Editar");
		this.keyboard.choose("#levels", "ER");
		save();
	}

	private void acceptsWhatIsLeft() {
		this.browser.go(VERSION + "/revision");
		while (waivable() > 0) {
			this.keyboard.goTo(".findings li:has(.chip.bad) .waive summary");
			this.keyboard.press(Keys.ENTER);
			this.keyboard.fill(".waive[open] input[name=reason]", "Se completa con la encuesta del año");
			this.keyboard.follow(".waive[open] button", "");
			this.browser.comesTo("Hallazgo aceptado");
		}
	}

	private int waivable() {
		return count(".findings li:has(.chip.bad) .waive");
	}

	private void send(String button, String state) {
		this.browser.go(VERSION);
		this.keyboard.follow("main button", button);
		this.browser.comesTo(state);
	}

	private void approves() {
		as("rector.mef");
		this.browser.go(VERSION);
		this.keyboard.fill("#fiscalYear", "2027");
		this.keyboard.follow("main button", "Aprobar");
		this.browser.comesTo("rige desde 2027");
	}

	private void proposesAccess() {
		this.browser.go(ACCESS);
		this.keyboard.follow("main a", "Proponer según el diseño");
		this.browser.sees("Entregar suplementos en los establecimientos");
		this.keyboard.follow("main form.form-acts button.go", "");
		this.browser.comesTo("Propuesto");
	}

	private void approvesAccess() {
		as("rector.mef");
		moves("accept", "Aceptado");
		moves("approve", "Vigente");
	}

	private void moves(String action, String state) {
		this.browser.go(ACCESS);
		int grants = count("input[name=ids]");
		for (int grant = 0; grant < grants; grant++) {
			this.keyboard.goTo("input[name=ids]");
			this.keyboard.press(Keys.SPACE);
		}
		this.keyboard.follow("#actos button[value=" + action + "]", "");
		this.browser.comesTo("Hecho: " + grants);
		assertThat(this.browser.driver().findElement(By.cssSelector("tbody")).getText()).contains(state);
	}

	private void save() {
		this.keyboard.follow("main form[data-keep] button.go", "");
		this.browser.comesTo("Guardado");
	}

	private void saved() {
		patiently().until((driver) -> driver.findElements(By.cssSelector(".unsaved")).isEmpty()
				&& driver.findElement(By.cssSelector("[data-saved]")).getText().startsWith("Guardado"));
	}

	private void waitFor(String css, int count) {
		patiently().until((driver) -> count(css) == count);
	}

	private Wait<WebDriver> patiently() {
		return Browser.patient(this.browser.driver());
	}

	private int count(String css) {
		return this.browser.driver().findElements(By.cssSelector(css)).size();
	}

}
