package pe.siaf.continuity;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.execution.APreparedUnit;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page's script is answered, and where people mend, look and revoke. */
@SiafTest
class ContinuityPagesTests {

	private static final String UNIT = "000195";

	private static final JsonMapper JSON = new JsonMapper();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Browsers browsers;

	@Autowired
	private EntryReplay replay;

	@Autowired
	private EntryStore store;

	@Autowired
	private APreparedUnit given;

	private String ana = "";

	private String head = "";

	private String line = "";

	private Entry refused = new EntryOf().nothing();

	@BeforeEach
	void an_entry_that_was_refused() {
		this.given.keptHere(UNIT);
		String fresh = UUID.randomUUID().toString().substring(0, 8);
		this.ana = "ana." + fresh;
		this.head = "jefa." + fresh;
		Profile profile = this.given.aPerson(Role.UE_LOGISTICS, UNIT, this.ana);
		this.given.aPerson(Role.UE_ADMIN_HEAD, UNIT, this.head);
		ABrowser browser = ABrowser.of(profile, this.browsers);
		this.line = this.given.aLine(UNIT, "100");
		this.refused = this.replay.receive(browser.registers(browser.certification(this.line, "160.00")), profile);
	}

	@Test
	void a_refused_entry_is_mended_in_the_form_and_only_once() {
		assertThat(this.mvc.get()
			.uri("/ejecucion/certificaciones/nueva?year=2026&entrada=" + this.refused.id())
			.with(Signed.as(this.ana))).hasStatusOk().bodyText().contains("160.00", "Papel para la oficina");
		assertThat(mends("40.00")).hasStatus3xxRedirection();
		assertThat(this.given.held(UNIT, this.line)).isEqualTo("40.00");
		// from another tab
		assertThat(mends("30.00")).bodyText().contains("CON-011");
		assertThat(this.given.held(UNIT, this.line)).isEqualTo("40.00");
		Entry mended = this.store.ofBrowser(UNIT, this.refused.deviceId()).get(0);
		assertThat(mended.result()).isEqualTo("MENDED");
		assertThat(this.mvc.get().uri(mended.page()).with(Signed.as(this.ana))).hasStatusOk();
	}

	@Test
	void nobody_mends_the_entry_of_another() {
		String berta = this.ana.replace("ana", "berta");
		this.given.aPerson(Role.UE_LOGISTICS, UNIT, berta);
		assertThat(this.mvc.get()
			.uri("/ejecucion/certificaciones/nueva?year=2026&entrada=" + this.refused.id())
			.with(Signed.as(berta))).hasStatus(404);
	}

	@Test
	void the_script_reads_a_refusal_with_its_code_and_words() {
		assertThat(post("/continuidad/entradas/" + this.refused.id() + "/descarte", "{\"reason\": \" \"}"))
			.hasStatus(422)
			.bodyText()
			.contains("\"code\":\"CON-014\"", "\"detail\":");
		assertThat(post("/continuidad/entradas/" + this.refused.id() + "/reintento", "{}")).hasStatusOk()
			.bodyText()
			.contains("CRT-001", "\"form\":\"/ejecucion/certificaciones/nueva?year=2026");
	}

	@Test
	void without_the_pages_token_nothing_is_taken() {
		assertThat(this.mvc.post()
			.uri("/continuidad/entradas")
			.with(Signed.as(this.ana))
			.with(SecurityMockMvcRequestPostProcessors.csrf().useInvalidToken())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasRedirectedUrl("/login?vencida");
	}

	@Test
	void what_is_prepared_has_balances_as_of_when_they_were_read() throws Exception {
		MvcTestResult answer = this.mvc.get().uri("/continuidad/preparacion").with(Signed.as(this.ana)).exchange();
		assertThat(answer).hasStatusOk();
		tools.jackson.databind.JsonNode facts = JSON.readTree(answer.getResponse().getContentAsString());
		assertThat(facts.get("keptHere").asBoolean()).isTrue();
		assertThat(facts.get("asOf").asString()).isNotEmpty();
		assertThat(facts.get("stages").toString())
			.isEqualTo("[\"CERTIFICATION\",\"ANNUAL_COMMITMENT\",\"MONTHLY_COMMITMENT\"]");
		assertThat(facts.get("allowed").get("CERTIFICATION").get("N").toString()).contains("086");
		assertThat(facts.get("lines").toString()).contains(this.line.substring(0, 4), "\"available\":\"100.00\"");
	}

	@Test
	void the_page_that_a_browser_copies_names_nobody() {
		assertThat(this.mvc.get().uri("/continuidad").with(Signed.as(this.ana))).hasStatusOk()
			.bodyText()
			.doesNotContain(this.ana, UNIT, "_csrf");
	}

	@Test
	void the_head_lists_discards_and_revokes() {
		assertThat(this.mvc.get().uri("/continuidad/registros").with(Signed.as(this.head))).hasStatusOk()
			.bodyText()
			.contains("CRT-001", "Persona " + this.ana);
		assertThat(this.mvc.post()
			.uri("/continuidad/registros/" + this.refused.id() + "/descarte")
			.param("reason", "La persona ya no está")
			.with(Signed.as(this.head))).hasStatus3xxRedirection();
		assertThat(this.store.ofBrowser(UNIT, this.refused.deviceId()).get(0).reason())
			.isEqualTo("La persona ya no está");
		assertThat(this.mvc.post()
			.uri("/continuidad/navegadores/" + this.refused.deviceId() + "/retiro")
			.with(Signed.as(this.head))).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri("/continuidad/navegadores").with(Signed.as(this.head))).bodyText()
			.contains("retirado");
	}

	@Test
	void a_person_revokes_a_browser_where_sessions_are() {
		assertThat(this.mvc.get().uri("/perfil/sesiones").with(Signed.as(this.ana))).bodyText()
			.contains("/perfil/sesiones/navegadores/" + this.refused.deviceId() + "/retiro");
		assertThat(this.mvc.post()
			.uri("/perfil/sesiones/navegadores/" + this.refused.deviceId() + "/retiro")
			.with(Signed.as(this.ana))).hasStatus3xxRedirection();
		assertThat(this.browsers.of(this.ana)).isEmpty();
	}

	private MvcTestResult mends(String amount) {
		return this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.param("year", "2026")
			.param("entrada", String.valueOf(this.refused.id()))
			.param("operationType", "N")
			.param("documentType", "086")
			.param("documentNumber", "MEMO " + amount)
			.param("documentDate", "2026-04-15")
			.param("justification", "Papel para la oficina")
			.param("monto." + this.line, amount)
			.with(Signed.as(this.ana))
			.exchange();
	}

	private MvcTestResult post(String path, String body) {
		return this.mvc.post()
			.uri(path)
			.with(Signed.as(this.ana))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	/** What stands before the first test begins. */
	private static final class EntryOf {

		Entry nothing() {
			return new Entry(UNIT, 0, new UUID(0, 0), 1, 2026, pe.siaf.execution.DocumentStage.CERTIFICATION,
					pe.siaf.money.Amount.ZERO, "", null, "", java.time.OffsetDateTime.MIN, java.time.OffsetDateTime.MIN,
					"", "", "RECEIVED", 0, "", "", null, "", "", "", null, "");
		}

	}

}
