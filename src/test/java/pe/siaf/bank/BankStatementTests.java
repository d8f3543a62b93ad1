package pe.siaf.bank;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pe.siaf.bank.ABatch.YEAR;

/**
 * A statement is of the unit's accounts and of its year, each of its lines counts once,
 * and one that was brought by mistake is taken back.
 */
@SiafTest
class BankStatementTests {

	private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

	private static final LocalDate TODAY = LocalDate.now(FiscalTime.LIMA);

	private static final String HEAD = "cuenta,fecha,operacion,concepto,importe\n";

	@Autowired
	private ABatch given;

	@Autowired
	private BankAnswers answers;

	@Autowired
	private BankBook book;

	@Autowired
	private BankStatements statements;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void PAY_046_and_PAY_048_a_statement_of_another_account_or_year_is_refused_whole() {
		String good = "CUT,15/04/2026,988001,COMISION,-4.50\n";
		assertThat(loads(HEAD + good + "00-068-123456,15/04/2026,988002,COMISION,-4.50\n")).contains("\"REJECTED\"",
				"PAY-046", "\"row\":3");
		assertThat(loads(HEAD + good + "CUT,15/04/2025,988003,COMISION,-4.50\n")).contains("\"REJECTED\"", "PAY-048",
				"\"row\":3");
		assertThat(loads(HEAD + "CUT,31/12/2099,988003,COMISION,-4.50\n")).contains("\"REJECTED\"", "PAY-048");
		assertThat(this.statements.of(new BankBook.Key(YEAR, "001650", "CUT")))
			.noneMatch((one) -> one.amount().equals(Amount.of("-4.50")));
	}

	@Test
	void of_two_equal_lines_of_a_statement_both_count_and_the_same_file_changes_nothing() {
		String twice = "CUT,15/04/2026,988010,COMISION,-4.50\n".repeat(2);
		assertThat(loads(HEAD + twice)).contains("\"APPLIED\"", "\"new\":2");
		assertThat(loads(HEAD + twice)).contains("\"APPLIED\"", "\"new\":0", "\"equal\":2");
		assertThat(this.jdbc.sql("select sum(amount)::text from bank_statement_line where operation = '988010'")
			.query(String.class)
			.single()).isEqualTo("-9.00");
	}

	@Test
	void PAY_059_of_a_day_that_comes_in_parts_an_equal_line_is_said_to_be_new_or_not() {
		String fee = "CUT,16/04/2026,0,COMISION,-4.71";
		String other = "CUT,16/04/2026,988021,ABONO,-20.71";
		String morning = HEAD + fee + "\n" + other + "\n";
		assertThat(loads(morning)).contains("\"APPLIED\"", "\"new\":2");
		// the evening's file has the second fee only: nobody knows but who has the paper
		assertThat(loads(HEAD + fee + "\n")).contains("\"REJECTED\"", "PAY-059", "\"row\":2");
		assertThat(loads(HEAD + fee + "\nCUT,16/04/2026,988022,ABONO,-1.71\n")).contains("\"REJECTED\"", "PAY-059");
		String mark = HEAD.replace("importe", "importe,nueva");
		String evening = mark + fee + ",SI\n";
		assertThat(loads(mark + fee + ",NO\n")).contains("\"APPLIED\"", "\"new\":0", "\"equal\":1");
		assertThat(fees()).isEqualTo("-4.71");
		assertThat(loads(evening)).contains("\"APPLIED\"", "\"new\":1");
		assertThat(fees()).isEqualTo("-9.42");
		// each file again changes nothing, nor does the whole day
		assertThat(loads(evening)).contains("\"APPLIED\"", "\"new\":0", "\"equal\":1");
		assertThat(loads(morning)).contains("\"APPLIED\"", "\"new\":0", "\"equal\":2");
		assertThat(loads(HEAD + fee + "\n" + fee + "\n" + other + "\n")).contains("\"APPLIED\"", "\"equal\":3");
		assertThat(fees()).isEqualTo("-9.42");
		// a third one is seen in the whole day without being said
		assertThat(loads(HEAD + (fee + "\n").repeat(3) + other + "\n")).contains("\"APPLIED\"", "\"new\":1");
		assertThat(fees()).isEqualTo("-14.13");
	}

	private String fees() {
		return this.jdbc.sql("select sum(amount)::text from bank_statement_line where amount = -4.71 and withdrawn = 0")
			.query(String.class)
			.single();
	}

