package pe.siaf.execution;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

/** Test vector C15: income tax on fee receipts. */
@SiafTest
class C15FeeReceiptTests {

	private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

	@Autowired
	private Withholdings withholdings;

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_receipt_must_exceed_1500_to_be_withheld_from() {
		assertThat(this.withholdings.of("02", Amount.of("1500.00"), DAY)).isEmpty();
		assertThat(this.withholdings.of("02", Amount.of("1500.01"), DAY)).hasValueSatisfying((kept) -> {
			assertThat(kept.amount()).isEqualTo(Amount.of("120.00"));
			assertThat(kept.net()).isEqualTo(Amount.of("1380.01"));
		});
		assertThat(this.withholdings.of("02", Amount.of("2000.00"), DAY))
			.hasValueSatisfying((kept) -> assertThat(kept.net()).isEqualTo(Amount.of("1840.00")));
	}

	@Test
	void an_invoice_is_not_a_fee_receipt_and_a_day_before_the_rate_has_none() {
		assertThat(this.withholdings.of("01", Amount.of("2000.00"), DAY)).isEmpty();
		assertThat(this.withholdings.of("02", Amount.of("2000.00"), LocalDate.of(2014, 12, 31))).isEmpty();
	}

	@Test
	void the_accruals_page_says_what_to_keep_back() {
		ExecutionRecord monthly = this.given.aChainUpTo(DocumentStage.MONTHLY_COMMITMENT, "1500.01");
		LineKey line = this.given.lineOf(monthly);
		Registration usual = ExecutionFixture.asked(DocumentStage.ACCRUAL, monthly,
				ExecutionFixture.on(line, "1500.01"));
		ExecutionRecord accrual = this.given
			.register(new Registration(usual.stage(), usual.fiscalYear(), usual.secEjec(), usual.predecessorId(), null,
					4, usual.document(), null, usual.justification(), new Voucher("02", "E001", monthly.number(), DAY),
					usual.conformity(), usual.lines(), null))
			.record();
		assertThat(this.mvc.get().uri(accrual.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("8 %", "120.00", "1,380.01");
	}

}
