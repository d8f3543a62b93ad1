package pe.siaf.execution;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.modification.NoteFixture;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/** Test vector C1 of the rule book. */
@SiafTest
class C1LadderTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private NoteFixture notes;

	@AfterEach
	void withoutAllotment() {
		this.given.noAllotment(ExecutionFixture.UNIT);
	}

	@Test
	void the_ladder_of_one_purchase() {
		// 1
		LineKey line = this.given.aLineOf(ExecutionFixture.UNIT, "0012", "100000");
		this.given.anAllotmentWithLeft(ExecutionFixture.UNIT, "100000");
		// 2
		ExecutionRecord certification = this.given.aCertificationOf(line, "80000.00");
		expect(line, "80000.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00");
		// 3
		this.notes.aUnit(ExecutionFixture.UNIT, "009");
		LineKey second = new LineKey("0012", "00", "0", "2.6.3.2.1.1");
		RuleViolation beyond = refused("MOD-003",
				() -> this.notes.verified(ExecutionFixture.UNIT, line, second, 25000));
		assertThat(beyond.figures()).containsEntry("available", Amount.of(20000));
		// 4: the second line is of another generic, so the PCA of the first follows
		String before = this.notes.pimOf(ExecutionFixture.UNIT);
		this.notes.moved(ExecutionFixture.UNIT, line, second, 20000);
		assertThat(this.notes.pimOf(ExecutionFixture.UNIT, line)).isEqualTo("80000");
		assertThat(this.notes.pimOf(ExecutionFixture.UNIT, second)).isEqualTo("20000");
		assertThat(this.notes.pimOf(ExecutionFixture.UNIT)).isEqualTo(before);
		assertThat(this.given.leftOfAllotment(ExecutionFixture.UNIT)).isEqualTo("0.00");
		// 5
		refused("CRT-001", () -> this.given.draft(CERTIFICATION, null, on(line, "0.01")));
		// 6
		ExecutionRecord annual = this.given.approved(ANNUAL_COMMITMENT, certification, on(line, "75000.00"));
		expect(line, "80000.00 | 75000.00 | 0.00 | 0.00 | 0.00 | 0.00");
		// 7
		refused("CRT-007", () -> this.given.amend(certification, ActKind.RED, "6000.00"));
		this.given.approve(this.given.amend(certification, ActKind.RED, "5000.00"));
		expect(line, "75000.00 | 75000.00 | 0.00 | 0.00 | 0.00 | 0.00");
		assertThat(this.given.leftOfAllotment(ExecutionFixture.UNIT)).isEqualTo("5000.00");
		// 8
		ExecutionRecord monthly = this.given.approved(MONTHLY_COMMITMENT, annual, on(line, "30000.00"));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 0.00 | 0.00 | 0.00");
		// 9
		Registration invoice = invoiceF001(monthly, line, "28000.00");
		ExecutionRecord accrual = this.given.approve(this.given.register(invoice)).record();
		expect(line, "75000.00 | 75000.00 | 30000.00 | 28000.00 | 0.00 | 0.00");
		refused("ACR-003", () -> this.given.register(invoiceF001(monthly, line, "2000.00")));
		// 10
		ExecutionRecord net = this.given.approved(PAYMENT_ORDER, accrual, on(line, "24640.00"));
		ExecutionRecord detraction = this.given.approved(PAYMENT_ORDER, accrual, on(line, "3360.00"));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 28000.00 | 28000.00 | 0.00");
		refused("PAY-001", () -> this.given.draft(PAYMENT_ORDER, accrual, on(line, "0.01")));
		// 11
		ExecutionRecord payment = this.given.approved(PAYMENT, net, on(line, "24640.00"));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 28000.00 | 28000.00 | 24640.00");
		this.given.approve(this.given.amend(payment, ActKind.EXT, null));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 28000.00 | 28000.00 | 0.00");
		// 12
		ExecutionRecord again = this.given.approved(PAYMENT, net, on(line, "24640.00"));
		this.given.approved(PAYMENT, detraction, on(line, "3360.00"));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 28000.00 | 28000.00 | 28000.00");
		this.given.approve(this.given.amend(again, ActKind.REF, "1000.00"));
		expect(line, "75000.00 | 75000.00 | 30000.00 | 27000.00 | 27000.00 | 27000.00");
		// 13
		refused("EXE-010", () -> this.given.amend(monthly, ActKind.RED, "4000.00"));
		this.given.approve(this.given.amend(monthly, ActKind.RED, "3000.00"));
		expect(line, "75000.00 | 75000.00 | 27000.00 | 27000.00 | 27000.00 | 27000.00");
		// 14
		refused("EXE-020", () -> this.given.amend(certification, ActKind.ANU, null));
		// 15, on the vector's own figures
		assertThat(Percentage.of(Amount.of(27000), Amount.of(80000))).hasToString("33.8");
		assertThat(Percentage.of(Amount.of(75000), Amount.of(80000))).hasToString("93.8");
		assertThat(this.given.drift()).isZero();
	}

	private void expect(LineKey line, String balances) {
		assertThat(this.given.balancesOf(line)).isEqualTo(balances);
	}

	private static Registration invoiceF001(ExecutionRecord monthly, LineKey line, String amount) {
		Registration usual = asked(ACCRUAL, monthly, on(line, amount));
		return new Registration(ACCRUAL, usual.fiscalYear(), usual.secEjec(), usual.predecessorId(), null, 4,
				usual.document(), null, usual.justification(),
				new Voucher("01", "F001", "123", LocalDate.of(2026, 4, 15)), usual.conformity(), usual.lines(), null);
	}

}
