package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small program from its problem to its approved logframe in the browser alone. It
 * gives a person a profile, so it has an application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-designers")
class DesignTourTests {

	private static final String VERSION = "/programas/0790/versiones/1";

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
			this.browser.picture("design-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_small_program_goes_from_its_problem_to_approval() {
		opensTheProgram();
		givesItsResponsibleTheProfile();
		signsInAsItsResponsible();
		writesTheDiagnosis();
		writesTheMatrix();
		completesTheNodes();
		acceptsWhatIsLeft();
		sends();
		validates();
		approves();
		proposesAccess();
		approvesAccess();
	}

	private void opensTheProgram() {
		this.browser.signIn("rector.mef");
		this.browser.go("/programas");
		this.browser.follow("Abrir programa");
		this.browser.fill("code", "0790");
		this.browser.fill("name", "REDUCCION DE LA ANEMIA EN NIÑOS");
		this.browser.press("main form button.go");
		this.browser.comesTo("Abrió el programa");
	}

	private void givesItsResponsibleTheProfile() {
		this.browser.signIn("admin");
		this.browser.go("/usuarios/responsable.pp");
		this.browser.choose("role", "PROGRAM_RESPONSIBLE.PROGRAM");
		this.browser.fill("scopeCode", "0790");
		this.browser.press("form[action$='/perfiles'] button");
		this.browser.comesTo("0790");
	}

	private void signsInAsItsResponsible() {
		this.browser.signIn("responsable.pp");
		this.browser.go("/perfil");
		this.browser.driver().findElement(By.xpath("//tr[contains(., '0790')]//button")).click();
		this.browser.comesTo("0790");
	}

	private void writesTheDiagnosis() {
		this.browser.go(VERSION + "/diagnostico");
		draws("Anemia en menores de tres años", 1);
		draws("Bajo consumo de hierro", 2);
		this.browser.press("[data-join]");
		this.browser.press(".box:last-of-type .code");
		this.browser.press(".box .code");
		waitFor(".arrow", 1);
		part("problem", "statement", "Cuatro de cada diez niños tienen anemia");
		part("population", "name", "Niños de 6 a 35 meses");
		this.browser.go(VERSION + "/diagnostico");
		this.browser.press("a[aria-label='Agregar tamaño']");
		this.browser.choose("kind", "TARGET");
		this.browser.fill("fiscal_year", "2027");
		this.browser.fill("size", "1200");
		save();
	}

	private void draws(String name, int boxes) {
		this.browser.fill("cause-name", name);
		this.browser.driver().findElement(By.id("cause-name")).sendKeys(Keys.ENTER);
		waitFor(".box", boxes);
	}

	private void writesTheMatrix() {
		this.browser.go(VERSION + "/matriz");
		this.browser.leaves(() -> this.browser.pressButton("Empezar con sus resultados"));
		types("tr[data-level=FR] th textarea", "Niños con mejor desarrollo");
		types("tr[data-level=SR] th textarea", "Disminuye la anemia en menores de tres años");
		this.browser.press("tr[data-level=SR] button[data-do=add]");
		waitFor("tr[data-level=P]", 1);
		types("tr[data-level=P] th textarea", "Niños suplementados con hierro según la norma");
		types("tr[data-level=P] [data-field=unit_name]", "NIÑO PROTEGIDO");
		this.browser.press("tr[data-level=P] button[data-do=add]");
		waitFor("tr[data-level=A]", 1);
		types("tr[data-level=A] th textarea", "Entregar suplementos en los establecimientos");
		types("tr[data-level=A] [data-field=unit_name]", "NIÑO PROTEGIDO");
		adds("tr[data-level=FR] td[data-kind=INDICATOR] .add", "Proporción de niños con desarrollo adecuado");
		adds("tr[data-level=SR] td[data-kind=INDICATOR] .add", "Proporción de niños con anemia");
		adds("tr[data-level=P] td[data-kind=INDICATOR] .add", "Proporción de niños suplementados");
		adds("tr[data-level=FR] td[data-kind=VERIFICATION] .add", "ENDES, del INEI");
		adds("tr[data-level=SR] td[data-kind=VERIFICATION] .add", "ENDES, del INEI");
		adds("tr[data-level=SR] td[data-kind=ASSUMPTION] .add", "Los precios de los alimentos no suben");
		adds("tr[data-level=P] td[data-kind=ASSUMPTION] .add", "Las familias aceptan el suplemento");
		this.browser.press("tr[data-level=A] [data-field=without_assumptions]");
		saved();
		this.browser.go(VERSION + "/matriz");
		assertThat(value("tr[data-level=P] th textarea")).isEqualTo("Niños suplementados con hierro según la norma");
		this.browser.sees("SI se");
	}

