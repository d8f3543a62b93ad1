package pe.siaf.execution;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.ExecutionFixture.approver;
import static pe.siaf.execution.ExecutionFixture.officer;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.ExecutionFixture.preparer;
import static pe.siaf.execution.Refusal.refused;

/** N → V → (T) → A, V → R → N, discard: domain Annex A. */
@SiafTest
class StageMachineTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private ActTrail trail;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@EnumSource
	void a_draft_is_approved_only_after_it_was_verified(DocumentStage stage) {
		ActOutcome draft = aDraft(stage);
		refused("WFL-001", () -> this.given.move(draft, "approve", approver(stage)));
		ActOutcome approved = this.given.approve(draft);
		assertThat(approved.act().state()).isEqualTo("A");
		assertThat(this.trail.history(approved.record(), approved.act())).extracting((step) -> step.toState())
			.containsExactly("N", "V", "T", "A");
		assertThat(this.jdbc.sql("""
				select action from audit_event where chain = ? and object_type = ? and object_id = ? order by id""")
			.params(approved.record().secEjec(), stage.name(), Long.toString(approved.act().id()))
			.query(String.class)
			.list()).containsExactly("register", "verify", "transmit", "approve");
	}

	@ParameterizedTest
	@EnumSource
	void a_rejected_document_is_corrected_and_sent_again_under_its_number(DocumentStage stage) {
		ActOutcome rejected = this.given.move(this.given.verify(aDraft(stage)), "reject", approver(stage));
		assertThat(rejected.act().state()).isEqualTo("R");
		ActOutcome again = this.given.move(rejected, "correct", preparer(stage));
		assertThat(again.act().state()).isEqualTo("N");
		assertThat(again.act().attempt()).isEqualTo(2);
		assertThat(this.given.approve(again).record().shown()).isEqualTo(rejected.record().shown());
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "approve", "reject", "verify", "correct", "discard" })
	void nothing_moves_an_approved_act(String action) {
		ActOutcome approved = this.given.approve(aDraft(CERTIFICATION));
		refused("WFL-001", () -> this.given.move(approved, action,
				action.matches("approve|reject") ? approver(CERTIFICATION) : preparer(CERTIFICATION)));
	}

	@Test
	void a_discarded_draft_lets_its_credit_go_and_keeps_its_number() {
		LineKey line = this.given.aLineOf("100");
		ActOutcome draft = this.given.draft(CERTIFICATION, null, on(line, "100.00"));
		assertThat(this.given.move(draft, "discard", preparer(CERTIFICATION)).act().state()).isEqualTo("X");
		ExecutionRecord next = this.given.aCertificationOf(line, "100.00");
		assertThat(Long.parseLong(next.number())).isGreaterThan(Long.parseLong(draft.record().number()));
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_move_on_an_act_that_somebody_moved_first_is_refused() {
		ActOutcome draft = aDraft(CERTIFICATION);
		this.given.verify(draft);
		refused("WFL-001", () -> this.given.verify(draft));
	}

	@Test
	void who_may_not_move_it_is_told_so() {
		ActOutcome verified = this.given.verify(aDraft(CERTIFICATION));
		refused("WFL-002", () -> this.given.move(verified, "approve", officer(Role.UE_LOGISTICS)));
		ActOutcome draft = aDraft(CERTIFICATION);
		refused("WFL-002", () -> this.given.move(draft, "verify", officer(Role.UE_BUDGET)));
	}

	@Test
	void a_second_change_waits_for_the_first() {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		this.given.amend(certification, ActKind.RED, "10.00");
		refused("EXE-021", () -> this.given.amend(certification, ActKind.RED, "10.00"));
	}

	@Test
	void numbers_have_no_gaps_even_where_a_registration_was_refused() {
		LineKey line = this.given.aLineOf("100");
		ExecutionRecord first = this.given.aCertificationOf(line, "40.00");
		refused("CRT-001", () -> this.given.draft(CERTIFICATION, null, on(line, "60.01")));
		ExecutionRecord second = this.given.aCertificationOf(line, "60.00");
		assertThat(Stream.of(first, second).map((record) -> Long.parseLong(record.number())))
			.containsExactly(Long.parseLong(first.number()), Long.parseLong(first.number()) + 1);
	}

	private ActOutcome aDraft(DocumentStage stage) {
		if (stage == CERTIFICATION) {
			return this.given.draft(stage, null, on(this.given.aLineOf("100"), "50.00"));
		}
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		return this.given.draft(stage, before, on(this.given.lineOf(before), "50.00"));
	}

}
