package pe.siaf.execution;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.access.AccessFixture;
import pe.siaf.budget.LineKey;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Test vector C12: activity 5000017 is marked for the national and regional governments;
 * who isn't granted it doesn't certify on it, and the local level can't be granted it.
 */
@SiafTest
class C12AccessTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7400);

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private AccessFixture access;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	private String program;

	private LineKey line;

	@BeforeEach
	void a_line_on_the_activity() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		this.line = this.given.aLineOf("1000");
		this.access.onItsActivity(this.program, ExecutionFixture.UNIT, this.line.secFunc());
	}

	@Test
	void a_program_without_grants_is_open() {
		assertThatNoException().isThrownBy(this::certify);
	}

	@Test
	void nothing_is_certified_without_a_grant() {
		assertThat(grant("LEVEL,R,ALLOW,ACTIVE")).contains("APPLIED");

		refuses("GRT-001");
	}

	@Test
	void a_level_that_the_activity_does_not_mark_is_not_granted_it() {
		assertThat(grant("LEVEL,M,ALLOW,ACTIVE")).contains("REJECTED", "GRT-002");
		assertThat(grant("LEVEL,E,ALLOW,ACTIVE")).contains("APPLIED");
	}

	@Test
	void the_most_specific_grant_decides_and_a_denial_beats_its_equal() {
		grant("LEVEL,E,ALLOW,ACTIVE");
		assertThatNoException().isThrownBy(this::certify);

		grant("PLIEGO," + this.access.pliegoOf(ExecutionFixture.UNIT) + ",DENY,ACTIVE");
		refuses("GRT-001");

		grant("UE," + ExecutionFixture.UNIT + ",ALLOW,ACTIVE");
		assertThatNoException().isThrownBy(this::certify);

		grant("UE," + ExecutionFixture.UNIT + ",DENY,ACTIVE");
		refuses("GRT-001");
	}

	@Test
	void a_grant_withdrawn_stops_new_certifications_and_lets_the_chain_finish() {
		grant("UE," + ExecutionFixture.UNIT + ",ALLOW,ACTIVE");
		ExecutionRecord certified = this.given.approved(DocumentStage.CERTIFICATION, null,
				ExecutionFixture.on(this.line, "100"));
		ActOutcome waiting = certify();

		grant("UE," + ExecutionFixture.UNIT + ",ALLOW,WITHDRAWN");

		refuses("CRT-003");
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.given.approve(waiting))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("CRT-003"));
		assertThatNoException().isThrownBy(() -> this.given.approved(DocumentStage.ANNUAL_COMMITMENT, certified,
				ExecutionFixture.on(this.line, "100")));
	}

	@Test
	void the_same_grant_of_another_year_does_not_hide_that_it_is_new() {
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, grantee_type, grantee_code, operations)
					values (2025, ?, ?, ?, 'LEVEL', 'E', array['VIEW'])""")
			.params(this.program, AccessFixture.PRODUCT, AccessFixture.ACTIVITY)
			.update();

		assertThat(grant("LEVEL,E,ALLOW,ACTIVE")).contains("\"new\":1");
	}

	@Test
	void the_unit_s_grants_are_told_by_node_and_operation() {
		grant("UE," + ExecutionFixture.UNIT + ",ALLOW,ACTIVE");

		assertThat(this.mvc.get()
			.uri("/api/v1/access?year=2026&unit=" + ExecutionFixture.UNIT)
			.header("Authorization", "Bearer demo-rector.mef")).hasStatusOk()
			.bodyText()
			.contains("\"program\":\"" + this.program + "\"", "\"operation\":\"EXECUTE_FIN\",\"decision\":\"GRANTED\"");
		assertThat(this.mvc.get()
			.uri("/api/v1/access?year=2026&unit=" + ExecutionFixture.UNIT)
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatus(404);
	}

	private ActOutcome certify() {
		return this.given.draft(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(this.line, "10"));
	}

	private void refuses(String code) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(this::certify)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	private String grant(String grantee) {
		return this.access.grant(this.mvc,
				String.join(",", this.program, AccessFixture.PRODUCT, AccessFixture.ACTIVITY, grantee));
	}

}
