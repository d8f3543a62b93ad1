package pe.siaf.execution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
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

	@Test
	void who_prepared_a_certification_does_not_approve_it_under_another_profile() {
		ActOutcome verified = this.given
			.verify(this.given.draft(CERTIFICATION, null, on(this.given.aLineOf("100"), "50.00")));
		refused("CRT-006",
				() -> this.given.move(verified, "approve", officer(Role.UE_BUDGET, UNIT, verified.act().preparedBy())));
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

}
