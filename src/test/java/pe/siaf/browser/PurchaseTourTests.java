package pe.siaf.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

/**
 * Goods that are ordered, received, found in order and paid, and a travel from its grant
 * to its clearance, walked by a browser on the demonstration's unit. Shares application
 * and database with the tour of payrolls.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-payroll")
class PurchaseTourTests {

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
			this.browser.picture("purchase-last-page");
			this.browser.close();
		}
	}

	@Test
	void goods_are_accrued_only_once_they_came_and_are_in_order() {
		String order = issuesAnOrder();
		ChainSteps steps = new ChainSteps(this.browser, line("2.3.1%", 1000), "1,000.00", "Papel para la oficina");
		steps.certified(2025, "N", "MEMO 220-2025", "2025-11-03");
		steps.committed("031", order, "2025-11-04", () -> this.browser.fill("ruc", "20999999990"));
		steps.committed("031", order, "2025-11-05", () -> {
		});
		Runnable invoice = () -> {
			this.browser.fill("voucherNumber", "F009-771");
			steps.date("voucherDate", "2025-11-10");
			steps.date("conformityDate", "2025-11-12");
			this.browser.fill("conformityUnit", "Oficina de Administración");
		};
		// nothing came yet
		steps.accruing("001", "F009-771", "2025-11-12", invoice);
		this.browser.sees("ACR-002");

		receivesAndConforms(order);
		steps.accrued("001", "F009-771", "2025-11-12", invoice);
		steps.paid("TRF 910", "2025-11-14");

		this.browser.go(orderPage(order));
		this.browser.sees("Por devengar");
		this.browser.sees("S/ 0.00");
		steps.opens();
		this.browser.follow("Ver expediente");
		this.browser.sees("1,000.00");
	}

	private String issuesAnOrder() {
		this.browser.signIn("logistica.ue");
		this.browser.go("/ordenes/nueva?year=2025");
		this.browser.choose("kind", "C");
		this.browser.fill("ruc", "20999999990");
		this.browser.fill("family", "71720006");
		this.browser.driver().executeScript("document.getElementById('issuedOn').value = '2025-11-03'");
		this.browser.fill("termDays", "30");
		this.browser.fill("object", "Papel para la oficina");
		this.browser.fill("pasted", "PAPEL BOND");
		this.browser.driver()
			.executeScript("document.getElementById('pasted').value = 'PAPEL BOND A4\\tMILLAR\\t40\\t25.00'");
		this.browser.press("main button.btn.go[type=submit]");
		this.browser.sees("1,000.00");
		return this.jdbc.sql("select max(number) from purchase_order where sec_ejec = '001650' and kind = 'C'")
			.query(String.class)
			.single();
	}

	private String orderPage(String number) {
		return "/ordenes/2025/001650/" + this.jdbc.sql(
				"select id from purchase_order where sec_ejec = '001650' and fiscal_year = 2025 and kind = 'C' and number = ?")
			.param(number)
			.query(Long.class)
			.single();
	}

	private void receivesAndConforms(String order) {
		this.browser.signIn("administracion.ue");
		this.browser.go(orderPage(order));
		this.browser.fill("guide", "G002-88");
		this.browser.driver().executeScript("document.getElementById('receivedOn').value = '2025-11-11'");
		this.browser.pressButton("Registrar recepción");
		this.browser.sees("G002-88");

		this.browser.signIn("servicio.salud");
		this.browser.go(orderPage(order));
		this.browser.fill(field("area-"), "Oficina de Administración");
		this.browser.driver().executeScript("document.querySelector('input[name=day]').value = '2025-11-12'");
		this.browser.pressButton("Dar conformidad");
		this.browser.sees("12/11/2025");
	}

	private String field(String prefix) {
		return String.valueOf(this.browser.driver()
			.findElement(org.openqa.selenium.By.cssSelector("input[id^='" + prefix + "']"))
			.getDomAttribute("id"));
	}

	@Test
	void a_travel_is_paid_accounted_for_and_cleared() {
		String advance = isGranted();
		String number = this.browser.text().replaceAll("(?s).*?(AV-\\d{10}).*", "$1");
		ChainSteps steps = new ChainSteps(this.browser, line("2.3.2.1.2%", 960), "960.00", "Supervisión de catálogos");
		steps.certified(2025, "AV", "MEMO 230-2025", "2025-10-30");
		steps.committed("000", number, "2025-10-31", () -> this.browser.fill("ruc", "20131370645"));
		steps.committed("000", number, "2025-10-31", () -> {
		});
		steps.accrued("000", number, "2025-10-31", () -> {
			this.browser.fill("voucherNumber", "PV-0001");
			steps.date("conformityDate", "2025-10-31");
			this.browser.fill("conformityUnit", "Oficina de Administración");
		});
		steps.paid("TRF 920", "2025-11-02");

		accountsFor(advance);
		this.browser.signIn("contabilidad.ue");
		this.browser.go(advance);
		this.browser.pressButton("Aprobar rendición");
		this.browser.sees("888.00");
		this.browser.sees("72.00");
	}

	private String isGranted() {
		this.browser.signIn("logistica.ue");
		this.browser.go("/anticipos/nuevo?year=2025");
		this.browser.fill("dni", "09999996");
		this.browser.fill("name", "Viajera que rinde");
		this.browser.fill("purpose", "Supervisión de catálogos");
		this.browser.driver()
			.executeScript("document.getElementById('departsAt').value = '2025-11-03T07:00';"
					+ "document.getElementById('returnsAt').value = '2025-11-05T20:00'");
		this.browser.press("main button.btn.go[type=submit]");
		this.browser.sees("960.00");
		return this.browser.url();
	}

	private void accountsFor(String advance) {
		this.browser.signIn("logistica.ue");
		this.browser.go(advance);
		this.browser.driver().executeScript("document.getElementById('renderedOn').value = '2025-11-10'");
		this.browser.driver()
			.executeScript(
					"document.getElementById('pegado').value = ['\\t2025-11-04\\t20999999990\\tF010-5\\tHospedaje\\t2.3.2.1.2.2\\t600.00',"
							+ "'S\\t2025-11-05\\t\\t\\tMovilidad local\\t2.3.2.1.2.2\\t300.00'].join('\\n')");
		this.browser.pressButton("Enviar a contabilidad");
		this.browser.sees("288.00");
	}

	/** A line of the unit with credit for so much. */
	private String line(String item, int amount) {
		return this.jdbc
			.sql("""
					select concat_ws('-', sec_func, rubro, resource_type, item) from budget_line
					where fiscal_year = 2025 and sec_ejec = '001650' and item like ? and pim - certified - certified_reserved >= ?
					order by 1 limit 1""")
			.params(item, amount)
			.query(String.class)
			.single();
	}

}
