package pe.siaf.treasury;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.treasury.CashPlan.Row;

import static org.assertj.core.api.Assertions.assertThat;

/** What a unit expects to pay, by the best date, against its purses. */
@SiafTest
class CashPlanTests {

	private static final String UNIT = "000479";

	@Autowired
	private APurchase purchase;

	@Autowired
	private CashPlan plan;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void what_is_accrued_is_due_ten_working_days_after_its_conformity() {
		Amount before = total(row(LocalDate.of(2026, 4, 1)));
		// conformity on Wednesday 15 April 2026: the tenth working day is the 29th
		this.purchase.aFile(UNIT, "0051", "100", "60.00", DocumentStage.ACCRUAL);
		// committed in April: ten working days after the 30th
		this.purchase.aFile(UNIT, "0052", "100", "35.00", DocumentStage.MONTHLY_COMMITMENT);
		this.purchase.aFile(UNIT, "0053", "100", "7.00", DocumentStage.ANNUAL_COMMITMENT);
		this.purchase.aFile(UNIT, "0054", "100", "9.00", DocumentStage.PAYMENT_ORDER);

		Row seen = row(LocalDate.of(2026, 4, 29));
		assertThat(seen.week()).isEqualTo(Amount.of(60));
		assertThat(seen.month()).isEqualTo(Amount.of(35));
		assertThat(total(seen).minus(before)).isEqualTo(Amount.of(95));
		assertThat(row(LocalDate.of(2026, 4, 30)).overdue()).isEqualTo(Amount.of(60));
		assertThat(row(LocalDate.of(2026, 4, 22)).week()).isEqualTo(Amount.ZERO);
		assertThat(seen.balance()).isNull();
		assertThat(seen.lacks()).isNull();
	}

	@Test
	void a_purse_that_has_less_than_the_month_takes_says_what_it_lacks() {
		assertThat(
				new Row("09", "RDR", "0", Amount.of(100), Amount.of(60), Amount.of(30), Amount.of(10), Amount.of(500))
					.lacks())
			.isNull();
		assertThat(
				new Row("09", "RDR", "0", Amount.of(100), Amount.of(60), Amount.of(30), Amount.of("10.01"), Amount.ZERO)
					.lacks())
			.isEqualTo(Amount.of("0.01"));
	}

	@Test
	void a_unit_sees_its_own_plan_and_no_other() {
		assertThat(this.mvc.get().uri("/tesoreria/plan?year=2025").with(Signed.as("tesoreria.ue"))).hasStatusOk()
			.bodyText()
			.contains("001650.");
		assertThat(this.mvc.get().uri("/tesoreria/plan?year=2025&unidad=000143").with(Signed.as("tesoreria.ue")))
			.hasStatus(404);
	}

	private Row row(LocalDate today) {
		return this.plan.of(2026, UNIT, today)
			.stream()
			.filter((one) -> one.shown().equals("00-0"))
			.findFirst()
			.orElse(new Row("00", null, "0", null, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO));
	}

	private static Amount total(Row row) {
		return row.due().plus(row.later());
	}

}
