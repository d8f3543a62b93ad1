package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.SiafTest;
import pe.siaf.execution.AnOrder;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pe.siaf.bank.ABatch.YEAR;

/**
 * What goes to the bank is paid once, to whom it was signed for, while the year can still
 * take it.
 */
@SiafTest
class BatchesPaidOnceTests {

	private static final LocalDate TODAY = LocalDate.now(FiscalTime.LIMA);

	private static final int MONTH = (TODAY.getYear() == YEAR) ? TODAY.getMonthValue() : 12;

	private static final String TREASURER = "otra.tesorera";

	@Autowired
	private ABatch given;

	@Autowired
	private AnOrder orders;

	@Autowired
	private PaymentBatches batches;

	@Autowired
	private BatchMoves moves;

	@Autowired
	private BankAnswers answers;

	@Autowired
	private BankReturns returns;

	@Autowired
	private AnswersOfMonth guard;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	@Transactional
	void ACR_007_nothing_is_drawn_up_signed_or_taken_that_could_not_be_posted() {
		String unit = "000110";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch open = this.given.open(unit);
		PaymentBatch signed = this.given.signed(open);
		this.given.ordered(unit, "0002", "50.00");
		List<Long> more = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		PaymentBatch second = this.given.open(unit, more.subList(0, 1));
		withoutMonths(MONTH, 12);
		refused("ACR-007", () -> this.given.open(unit, more));
		refused("ACR-007", () -> this.moves.take(signed, ABatch.treasurer(unit)));
		refused("ACR-007", () -> this.moves.move(second, "verify", null, java.time.OffsetDateTime.now(FiscalTime.LIMA),
				ABatch.treasurer(unit)));
		// what can't go out any more isn't stuck
		PaymentBatch back = this.given.move(signed, "reject", ABatch.head(unit));
		assertThat(back.state()).isEqualTo("N");
		assertThat(this.given.move(back, "discard", ABatch.treasurer(unit)).state()).isEqualTo("X");
	}

	@Test
	@Transactional
	void PAY_050_the_last_month_closes_with_payments_in_transit_and_only_their_units_books_wait() {
		String unit = "000111";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		refused("WFL-001", () -> this.given.move(batch, "reject", ABatch.head(unit)));
		withoutMonths(1, 12);
		refused("PAY-043", () -> answered(batch, 1, true, "100.00"));
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (?, 12, 'OPEN')")
			.param(YEAR)
			.update();
		assertThat(this.guard.against(YEAR, unit, 11)).isEmpty();
		closeLast();
		// the country goes on; only the books of the unit that waits are held
		assertThat(this.guard.against(YEAR, "001650", 12))
			.noneMatch((one) -> one.getMessage().contains(batch.number()));
		assertThat(this.guard.against(YEAR, unit, 12)).extracting((one) -> one.rule().code())
			.containsExactly("PAY-050");
		answered(batch, 1, true, "100.00");
		assertThat(this.guard.against(YEAR, unit, 12)).isEmpty();
		assertThat(this.jdbc.sql("select month from movement where sec_ejec = ? and stage = 'PAYMENT'")
			.param(unit)
			.query(Integer.class)
			.single()).isEqualTo(12);
	}

	@Test
	@Transactional
	void the_month_of_a_late_answer_is_the_next_that_is_open_and_its_day_the_banks() {
		String unit = "000112";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		withoutMonths(1, 12);
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (?, 12, 'OPEN')")
			.param(YEAR)
			.update();
		answered(batch, 1, true, "100.00");
		assertThat(this.jdbc.sql("""
				select m.month || ' ' || m.document_date from movement m join payment_batch_line l
				  on l.sec_ejec = m.sec_ejec and l.act_id = m.act_id
				where m.sec_ejec = ? and m.stage = 'PAYMENT'""").param(unit).query(String.class).single())
			.isEqualTo("12 " + TODAY);
	}

	@Test
	void PAY_047_what_came_back_is_paid_again_only_once_a_second_person_said_so() {
		String unit = "000113";
		AnOrder.Accrual accrual = this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		answered(batch, 1, true, "600.00");
		answered(batch, 1, false, "600.00");
		answered(batch, 2, false, "400.00");
		List<Long> orders = this.jdbc.sql("select order_id from payment_batch_line where sec_ejec = ? order by line")
			.param(unit)
			.query(Long.class)
			.list();
		assertThat(this.batches.candidates(YEAR, unit)).isEmpty();
		for (Long order : orders) {
			refused("PAY-040", () -> this.given.open(unit, List.of(order)));
			refused("PAY-047", () -> this.orders.pay(accrual, order, "400.00"));
		}
		refused("CTL-001", () -> this.returns.confirm(batch, 1, ABatch.treasurer(unit)));
		refused("CTL-001", () -> this.returns.confirm(batch, 1, ABatch.officer(Role.UE_ADMIN_HEAD, unit, TREASURER)));
		this.returns.confirm(batch, 1, ABatch.head(unit));
		refused("WFL-001", () -> this.returns.confirm(batch, 1, ABatch.head(unit)));
		assertThat(this.batches.candidates(YEAR, unit)).extracting(PaymentBatch.Candidate::orderId)
			.containsExactly(orders.get(0));
	}

