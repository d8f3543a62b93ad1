package pe.siaf.bank;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pe.siaf.bank.ABatch.YEAR;

/** Orders go to the bank signed by two, and its answers pay or return them. */
@SiafTest
class BatchTests {

	/** The bank answers today: not before it has the file, nor tomorrow. */
	private static final LocalDate DAY = LocalDate.now(FiscalTime.LIMA);

	private static final String ON = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(DAY);

	private static final String TREASURER = "otra.tesorera";

	@Autowired
	private ABatch given;

	@Autowired
	private PaymentBatches batches;

	@Autowired
	private BatchMoves moves;

	@Autowired
	private BankAnswers answers;

	@Autowired
	private BankReturns returns;

	@Autowired
	private BankBook book;

	@Autowired
	private BankStatements statements;

	@Autowired
	private StatementsOfMonth warning;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void what_the_bank_pays_counts_once_however_often_it_says_so() {
		String unit = "996681";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.signed(this.given.open(unit));
		assertThat(batch.state()).isEqualTo("A");
		assertThat(this.moves.take(batch, ABatch.treasurer(unit))).startsWith("C|996681|2026|")
			.contains("|2|1000.00", "|OPE||20131370645|", "|600.00|");
		assertThat(paid(unit)).isEqualTo("0.00");
		List<BankAnswer> said = List.of(answer(batch, 1, true, "600.00"), answer(batch, 2, true, "400.00"));
		assertThat(this.answers.take(YEAR, unit, said, TREASURER)).isEqualTo(2);
		assertThat(this.answers.take(YEAR, unit, said, TREASURER)).isZero();
		assertThat(paid(unit)).isEqualTo("1000.00");
		assertThat(this.given.fresh(batch).state()).isEqualTo("P");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void a_returned_payment_reopens_its_order_which_is_paid_by_another_batch() {
		String unit = "996682";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		// the first was paid and came back, the second was never paid
		this.answers.take(YEAR, unit, List.of(answer(batch, 1, true, "600.00"), answer(batch, 1, false, "600.00"),
				answer(batch, 2, false, "400.00")), TREASURER);
		assertThat(paid(unit)).isEqualTo("0.00");
		assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("R", "R");
		assertThat(faults(unit)).isEmpty();
		// what was said of the first day is known when it is told again
		assertThat(this.answers.take(YEAR, unit, List.of(answer(batch, 1, true, "600.00")), TREASURER)).isZero();
		confirmed(batch, 1);
		confirmed(batch, 2);
		PaymentBatch again = this.given.sent(this.given.open(unit));
		assertThat(again.total()).isEqualTo(Amount.of("1000.00"));
		this.answers.take(YEAR, unit, List.of(answer(again, 1, true, "600.00"), answer(again, 2, true, "400.00")),
				TREASURER);
		assertThat(paid(unit)).isEqualTo("1000.00");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void CTL_001_who_drew_a_batch_up_does_not_alone_say_that_it_was_paid() {
		String unit = "988834";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		String preparer = batch.preparedBy();
		List<BankAnswer> said = List.of(answer(batch, 1, true, "600.00"), answer(batch, 2, true, "400.00"));
		assertThat(this.answers.take(YEAR, unit, said, preparer)).isEqualTo(2);
		assertThat(this.answers.take(YEAR, unit, said, preparer)).isZero();
		assertThat(paid(unit)).isEqualTo("0.00");
		assertThat(this.batches.lines(batch)).allMatch(PaymentBatch.Line::isTold);
		refused("CTL-001", () -> this.returns.confirmPaid(batch, seal(batch), ABatch.treasurer(unit)));
		// their own statement proves as little as their own word, another's does
		this.statements.take(YEAR, unit, List.of(line(DAY, "1", "-600.00")), null, preparer);
		this.statements.take(YEAR, unit, List.of(line(DAY, "0002", "-400.00")), null, TREASURER);
		assertThat(this.answers.take(YEAR, unit, said, preparer)).isEqualTo(1);
		assertThat(paid(unit)).isEqualTo("400.00");
		assertThat(this.returns.confirmPaid(batch, seal(batch), ABatch.head(unit))).isEqualTo(1);
		assertThat(paid(unit)).isEqualTo("1000.00");
		assertThat(this.given.fresh(batch).state()).isEqualTo("P");
		refused("WFL-001", () -> this.returns.confirmPaid(batch, "", ABatch.head(unit)));
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void CTL_001_two_sign_who_had_no_other_part_and_only_they() {
		String unit = "996683";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch sent = this.given.move(this.given.open(unit), "verify", ABatch.treasurer(unit));
		refused("CTL-001",
				() -> this.given.move(sent, "sign", ABatch.officer(Role.UE_ADMIN_HEAD, unit, "tesorera.lote")));
		// who prepared the order, who committed
		for (String hand : List.of("ue_treasury", "ue_logistics")) {
			refused("CTL-001", () -> this.given.move(sent, "sign", ABatch.officer(Role.UE_ADMIN_HEAD, unit, hand)));
		}
		PaymentBatch once = this.given.move(sent, "sign", ABatch.head(unit));
		refused("CTL-001", () -> this.given.move(once, "sign", ABatch.head(unit)));
		refused("WFL-003", () -> this.given.move(sent, "sign", ABatch.treasury()));
		assertThat(this.given.move(once, "sign", ABatch.treasury()).state()).isEqualTo("A");
	}

	@Test
	void PAY_040_an_order_goes_in_one_batch_and_a_batch_taken_apart_frees_it() {
		String unit = "996684";
		this.given.ordered(unit, "0001", "100.00");
		List<Long> orders = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		PaymentBatch first = this.given.open(unit, orders);
		refused("PAY-040", () -> this.given.open(unit, orders));
		refused("PAY-040", () -> this.given.open(unit, List.of()));
		this.given.move(first, "discard", ABatch.treasurer(unit));
		refused("PAY-040", () -> this.moves.open(YEAR, unit, "00-068-1", orders, ABatch.treasurer(unit)));
		assertThat(this.given.open(unit, orders).total()).isEqualTo(Amount.of("100.00"));
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void PAY_041_what_is_signed_is_what_was_sent_and_PAY_042_nothing_goes_out_before() {
		String unit = "996685";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch sent = this.given.move(this.given.open(unit), "verify", ABatch.treasurer(unit));
		refused("PAY-042", () -> this.moves.take(sent, ABatch.treasurer(unit)));
		this.jdbc.sql("update payment_batch_line set payee = 'OTRO' where sec_ejec = ? and number = ?")
			.params(unit, sent.number())
			.update();
		refused("PAY-041", () -> this.given.move(sent, "sign", ABatch.head(unit)));
		PaymentBatch back = this.given.move(sent, "reject", ABatch.head(unit));
		assertThat(this.given.signed(back).state()).isEqualTo("A");
	}

	@Test
	void PAY_043_an_answer_is_of_its_line_its_amount_and_an_open_month() {
		String unit = "996686";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch open = this.given.open(unit);
		refused("PAY-043", () -> this.answers.take(YEAR, unit, List.of(answer(open, 1, true, "100.00")), TREASURER));
		PaymentBatch signed = this.given.signed(open);
		// nobody took it to the bank
		refused("PAY-043", () -> this.answers.take(YEAR, unit, List.of(answer(signed, 1, true, "100.00")), TREASURER));
		this.moves.take(signed, ABatch.treasurer(unit));
		PaymentBatch batch = this.given.fresh(signed);
		for (BankAnswer wrong : List.of(answer(batch, 1, true, "100.00", DAY.minusDays(1)),
				answer(batch, 1, true, "100.00", DAY.plusDays(1)), answer(batch, 1, true, "100.01"),
				answer(batch, 2, true, "100.00"),
				new BankAnswer(batch.number(), 1, false, DAY, "1", Amount.of(100), " "))) {
			refused("PAY-043", () -> this.answers.take(YEAR, unit, List.of(wrong), TREASURER));
		}
		this.answers.take(YEAR, unit, List.of(answer(batch, 1, true, "100.00")), TREASURER);
		// back before it was paid
		refused("PAY-043",
				() -> this.answers.take(YEAR, unit,
						List.of(new BankAnswer(batch.number(), 1, false, DAY.minusDays(1), "1", Amount.of(100), "NO")),
						TREASURER));
	}

	@Test
	void velocity_rules_freeze_a_batch_until_a_third_person_releases_it_with_a_reason() {
		String unit = "996687";
		this.given.ordered(unit, "0001", "6000.00");
		PaymentBatch frozen = this.given.signed(this.given.open(unit));
		assertThat(frozen.state()).isEqualTo("Z");
		assertThat(frozen.alarmList()).containsExactly("NEW_PAYEE");
		refused("PAY-042", () -> this.moves.take(frozen, ABatch.treasurer(unit)));
		refused("PAY-043", () -> this.answers.take(YEAR, unit, List.of(answer(frozen, 1, true, "6000.00")), TREASURER));
		refused("CTL-001", () -> this.given.move(frozen, "unfreeze", ABatch.treasury()));
		refused("WFL-004", () -> this.moves.move(frozen, "unfreeze", " ", ABatch.MORNING,
				ABatch.officer(Role.PLIEGO_HEAD, unit, "titular.lote")));
		PaymentBatch released = this.given.move(frozen, "unfreeze",
				ABatch.officer(Role.PLIEGO_HEAD, unit, "titular.lote"));
		assertThat(released.state()).isEqualTo("A");
		assertThat(this.jdbc.sql("""
				select string_agg(action, ' ' order by id) from audit_event
				where chain = ? and object_type = 'PAYMENT_BATCH' and action in ('freeze', 'unfreeze')""")
			.param(unit)
			.query(String.class)
			.single()).contains("freeze", "unfreeze");
	}

	@Test
	void a_batch_is_frozen_by_haste_by_night_and_before_a_holiday() {
		String unit = "996688";
		this.given.ordered(unit, "0001", "1.00", "2.00", "3.00", "4.00", "5.00", "6.00", "7.00");
		PaymentBatch seven = this.given.open(unit);
		assertThat(alarms(seven, "2026-04-15T19:59:00-05:00")).isEmpty();
		assertThat(alarms(seven, "2026-04-15T20:00:00-05:00")).containsExactly("NIGHT");
		assertThat(alarms(seven, "2026-04-15T06:59:59-05:00")).containsExactly("NIGHT");
		assertThat(alarms(seven, "2026-12-24T10:00:00-05:00")).containsExactly("EVE_OF_HOLIDAY");
		this.given.move(seven, "discard", ABatch.treasurer(unit));
		this.given.ordered(unit, "0002", "8.00");
		assertThat(alarms(this.given.open(unit), "2026-04-15T10:00:00-05:00")).containsExactly("ORDERS_IN_A_MINUTE");
	}

	@Test
	void payments_that_are_parted_are_counted_together_and_each_signature_has_its_hour() {
		String unit = "000119";
		this.given.ordered(unit, "0001", "2600.00", "2600.00");
		List<Long> orders = this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList();
		PaymentBatch half = this.given.open(unit, orders.subList(0, 1));
		assertThat(alarms(half, "2026-04-15T10:00:00-05:00")).isEmpty();
		PaymentBatch rest = this.given.open(unit, orders.subList(1, 2));
		assertThat(alarms(rest, "2026-04-15T10:00:00-05:00")).containsExactly("NEW_PAYEE");
		assertThat(alarms(half, "2026-04-15T10:00:00-05:00")).containsExactly("NEW_PAYEE");
		this.jdbc.sql("update payment_batch set first_at = ? where sec_ejec = ? and number = ?")
			.params(OffsetDateTime.parse("2026-04-15T03:00:00-05:00"), unit, rest.number())
			.update();
		assertThat(alarms(rest, "2026-04-15T10:00:00-05:00")).containsExactlyInAnyOrder("NIGHT", "NEW_PAYEE");
		// Wednesday before Holy Thursday; a Friday before a Monday
		assertThat(alarms(half, "2026-04-01T10:00:00-05:00")).contains("EVE_OF_HOLIDAY");
		assertThat(alarms(half, "2026-06-26T10:00:00-05:00")).contains("EVE_OF_HOLIDAY");
		assertThat(alarms(half, "2026-06-25T10:00:00-05:00")).doesNotContain("EVE_OF_HOLIDAY");
	}

	@Test
	void of_many_who_bring_one_answer_at_once_one_pays() throws Exception {
		String unit = "996689";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		List<Callable<Integer>> officers = new ArrayList<>();
		for (int officer = 0; officer < 8; officer++) {
			officers.add(() -> this.answers.take(YEAR, unit, List.of(answer(batch, 1, true, "100.00")), TREASURER));
		}
		ExecutorService together = Executors.newFixedThreadPool(8);
		try {
			int paid = 0;
			for (Future<Integer> one : together.invokeAll(officers)) {
				paid += one.get();
			}
			assertThat(paid).isEqualTo(1);
		}
		finally {
			together.shutdown();
		}
		assertThat(paid(unit)).isEqualTo("100.00");
		assertThat(faults(unit)).isEmpty();
	}

	@Test
	void a_statement_is_reconciled_by_number_or_by_hand_and_PAY_044_only_with_its_equal() {
		String unit = "996690";
		this.given.ordered(unit, "0001", "600.00", "400.00");
		PaymentBatch batch = this.given.sent(this.given.open(unit));
		this.answers.take(YEAR, unit, List.of(answer(batch, 1, true, "600.00"), answer(batch, 2, true, "400.00")),
				TREASURER);
		BankBook.Key key = new BankBook.Key(YEAR, unit, "CUT");
		List<StatementLine> said = List.of(line(DAY, "00001", "-600.00"), line(DAY.plusDays(3), "99", "-400.00"),
				line(DAY, "7", "-12.50"));
		assertThat(this.statements.take(YEAR, unit, said, null, "")).isEqualTo(3);
		assertThat(this.statements.take(YEAR, unit, said, null, "")).isZero();
		assertThat(this.book.matchSame(key, ABatch.treasurer(unit))).isEqualTo(1);
		List<BankBook.Line> open = this.book.unexplained(key);
		assertThat(open).extracting((line) -> line.amount().toString()).containsExactly("-12.50", "-400.00");
		String suggested = String.valueOf(open.get(1).suggested());
		assertThat(suggested).startsWith("act/");
		refused("PAY-044", () -> this.book.match(key, open.get(0).id(), suggested, ABatch.treasurer(unit)));
		this.book.match(key, open.get(1).id(), suggested, ABatch.treasurer(unit));
		refused("PAY-044", () -> this.book.match(key, open.get(1).id(), suggested, ABatch.treasurer(unit)));
		assertThat(this.book.outstanding(key)).isEmpty();
		assertThat(this.book.sums(key)).isEqualTo(new BankBook.Sums(Amount.of("-1000.00"), Amount.of("-1012.50"),
				Amount.ZERO, Amount.of("-12.50"), Amount.ZERO, Amount.ZERO));
		this.book.separate(key, open.get(1).id(), ABatch.treasurer(unit));
		assertThat(this.book.outstanding(key)).hasSize(1);
		// who closes the month is told
		assertThat(this.warning.before(YEAR, unit, 13)).hasValueSatisfying((told) -> {
			assertThat(told.count()).isEqualTo(2);
			assertThat(told.amount()).isEqualTo("412.50");
		});
		assertThat(this.warning.before(YEAR, unit, DAY.getMonthValue() - 1)).isEmpty();
	}

	@Test
	void answers_and_statements_come_as_files_whole_or_not_at_all() {
		PaymentBatch batch = this.given.sent(this.given.open(this.given.ordered("001650", "7381", "60.00", "40.00")));
		String head = "lote,linea,respuesta,fecha,operacion,importe,motivo\n";
		String first = batch.number() + ",1,PAGADO," + ON + ",501,60.00,\n";
		assertThat(loads("bank-answers", head + first + batch.number() + ",2,PAGADO," + ON + ",502,40.01,\n"))
			.contains("\"REJECTED\"", "PAY-043", "\"row\":3");
		assertThat(loads("bank-answers", head + first + batch.number() + ",2,NADA," + ON + ",502,40.00,\n"))
			.contains("\"REJECTED\"", "INT-001");
		String whole = head + first + batch.number() + ",2,PAGADO," + ON + ",502,40.00,\n" + batch.number()
				+ ",2,DEVUELTO," + ON + ",503,40.00,CUENTA CERRADA\n";
		assertThat(loads("bank-answers", whole)).contains("\"APPLIED\"", "\"new\":3");
		assertThat(loads("bank-answers", whole)).contains("\"APPLIED\"", "\"equal\":3");
		assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("P", "R");
		assertThat(this.mvc.get().uri(batch.page()).with(Signed.as("administracion.ue"))).hasStatusOk()
			.bodyText()
			.contains("Devoluciones por confirmar", "Falta que otra persona la confirme");
		assertThat(this.mvc.get().uri(batch.page()).with(Signed.as("tesoreria.ue"))).hasStatusOk()
			.bodyText()
			.contains("Falta que otra persona la confirme")
			.doesNotContain("Devoluciones por confirmar");
		String statement = "cuenta,fecha,operacion,concepto,importe\nCUT,15/04/2026,501,ABONO,-60.00\n";
		assertThat(loads("bank-statements", statement)).contains("\"APPLIED\"", "\"new\":1");
		assertThat(loads("bank-statements", statement)).contains("\"equal\":1");
	}

	private String seal(PaymentBatch batch) {
		return ToldPayments.of(this.batches.lines(batch)).seal();
	}

	private void confirmed(PaymentBatch batch, int line) {
		this.returns.confirm(this.given.fresh(batch), line, ABatch.head(batch.secEjec()));
	}

	private String loads(String kind, String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/" + kind)
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

	private List<String> alarms(PaymentBatch batch, String at) {
		return this.jdbc.sql("select alarm from batch_alarms(?, cast(? as smallint), ?, ?)")
			.params(batch.secEjec(), YEAR, batch.number(), OffsetDateTime.parse(at))
			.query(String.class)
			.list();
	}

	private static StatementLine line(LocalDate day, String operation, String amount) {
		return new StatementLine("CUT", day, operation, "CARGO", Amount.of(amount));
	}

	private static BankAnswer answer(PaymentBatch batch, int line, boolean paid, String amount) {
		return answer(batch, line, paid, amount, DAY);
	}

	private static BankAnswer answer(PaymentBatch batch, int line, boolean paid, String amount, LocalDate day) {
		return new BankAnswer(batch.number(), line, paid, day, String.valueOf(line), Amount.of(amount),
				paid ? "" : "CUENTA INEXISTENTE");
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
					select code || ' ' || subject || ' ' || measure || ' ' || coalesce(expected, '') || ' ' || coalesce(found, '') from (
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
