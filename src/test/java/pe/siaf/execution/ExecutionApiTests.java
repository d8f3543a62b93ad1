package pe.siaf.execution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other systems may send to the execution API, and what they are told when it can't
 * be read.
 */
@SiafTest
@Transactional
class ExecutionApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "\"10.5\"", "\"10.50\"", "10.5", "10.50" })
	void an_amount_is_a_string_or_an_exact_number(String amount) {
		assertThat(certify(amount)).hasStatus(201).bodyJson().extractingPath("$.total").isEqualTo("10.50");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1.001\"", "1.001", "\"1e2\"", "1e999999999", "\"\"", "\"uno\"", "null", "true", "[]",
			"\"99999999999999999999\"" })
	void an_amount_that_is_no_sum_in_cents_is_unreadable_at_its_place(String amount) {
		MvcTestResult refused = certify(amount);
		assertThat(refused).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("unreadable");
		assertThat(refused).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("lines[0].amount")
			.doesNotContain("pe.siaf");
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED) // refused: nothing to take
															// back
	void the_largest_amount_there_is_lacks_credit_like_any_other() {
		assertThat(certify("\"99999999999999999.99\"")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("CRT-001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "secFunc", "rubro", "item" })
	void a_line_without_its_key_is_unreadable(String field) {
		assertThat(send(body("\"1.00\"", "Compra").replace("\"" + field + "\"", "\"other\""))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("lines[0]." + field);
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED) // refused: nothing to take
															// back
	void a_text_beyond_its_bounds_or_with_a_zero_character_is_unreadable() {
		assertThat(send(body("\"1.00\"", "x".repeat(2001)))).hasStatus(400);
		assertThat(send(body("\"1.00\"", "a\\u0000b"))).hasStatus(400);
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED) // refused: nothing to take
															// back
	void an_act_that_does_not_say_what_it_is_for_is_refused_EXE_002() {
		assertThat(send(body("\"1.00\"", " "))).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("EXE-002");
		assertThat(send(body("\"1.00\"", "Compra").replace("\"justification\"", "\"ignored\""))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("EXE-002");
	}

	@Test
	void a_year_is_a_whole_number() {
		assertThat(send(body("\"1.00\"", "Compra").replace("2025,", "2025.5,"))).hasStatus(400);
	}

	@Test
	void the_first_act_of_a_units_year_is_a_cut_over_that_the_audit_keeps() {
		LineKey line = this.given.aLineOf("000144", "0031", "100");
		this.given.register(
				ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "1.00"), "000144"));
		assertThat(this.jdbc.sql("select count(*) from audit_event where action = 'CUT_OVER' and object_id = ?")
			.param(ExecutionFixture.YEAR + "/000144")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	private MvcTestResult certify(String amount) {
		return send(body(amount, "Compra"));
	}

	private MvcTestResult send(String body) {
		return this.mvc.post()
			.uri("/api/v1/certifications")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String body(String amount, String why) {
		return """
				{"unit": "001650", "year": 2025, "operationType": "N", "justification": "%s",
				 "document": {"type": "086", "number": "MEMO-1", "date": "2025-10-28"},
				 "lines": [{"secFunc": "0001", "rubro": "00", "resourceType": "0", "item": "2.6.7.1.4.3", "amount": %s}]}"""
			.formatted(why, amount);
	}

}
