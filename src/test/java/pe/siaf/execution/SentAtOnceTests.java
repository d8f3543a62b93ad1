package pe.siaf.execution;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.ExecutionFixture.DEMO_UNIT;
import static pe.siaf.execution.ExecutionFixture.approver;

/**
 * Who registers a document may send it to whoever approves it in the same act: it passes
 * the same states, and is registered and sent or neither.
 */
@SiafTest
class SentAtOnceTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private Records records;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_certification_that_is_sent_at_once_waits_for_another_person_and_its_history_has_every_step() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7601", "1000");
		MvcTestResult sent = call(line, "400.00");
		assertThat(sent).hasStatus(201).bodyText().contains("\"state\":\"V\"");
		ExecutionRecord record = last(line);
		Act act = this.records.acts(record).get(0);
		assertThat(this.given.approveSent(new ActOutcome(record, act)).act().state()).isEqualTo("A");
		assertThat(this.jdbc.sql("""
				select action || ' ' || from_state || to_state from workflow_step
				where sec_ejec = ? and object_type = 'CERTIFICATION' and object_id = ? order by id""")
			.params(DEMO_UNIT, String.valueOf(act.id()))
			.query(String.class)
			.list()).containsExactly("register N", "verify NV", "transmit VT", "approve TA");
		assertThat(this.given.balancesOf(DEMO_UNIT, line)).startsWith("400.00 | 0.00");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void what_is_refused_is_neither_registered_nor_sent() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7602", "1000");
		assertThat(call(line, "1000.01")).hasStatus(422).bodyText().contains("CRT-001");
		assertThat(this.given.held(DEMO_UNIT, line)).isEqualTo("0.00");
		assertThat(this.jdbc.sql(
				"select count(*) from execution_record_line where sec_ejec = ? and sec_func = ? and fiscal_year = 2026")
			.params(DEMO_UNIT, line.secFunc())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whoever_sent_it_does_not_approve_it() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7603", "1000");
		assertThat(call(line, "10.00")).hasStatus(201);
		ExecutionRecord record = last(line);
		Profile both = ExecutionFixture.officer(approver(CERTIFICATION).role(), DEMO_UNIT, "logistica.ue");
		Refusal.refused("CRT-006",
				() -> this.given.move(new ActOutcome(record, this.records.acts(record).get(0)), "approve", both));
	}

	@Test
	void the_form_registers_and_sends_and_says_so() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7604", "1000");
		assertThat(this.mvc.get().uri("/ejecucion/certificaciones/nueva?year=2026").with(Signed.as("logistica.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"send\"", "Registrar y enviar");
		MvcTestResult sent = this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.param("send", "true")
			.param("year", "2026")
			.param("documentType", "086")
			.param("documentNumber", "MEMO-7604")
			.param("documentDate", "2026-04-15")
			.param("justification", "Compra de prueba")
			.param("confirmed", "true")
			.param(TypedAmounts.PREFIX + line, "25.00")
			.exchange();
		assertThat(sent).hasStatus3xxRedirection().flash().containsEntry("notice", "execution.registered.sent");
		assertThat(this.records.acts(last(line))).extracting(Act::state).isEqualTo(List.of("V"));
	}

	private ExecutionRecord last(LineKey line) {
		return this.records.get(DEMO_UNIT, this.jdbc.sql(
				"select max(record_id) from execution_record_line where sec_ejec = ? and sec_func = ? and fiscal_year = 2026")
			.params(DEMO_UNIT, line.secFunc())
			.query(Long.class)
			.single());
	}

	private MvcTestResult call(LineKey line, String amount) {
		return this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"unit": "001650", "year": 2026, "month": 4, "justification": "Compra de prueba", "send": true,
					 "document": {"type": "086", "number": "MEMO-%s", "date": "2026-04-15"},
					 "lines": [{"secFunc": "%s", "rubro": "00", "resourceType": "0", "item": "%s", "amount": "%s"}]}"""
				.formatted(line.secFunc(), line.secFunc(), line.item(), amount))
			.exchange();
	}

}
