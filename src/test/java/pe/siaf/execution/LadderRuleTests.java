package pe.siaf.execution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/**
 * The ladder, document by document and to the cent on both sides (domain 9.2, B1, B3 to
 * B8). Each rung is the same rule in a constraint of its own.
 */
@SiafTest
class LadderRuleTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_certification_takes_the_last_cent_of_credit_and_not_one_more() {
		LineKey line = this.given.aLineOf("1000");
		this.given.aCertificationOf(line, "999.99");
		RuleViolation refusal = refused("CRT-001",
				() -> this.given.draft(DocumentStage.CERTIFICATION, null, on(line, "0.02")));
		assertThat(refusal.figures()).containsEntry("available", Amount.of("0.01"))
			.containsEntry("requested", Amount.of("0.02"))
			.containsEntry("difference", Amount.of("0.01"))
			.containsEntry("line", line.toString());
		this.given.aCertificationOf(line, "0.01");
		assertThat(this.given.balancesOf(line)).startsWith("1000.00 | ");
	}

	@ParameterizedTest
	@CsvSource({ "ANNUAL_COMMITMENT, COM-001", "MONTHLY_COMMITMENT, COM-010", "ACCRUAL, ACR-001",
			"PAYMENT_ORDER, PAY-001", "PAYMENT, PAY-010" })
	void a_stage_draws_the_last_cent_of_the_one_before_and_not_one_more(DocumentStage stage, String code) {
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		LineKey line = this.given.lineOf(before);
		this.given.approved(stage, before, on(line, "60.00"));
		RuleViolation refusal = refused(code, () -> this.given.draft(stage, before, on(line, "40.01")));
		assertThat(refusal.figures()).containsEntry("available", Amount.of("40.00"));
		this.given.approved(stage, before, on(line, "40.00"));
		refused(code, () -> this.given.draft(stage, before, on(line, "0.01")));
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "ANNUAL_COMMITMENT, COM-001", "MONTHLY_COMMITMENT, COM-010", "ACCRUAL, ACR-001",
			"PAYMENT_ORDER, PAY-001", "PAYMENT, PAY-010" })
	void a_draft_holds_what_it_asks_for_until_it_is_rejected(DocumentStage stage, String code) {
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		LineKey line = this.given.lineOf(before);
		ActOutcome draft = this.given.draft(stage, before, on(line, "60.00"));
		refused(code, () -> this.given.draft(stage, before, on(line, "60.00")));
		this.given.move(this.given.verify(draft), "reject", ExecutionFixture.approver(stage));
		this.given.approved(stage, before, on(line, "60.00"));
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "CERTIFICATION, CRT-007", "ANNUAL_COMMITMENT, EXE-010", "MONTHLY_COMMITMENT, EXE-010",
			"ACCRUAL, EXE-010", "PAYMENT_ORDER, EXE-010" })
	void a_reduction_stops_at_what_the_next_stage_uses(DocumentStage stage, String code) {
		ExecutionRecord record = this.given.aChainUpTo(stage, "100.00");
		LineKey line = this.given.lineOf(record);
		this.given.approved(stage.next().orElseThrow(), record, on(line, "70.00"));
		RuleViolation refusal = refused(code, () -> this.given.amend(record, ActKind.RED, "30.01"));
		assertThat(refusal.figures()).containsEntry("available", Amount.of("30.00"));
		this.given.approve(this.given.amend(record, ActKind.RED, "30.00"));
		refused("EXE-020", () -> this.given.amend(record, ActKind.ANU, null));
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "ANNUAL_COMMITMENT", "MONTHLY_COMMITMENT", "ACCRUAL", "PAYMENT_ORDER" })
	void an_increase_draws_on_the_stage_before_and_an_annulment_gives_it_back(DocumentStage stage) {
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		LineKey line = this.given.lineOf(before);
		ExecutionRecord record = this.given.approved(stage, before, on(line, "60.00"));
		this.given.approve(this.given.amend(record, ActKind.INC, "40.00"));
		this.given.approve(this.given.amend(record, ActKind.ANU, null));
		this.given.approved(stage, before, on(line, "100.00"));
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_payment_comes_back_up_to_what_was_paid() {
		ExecutionRecord payment = this.given.aChainUpTo(DocumentStage.PAYMENT, "100.00");
		refused("PAY-011", () -> this.given.amend(payment, ActKind.EXT, "100.01"));
		this.given.approve(this.given.amend(payment, ActKind.EXT, "100.00"));
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void statements_that_bypass_the_application_meet_the_same_ladder() {
		ExecutionRecord certification = this.given.aChainUpTo(DocumentStage.CERTIFICATION, "100.00");
		assertThat(catchThrowable(() -> this.jdbc
			.sql("update execution_record_line set drawn = 100.01 where sec_ejec = ? and record_id = ?")
			.params(certification.secEjec(), certification.id())
			.update())).isInstanceOf(DataIntegrityViolationException.class)
			.satisfies((refused) -> assertThat(ConstraintName.in(refused))
				.contains("annual_commitment_within_certification"));
		assertThat(catchThrowable(
				() -> this.jdbc.sql("update execution_act set justification = '' where sec_ejec = ? and record_id = ?")
					.params(certification.secEjec(), certification.id())
					.update()))
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("final_act"));
	}

}
