package pe.siaf.browser;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A month and then the year 2025 of the demonstration's unit are closed in a browser, by
 * the roles that have to. It ends a year of the country, so it has an application and a
 * database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-closing")
class ClosingTourTests {

	private static final String BOOKS = "/contabilidad/2025/001650";

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
			this.browser.picture("closing-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_month_and_a_year_are_closed() {
		commitsWhatIsNeverAccrued();
		provesTheLedger();
		closesJanuary();
		reopensJanuaryForADay();
		beginsTheClosingOfTheYear();
		letsLapse();
		decidesTheAdjustments();
		closesTheOtherMonths();
		closesTheBooks();
	}

	private void commitsWhatIsNeverAccrued() {
		String line = this.jdbc.sql("""
				select concat_ws('-', sec_func, rubro, resource_type, item) from budget_line
				where fiscal_year = 2025 and sec_ejec = '001650' and item like '2.3.2%' and pim - certified >= 1000
				order by 1 limit 1""").query(String.class).single();
		ChainSteps steps = new ChainSteps(this.browser, line, "1,000.00", "Servicio que no llegó");
		steps.certified(2025, "N", "MEMO 400-2025", "2025-11-03");
		steps.committed("032", "OS 400-2025", "2025-11-04", () -> {
			this.browser.fill("ruc", "20131370645");
			this.browser.fill("supplierName", "Proveedor de la visita");
		});
	}

	private void provesTheLedger() {
		this.browser.signIn("auditor");
		this.browser.go("/control/prueba");
		this.browser.pressButton("Probar ahora");
		this.browser.sees("Conforme");
		this.browser.sees("Cifras que abarcó");
	}

	/** The demonstration's months of execution are closed up to September. */
	private void closesJanuary() {
		this.browser.signIn("contabilidad.ue");
		this.browser.go(BOOKS + "/meses");
		this.browser.sees("Nada impide cerrarlo.");
		move("01", "close");
		this.browser.sees("Qué falta para cerrar 02/2025");
	}

	/** Reconciles first, where that is the next step. */
	private void move(String month, String upTo) {
		this.browser.press("form[action$='/meses/" + month + "']:has(input[value=reconcile]) button");
		this.browser.press("form[action$='/meses/" + month + "']:has(input[value=" + upTo + "]) button");
	}

	private void reopensJanuaryForADay() {
		this.browser.signIn("contabilidad.mef");
		this.browser.go(BOOKS + "/meses");
		this.browser.fill("motivo-01", "Llegó una factura de enero");
		this.browser.driver()
			.executeScript("document.getElementById('hasta-01').value = arguments[0]",
					LocalDate.now(FiscalTime.LIMA).toString());
		this.browser.press("form[action$='/meses/01']:has(input[value=reopen]) button");
		this.browser.sees("Llegó una factura de enero");
		this.browser.press("form[action$='/meses/01']:has(input[value=close]) button");
		this.browser.sees("Qué falta para cerrar 02/2025");
	}

	private void beginsTheClosingOfTheYear() {
		this.browser.signIn("contabilidad.ue");
		this.browser.go(BOOKS + "/cierre");
		this.browser.sees("LED-120");
		this.browser.signIn("rector.mef");
		this.browser.go("/cierre");
		this.browser.press("form[action='/cierre/2025'] button");
		this.browser.sees("En cierre");
	}

	private void letsLapse() {
		this.browser.signIn("contabilidad.ue");
		this.browser.go(BOOKS + "/cierre");
		this.browser.sees("LED-122");
		this.browser.pressButton("Anular lo no devengado");
		this.browser.sees("Nada queda por caducar.");
		this.browser.sees("Propuestas para 2026");
		this.browser.sees("1,000.00");
	}

	/** One is approved with its paper, the other given up. */
	private void decidesTheAdjustments() {
		this.browser.signIn("administracion.ue");
		this.browser.go(BOOKS + "/ajustes/2");
		this.browser.pressButton("Aprobar y asentar");
		this.browser.sees("Aprobado");
		this.browser.signIn("contabilidad.ue");
		this.browser.go(BOOKS + "/ajustes/1");
		this.browser.fill("motivo-eliminate", "Sin sustento");
		this.browser.pressButton("Eliminar");
		this.browser.sees("Sin sustento");
	}

	/** Those of execution first: October says so. */
	private void closesTheOtherMonths() {
		closesMonths(2, 9);
		this.browser.sees("LED-103");
		this.browser.signIn("rector.mef");
		for (int month = 10; month <= 12; month++) {
			this.browser.go("/ejecucion/meses?year=2025");
			this.browser.press("form[action='/ejecucion/meses/2025/%02d'] button".formatted(month));
		}
		this.browser.signIn("contabilidad.ue");
		closesMonths(10, 12);
	}

	private void closesMonths(int from, int until) {
		for (int month = from; month <= until; month++) {
			this.browser.go(BOOKS + "/meses");
			move("%02d".formatted(month), "close");
		}
	}

	private void closesTheBooks() {
		this.browser.go(BOOKS + "/cierre");
		this.browser.sees("Nada impide cerrar.");
		this.browser.pressButton("Cerrar 2025");
		this.browser.sees("Los libros de 2025 están cerrados y los de 2026 abiertos con sus saldos.");
		this.browser.go("/contabilidad/2026/001650");
		assertThat(this.browser.text()).contains("1508").doesNotContain("8301");
		this.browser.go(BOOKS + "/certificado");
		this.browser.sees("Descargar los libros");
	}

}
