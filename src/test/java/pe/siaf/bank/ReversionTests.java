package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.AnOrder;
import pe.siaf.execution.DocumentStage;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What goes back to the Treasury is what came back of ordinary resources (T-6). */
@SiafTest
class ReversionTests {

	private static final String UNIT = "000167";

	private static final int YEAR = 2026;

	private static final LocalDate DAY = LocalDate.of(2026, 4, 20);

	private static final Profile TREASURER = ABatch.treasurer(UNIT);

	@Autowired
	private APurchase purchase;

	@Autowired
	private TreasuryReversions reversions;

	@Autowired
	private ABatch batch;

	@Autowired
	private AnOrder orders;

	@Autowired
	private BankAnswers answers;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void PAY_045_a_refund_goes_back_once_and_to_the_cent() {
		this.purchase.aUnit(UNIT);
		APurchase.FileOn file = this.purchase.aFile(UNIT, "0001", "500", "500.00", DocumentStage.PAYMENT);
		assertThat(due(file)).isEmpty();
		this.purchase.refunded(UNIT, file.number(), "120.50");
		assertThat(due(file)).containsExactly("REFUND 120.50");
		refused("PAY-045", () -> send(file, "120.51", "P-1"));
		refused("PAY-045", () -> send(file, "0.00", "P-1"));
		refused("PAY-045", () -> send(file, "100.00", " "));
		String number = send(file, "100.00", "P-1");
		refused("PAY-045", () -> send(file, "20.50", "P-1"));
		assertThat(due(file)).containsExactly("REFUND 20.50");
		refused("WFL-002", () -> this.reversions.decide(YEAR, UNIT, number, "approve", null, TREASURER));
		refused("WFL-004", () -> this.reversions.decide(YEAR, UNIT, number, "reject", " ", ABatch.treasury()));
		this.reversions.decide(YEAR, UNIT, number, "reject", "No llegó", ABatch.treasury());
		assertThat(due(file)).containsExactly("REFUND 120.50");
		String again = send(file, "120.50", "P-1");
		this.reversions.decide(YEAR, UNIT, again, "approve", null, ABatch.treasury());
		assertThat(due(file)).isEmpty();
		refused("WFL-001", () -> this.reversions.decide(YEAR, UNIT, again, "approve", null, ABatch.treasury()));
	}

	@Test
	void money_that_came_back_is_owed_to_the_payee_or_to_the_Treasury_and_never_to_both() {
		String unit = "000117";
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		AnOrder.Accrual accrual = this.batch.ordered(unit, "0001", "4000.00");
		long order = returned(this.batch.sent(this.batch.open(unit)), today);
		assertThat(unused(unit)).isEmpty();
		this.orders.annul(accrual, order);
		// it may still be ordered anew, to another account
		assertThat(unused(unit)).isEmpty();
		this.orders.order(accrual, "9000.00");
		assertThat(unused(unit)).isEmpty();
		this.orders.lower(accrual, "1000.00");
		assertThat(unused(unit)).containsExactly("UNUSED 1000.00");
	}

	private long returned(PaymentBatch batch, LocalDate day) {
		for (boolean paid : new boolean[] { true, false }) {
			this.answers.take(YEAR, batch.secEjec(),
					List.of(new BankAnswer(batch.number(), 1, paid, day, "1", batch.total(), paid ? "" : "CERRADA")),
					"");
		}
		return this.jdbc.sql("select order_id from payment_batch_line where sec_ejec = ?")
			.param(batch.secEjec())
			.query(Long.class)
			.single();
	}

	private List<String> unused(String unit) {
		return this.reversions.due(YEAR, ABatch.treasury())
			.stream()
			.filter((one) -> one.secEjec().equals(unit))
			.map((one) -> one.concept() + " " + one.left())
			.toList();
	}

	private String send(APurchase.FileOn file, String amount, String slip) {
		return this.reversions.send(YEAR, UNIT, file.number(), "REFUND", Amount.of(amount), slip, DAY, TREASURER);
	}

	private List<String> due(APurchase.FileOn file) {
		return this.reversions.due(YEAR, ABatch.treasury())
			.stream()
			.filter((one) -> one.secEjec().equals(UNIT) && one.file().equals(file.number()))
			.map((one) -> one.concept() + " " + one.left())
			.toList();
	}

	private static void refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
	}

}
