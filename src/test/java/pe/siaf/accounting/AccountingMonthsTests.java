package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Stage;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Accounting months (domain 12.4): they close in order after execution, with nothing left
 * to enter, take no entries afterwards, and are reopened for a time and a reason.
 */
@SiafTest
@Transactional
class AccountingMonthsTests {

	private static final BooksKey KEY = new BooksKey(BooksFixture.YEAR, BooksFixture.UNIT);

	private static final Profile KEEPER = new Profile(0, "contadora", "Contadora", Role.UE_ACCOUNTING,
			new Scope(Scope.Kind.UE, BooksFixture.UNIT), true);

	private static final Profile RECTOR = new Profile(0, "rectora", "Rectora", Role.RECTOR_ACCOUNTING, Scope.national(),
			true);

	@Autowired
	private BooksFixture given;

	@Autowired
	private AccountingMonths months;

	@Autowired
	private MonthExpiry expiry;

	@Autowired
	private Books books;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void LED_002_a_closed_month_takes_no_entry_from_whatever_posts() {
		LineKey goods = this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.chain("open", Stage.ACCRUAL, goods, "100.00");
		this.given.closeExecution(3);
		closeUpTo(3);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.given.post("closed", Stage.PAYMENT_ORDER, 3, goods, "100.00"))
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("entry_in_open_month"));
	}

	@Test
	void a_term_that_passed_gets_its_step_in_the_history_once() {
		this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.jdbc
			.sql("""
					with reopened as (
					  insert into accounting_reopening (fiscal_year, sec_ejec, month, reason, until, username, person_name, profile, reopened_at)
					  values (2071, '997481', 2, 'Factura tardía', now() - interval '1 hour', 'rectora', 'Rectora', 'x', now() - interval '1 day')
					  returning id, until)
					insert into accounting_month (fiscal_year, sec_ejec, month, state, reopening_id, reopened_until)
					select 2071, '997481', 2, 'REOPENED', id, until from reopened""")
			.update();
		assertThat(this.months.isClosed(KEY, 2)).isTrue();
		assertThat(this.expiry.close()).isEqualTo(1);
		assertThat(this.expiry.close()).isZero();
		assertThat(this.months.history(KEY)).first().satisfies((told) -> {
			assertThat(told.month()).isEqualTo("02/2071");
			assertThat(told.step().action()).isEqualTo("expire");
			assertThat(told.step().personName()).isEqualTo("Plazo de la reapertura");
		});
		assertThat(this.months.isClosed(KEY, 2)).isTrue();
	}

	@Test
	void an_act_of_the_next_month_is_entered_there() {
		LineKey goods = this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.chain("open", Stage.ACCRUAL, goods, "100.00");
		this.given.closeExecution(3);
		closeUpTo(3);
		this.given.post("later", Stage.PAYMENT_ORDER, 4, goods, "100.00");
		assertThat(this.books.entries(KEY, new EntryFilter(4, null), 0, 10)).hasSize(1);
	}

	@Test
	void LED_102_a_month_with_operations_without_entry_stays_open() {
		LineKey debt = this.given.line("0012", "2.8.1.1.1.1", "1000");
		this.given.chain("pending", Stage.ACCRUAL, debt, "400.00");
		this.given.closeExecution(3);
		closeUpTo(2);
		this.months.move(KEY, 3, "reconcile", null, null, KEEPER);
		assertThat(refusal(() -> this.months.move(KEY, 3, "close", null, null, KEEPER))).isEqualTo("LED-102");
		this.jdbc.sql("""
				insert into accounting_operation (since, stage, purpose, item, debit, credit)
				values (2012, 'ACCRUAL', 'FINANCIAL', '2.8', '5302', '2103')""").update();
		this.books.settle(KEY);
		this.months.move(KEY, 3, "close", null, null, KEEPER);
		assertThat(state(3)).isEqualTo("CLOSED");
	}

	@Test
	void LED_002_what_the_operation_table_does_not_know_is_refused_in_a_closed_month_too() {
		LineKey debt = this.given.line("0012", "2.8.1.1.1.1", "1000");
		this.given.chain("waits", Stage.MONTHLY_COMMITMENT, debt, "400.00");
		this.given.closeExecution(3);
		closeUpTo(3);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.given.post("waits/accrual", Stage.ACCRUAL, 3, debt, "400.00"))
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("entry_in_open_month"));
	}

	@Test
	void LED_103_execution_closes_first_and_months_in_their_order() {
		this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.openExecution(3);
		this.months.move(KEY, 1, "reconcile", null, null, KEEPER);
		assertThat(refusal(() -> this.months.move(KEY, 1, "close", null, null, KEEPER))).isEqualTo("LED-103");
		this.given.closeExecution(2);
		this.months.move(KEY, 2, "reconcile", null, null, KEEPER);
		assertThat(refusal(() -> this.months.move(KEY, 2, "close", null, null, KEEPER))).isEqualTo("LED-103");
		this.given.closeExecution(1);
		this.months.move(KEY, 1, "close", null, null, KEEPER);
		this.months.move(KEY, 2, "close", null, null, KEEPER);
		assertThat(this.months.open(KEY)).startsWith(3).hasSize(11);
	}

	@Test
	void a_month_is_reconciled_before_it_closes() {
		this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.closeExecution(1);
		assertThat(refusal(() -> this.months.move(KEY, 1, "close", null, null, KEEPER))).isEqualTo("WFL-001");
	}

	@Test
	void LED_104_the_rector_reopens_with_a_reason_until_a_day_and_it_closes_by_itself() {
		LineKey goods = this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.chain("open", Stage.ACCRUAL, goods, "100.00");
		this.given.closeExecution(3);
		closeUpTo(3);
		LocalDate tomorrow = LocalDate.now(FiscalTime.LIMA).plusDays(1);
		assertThat(refusal(() -> this.months.move(KEY, 3, "reopen", "falta un cargo", tomorrow, KEEPER)))
			.isEqualTo("WFL-002");
		assertThat(refusal(() -> this.months.move(KEY, 3, "reopen", " ", tomorrow, RECTOR))).isEqualTo("WFL-004");
		assertThat(refusal(() -> this.months.move(KEY, 3, "reopen", "tarde", tomorrow.minusDays(2), RECTOR)))
			.isEqualTo("LED-104");
		this.months.move(KEY, 3, "reopen", "falta un cargo", tomorrow, RECTOR);
		this.given.post("meanwhile", Stage.PAYMENT_ORDER, 3, goods, "40.00");
		assertThat(this.months.of(KEY).get(2).reopenedEntries()).isOne();
		assertThat(this.jdbc
			.sql("""
					select o.reason from journal_entry e join accounting_reopening o on o.sec_ejec = e.sec_ejec and o.id = e.reopening_id
					where e.sec_ejec = ?""")
			.param(BooksFixture.UNIT)
			.query(String.class)
			.list()).containsExactly("falta un cargo");

		this.jdbc.sql("""
				update accounting_month set reopened_until = now() - interval '1 minute'
				where sec_ejec = ? and fiscal_year = ? and month = 3""")
			.params(BooksFixture.UNIT, BooksFixture.YEAR)
			.update();
		assertThat(state(3)).isEqualTo("CLOSED");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.given.post("too late", Stage.PAYMENT_ORDER, 3, goods, "40.00"));
	}

	@Test
	void CTL_011_a_failed_proof_keeps_months_open() {
		this.given.line("0011", "2.3.1.5.1.2", "1000");
		this.given.closeExecution(1);
		this.months.move(KEY, 1, "reconcile", null, null, KEEPER);
		this.jdbc
			.sql("""
					insert into ledger_proof (occasion, username, profile, result, seen_at, last_movement, movements, lines, acts, millis)
					values ('DEMAND', 'auditor', 'AUDITOR', 'FAIL', now(), 0, 0, 0, 0, 0)""")
			.update();
		assertThat(refusal(() -> this.months.move(KEY, 1, "close", null, null, KEEPER))).isEqualTo("CTL-011");
	}

	private void closeUpTo(int last) {
		for (int month = 1; month <= last; month++) {
			this.given.closeExecution(month);
			this.months.move(KEY, month, "reconcile", null, null, KEEPER);
			this.months.move(KEY, month, "close", null, null, KEEPER);
		}
	}

	private String state(int month) {
		return this.months.of(KEY).get(month - 1).state();
	}

	private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		List<String> codes = new java.util.ArrayList<>();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> codes.add(refused.rule().code()));
		return codes.get(0);
	}

}
