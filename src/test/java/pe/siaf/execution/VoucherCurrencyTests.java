package pe.siaf.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Role;
import pe.siaf.money.ExchangeRate;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;

/** The tax authority is asked about an invoice in the currency that it was issued in. */
@SiafTest
class VoucherCurrencyTests {

	private static final String UNIT = "823343";

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void ACR_010_an_invoice_in_another_currency_is_asked_about_in_that_whatever_the_rate() {
		this.given.aUnit(UNIT);
		LineKey line = this.given.aLineOf(UNIT, "0001", "9000");
		ExecutionRecord monthly = null;
		for (DocumentStage stage : List.of(CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT)) {
			monthly = this.given.approve(registered(stage, monthly, line, "1100.00", "3.75")).record();
		}
		ActOutcome invoice = sent(registered(ACCRUAL, monthly, line, "1000.00", "3.80"));
		assertThat(question(invoice.record())).isEqualTo("CHF 1000.00");
		ExecutionRecord accrual = this.given
			.move(invoice, "approve", ExecutionFixture.officer(Role.UE_ADMIN_HEAD, UNIT))
			.record();
		assertThat(question(accrual)).isEqualTo("CHF 1000.00");
		// 375 soles more at the rate of what they are drawn on
		ActOutcome more = sent(this.given.amend(accrual, ActKind.INC, "375.00"));
		assertThat(question(accrual)).isEqualTo("CHF 1100.00");
		this.given.move(more, "reject", ExecutionFixture.officer(Role.UE_ADMIN_HEAD, UNIT));
		assertThat(question(accrual)).isEqualTo("CHF 1000.00");
	}

	@Test
	void an_invoice_in_soles_is_asked_about_in_soles() {
		this.given.aUnit(UNIT);
		LineKey line = this.given.aLineOf(UNIT, "0002", "9000");
		ExecutionRecord before = null;
		for (DocumentStage stage : List.of(CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT)) {
			before = this.given.approve(this.given.register(asked(stage, before, on(line, "500.00"), UNIT))).record();
		}
		ActOutcome invoice = sent(this.given.register(asked(ACCRUAL, before, on(line, "400.00"), UNIT)));
		assertThat(question(invoice.record())).isEqualTo("PEN 400.00");
	}

	private ActOutcome registered(DocumentStage stage, @Nullable ExecutionRecord before, LineKey line, String amount,
			String rate) {
		boolean rated = stage == CERTIFICATION || stage == ACCRUAL;
		return this.given.register(asked(stage, before, on(line, amount), UNIT)
			.in(Foreign.asked("CHF", rated ? ExchangeRate.of(rate) : null), on(line, amount)));
	}

	private ActOutcome sent(ActOutcome draft) {
		return this.given.verify(draft);
	}

	private String question(ExecutionRecord accrual) {
		return this.jdbc
			.sql("select currency || ' ' || amount from voucher_question where sec_ejec = ? and record_id = ?")
			.params(accrual.secEjec(), accrual.id())
			.query(String.class)
			.single();
	}

}
