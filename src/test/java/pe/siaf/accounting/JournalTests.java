package pe.siaf.accounting;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every movement of the budget is an entry of the books, or waits in sight (domain 9.16).
 */
@SiafTest
@Transactional
class JournalTests {

	private static final BooksKey KEY = new BooksKey(BooksFixture.YEAR, BooksFixture.UNIT);

	@Autowired
	private BooksFixture given;

	@Autowired
	private Books books;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void C18_an_accrual_of_medicines_and_its_payment_order() {
		LineKey medicines = this.given.line("0001", "2.3.1.8.1.2", "20000");
		this.given.chain("c18", Stage.ACCRUAL, medicines, "18450.00");
		assertThat(balances()).containsEntry("5301", "18450.00")
			.containsEntry("2103", "-18450.00")
			.containsEntry("8401", "0.00")
			.containsEntry("8601", "-18450.00")
			.containsEntry("8301", "-1550.00");
		this.given.post("c18/order", Stage.PAYMENT_ORDER, 3, medicines, "18450.00");
		assertThat(balances()).containsEntry("2103", "0.00").containsEntry("1101", "-18450.00");
		assertThat(this.books.balance(KEY).stream().map(AccountTotal::balance).reduce(Amount.ZERO, Amount::plus))
			.isEqualTo(Amount.ZERO);
	}

	@Test
	void C19_a_payroll_with_the_contribution_to_health() {
		LineKey salaries = this.given.line("0001", "2.1.1.1.1.2", "90000");
		LineKey essalud = this.given.line("0001", "2.1.3.1.1.5", "9000");
		this.given.chain("c19a", Stage.MONTHLY_COMMITMENT, salaries, "86320.50");
		this.given.chain("c19b", Stage.MONTHLY_COMMITMENT, essalud, "7768.85");
		this.given.post("c19", new Posting.Entry(salaries, Stage.ACCRUAL, 3, Amount.of("86320.50")),
				new Posting.Entry(essalud, Stage.ACCRUAL, 3, Amount.of("7768.85")));
		assertThat(balances()).containsEntry("2102", "-86320.50").containsEntry("2101", "-7768.85");
		assertThat(this.books.balance(KEY)
			.stream()
			.filter((account) -> account.account().startsWith("51"))
			.map(AccountTotal::debit)
			.reduce(Amount.ZERO, Amount::plus)).hasToString("94089.35");
		List<JournalEntry> accruals = this.books.entries(KEY, new EntryFilter(3, "2101"), 0, 10);
		assertThat(accruals).hasSize(1);
		assertThat(accruals.get(0).lines()).hasSize(8);
	}

	@Test
	void what_is_taken_back_stands_below_zero_on_the_same_accounts() {
		LineKey services = this.given.line("0002", "2.3.2.7.1.1", "1000");
		this.given.chain("back", Stage.ACCRUAL, services, "600.00");
		this.given.post("back/refund", Stage.ACCRUAL, 4, services, "-100.00");
		assertThat(balances()).containsEntry("5302", "500.00").containsEntry("2103", "-500.00");
		assertThat(this.books.entries(KEY, new EntryFilter(4, null), 0, 10)).singleElement()
			.satisfies((entry) -> assertThat(entry.lines())
				.anyMatch((line) -> line.debit() != null && line.debit().equals(Amount.of("-100.00"))));
	}

	@Test
	void LED_101_what_the_operation_table_does_not_know_stays_approved_and_waits() {
		LineKey debt = this.given.line("0003", "2.8.1.1.1.1", "1000");
		this.given.chain("led", Stage.ACCRUAL, debt, "400.00");
		assertThat(this.books.pending(KEY)).singleElement().satisfies((pending) -> {
			assertThat(pending.stage()).isEqualTo("ACCRUAL");
			assertThat(pending.item()).isEqualTo("2.8.1.1.1.1");
			assertThat(pending.amount()).isEqualTo(Amount.of("400.00"));
		});
		assertThat(this.books.settle(KEY)).isZero();
		// half of its entry isn't entered either
		assertThat(balances()).doesNotContainKey("8601");
		this.jdbc.sql("""
				insert into accounting_operation (since, stage, purpose, item, debit, credit)
				values (2012, 'ACCRUAL', 'FINANCIAL', '2.8', '5302', '2103')""").update();
		assertThat(this.books.settle(KEY)).isOne();
		assertThat(this.books.pending(KEY)).isEmpty();
		assertThat(balances()).containsEntry("2103", "-400.00").containsEntry("8601", "-400.00");
	}

	@Test
	void entries_are_numbered_without_gap_and_never_changed() {
		LineKey goods = this.given.line("0004", "2.3.1.5.1.2", "1000");
		this.given.chain("numbers", Stage.PAYMENT_ORDER, goods, "10.00");
		assertThat(this.books.entries(KEY, EntryFilter.after(0), 0, 100).stream().map(JournalEntry::number))
			.containsExactly(1, 2, 3, 4, 5);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update journal_line set amount = 1").update());
	}

	@Test
	void a_journal_as_text_adds_up_to_zero_entry_by_entry() throws IOException {
		LineKey goods = this.given.line("0005", "2.3.1.5.1.2", "1000");
		this.given.chain("text", Stage.PAYMENT_ORDER, goods, "12.30");
		StringBuilder text = new StringBuilder();
		this.books.walk(KEY, (entry) -> JournalText.write(KEY, entry, text));
		assertThat(text).contains("2071-03-15 * (997481-2071-4) ACCRUAL",
				"    5301  PEN 12.30  ; 00 2.3.1.5.1.2\n    2103  PEN -12.30  ; 00 2.3.1.5.1.2");
	}

	private Map<String, String> balances() {
		return this.books.balance(KEY)
			.stream()
			.collect(Collectors.toMap(AccountTotal::account, (account) -> account.balance().toString()));
	}

}
