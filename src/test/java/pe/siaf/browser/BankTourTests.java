package pe.siaf.browser;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.execution.AnOrder;
import pe.siaf.identity.Authenticator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the accrual to the bank and back, walked by a browser: a service with its
 * detraction, a fee receipt with its tax, a payment that the bank returns. It works on
 * the demo unit itself, so it has an application and a database of its own.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bank")
class BankTourTests {

	private static final String UNIT = "001650";

	@LocalServerPort
	private int port;

	@Autowired
	private AnOrder orders;

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
			this.browser.picture("bank-last-page");
			this.browser.close();
		}
	}

	@Test
	void a_service_pays_its_detraction_apart_is_frozen_released_paid_and_reconciled() {
		AnOrder.Accrual accrual = this.orders.accrued(UNIT, "7397", "11800.00");
		// an account that is new
		paidTo("00219300001234561234");
		this.browser.signIn("tesoreria.ue");
		this.browser.go(accrual.page());
		this.browser.press("main a[href$='/siguiente']");
		this.browser.sees("Otros servicios: 12 % = 1,416.00");
		new Select(this.browser.driver().findElement(By.id("detraction"))).selectByValue("OTHER_SERVICES");
		order();
		this.browser.sees("Se registraron 2 giros");
		this.browser.sees("10,384.00");
		authorise(accrual, 2);
		String batch = signed();
		this.browser.sees("Congelado");
		this.browser.sees("cuya cuenta es nueva");
		this.browser.signIn("titular.pliego");
		this.browser.go(batch);
		prove();
		this.browser.fill("motivo", "Confirmado por teléfono con el proveedor");
		this.browser.press("form[action$='/unfreeze'] button");
		this.browser.sees("Se liberó el lote");
		answered(batch);
		this.browser.sees("Respondido");
		this.browser.go("/tesoreria/bancos/2026/" + UNIT + "/CUT");
		this.browser.press("form[action$='/conciliar-iguales'] button");
		this.browser.sees("Todo lo que dice el extracto está conciliado");
	}

	@Test
	void a_fee_receipt_keeps_back_its_tax() {
		AnOrder.Accrual accrual = this.orders.accrued(UNIT, "7398", "2000.00", "02");
		paidTo("");
		this.browser.signIn("tesoreria.ue");
		this.browser.go(accrual.page());
		this.browser.press("main a[href$='/siguiente']");
		this.browser.sees("1,840.00");
		order();
		this.browser.sees("Se registraron 2 giros");
		authorise(accrual, 2);
		String batch = signed();
		this.browser.sees("SUNAT");
		answered(batch);
		this.browser.sees("Pagado");
	}

	@Test
	void a_payment_that_the_bank_returns_leaves_its_order_to_be_paid_again() {
		AnOrder.Accrual accrual = this.orders.accrued(UNIT, "7399", "300.00");
		paidTo("00219300001234560000");
		this.browser.signIn("tesoreria.ue");
		this.browser.go(accrual.page());
		this.browser.press("main a[href$='/siguiente']");
		order();
		authorise(accrual, 1);
		String batch = signed();
		answered(batch);
		this.browser.sees("CUENTA INEXISTENTE");
		this.browser.sees("Devuelto");
		this.browser.go("/tesoreria/lotes/nuevo?year=2026");
		this.browser.sees("300.00");
	}

	/**
	 * Types the authenticator's code where it is asked; the one shown now is good again.
	 */
	private void prove() {
		if (!this.browser.driver().findElements(By.id("otp")).isEmpty()) {
			this.jdbc.sql("update second_factor set last_step = 0").update();
			this.browser.fill("otp", Authenticator.code());
		}
	}

	/**
	 * The supplier's account, confirmed and rested; none where the bank's counter pays.
	 */
	private void paidTo(String cci) {
		this.jdbc.sql("alter table payee_account disable trigger payee_account_settled").update();
		this.jdbc.sql("delete from payee_account where ruc = ?").param(AnOrder.RUC).update();
		this.jdbc.sql("alter table payee_account enable trigger payee_account_settled").update();
		if (!cci.isEmpty()) {
			this.jdbc
				.sql("""
						insert into payee_account (ruc, cci, bank, reason, state, prepared_by, prepared_name, decided_by, decided_name, decided_at,
						  usable_from) values (?, ?, 'BANCO', 'Carta', 'A', 'abasto', 'Abasto', 'jefe', 'Jefe', now(), now())""")
				.params(AnOrder.RUC, cci)
				.update();
		}
	}

	/** Fills the rest of the form and sends it. */
	private void order() {
		this.browser.fill("documentNumber", "TR-2026");
		this.browser.driver()
			.executeScript("arguments[0].value = '2026-04-20'",
					this.browser.driver().findElement(By.id("documentDate")));
		this.browser.press("main button.btn.go[type=submit]");
	}

	/** Verifies and authorises the orders of an accrual, each on its page. */
	private void authorise(AnOrder.Accrual accrual, int count) {
		List<String> pages = this.jdbc.sql("""
				select '/ejecucion/girados/2026/' || sec_ejec || '/' || number || '-' || sequence from execution_record
				where sec_ejec = ? and predecessor_id = ? order by id""")
			.params(accrual.unit(), accrual.record())
			.query(String.class)
			.list();
		assertThat(pages).hasSize(count);
		for (String page : pages) {
			this.browser.go(page);
			this.browser.press("form[action$='/verify'] button");
		}
		this.browser.signIn("administracion.ue");
		for (String page : pages) {
			this.browser.go(page);
			prove();
			this.browser.press("form[action$='/approve'] button");
		}
	}

	/** Draws up a batch of what there is to pay, and has it signed by two. */
	private String signed() {
		this.browser.signIn("tesoreria.ue");
		this.browser.go("/tesoreria/lotes/nuevo?year=2026");
		this.browser.press("main form[method=post] button.btn.go");
		this.browser.sees("Se armó el lote");
		String batch = this.browser.url().replaceAll("^https?://[^/]+", "");
		this.browser.press("form[action$='/verify'] button");
		this.browser.sees("espera dos firmas");
		for (String signer : new String[] { "administracion.ue", "tesoro.mef" }) {
			this.browser.signIn(signer);
			this.browser.go(batch);
			prove();
			this.browser.press("form[action$='/sign'] button");
		}
		return batch;
	}

	/** The demonstration's bank answers; a batch signed at night is released first. */
	private void answered(String batch) {
		this.browser.signIn("tesoro.mef");
		this.browser.go(batch);
		if (this.browser.driver().getPageSource().contains("Congelado por")) {
			this.browser.signIn("titular.pliego");
			this.browser.go(batch);
			prove();
			this.browser.fill("motivo", "Confirmado");
			this.browser.press("form[action$='/unfreeze'] button");
		}
		this.browser.signIn("tesoreria.ue");
		this.browser.go(batch);
		this.browser.press("form[action$='/respuesta'] button");
		this.browser.sees("El banco de la demostración respondió");
	}

}
