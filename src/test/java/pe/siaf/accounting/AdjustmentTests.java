package pe.siaf.accounting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Entries that people make (domain 9.16.5, 12.3): with document, reason and paper,
 * approved by somebody else, balanced, on accounts that take them, in months that are
 * open.
 */
@SiafTest
@Transactional
class AdjustmentTests {

	private static final BooksKey KEY = new BooksKey(BooksFixture.YEAR, BooksFixture.UNIT);

	private static final Profile PREPARER = officer("contadora", Role.UE_ACCOUNTING);

	private static final Profile APPROVER = officer("administradora", Role.UE_ADMIN_HEAD);

	private static final byte[] PDF = "%PDF-1.7 sustento".getBytes(StandardCharsets.US_ASCII);

	@Autowired
	private BooksFixture given;

	@Autowired
	private Adjustments adjustments;

	@Autowired
	private AdjustmentFiles files;

	@Autowired
	private AdjustmentStore store;

	@Autowired
	private AccountingMonths months;

	@Autowired
	private Books books;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void unit() {
		this.given.line("0021", "2.3.1.5.1.2", "1000");
	}

	@Test
	void an_entry_of_several_lines_is_kept_as_pairs_and_told_as_it_was_put_down() {
		Adjustment kept = approved(
				draft(13, "5801 70.00 0", "5301 30.50 0", "1508 0 70.00", "1301 0 20.25", "2103 0 10.25"));
		assertThat(kept.state()).isEqualTo("APPROVED");
		assertThat(this.jdbc
			.sql("""
					select l.debit || '/' || l.credit || ' ' || l.amount from journal_line l join journal_entry e on e.sec_ejec = l.sec_ejec
					  and e.id = l.entry_id where e.sec_ejec = ? and e.stage = 'ADJUSTMENT' order by l.line""")
			.param(BooksFixture.UNIT)
			.query(String.class)
			.list()).containsExactly("5801/1508 70.00", "5301/1301 20.25", "5301/2103 10.25");
		JournalEntry entry = this.books.entries(KEY, new EntryFilter(13, null), 0, 10).get(0);
		assertThat(entry.page()).isEqualTo(kept.page());
		assertThat(entry.lines().stream().map((line) -> line.account() + " " + line.signed()))
			.containsExactly("5801 70.00", "5301 30.50", "1508 -70.00", "1301 -20.25", "2103 -10.25");
	}