	@Test
	void PAY_049_a_statement_is_taken_back_with_a_reason_while_none_of_its_lines_is_matched() {
		String unit = "988831";
		this.given.ordered(unit, "0001", "600.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(paid(batch, "600.00")), "otra.persona");
		BankBook.Key key = new BankBook.Key(YEAR, unit, "CUT");
		List<StatementLine> lines = List.of(line(TODAY, "1", "-600.00"), line(DAY, "2", "-3.00"));
		this.statements.take(YEAR, unit, lines, null, "tesorera.lote");
		assertThat(this.book.matchSame(key, ABatch.treasurer(unit))).isEqualTo(1);
		BankStatements.Statement statement = this.statements.of(key).get(0);
		assertThat(statement.lines()).isEqualTo(2);
		refused("WFL-004", () -> this.statements.withdraw(key, statement.id(), " ", ABatch.treasurer(unit)));
		refused("PAY-049", () -> withdraw(key, statement));
		BankBook.Key other = new BankBook.Key(YEAR, unit, "00-068-1");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> withdraw(other, statement));
		this.book.separate(key, matched(unit), ABatch.treasurer(unit));
		withdraw(key, statement);
		refused("WFL-001", () -> withdraw(key, statement));
		assertThat(this.book.unexplained(key)).isEmpty();
		assertThat(this.book.sums(key).statement()).isEqualTo(Amount.ZERO);
		// nobody matches what was taken back, and it can be told anew
		refused("PAY-044",
				() -> this.book.match(key, lineOf(statement), String.valueOf(posting(unit)), ABatch.treasurer(unit)));
		assertThat(this.book.matchSame(key, ABatch.treasurer(unit))).isZero();
		assertThat(this.statements.take(YEAR, unit, lines, null, "tesorera.lote")).isEqualTo(2);
		assertThat(this.statements.of(key)).extracting((one) -> one.withdrawnAt() != null).containsExactly(false, true);
		assertThat(this.jdbc.sql(
				"select count(*) from audit_event where chain = ? and object_type = 'BANK_STATEMENT' and action = 'withdraw'")
			.param(unit)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void lines_are_only_added_whoever_writes_to_the_table() {
		String unit = "988832";
		this.given.ordered(unit, "0001", "1.00");
		this.statements.take(YEAR, unit, List.of(line(DAY, "1", "-3.00")), null, "tesorera.lote");
		for (String change : List.of("update bank_statement_line set amount = -4 where sec_ejec = ?",
				"update bank_statement_line set withdrawn = -1 where sec_ejec = ?",
				"delete from bank_statement_line where sec_ejec = ?",
				"delete from bank_statement where sec_ejec = ?")) {
			assertThatExceptionOfType(DataIntegrityViolationException.class).as(change)
				.isThrownBy(() -> this.jdbc.sql(change).param(unit).update());
		}
	}

	@Test
	void what_last_years_book_paid_is_matched_in_this_years_statement() {
		String unit = "988833";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(paid(batch, "600.00"),
				new BankAnswer(batch.number(), 2, true, TODAY, "2", Amount.of("400.00"), "")), "otra.persona");
		inNextYear(unit);
		BankBook.Key next = new BankBook.Key(YEAR + 1, unit, "CUT");
		LocalDate january = LocalDate.of(YEAR + 1, 1, 5);
		this.statements.take(YEAR + 1, unit, List.of(line(january, "1", "-600.00"), line(january, "77", "-400.00")),
				null, "tesorera.lote");
		assertThat(this.book.matchable(next)).extracting((row) -> row.amount().toString())
			.containsExactlyInAnyOrder("-600.00", "-400.00");
		assertThat(this.book.matchSame(next, ABatch.treasurer(unit))).isEqualTo(1);
		assertThat(this.book.sums(next)).isEqualTo(new BankBook.Sums(Amount.ZERO, Amount.of("-1000.00"), Amount.ZERO,
				Amount.of("-400.00"), Amount.ZERO, Amount.of("-600.00")));
		BankBook.Key year = new BankBook.Key(YEAR, unit, "CUT");
		assertThat(this.book.sums(year)).isEqualTo(new BankBook.Sums(Amount.of("-1000.00"), Amount.ZERO,
				Amount.of("-400.00"), Amount.ZERO, Amount.of("-600.00"), Amount.ZERO));
		assertThat(this.book.matched(next)).hasSize(1);
		assertThat(this.mvc.get().uri(next.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("+ del libro del año anterior", "Extractos recibidos");
	}

	private void inNextYear(String unit) {
		this.jdbc.sql("insert into fiscal_year values (?, 'APPROVED') on conflict do nothing").param(YEAR + 1).update();
		for (String row : List.of("sector values (2027, '09', 'SECTOR')",
				"pliego values (2027, 'E', '09', '009', 'PLIEGO')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				select ?, sec_ejec, level, sector, pliego, unit_code, name from implementing_unit
				where fiscal_year = ? and sec_ejec = ? on conflict do nothing""").params(YEAR + 1, YEAR, unit).update();
	}

	private void withdraw(BankBook.Key key, BankStatements.Statement statement) {
		this.statements.withdraw(key, statement.id(), "Era de otra cuenta", ABatch.treasurer(key.secEjec()));
	}

	private long matched(String unit) {
		return this.jdbc.sql("select statement_id from bank_match where sec_ejec = ?")
			.param(unit)
			.query(Long.class)
			.single();
	}

	private long lineOf(BankStatements.Statement statement) {
		return this.jdbc.sql("select id from bank_statement_line where statement_id = ? and amount = -600")
			.param(statement.id())
			.query(Long.class)
			.single();
	}

	private String posting(String unit) {
		return this.jdbc.sql("select posting_key from bank_book where sec_ejec = ? and amount = -600")
			.param(unit)
			.query(String.class)
			.single();
	}

	private static BankAnswer paid(PaymentBatch batch, String amount) {
		return new BankAnswer(batch.number(), 1, true, TODAY, "1", Amount.of(amount), "");
	}

	private static StatementLine line(LocalDate day, String operation, String amount) {
		return new StatementLine("CUT", day, operation, "CARGO", Amount.of(amount));
	}

	private String loads(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/bank-statements")
			.multipart()
			.file(new MockMultipartFile("file", "banco.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", "001650")
			.header("Authorization", "Bearer demo-tesoreria.ue")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "tesoreria.ue");
	}

	private static void refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
	}

}
