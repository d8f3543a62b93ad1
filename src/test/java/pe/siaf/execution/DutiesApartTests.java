package pe.siaf.execution;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.ExecutionFixture.UNIT;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.officer;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/** Segregation of duties within a chain (domain 12.2): CRT-006 and CTL-001. */
@SiafTest
class DutiesApartTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private DocumentRegistration registration;

	@Autowired
	private RecordAmendment amendment;

	@Autowired
	private ActDecision decision;

	@Test
	void who_prepared_a_certification_does_not_approve_it_under_another_profile() {
		ActOutcome verified = this.given
			.verify(this.given.draft(CERTIFICATION, null, on(this.given.aLineOf("100"), "50.00")));
		refused("CRT-006",
				() -> this.given.move(verified, "approve", officer(Role.UE_BUDGET, UNIT, verified.act().preparedBy())));
	}

	@Test
	void who_sent_a_certification_that_another_registered_does_not_approve_it() {
		ActOutcome draft = this.given.draft(CERTIFICATION, null, on(this.given.aLineOf("100"), "50.00"));
		ActOutcome sent = this.given.move(draft, "verify", officer(Role.UE_HR));
		refused("CRT-006", () -> this.given.move(sent, "approve", officer(Role.UE_BUDGET, UNIT, "ue_hr")));
		assertThat(this.given.approveSent(sent).act().state()).isEqualTo("A");
	}

	@Test
	void supply_may_approve_its_own_commitment() {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		ActOutcome verified = this.given
			.verify(this.given.draft(ANNUAL_COMMITMENT, certification, on(this.given.lineOf(certification), "50.00")));
		assertThat(this.given.move(verified, "approve", officer(Role.UE_LOGISTICS)).act().state()).isEqualTo("A");
	}

	@ParameterizedTest
	@CsvSource({ "ACCRUAL, ue_logistics", "ACCRUAL, ue_accounting", "PAYMENT_ORDER, ue_treasury",
			"PAYMENT_ORDER, ue_logistics", "PAYMENT, ue_treasury", "PAYMENT, ue_logistics" })
	void who_committed_or_prepared_does_not_authorise(DocumentStage stage, String person) {
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		ActOutcome verified = this.given
			.verify(this.given.draft(stage, before, on(this.given.lineOf(before), "50.00")));
		refused("CTL-001", () -> this.given.move(verified, "approve", officer(Role.UE_ADMIN_HEAD, UNIT, person)));
	}

	@ParameterizedTest
	@CsvSource({ "PAYMENT_ORDER, ue_accounting", "PAYMENT_ORDER, ue_logistics", "PAYMENT, ue_logistics" })
	void who_committed_or_accrued_does_not_order_or_pay(DocumentStage stage, String person) {
		ExecutionRecord before = this.given.aChainUpTo(stage.previous().orElseThrow(), "100.00");
		Registration request = asked(stage, before, on(this.given.lineOf(before), "50.00"));
		refused("CTL-001", () -> this.registration.register(request, officer(Role.UE_TREASURY, UNIT, person)));
	}

	@ParameterizedTest
	@EnumSource(names = { "INC", "RED", "ANU" })
	void who_prepared_a_certification_approves_no_later_change_of_it_by_somebody_else(ActKind kind) {
		ExecutionRecord certification = this.given.aCertificationOf(this.given.aLineOf("100"), "50.00");
		ActOutcome change = this.given.verify(changed(certification, kind, officer(Role.UE_HR)));
		refused("CRT-006", () -> this.given.move(change, "approve", officer(Role.UE_BUDGET, UNIT, "ue_logistics")));
		assertThat(this.given.move(change, "approve", officer(Role.UE_BUDGET)).act().state()).isEqualTo("A");
	}

	@ParameterizedTest
	@EnumSource(names = { "INC", "RED", "ANU" })
	void who_approved_a_certification_asks_for_no_later_change_of_it(ActKind kind) {
		ExecutionRecord certification = this.given.aCertificationOf(this.given.aLineOf("100"), "50.00");
		refused("CTL-001", () -> changed(certification, kind, officer(Role.UE_LOGISTICS, UNIT, "ue_budget")));
	}

	@Test
	void who_authorised_an_accrual_changes_neither_its_commitments_nor_its_certification() {
		LineKey line = this.given.aLineOf("200");
		ExecutionRecord certification = this.given.aCertificationOf(line, "100.00");
		ExecutionRecord annual = this.given.approved(ANNUAL_COMMITMENT, certification, on(line, "50.00"));
		ExecutionRecord monthly = this.given.approved(MONTHLY_COMMITMENT, annual, on(line, "50.00"));
		this.given.approved(ACCRUAL, monthly, on(line, "50.00"));
		Profile authoriser = officer(Role.UE_LOGISTICS, UNIT, "ue_admin_head");
		for (ExecutionRecord before : List.of(certification, annual, monthly)) {
			refused("CTL-001", () -> changed(before, ActKind.INC, authoriser));
		}
	}

	@Test
	void who_wrote_a_document_anew_has_prepared_it_too() {
		ActOutcome sentBack = this.given.draft(CERTIFICATION, null, on(this.given.aLineOf("100"), "50.00"));
		this.decision.correct(sentBack.record(), sentBack.act().id(), null,
				asked(CERTIFICATION, null, on(this.given.lineOf(sentBack.record()), "40.00")), officer(Role.UE_HR));
		ActOutcome verified = this.given.verify(sentBack);
		refused("CRT-006", () -> this.given.move(verified, "approve", officer(Role.UE_BUDGET, UNIT, "ue_hr")));
	}

	@Test
	void who_asked_for_the_credit_does_not_authorise_the_debt() {
		ExecutionRecord monthly = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		ActOutcome verified = this.given
			.verify(this.given.draft(ACCRUAL, monthly, on(this.given.lineOf(monthly), "50.00")));
		refused("CTL-001",
				() -> this.given.move(verified, "approve", officer(Role.UE_ADMIN_HEAD, UNIT, "ue_logistics")));
	}

	private ActOutcome changed(ExecutionRecord record, ActKind kind, Profile actor) {
		Lines lines = (kind != ActKind.ANU) ? on(this.given.lineOf(record), "10.00") : Lines.of(List.of());
		return this.amendment.register(record, new Amendment(kind, 4,
				ExecutionFixture.paper(ExecutionFixture.paperOf(record.stage())), "Motivo del cambio", lines, null),
				actor);
	}

}