	@Test
	void LED_001_an_entry_whose_sides_differ_is_refused_by_the_form_and_by_the_journal() {
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> register(draft(3, "5801 10.00 0", "1508 0 9.99")))
			.satisfies((refused) -> {
				assertThat(refused.rule().code()).isEqualTo("LED-001");
				assertThat(refused.figures()).containsEntry("difference", Amount.of("0.01"));
			});
		assertThat(refusal(() -> register(draft(3, "5801 10.00 0", "9102 0 10.00")))).isEqualTo("LED-001");
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc
			.sql("""
					select journal_enter(?, 2071::smallint, 3::smallint, date '2071-03-01', 'ADJUSTMENT', 'x', null, null, 'x', 'x',
					  '[{"account": "5801", "debit": 10, "credit": 0}, {"account": "1508", "debit": 0, "credit": 9.99}]')""")
			.param(BooksFixture.UNIT)
			.query(Long.class)
			.single()).satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("entry_balances"));
	}

	@Test
	void LED_002_an_entry_in_a_closed_month_is_refused() {
		this.given.closeExecution(1);
		this.months.move(KEY, 1, "reconcile", null, null, PREPARER);
		this.months.move(KEY, 1, "close", null, null, PREPARER);
		assertThat(refusal(() -> register(draft(1, "5801 10 0", "1508 0 10")))).isEqualTo("LED-002");
		assertThat(refusal(() -> register(draft(14, "5801 10 0", "1508 0 10")))).isEqualTo("LED-002");
	}

	@Test
	void LED_105_a_month_does_not_close_on_entries_that_nobody_decided() {
		Adjustment kept = register(draft(1, "5801 10 0", "1508 0 10"));
		this.given.closeExecution(1);
		this.months.move(KEY, 1, "reconcile", null, null, PREPARER);
		assertThat(refusal(() -> this.months.move(KEY, 1, "close", null, null, PREPARER))).isEqualTo("LED-105");
		this.adjustments.move(kept, "eliminate", "no correspondía", kept.version(), PREPARER);
		this.months.move(KEY, 1, "close", null, null, PREPARER);
	}

	@Test
	void LED_110_to_LED_113_lines_name_accounts_that_take_entries_and_the_entry_its_support() {
		this.jdbc.sql(
				"insert into accounting_account values (2012, '1599', 'RAIZ', 'DEBIT', false, true), (2012, '1598', 'ANTIGUA', 'DEBIT', true, false)")
			.update();
		Stream.of("1599", "1598", "7777")
			.forEach((account) -> assertThat(refusal(() -> register(draft(3, account + " 10 0", "1508 0 10"))))
				.isEqualTo("LED-110"));
		assertThat(refusal(() -> register(draft(3, "5801 10 0", "5801 0 10")))).isEqualTo("LED-111");
		assertThat(refusal(() -> register(draft(3, "5801 10 10", "1508 0 0")))).isEqualTo("LED-111");
		assertThat(refusal(() -> register(draft(3)))).isEqualTo("LED-111");
		assertThat(refusal(() -> register(draft(3, "8601 10 0", "8401 0 10")))).isEqualTo("LED-112");
		AdjustmentDraft whole = draft(3, "5801 10 0", "1508 0 10");
		assertThat(refusal(() -> register(
				new AdjustmentDraft(whole.kind(), 3, "INF", "1", whole.documentDate(), " ", whole.lines()))))
			.isEqualTo("LED-113");
		assertThat(refusal(
				() -> register(new AdjustmentDraft(whole.kind(), 3, "INF", "1", null, "motivo", whole.lines()))))
			.isEqualTo("LED-113");
	}

	@Test
	void LED_116_and_CTL_001_it_needs_a_paper_and_somebody_else_to_approve_it() {
		Adjustment kept = register(draft(3, "5801 10 0", "1508 0 10"));
		assertThat(refusal(() -> this.adjustments.move(kept, "verify", null, kept.version(), PREPARER)))
			.isEqualTo("LED-116");
		assertThat(refusal(() -> this.files.keep(kept, "a.txt", new byte[] { 1, 2, 3 }, "contadora")))
			.isEqualTo("LED-116");
		this.files.keep(kept, "C:\\informe.pdf", PDF, "contadora");
		this.adjustments.move(kept, "verify", null, kept.version(), PREPARER);
		Adjustment sent = this.adjustments.get(KEY, kept.number());
		assertThat(refusal(() -> this.adjustments.move(sent, "approve", null, sent.version(), PREPARER)))
			.isEqualTo("CTL-001");
		assertThat(refusal(() -> this.adjustments.move(sent, "observe", "", sent.version(), APPROVER)))
			.isEqualTo("WFL-004");
		this.adjustments.move(sent, "approve", null, sent.version(), APPROVER);
		Adjustment approved = this.adjustments.get(KEY, kept.number());
		assertThat(approved.entry()).isNotNull();
		assertThat(refusal(() -> this.adjustments.move(sent, "approve", null, sent.version(), APPROVER)))
			.isEqualTo("WFL-003");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update journal_adjustment_line set gloss = 'x'").update());
	}

	@Test
	void LED_115_what_was_entered_is_taken_back_once_by_its_contrary() {
		Adjustment kept = approved(draft(3, "5801 10 0", "1508 0 10"));
		Adjustment reversal = this.adjustments.reverse(kept, 4, "doble registro", PREPARER);
		assertThat(refusal(() -> this.adjustments.reverse(kept, 4, "otra vez", PREPARER))).isEqualTo("LED-115");
		Adjustment done = decided(reversal);
		assertThat(refusal(() -> this.adjustments.reverse(done, 4, "otra vez", PREPARER))).isEqualTo("LED-115");
		assertThat(this.books.balance(KEY).stream().filter((one) -> one.account().equals("1508"))).singleElement()
			.satisfies((account) -> {
				assertThat(account.balance()).isEqualTo(Amount.ZERO);
				assertThat(account.debit()).isEqualTo(Amount.of("10.00"));
			});
	}

	@Test
	void LED_114_the_books_of_a_year_open_once_and_never_with_balances_of_the_budget() {
		AdjustmentDraft opening = new AdjustmentDraft(AdjustmentKind.OPENING, 0, "BAL", "1",
				LocalDate.of(BooksFixture.YEAR - 1, 12, 31), "Saldos al cierre", lines("1101 500 0", "3101 0 500"));
		decided(register(opening));
		assertThat(refusal(() -> register(opening))).isEqualTo("LED-114");
		assertThat(this.books.entries(KEY, new EntryFilter(0, "3101"), 0, 10)).singleElement()
			.satisfies((entry) -> assertThat(entry.stage()).isEqualTo("OPENING"));
	}

	@Test
	void a_file_of_opening_balances_goes_in_whole_or_is_told_row_by_row() {
		assertThat(loads("account,debit,credit,gloss\n8301,5,,x\n7777,,5,y\n1101,5,5,z\n1101,5,,z\n"))
			.contains("REJECTED", "\"rowsRejected\":4");
		assertThat(loads("cuenta,debe,haber\n1101,500,\n3101,,499.99\n")).contains("REJECTED");
		assertThat(loads("cuenta;debe;haber;glosa\n1101;500;;caja\n3101;;500;hacienda\n")).contains("APPLIED",
				"\"debit\":\"500.00\"");
		assertThat(this.store.list(new BooksKey(2026, "001650"), 0, 10)).first().satisfies((kept) -> {
			assertThat(kept.kind()).isEqualTo(AdjustmentKind.OPENING);
			assertThat(kept.state()).isEqualTo("PREPARED");
		});
		assertThat(loads("cuenta;debe;haber;glosa\n1101;500;;caja\n3101;;500;hacienda\n")).contains("REJECTED");
	}

	@Test
	void the_form_keeps_what_was_typed_beside_the_refusal() {
		assertThat(this.mvc.post()
			.uri("/contabilidad/2025/001650/ajustes/nuevo")
			.param("month", "10")
			.param("documentType", "INF")
			.param("documentNumber", "9")
			.param("documentDate", "2025-10-31")
			.param("reason", "Depreciación")
			.param("cuenta", "5801", "1508")
			.param("debe", "10.00", "")
			.param("haber", "", "9.00")
			.param("glosa", "", "edificios")
			.with(Signed.as("contabilidad.ue"))).hasStatusOk()
			.bodyText()
			.contains("LED-001", "edificios", "diferencia 1.00");
	}

	private String loads(String csv) {
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/imports/opening-balances")
			.multipart()
			.file(new MockMultipartFile("file", "apertura-2026-01-01.csv", "text/csv",
					csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", "001650")
			.header("Authorization", "Bearer demo-contabilidad.ue")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		return ImportAnswer.of(this.mvc, location, "contabilidad.ue");
	}

	private Adjustment register(AdjustmentDraft draft) {
		return this.adjustments.register(KEY, draft, PREPARER);
	}

	private Adjustment approved(AdjustmentDraft draft) {
		return decided(register(draft));
	}

	private Adjustment decided(Adjustment kept) {
		this.files.keep(kept, "sustento.pdf", PDF, "contadora");
		this.adjustments.move(kept, "verify", null, kept.version(), PREPARER);
		Adjustment sent = this.adjustments.get(KEY, kept.number());
		this.adjustments.move(sent, "approve", null, sent.version(), APPROVER);
		return this.adjustments.get(KEY, kept.number());
	}

	private static AdjustmentDraft draft(int month, String... lines) {
		return new AdjustmentDraft(AdjustmentKind.ADJUSTMENT, month, "INF", "12-2071",
				LocalDate.of(BooksFixture.YEAR, 3, 20), "Depreciación del año", lines(lines));
	}

	private static List<AdjustmentLine> lines(String... lines) {
		return Stream.of(lines)
			.map((line) -> line.split(" "))
			.map((cells) -> new AdjustmentLine(cells[0], null, Amount.of(cells[1]), Amount.of(cells[2]), ""))
			.toList();
	}

	private static Profile officer(String username, Role role) {
		return new Profile(0, username, username, role, new Scope(Scope.Kind.UE, BooksFixture.UNIT), true);
	}

	private static String refusal(ThrowingCallable act) {
		StringBuilder code = new StringBuilder();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> code.append(refused.rule().code()));
		return code.toString();
	}

}
