package pe.siaf.accounting;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

/** The ledger: balance = opening + debit − credit, month by month, entry by entry. */
@SiafTest
@Transactional
class LedgerTests {

	private static final BooksKey KEY = new BooksKey(BooksFixture.YEAR, BooksFixture.UNIT);

	@Autowired
	private BooksFixture given;

	@Autowired
	private Ledger ledger;

	@BeforeEach
	void a_year() {
		LineKey goods = this.given.line("0041", "2.3.1.5.1.2", "1000");
		this.given.enter("OPENING", 0, "opening", "1101 500.00 0", "3101 0 500.00");
		this.given.chain("goods", Stage.PAYMENT_ORDER, goods, "100.00");
		this.given.post("later", Stage.PAYMENT_ORDER, 5, goods, "-40.00");
	}

	@Test
	void an_account_opens_moves_and_closes_each_month() {
		assertThat(this.ledger.months(KEY, "1101")).extracting("month", "opening", "debit", "credit", "balance")
			.containsExactly(row(0, "0.00", "500.00", "0.00", "500.00"), row(3, "500.00", "0.00", "100.00", "400.00"),
					row(5, "400.00", "0.00", "-40.00", "440.00"));
		assertThat(this.ledger.moves(KEY, "1101", 0, 10).stream().map(Ledger.Move::balance))
			.containsExactly(Amount.of("500.00"), Amount.of("400.00"), Amount.of("440.00"));
	}

	private static org.assertj.core.groups.Tuple row(int month, String... amounts) {
		return org.assertj.core.groups.Tuple.tuple(month, Amount.of(amounts[0]), Amount.of(amounts[1]),
				Amount.of(amounts[2]), Amount.of(amounts[3]));
	}

	@Test
	void the_trial_balance_of_a_period_opens_with_what_was_before_it() {
		List<AccountPeriod> march = this.ledger.period(KEY, 3, 4);
		assertThat(march.stream().filter((one) -> one.account().equals("1101"))).singleElement().satisfies((cash) -> {
			assertThat(cash.opening()).isEqualTo(Amount.of("500.00"));
			assertThat(cash.credit()).isEqualTo(Amount.of("100.00"));
			assertThat(cash.debits()).isEqualTo(Amount.of("500.00"));
			assertThat(cash.debtor()).isEqualTo(Amount.of("400.00"));
		});
		// the frame of the budget belongs to the first month
		assertThat(march.stream().filter((one) -> one.account().equals("8201")).map(AccountPeriod::opening))
			.containsExactly(Amount.of("1000.00"));
		List<Amount> sums = AccountPeriod.sums(march);
		assertThat(sums.get(0)).isEqualTo(sums.get(1));
		assertThat(sums.get(2)).isEqualTo(sums.get(3));
		assertThat(sums.get(4)).isEqualTo(sums.get(5));
		assertThat(sums.get(6)).isEqualTo(sums.get(7));
	}

}
