package pe.siaf.browser;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.execution.APreparedUnit;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An officer prepares the browser, the centre goes away, two requests are registered
 * without it, it comes back: one becomes a draft, the other meets a balance that is gone
 * and is mended.
 */
@SiafTest
class ContinuityTourTests {

	private static final String UNIT = "000194";

	@LocalServerPort
	private int port;

	@Autowired
	private APreparedUnit given;

	@Autowired
	private JdbcClient jdbc;

	private Wire wire;

	private Browser browser;

	private String ana;

	private String contested;

	private String free;

	@BeforeEach
	void an_officer_of_a_unit() {
		this.given.keptHere(UNIT);
		this.contested = this.given.aLine(UNIT, "100");
		this.free = this.given.aLine(UNIT, "100");
		this.ana = "ana." + UUID.randomUUID().toString().substring(0, 8);
		this.given.aPerson(Role.UE_LOGISTICS, UNIT, this.ana);
		this.wire = new Wire(this.port);
		this.browser = Browser.open(this.wire.port());
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.picture("continuity-last-page");
			this.browser.close();
		}
		if (this.wire != null) {
			this.wire.close();
		}
	}

	@Test
	void a_unit_goes_on_registering_while_the_centre_is_away() {
		this.browser.signIn(this.ana);
		this.browser.go("/continuidad");
		this.browser.pressButton("Preparar este navegador");
		this.browser.comesTo("quedó preparado");
		keepsNoNameInItsCopy();

		this.wire.cut();
		this.browser.driver().navigate().refresh();
		this.browser.comesTo("sin conexión");
		this.browser.sees("Persona " + this.ana);
		assertThatExceptionOfType(WebDriverException.class).isThrownBy(() -> this.browser.go("/ejecucion/expedientes"));
		this.browser.go("/continuidad");
		registers("MEMO 1-2026", this.contested, "160.00");
		this.browser.sees("supera lo disponible entonces");
		queues("número 1");
		registers("MEMO 2-2026", this.free, "30.00");
		queues("número 2");
		this.browser.sees("por enviar");
		assertThat(this.given.held(UNIT, this.free)).isEqualTo("0.00");

		this.wire.mend();
		this.browser.driver().navigate().refresh();
		this.browser.comesTo("en línea");
		this.browser.pressButton("Enviar lo registrado");
		this.browser.comesTo("Documentos enviados: 2. Por resolver: 1");
		this.browser.sees("CRT-001");
		assertThat(this.given.held(UNIT, this.free)).isEqualTo("30.00");
		assertThat(results()).containsExactly("REFUSED", "TAKEN");

		this.browser.follow("Corregir");
		this.browser.sees("Corrige un documento que se registró sin conexión");
		this.browser.fill("monto-" + this.contested, "40.00");
		this.browser.pressButton("Registrar");
		this.browser.sees("MEMO 1-2026");
		this.browser.go("/continuidad");
		this.browser.comesTo("corregido");
		assertThat(this.given.held(UNIT, this.contested)).isEqualTo("40.00");
		assertThat(results()).containsExactly("MENDED", "TAKEN");
	}

	@Test
	void what_a_page_of_the_network_answers_is_no_answer_and_is_asked_for_again() {
		this.browser.signIn(this.ana);
		this.browser.go("/continuidad");
		this.browser.pressButton("Preparar este navegador");
		this.browser.comesTo("quedó preparado");
		registers("MEMO 5-2026", this.free, "30.00");
		queues("número 1");

		this.wire.answerWithAPage();
		this.browser.pressButton("Enviar lo registrado");
		this.browser.comesTo("En lugar del sistema contestó otra página");
		this.browser.sees("por enviar");
		this.browser.pressButton("Consultar otra vez");
		this.browser.comesTo("contesta otra página");
		this.browser.sees("MEMO 5-2026");
		this.browser.picture("continuity-another-page-answers");

		this.wire.mend();
		this.browser.pressButton("Consultar otra vez");
		this.browser.comesTo("en línea");
		assertThat(results()).isEmpty();
		this.browser.pressButton("Enviar lo registrado");
		this.browser.comesTo("Documentos enviados: 1");
		assertThat(results()).containsExactly("TAKEN");
		assertThat(this.given.held(UNIT, this.free)).isEqualTo("30.00");
	}

	@Test
	void who_signs_out_leaves_nothing_to_be_seen() {
		this.browser.signIn(this.ana);
		this.browser.go("/continuidad");
		this.browser.pressButton("Preparar este navegador");
		this.browser.comesTo("quedó preparado");
		registers("MEMO 3-2026", this.free, "10.00");
		queues("número 1");
		this.browser.go("/");
		WebElement out = this.browser.driver().findElement(By.cssSelector("[data-sign-out]"));
		assertThat(out.getDomAttribute("data-confirm")).contains("no se han enviado");
		this.browser.pressButton("salir");
		this.browser.comesTo("Contraseña");
		this.wire.cut();
		this.browser.go("/continuidad");
		this.browser.comesTo("Se salió del sistema en este navegador");
		assertThat(this.browser.text()).doesNotContain(this.ana).doesNotContain("MEMO 3-2026");
		this.wire.mend();
		this.browser.signIn(this.ana);
		this.browser.go("/continuidad");
		this.browser.comesTo("MEMO 3-2026");
	}

	@Test
	void what_cannot_be_read_is_not_signed() {
		this.browser.signIn(this.ana);
		this.browser.go("/continuidad");
		this.browser.pressButton("Preparar este navegador");
		this.browser.comesTo("quedó preparado");
		registers("MEMO 4-2026", this.free, "12,50");
		this.browser.sees("No es un monto");
		this.browser.pressButton("Registrar en la cola");
		this.browser.comesTo("Escriba un monto mayor que cero");
		WebElement typed = this.browser.driver().findElement(By.cssSelector("tr[data-key='" + this.free + "'] input"));
		typed.clear();
		typed.sendKeys("1,012.50");
		this.browser.driver().executeScript("document.getElementById('documentDate').value = '20266-04-15'");
		this.browser.pressButton("Registrar en la cola");
		this.browser.comesTo("Escriba una fecha de día, mes y año de cuatro cifras");
		this.browser.driver().executeScript("document.getElementById('documentDate').value = '2026-04-15'");
		queues("número 1");
		this.browser.comesTo("1,012.50");
	}

	private void registers(String memo, String line, String amount) {
		this.browser.fill("documentNumber", memo);
		this.browser.driver().executeScript("document.getElementById('documentDate').value = '2026-04-15'");
		this.browser.fill("justification", "Papel para la oficina");
		WebElement typed = this.browser.driver().findElement(By.cssSelector("tr[data-key='" + line + "'] input"));
		this.browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", typed);
		typed.sendKeys(amount);
	}

	private void queues(String told) {
		this.browser.pressButton("Registrar en la cola");
		this.browser.comesTo("Registrado y firmado con el " + told);
	}

	/** What the browser keeps of the page names nobody and holds no figure. */
	private void keepsNoNameInItsCopy() {
		Object kept = this.browser.driver().executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				(async () => {
				  const texts = [];
				  for (const name of await caches.keys()) {
				    const cache = await caches.open(name);
				    for (const request of await cache.keys()) {
				      texts.push(new URL(request.url).pathname + ' ' + await (await cache.match(request)).text());
				    }
				  }
				  done(texts.join('\\n'));
				})();""");
		assertThat(String.valueOf(kept)).contains("/continuidad ").doesNotContain(this.ana).doesNotContain(UNIT);
	}

	private List<String> results() {
		return this.jdbc
			.sql("select result from continuity_status where sec_ejec = ? and username = ? order by sequence")
			.params(UNIT, this.ana)
			.query(String.class)
			.list();
	}

}