	@Test
	void PAY_040_a_batch_takes_no_order_that_was_paid_meanwhile() throws Exception {
		String unit = "000114";
		AnOrder.Accrual accrual = this.given.ordered(unit, "0001", "600.00", "400.00");
		List<Long> orders = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		Thread[] drawing = new Thread[1];
		RuleViolation[] refusal = new RuleViolation[1];
		this.transaction.executeWithoutResult((status) -> {
			// the batch's number is waited for, so what it looked at is older than the
			// payment
			this.jdbc.sql("select 1 from execution_record_line where sec_ejec = ? and record_id = ? for update")
				.params(unit, orders.get(0))
				.query(Integer.class)
				.list();
			drawing[0] = new Thread(
					() -> refusal[0] = catchThrowableOfType(RuleViolation.class, () -> this.given.open(unit, orders)));
			drawing[0].start();
			waitsForUs();
			this.orders.pay(accrual, orders.get(1), "150.00");
		});
		drawing[0].join();
		assertThat(refusal[0]).isNotNull();
		assertThat(refusal[0].rule().code()).isEqualTo("PAY-040");
	}

	@Test
	void PAY_041_neither_release_nor_file_where_an_account_was_replaced_since() {
		String unit = "000115";
		this.given.ordered(unit, "0001", "6000.00");
		PaymentBatch frozen = this.given.signed(this.given.open(unit));
		assertThat(frozen.state()).isEqualTo("Z");
		this.transaction.executeWithoutResult((status) -> {
			account();
			refused("PAY-041", () -> this.moves.move(frozen, "unfreeze", "Visto", ABatch.MORNING,
					ABatch.officer(Role.PLIEGO_HEAD, unit, "titular.lote")));
			status.setRollbackOnly();
		});
		PaymentBatch released = this.given.move(frozen, "unfreeze",
				ABatch.officer(Role.PLIEGO_HEAD, unit, "titular.lote"));
		this.transaction.executeWithoutResult((status) -> {
			account();
			refused("PAY-041", () -> this.moves.take(released, ABatch.treasurer(unit)));
			status.setRollbackOnly();
		});
		this.moves.take(released, ABatch.treasurer(unit));
	}

	@Test
	void what_a_court_keeps_back_is_deposited_by_its_order_and_not_in_the_suppliers_name() {
		String unit = "000116";
		AnOrder.Accrual accrual = this.orders.accrued(unit, "0002", "1000.00");
		this.orders.orderWithCourt(accrual, "1000.00", "200.00", "Exp. 00012-2026");
		PaymentBatch batch = this.given.signed(this.given.open(unit));
		assertThat(this.moves.take(batch, ABatch.treasurer(unit)).lines().filter((line) -> line.contains("COURT")))
			.singleElement()
			.asString()
			.contains("|COURT|||Exp. 00012-2026 · ", "|200.00|")
			.doesNotContain(AnOrder.RUC);
	}

	@Test
	void CTL_001_who_committed_draws_no_batch_up() {
		String unit = "000116";
		this.given.ordered(unit, "0001", "100.00");
		List<Long> orders = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		refused("CTL-001", () -> this.moves.open(YEAR, unit, "CUT", orders,
				ABatch.officer(Role.UE_TREASURY, unit, "ue_logistics")));
		assertThat(this.given.open(unit, orders).lines()).isEqualTo(1);
	}

	/** Another account of the supplier than the counter that the batch pays at. */
	private void account() {
		this.jdbc
			.sql("""
					insert into payee_account (ruc, cci, bank, reason, state, prepared_by, prepared_name, decided_by, decided_name, decided_at,
					  usable_from) values (?, '00219300009999991234', 'BANCO', 'Carta', 'A', 'abasto', 'Abasto', 'jefe', 'Jefe', now(), now())""")
			.param(AnOrder.RUC)
			.update();
	}

	private void answered(PaymentBatch batch, int line, boolean paid, String amount) {
		this.answers.take(YEAR, batch.secEjec(), List.of(new BankAnswer(batch.number(), line, paid, TODAY, "77" + line,
				Amount.of(amount), paid ? "" : "CUENTA ERRADA")), TREASURER);
	}

	/** As if these months had not been opened, or were closed. */
	private void withoutMonths(int from, int until) {
		this.jdbc.sql("delete from execution_period where fiscal_year = ? and month between ? and ?")
			.params(YEAR, from, until)
			.update();
	}

	private void closeLast() {
		this.jdbc.sql("alter table execution_period disable trigger month_closes_on_proof").update();
		this.jdbc.sql("update execution_period set state = 'CLOSED' where fiscal_year = ? and month = 12")
			.param(YEAR)
			.update();
	}

	/** Until somebody waits for a lock of this transaction. */
	private void waitsForUs() {
		while (this.jdbc
			.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))")
			.query(Integer.class)
			.single() == 0) {
			Thread.onSpinWait();
		}
	}

	private static void refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
	}

}
