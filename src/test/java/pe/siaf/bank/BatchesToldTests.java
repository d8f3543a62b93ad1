package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pe.siaf.bank.ABatch.YEAR;

/**
 * What who drew a batch up tells of its payments counts once the bank's statement or
 * another person says so, and only that much of it.
 */
@SiafTest
class BatchesToldTests {

	private static final LocalDate DAY = LocalDate.now(FiscalTime.LIMA);

	private static final String TREASURER = "otra.tesorera";

	private static final String BANK = "";

	@Autowired
	private ABatch given;

	@Autowired
	private PaymentBatches batches;

	@Autowired
	private BankAnswers answers;

	@Autowired
	private BankReturns returns;

	@Autowired
	private BankBook book;

	@Autowired
	private BankStatements statements;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_line_of_a_statement_proves_one_payment_however_it_is_matched_or_told_anew() {
		String unit = "989941";
		BankBook.Key key = new BankBook.Key(YEAR, unit, "CUT");
		this.given.ordered(unit, "0001", "400.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		List<BankAnswer> both = List.of(paid(batch, 1, "778812", "400.00"), paid(batch, 2, "778812", "400.00"));
		List<StatementLine> one = List.of(line("778812", "-400.00"));
		this.statements.take(YEAR, unit, one, null, TREASURER);
		assertThat(this.answers.take(YEAR, unit, both, batch.preparedBy())).isEqualTo(2);
		assertThat(states(batch)).containsExactly("P", "told");
		assertThat(paid(unit)).isEqualTo("400.00");
		// what proved the payment is it
		assertThat(this.book.matched(key)).singleElement()
			.satisfies((match) -> assertThat(match.amount()).isEqualTo(Amount.of("-400.00")));
		// nor once it is separated, nor once it is taken back and told anew
		this.book.separate(key, matchedLine(unit), ABatch.treasurer(unit));
		assertThat(this.answers.take(YEAR, unit, both, batch.preparedBy())).isZero();
		this.statements.withdraw(key, this.statements.of(key).get(0).id(), "Otra vez", ABatch.treasurer(unit));
		this.statements.take(YEAR, unit, one, null, TREASURER);
		assertThat(this.answers.take(YEAR, unit, both, batch.preparedBy())).isZero();
		assertThat(states(batch)).containsExactly("P", "told");
		// the bank paid twice
		this.statements.take(YEAR, unit, List.of(one.get(0), one.get(0)), null, TREASURER);
		assertThat(this.answers.take(YEAR, unit, both, batch.preparedBy())).isEqualTo(1);
		assertThat(states(batch)).containsExactly("P", "P");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void a_line_of_a_statement_proves_no_payment_of_a_second_batch() {
		String unit = "989942";
		this.given.ordered(unit, "0001", "400.00", "400.00");
		List<Long> orders = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		PaymentBatch first = this.given.sent(this.given.open(unit, orders.subList(0, 1)));
		PaymentBatch second = this.given.sent(this.given.open(unit, orders.subList(1, 2)));
		// another's word posts the first, and no match says of which line it is
		this.answers.take(YEAR, unit, List.of(paid(first, 1, "778812", "400.00")), TREASURER);
		this.statements.take(YEAR, unit, List.of(line("778812", "-400.00"), line("000", "-400.00")), null, TREASURER);
		this.answers.take(YEAR, unit, List.of(paid(second, 1, "0778812", "400.00")), second.preparedBy());
		assertThat(states(second)).containsExactly("told");
		// a number of zeros is none
		this.answers.take(YEAR, unit, List.of(paid(second, 1, "0", "400.00")), second.preparedBy());
		assertThat(states(second)).containsExactly("told");
		assertThat(paid(unit)).isEqualTo("400.00");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void what_was_told_as_paid_by_mistake_is_void_once_the_bank_says_that_it_never_went() {
		String unit = "989943";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(paid(batch, 1, "5", "600.00"), paid(batch, 2, "6", "400.00")),
				batch.preparedBy());
		this.answers.take(YEAR, unit, List.of(back(batch, 1, "9", "600.00")), BANK);
		this.answers.take(YEAR, unit, List.of(back(batch, 2, "9", "400.00")), TREASURER);
		assertThat(states(batch)).containsExactly("R", "R");
		assertThat(this.batches.lines(batch)).allMatch((line) -> line.paidOn() == null)
			.extracting(PaymentBatch.Line::isUnconfirmed)
			.containsExactly(false, true);
		assertThat(count("execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id",
				"a.sec_ejec = ? and r.stage = 'PAYMENT' and a.state = 'X'", unit))
			.isEqualTo(2);
		assertThat(count("movement", "sec_ejec = ? and stage = 'PAYMENT'", unit)).isZero();
		assertThat(count("bank_book", "sec_ejec = ?", unit)).isZero();
		assertThat(count("reversion_due", "sec_ejec = ?", unit)).isZero();
		assertThat(this.given.fresh(batch).state()).isEqualTo("P");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void what_was_told_as_paid_is_paid_and_returned_where_the_statement_has_it() {
		String unit = "989944";
		this.given.ordered(unit, "0001", "600.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(paid(batch, 1, "5", "600.00")), batch.preparedBy());
		this.statements.take(YEAR, unit, List.of(line("5", "-600.00"), line("6", "600.00")), null, TREASURER);
		this.answers.take(YEAR, unit, List.of(back(batch, 1, "6", "600.00")), BANK);
		PaymentBatch.Line line = this.batches.lines(batch).get(0);
		assertThat(line.state()).isEqualTo("R");
		assertThat(line.paidOn()).isEqualTo(DAY);
		assertThat(count("bank_book", "sec_ejec = ? and kind = 'PAYMENT'", unit)).isEqualTo(2);
		assertThat(paid(unit)).isEqualTo("0.00");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void CTL_001_what_one_person_tells_as_paid_and_back_waits_with_both() {
		String unit = "989945";
		this.given.ordered(unit, "0001", "600.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		List<BankAnswer> told = List.of(paid(batch, 1, "5", "600.00"), back(batch, 1, "6", "600.00"));
		assertThat(this.answers.take(YEAR, unit, told, batch.preparedBy())).isEqualTo(2);
		assertThat(this.answers.take(YEAR, unit, told, batch.preparedBy())).isZero();
		assertThat(states(batch)).containsExactly("told");
		assertThat(count("movement", "sec_ejec = ? and stage = 'PAYMENT'", unit)).isZero();
		assertThat(this.mvc.get().uri(batch.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Y devuelto el");
		assertThat(this.mvc.get().uri(batch.page()).with(Signed.as("tesoro.mef"))).hasStatusOk()
			.bodyText()
			.contains("S/ 600.00 en total", "name=\"visto\" value=\"" + seal(batch) + "\"");
		this.returns.confirmPaid(batch, seal(batch), ABatch.head(unit));
		PaymentBatch.Line line = this.batches.lines(batch).get(0);
		assertThat(line.state()).isEqualTo("R");
		assertThat(line.paidOn()).isEqualTo(DAY);
		assertThat(line.isUnconfirmed()).isTrue();
		assertThat(paid(unit)).isEqualTo("0.00");
		assertThat(this.given.fresh(batch).state()).isEqualTo("P");
		refused("CTL-001", () -> this.returns.confirm(batch, 1, ABatch.treasurer(unit)));
		this.returns.confirm(batch, 1, ABatch.head(unit));
		assertThat(this.batches.candidates(YEAR, unit)).hasSize(1);
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void WFL_003_what_was_told_after_the_look_is_not_confirmed_with_it() {
		String unit = "989946";
		this.given.ordered(unit, "0001", "100.00", "900.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(paid(batch, 1, "5", "100.00")), batch.preparedBy());
		String seen = seal(batch);
		this.answers.take(YEAR, unit, List.of(paid(batch, 2, "6", "900.00")), batch.preparedBy());
		refused("WFL-003", () -> this.returns.confirmPaid(batch, seen, ABatch.head(unit)));
		refused("WFL-003", () -> this.returns.confirmPaid(batch, "", ABatch.head(unit)));
		String later = seal(batch);
		this.answers.take(YEAR, unit, List.of(paid(batch, 1, "7", "100.00")), batch.preparedBy());
		refused("WFL-003", () -> this.returns.confirmPaid(batch, later, ABatch.head(unit)));
		assertThat(paid(unit)).isEqualTo("0.00");
		assertThat(this.returns.confirmPaid(batch, seal(batch), ABatch.head(unit))).isEqualTo(2);
		assertThat(paid(unit)).isEqualTo("1000.00");
	}

	@Test
	void PAY_043_nobody_tells_that_it_came_back_before_they_say_it_was_paid() {
		String unit = "989947";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.jdbc.sql("update payment_batch set sent_at = now() - interval '3 days' where sec_ejec = ? and number = ?")
			.params(unit, batch.number())
			.update();
		this.answers.take(YEAR, unit, List.of(paid(batch, 1, "5", "100.00")), batch.preparedBy());
		BankAnswer before = new BankAnswer(batch.number(), 1, false, DAY.minusDays(1), "6", Amount.of("100.00"),
				"CUENTA INEXISTENTE");
		refused("PAY-043", () -> this.answers.take(YEAR, unit, List.of(before), batch.preparedBy()));
		assertThat(states(batch)).containsExactly("told");
	}

	private List<String> states(PaymentBatch batch) {
		return this.batches.lines(batch).stream().map((line) -> line.isTold() ? "told" : line.state()).toList();
	}

	private String seal(PaymentBatch batch) {
		return ToldPayments.of(this.batches.lines(batch)).seal();
	}

	private long matchedLine(String unit) {
		return this.jdbc.sql("select statement_id from bank_match where sec_ejec = ?")
			.param(unit)
			.query(Long.class)
			.single();
	}

	private int count(String from, String where, String unit) {
		return this.jdbc.sql("select count(*) from " + from + " where " + where)
			.param(unit)
			.query(Integer.class)
			.single();
	}

	private static StatementLine line(String operation, String amount) {
		return new StatementLine("CUT", DAY, operation, "CARGO", Amount.of(amount));
	}

	private static BankAnswer paid(PaymentBatch batch, int line, String operation, String amount) {
		return new BankAnswer(batch.number(), line, true, DAY, operation, Amount.of(amount), "");
	}

	private static BankAnswer back(PaymentBatch batch, int line, String operation, String amount) {
		return new BankAnswer(batch.number(), line, false, DAY, operation, Amount.of(amount), "CUENTA INEXISTENTE");
	}

	private String paid(String unit) {
		return this.jdbc.sql("select sum(paid)::text from budget_line where fiscal_year = ? and sec_ejec = ?")
			.params(YEAR, unit)
			.query(String.class)
			.single();
	}

	/** What the nightly proof would find in a unit. */
	private List<String> faults(String unit) {
		return this.jdbc
			.sql("""
					select code || ' ' || subject || ' ' || measure from (
					  select * from proof_books union all select * from proof_records union all select * from proof_postings
					  union all select * from proof_history union all select * from proof_numbers union all select * from proof_treasury) p
					where fiscal_year = ? and sec_ejec = ?""")
			.params(YEAR, unit)
			.query(String.class)
			.list();
	}

	private static void refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
	}

}
