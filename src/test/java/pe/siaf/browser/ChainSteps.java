package pe.siaf.browser;

import org.openqa.selenium.By;

import pe.siaf.identity.Authenticator;

/**
 * What officers of the demonstration's unit do on a document of the chain, in a browser:
 * one line, one amount, from certification to payment.
 */
final class ChainSteps {

	private final Browser browser;

	private final String line;

	private final String amount;

	private final String justification;

	private String place = "";

	ChainSteps(Browser browser, String line, String amount, String justification) {
		this.browser = browser;
		this.line = line;
		this.amount = amount;
		this.justification = justification;
	}

	/** Supply asks for credit, the budget office gives it. */
	void certified(int year, String operation, String number, String day) {
		this.browser.signIn("logistica.ue");
		this.browser.go("/ejecucion/certificaciones/nueva?year=" + year);
		this.browser.driver().findElements(By.id("confirmed")).forEach((box) -> box.click());
		this.browser.choose("operationType", operation);
		document("086", number, day);
		sends();
		moves("verify");
		movedBy("presupuesto.ue", "approve");
	}

	/** Supply commits; the first commitment names who is paid. */
	void committed(String type, String number, String day, Runnable payee) {
		this.browser.signIn("logistica.ue");
		next(type, number, day);
		payee.run();
		sends();
		moves("verify");
		moves("approve");
	}

	/** Accounting registers that the unit owes; the head of administration authorises. */
	void accrued(String type, String number, String day, Runnable support) {
		accruing(type, number, day, support);
		moves("verify");
		movedBy("administracion.ue", "approve");
	}

	/** The same, as far as the form is sent: it may be refused. */
	void accruing(String type, String number, String day, Runnable support) {
		this.browser.signIn("contabilidad.ue");
		next(type, number, day);
		support.run();
		sends();
	}

	/** Treasury orders and pays; the head of administration authorises both. */
	void paid(String number, String day) {
		for (int stage = 0; stage < 2; stage++) {
			this.browser.signIn("tesoreria.ue");
			next("081", number, day);
			withoutDetraction();
			sends();
			moves("verify");
			this.browser.signIn("administracion.ue");
			this.browser.go(this.place);
			this.browser.fill("otp", Authenticator.nextCode());
			moves("approve");
		}
	}

	/** Opens the document that is under way. */
	void opens() {
		this.browser.go(this.place);
	}

	/** Sets the day in a field, as its picker would. */
	void date(String id, String day) {
		this.browser.driver().executeScript("document.getElementById(arguments[0]).value = arguments[1]", id, day);
	}

	/** Of an order on an invoice. */
	private void withoutDetraction() {
		if (!this.browser.driver().findElements(By.id("detraction")).isEmpty()) {
			this.browser.choose("detraction", "NONE");
		}
	}

	private void next(String type, String number, String day) {
		this.browser.go(this.place);
		this.browser.leaves(() -> this.browser.press("a[href$='/siguiente']"));
		document(type, number, day);
	}

	private void document(String type, String number, String day) {
		this.browser.choose("documentType", type);
		this.browser.fill("documentNumber", number);
		date("documentDate", day);
		this.browser.fill("justification", this.justification);
		this.browser.driver()
			.findElements(By.id("filtro-lineas"))
			.stream()
			.filter((filter) -> filter.isDisplayed())
			.forEach((filter) -> filter.sendKeys(this.line));
		this.browser.fill("monto-" + this.line, this.amount);
	}

	private void sends() {
		this.browser.leaves(() -> this.browser.press("main button.btn.go[type=submit]"));
		String url = this.browser.url();
		if (!url.endsWith("/siguiente")) {
			this.place = url;
		}
	}

	private void moves(String action) {
		this.browser.leaves(() -> this.browser.press("form[action$='/" + action + "'] button"));
		this.place = this.browser.url();
	}

	private void movedBy(String username, String action) {
		this.browser.signIn(username);
		this.browser.go(this.place);
		moves(action);
	}

}
