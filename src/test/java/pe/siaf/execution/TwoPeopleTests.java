package pe.siaf.execution;

import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.ExecutionFixture.DEMO_UNIT;
import static pe.siaf.execution.ExecutionFixture.approver;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;

/**
 * Two people on the same record (WFL-003): the second save is refused, what was typed is
 * kept, and the differences are shown, to be taken or not.
 */
@SiafTest
class TwoPeopleTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private Records records;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_second_correction_is_refused_with_both_versions_side_by_side_and_can_be_sent_again() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7201", "1000");
		ExecutionRecord record = rejected(line);
		int seen = first(record).version();
		assertThat(correct(record, seen, "MEMO-PRIMERA", line, "60.00")).hasStatus3xxRedirection();
		MvcTestResult second = correct(record, seen, "MEMO-SEGUNDA", line, "70.00").exchange();
		assertThat(second).hasStatus(409)
			.bodyText()
			.contains("WFL-003", "MEMO-SEGUNDA", "MEMO-PRIMERA", "70.00", "60.00", "name=\"guardado\"",
					"value=\"documentNumber\"", "corrigió");
		assertThat(first(record).documentNumber()).isEqualTo("MEMO-PRIMERA");
		int now = version(second);
		assertThat(correct(record, now, "MEMO-SEGUNDA", line, "70.00").param("guardado", "documentNumber"))
			.hasStatus3xxRedirection();
		assertThat(first(record).documentNumber()).isEqualTo("MEMO-PRIMERA");
		assertThat(first(record).total()).isEqualTo(Amount.of("70.00"));
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void who_comes_after_the_document_was_sent_reads_that_it_is_late_and_keeps_what_was_typed() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7202", "1000");
		ActOutcome draft = this.given.register(asked(CERTIFICATION, null, on(line, "10.00"), DEMO_UNIT));
		int seen = draft.act().version();
		this.given.verify(draft);
		assertThat(correct(draft.record(), seen, "MEMO-TARDE", line, "20.00")).hasStatus(409)
			.bodyText()
			.contains("WFL-003", "MEMO-TARDE", "Ya no admite cambios", "verificó y envió");
	}

	@Test
	void a_draft_is_written_anew_and_holds_what_it_asks_now() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7203", "100");
		ActOutcome draft = this.given.register(asked(CERTIFICATION, null, on(line, "80.00"), DEMO_UNIT));
		assertThat(this.mvc.get().uri(draft.record().page() + "/corregir").with(Signed.as("logistica.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"version\"", "80.00");
		assertThat(correct(draft.record(), draft.act().version(), "MEMO-NUEVO", line, "100.00"))
			.hasStatus3xxRedirection();
		Act edited = first(draft.record());
		assertThat(edited.attempt()).isEqualTo(1);
		assertThat(edited.total()).isEqualTo(Amount.of("100.00"));
		assertThat(correct(draft.record(), edited.version(), "MEMO-NUEVO", line, "100.01")).hasStatusOk()
			.bodyText()
			.contains("CRT-001");
		assertThat(this.given.drift()).isZero();
		assertThat(this.jdbc.sql("""
				select before ->> 'documentNumber' || ' > ' || (after ->> 'documentNumber') from audit_event
				where chain = ? and action = 'rewrite' and object_id = ?""")
			.params(DEMO_UNIT, String.valueOf(edited.id()))
			.query(String.class)
			.single()).isEqualTo("001-2026 > MEMO-NUEVO");
	}

	@Test
	void a_decision_on_what_changed_since_is_not_taken_and_its_reason_is_kept() {
		ActOutcome draft = this.given
			.register(asked(CERTIFICATION, null, on(this.given.aLineOf(DEMO_UNIT, "7204", "100"), "10.00"), DEMO_UNIT));
		ActOutcome verified = this.given.verify(draft);
		ActOutcome again = this.given
			.verify(this.given.move(this.given.move(verified, "reject", approver(CERTIFICATION)), "correct",
					ExecutionFixture.preparer(CERTIFICATION)));
		MvcTestResult late = this.mvc.post()
			.uri(draft.record().page() + "/reject")
			.with(Signed.as("presupuesto.ue"))
			.param("act", String.valueOf(draft.act().id()))
			.param("version", String.valueOf(verified.act().version()))
			.param("comment", "Falta el pedido")
			.exchange();
		assertThat(late).hasStatus(409).bodyText().contains("WFL-003", "value=\"Falta el pedido\"", "verificó y envió");
		assertThat(first(draft.record()).state()).isEqualTo("V");
		assertThat(first(draft.record()).version()).isEqualTo(again.act().version());
	}

	@Test
	void a_change_of_what_changed_since_is_refused_with_what_is_free_now() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7205", "100");
		ExecutionRecord record = this.given
			.approve(this.given.register(asked(CERTIFICATION, null, on(line, "100.00"), DEMO_UNIT)))
			.record();
		int seen = this.records.version(record);
		this.given.approve(this.given.amend(record, ActKind.RED, "30.00"));
		MvcTestResult second = reduce(record, line, seen).exchange();
		assertThat(second).hasStatus(409)
			.bodyText()
			.contains("WFL-003", "Libre cuando abrió", "100.00", "70.00", "value=\"40.00\"", "Motivo de prueba");
		assertThat(reduce(record, line, version(second))).hasStatus3xxRedirection();
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "7301, verify, ''", "7302, reduce, '{}'", "7303, discard, '{\"comment\": \"x\"}'" })
	void the_api_tells_a_stale_version_by_409(String target, String action, String body) {
		ActOutcome draft = this.given
			.register(asked(CERTIFICATION, null, on(this.given.aLineOf(DEMO_UNIT, target, "100"), "10.00"), DEMO_UNIT));
		MvcTestResult seen = this.mvc.get()
			.uri(draft.record().location())
			.header("Authorization", "Bearer demo-auditor")
			.exchange();
		String tag = String.valueOf(seen.getResponse().getHeader("ETag"));
		this.given.verify(draft);
		assertThat(this.mvc.post()
			.uri(draft.record().location() + "/" + action)
			.header("Authorization", "Bearer demo-logistica.ue")
			.header("If-Match", tag)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(409).bodyText().contains("\"code\":\"WFL-003\"");
	}

	@Test
	void the_api_writes_a_document_anew_that_was_sent_back() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7206", "1000");
		ExecutionRecord record = rejected(line);
		String body = """
				{"version": %d, "justification": "Con el pedido adjunto",
				 "lines": [{"secFunc": "7206", "rubro": "00", "item": "%s", "amount": "55.00"}]}"""
			.formatted(first(record).version(), line.item());
		assertThat(api(record, "/correct", body)).hasStatusOk()
			.bodyText()
			.contains("\"state\":\"N\"", "\"total\":\"55.00\"");
		assertThat(api(record, "/correct", body)).hasStatus(409).bodyText().contains("WFL-003");
		assertThat(first(record).attempt()).isEqualTo(2);
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_form_sent_twice_counts_once() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7207", "1000");
		String page = certify(line, "10.00").exchange().getResponse().getRedirectedUrl();
		assertThat(certify(line, "10.00").exchange().getResponse().getRedirectedUrl()).isEqualTo(page);
		assertThat(certify(line, "11.00").exchange().getResponse().getRedirectedUrl()).isNotEqualTo(page);
		assertThat(this.jdbc
			.sql("select certified_reserved::text from budget_line where sec_ejec = ? and sec_func = '7207'")
			.param(DEMO_UNIT)
			.query(String.class)
			.single()).isEqualTo("21.00");
	}

	private MockMvcRequestBuilder certify(LineKey line, String amount) {
		return this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("_intento", "prueba-7207")
			.param("year", "2026")
			.param("documentType", "086")
			.param("documentNumber", "MEMO-DOBLE")
			.param("documentDate", "2026-04-15")
			.param("justification", "Compra de prueba")
			.param("confirmed", "true")
			.param(TypedAmounts.PREFIX + line, amount);
	}

	private ExecutionRecord rejected(LineKey line) {
		ActOutcome verified = this.given
			.verify(this.given.register(asked(CERTIFICATION, null, on(line, "50.00"), DEMO_UNIT)));
		return this.given.move(verified, "reject", approver(CERTIFICATION)).record();
	}

	private Act first(ExecutionRecord record) {
		return this.records.acts(record).get(0);
	}

	private MockMvcRequestBuilder correct(ExecutionRecord record, int version, String number, LineKey line,
			String amount) {
		return this.mvc.post()
			.uri(record.page() + "/corregir")
			.with(Signed.as("logistica.ue"))
			.param("version", String.valueOf(version))
			.param("operationType", "N")
			.param("documentType", "086")
			.param("documentNumber", number)
			.param("documentDate", "2026-04-15")
			.param("month", "4")
			.param("justification", "Compra de prueba")
			.param(TypedAmounts.PREFIX + line, amount);
	}

	private MockMvcRequestBuilder reduce(ExecutionRecord record, LineKey line, int version) {
		return this.mvc.post()
			.uri(record.page() + "/reduce")
			.with(Signed.as("logistica.ue"))
			.param("version", String.valueOf(version))
			.param("documentType", "086")
			.param("documentNumber", "MEMO-2")
			.param("documentDate", "2026-04-16")
			.param("justification", "Motivo de prueba")
			.param(TypedAmounts.SHOWN + line, "100.00")
			.param(TypedAmounts.PREFIX + line, "40.00");
	}

	private MvcTestResult api(ExecutionRecord record, String action, String body) {
		return this.mvc.post()
			.uri(record.location() + action)
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	/** The version that a page's form carries. */
	private static int version(MvcTestResult page) {
		try {
			Matcher field = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
				.matcher(page.getResponse().getContentAsString());
			assertThat(field.find()).isTrue();
			return Integer.parseInt(field.group(1));
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