	private void completesTheNodes() {
		this.browser.press("tr[data-level=A] a[href*='/nodos/']");
		this.browser.follow("Agregar");
		this.browser.fill("coverage_goal", "95");
		this.browser.fill("concentration", "6");
		this.browser.fill("unit_cost", "12.50");
		new Select(this.browser.driver().findElement(By.id("population_id"))).selectByIndex(1);
		save();
		this.browser.comesTo("6,840");
		this.browser.follow("Editar");
		this.browser.choose("levels", "ER");
		save();
	}

	private void acceptsWhatIsLeft() {
		this.browser.go(VERSION + "/revision");
		for (int left = this.browser.driver()
			.findElements(By.cssSelector(".findings li:has(.chip.bad) .waive"))
			.size(); left > 0; left--) {
			if (this.browser.driver().findElements(By.cssSelector(".findings li:has(.chip.bad) .waive")).isEmpty()) {
				break;
			}
			this.browser.press(".findings li:has(.chip.bad) .waive summary");
			this.browser.driver()
				.findElement(By.cssSelector(".findings li:has(.chip.bad) .waive[open] input[name=reason]"))
				.sendKeys("Se completa con la encuesta del año");
			this.browser.press(".findings li:has(.chip.bad) .waive[open] button");
			this.browser.comesTo("Hallazgo aceptado");
		}
		this.browser.sees("Patricia Rojas León");
	}

	private void sends() {
		this.browser.go(VERSION);
		this.browser.pressButton("Pasar a revisión interna");
		this.browser.pressButton("Enviar al MEF");
		this.browser.comesTo("Presentado");
	}

	private void validates() {
		this.browser.signIn("analista.mef");
		this.browser.go(VERSION + "/comentarios");
		this.browser.fill("text", "¿La población es la de 2027?");
		this.browser.press("main form[action$='/comentarios'] button.go");
		this.browser.comesTo("Comentario registrado");
		this.browser.go(VERSION);
		this.browser.pressButton("Validar");
		this.browser.comesTo("Validado");
	}

	private void approves() {
		this.browser.signIn("rector.mef");
		this.browser.go(VERSION);
		this.browser.fill("fiscalYear", "2027");
		this.browser.pressButton("Aprobar");
		this.browser.comesTo("rige desde 2027");
		this.browser.sees("Aprobado");
	}

	private void proposesAccess() {
		this.browser.signIn("responsable.pp");
		signsInAsItsResponsible();
		this.browser.go("/programas/0790/accesos?year=2027");
		this.browser.follow("Proponer según el diseño");
		this.browser.sees("Entregar suplementos en los establecimientos");
		this.browser.press("main form.form-acts button.go");
		this.browser.comesTo("Propuesto");
	}

	private void approvesAccess() {
		this.browser.signIn("rector.mef");
		moves("accept", "Aceptado");
		moves("approve", "Vigente");
	}

	private void moves(String action, String state) {
		this.browser.go("/programas/0790/accesos?year=2027");
		int grants = this.browser.driver().findElements(By.name("ids")).size();
		for (int grant = 1; grant <= grants; grant++) {
			this.browser.press("tbody tr:nth-child(" + grant + ") input[name=ids]");
		}
		this.browser.press("#actos button[value=" + action + "]");
		this.browser.comesTo("Hecho: " + grants);
		assertThat(this.browser.driver().findElement(By.cssSelector("tbody")).getText()).contains(state);
	}

	private void part(String part, String field, String text) {
		this.browser.go(VERSION + "/partes/" + part + "/nuevo");
		this.browser.fill(field, text);
		save();
	}

	private void save() {
		this.browser.press("main form[data-keep] button.go");
		this.browser.comesTo("Guardado");
	}

	private void types(String css, String text) {
		WebElement field = this.browser.driver().findElement(By.cssSelector(css));
		field.clear();
		field.sendKeys(text, Keys.TAB);
		saved();
	}

	private void adds(String css, String text) {
		int before = this.browser.driver().findElements(By.cssSelector(css.replace(".add", "li"))).size();
		this.browser.driver().findElement(By.cssSelector(css)).sendKeys(text, Keys.ENTER);
		waitFor(css.replace(".add", "li"), before + 1);
	}

	private void saved() {
		Browser.patient(this.browser.driver())
			.until((driver) -> driver.findElements(By.cssSelector(".unsaved")).isEmpty()
					&& driver.findElement(By.cssSelector("[data-saved]")).getText().startsWith("Guardado"));
	}

	private void waitFor(String css, int count) {
		Browser.patient(this.browser.driver())
			.until((driver) -> driver.findElements(By.cssSelector(css)).size() == count);
	}

	private String value(String css) {
		return String.valueOf(this.browser.driver().findElement(By.cssSelector(css)).getDomProperty("value"));
	}

}
