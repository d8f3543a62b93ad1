package pe.siaf.browser;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

/**
 * A modification with its preview, in the browser: written by pasting, mended, answered
 * for, sent, and observed by the head of the pliego. It isn't approved: that would be the
 * first act of the demonstration's year.
 */
@SiafTest
class NoteTourTests {

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
			this.browser.picture("tour-note-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_modification_with_its_preview() {
		List<String> lines = this.jdbc
			.sql("""
					select concat_ws('-', l.sec_func, l.rubro, l.resource_type, l.item) from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join physical_current q on q.fiscal_year = l.fiscal_year and q.sec_ejec = l.sec_ejec and q.sec_func = l.sec_func
					where l.fiscal_year = 2025 and l.sec_ejec = '001650' and t.category = '9001' and l.item like '2.3.%'
					  and l.rubro = '00' and l.item not like '2.3.2.7.%' and l.pim - l.certified - l.certified_reserved >= 2000
					order by l.sec_func, l.item limit 2""")
			.query(String.class)
			.list();
		writes(lines);
		mends(lines);
		sends();
		isObserved();
	}

	private void writes(List<String> lines) {
		this.browser.signIn("presupuesto.ue");
		this.browser.go("/modificaciones?year=2025");
		this.browser.follow("Nueva nota");
		this.browser.fill("documentNumber", "INF-77-2025");
		date("2025-10-24");
		this.browser.fill("justification", "Traslado que pide la oficina");
		this.browser.fill("pegado", lines.get(0) + ";;1,500;PRIORITY_CHANGE");
		this.browser.pressButton("Guardar la nota");
		this.browser.sees("MOD-002");
		this.browser.sees("Qué mueve la nota");
	}

	private void mends(List<String> lines) {
		this.browser.follow("Modificar");
		this.browser.fill("pegado", lines.get(1) + ";1,500;;SHORTFALL");
		this.browser.pressButton("Guardar la nota");
		if (this.browser.text().contains("MOD-006")) {
			this.browser.driver()
				.findElements(org.openqa.selenium.By.cssSelector("input[name^='motivo.']"))
				.forEach((reason) -> reason.sendKeys("Los precios bajaron"));
			this.browser.pressButton("Guardar lo dicho de las metas");
		}
		this.browser.sees("Nada impide que avance.");
	}

	private void sends() {
		this.browser.pressButton("Verificar");
		this.browser.pressButton("Enviar a aprobación");
		this.browser.sees("En aprobación");
		this.browser.sees("como se mostró al enviarla");
	}

	private void isObserved() {
		String note = this.browser.url();
		this.browser.go("/");
		this.browser.signIn("titular.pliego");
		this.browser.go(note.substring(note.indexOf("/modificaciones")));
		this.browser.sees("Traslado que pide la oficina");
		this.browser.fill("motivo-observe", "Falta el informe técnico");
		this.browser.pressButton("Observar");
		this.browser.sees("Observado");
		this.browser.sees("Falta el informe técnico");
	}

	private void date(String day) {
		this.browser.driver().executeScript("document.getElementById('documentDate').value = arguments[0]", day);
	}

}
