package pe.siaf.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.accounting.AccountingMonths;
import pe.siaf.accounting.BooksKey;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.OpenMonths;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test vector C17: annual commitment 10,000, accrued 6,000, paid 5,000. The commitment
 * and the certification fall to 6,000, 1,000 are payable, 4,000 are proposed; then the
 * books close and those of the next year open without balances of the budget.
 */
@SiafTest
@Transactional
class C17YearEndTests {

	private static final String UNIT = "997517";

	private static final BooksKey KEY = new BooksKey(2026, UNIT);

	private static final Profile KEEPER = new Profile(0, "contadora", "Contadora", Role.UE_ACCOUNTING,
			new Scope(Scope.Kind.UE, UNIT), true);

	private static final Profile RECTOR = new Profile(0, "rector", "Rectora", Role.RECTOR_BUDGET, Scope.national(),
			true);

	private static final Profile BOOKS_RECTOR = new Profile(0, "rectora", "Rectora", Role.RECTOR_ACCOUNTING,
			Scope.national(), true);

	@Autowired
	private APurchase purchase;

	@Autowired
	private YearClosing closing;

	@Autowired
	private CarryOvers carryOvers;

	@Autowired
	private YearEnds years;

	@Autowired
	private AccountingMonths months;

	@Autowired
	private OpenMonths open;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void a_purchase() {
		for (String row : List.of("sector values (2026, '09', 'SECTOR')",
				"pliego values (2026, 'E', '09', '009', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '"
						+ UNIT + "', 'E', '09', '009', '517', 'HOSPITAL QUE CIERRA')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		this.purchase.partly(UNIT, "10000", "6000", "5000");
	}

	@Test
	void what_a_source_left_is_reckoned_with_what_was_left_before() {
		for (int year : List.of(2026, 2027)) {
			for (String row : List.of("fiscal_year values (%d, 'EXECUTION')",
					"financing_source (fiscal_year, code, name) values (%d, '2', 'RDR')",
					"rubro (fiscal_year, code, name, source) values (%d, '09', 'RDR', '2')")) {
				this.jdbc.sql("insert into " + row.formatted(year) + " on conflict do nothing").update();
			}
		}
		collected(2026, "80");
		collected(2027, "-50");
		assertThat(this.closing.balances(KEY)).filteredOn((one) -> one.source().startsWith("2"))
			.extracting((one) -> one.brought() + " " + one.collected() + " " + one.balance())
			.containsExactly("0.00 80.00 80.00");
		assertThat(this.closing.balances(new BooksKey(2027, UNIT))).filteredOn((one) -> one.source().startsWith("2"))
			.extracting((one) -> one.brought() + " " + one.collected() + " " + one.balance())
			.containsExactly("80.00 -50.00 30.00");
	}

	private void collected(int year, String amount) {
		this.jdbc
			.sql("""
					with entry as (insert into journal_entry (fiscal_year, sec_ejec, number, month, entry_date, stage, posting_key, username, profile)
					  values (:year, :unit, 9001, 3, make_date(:year, 3, 1), 'COLLECTED', 'collected', 'x', 'x') returning id)
					insert into journal_line (sec_ejec, entry_id, line, fiscal_year, purpose, debit, credit, rubro, item, amount)
					  select :unit, id, 1, :year, 'BUDGET', '8501', '8201', '09', '1.3.2.1.1.1', cast(:amount as numeric) from entry""")
			.param("year", year)
			.param("unit", UNIT)
			.param("amount", amount)
			.update();
	}

	@Test
	void what_lapses_with_the_year_is_no_late_change() {
		this.years.move(2026, "begin", RECTOR);
		assertThat(this.closing.lapse(KEY, KEEPER, "Cierre")).isEqualTo(3);
		assertThat(this.jdbc.sql("select count(*) from control_signal where kind = 'LATE_CHANGE' and sec_ejec = ?")
			.param(UNIT)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void C17_what_was_not_accrued_lapses_and_is_proposed_for_the_next_year() {
		assertThat(refusal(() -> this.closing.lapse(KEY, KEEPER, "Cierre"))).isEqualTo("LED-120");
		this.years.move(2026, "begin", RECTOR);
		assertThat(this.closing.lapsing(KEY)).hasSize(3)
			.allSatisfy((line) -> assertThat(line.lapses()).isEqualTo(Amount.of("4000.00")));
		assertThat(this.closing.lapse(KEY, KEEPER, "Cierre")).isEqualTo(3);
		assertThat(this.purchase.balances(UNIT)).isEqualTo("6000.00 | 6000.00 | 6000.00 | 6000.00 | 5000.00 | 5000.00");
		assertThat(this.closing.payables(KEY)).singleElement()
			.satisfies((one) -> assertThat(one.payable()).isEqualTo(Amount.of("1000.00")));
		assertThat(this.carryOvers.of(KEY)).singleElement()
			.satisfies((one) -> assertThat(one.amount()).isEqualTo(Amount.of("4000.00")));
		// asked again, nothing is left to lapse
		assertThat(this.closing.lapse(KEY, KEEPER, "Cierre")).isZero();
		assertThat(this.carryOvers.of(KEY)).hasSize(1);
	}

	@Test
	void the_books_close_to_zero_and_the_next_year_opens_with_what_is_left() {
		this.years.move(2026, "begin", RECTOR);
		assertThat(refusal(() -> this.closing.close(KEY, KEEPER))).isEqualTo("LED-122");
		this.closing.lapse(KEY, KEEPER, "Cierre");
		assertThat(refusal(() -> this.closing.close(KEY, KEEPER))).isEqualTo("LED-103");
		closeMonths();
		this.closing.close(KEY, KEEPER);
		Map<String, Amount> balances = balances(2026);
		assertThat(balances.keySet()).noneMatch((account) -> account.matches("[4568].*"));
		assertThat(balances).containsEntry("3401", Amount.of("6000.00"))
			.containsEntry("2103", Amount.of("-1000.00"))
			.containsEntry("1101", Amount.of("-5000.00"));
		assertThat(balances(2027)).isEqualTo(balances);
		assertThat(refusal(() -> this.closing.close(KEY, KEEPER))).isEqualTo("LED-121");
		assertThat(this.jdbc.sql("select count(*) from proof_books where sec_ejec = ?")
			.param(UNIT)
			.query(Integer.class)
			.single()).isZero();
		for (String view : List.of("proof_ladder", "proof_balances", "proof_records", "proof_postings", "proof_numbers",
				"proof_history")) {
			assertThat(this.jdbc.sql("select count(*) from " + view + " where sec_ejec = ?")
				.param(UNIT)
				.query(Integer.class)
				.single()).as(view).isZero();
		}
	}

	@Test
	void a_closing_asked_for_again_after_a_reopening_enters_only_what_is_missing() {
		this.years.move(2026, "begin", RECTOR);
		this.closing.lapse(KEY, KEEPER, "Cierre");
		closeMonths();
		this.closing.close(KEY, KEEPER);
		long entries = entries();
		this.jdbc.sql("update accounting_month set state = 'OPEN' where sec_ejec = ? and month = 13")
			.param(UNIT)
			.update();
		this.closing.close(KEY, KEEPER);
		assertThat(entries()).isEqualTo(entries);
		assertThat(balances(2027)).isEqualTo(balances(2026));
	}

	@Test
	void month_13_closes_with_the_year_only_LED_106() {
		this.years.move(2026, "begin", RECTOR);
		this.closing.lapse(KEY, KEEPER, "Cierre");
		closeMonths();
		this.months.move(KEY, 13, "reconcile", null, null, KEEPER);
		assertThat(refusal(() -> this.months.move(KEY, 13, "close", null, null, KEEPER))).isEqualTo("LED-106");
		this.closing.close(KEY, KEEPER);

		LocalDate tomorrow = LocalDate.now(FiscalTime.LIMA).plusDays(1);
		this.months.move(KEY, 13, "reopen", "Depreciación", tomorrow, BOOKS_RECTOR);
		worn(13, "late");
		assertThat(refusal(() -> this.months.move(KEY, 13, "close", null, null, KEEPER))).isEqualTo("LED-106");
		this.closing.close(KEY, KEEPER);
		assertThat(balances(2027)).isEqualTo(balances(2026)).containsEntry("1508", Amount.of("-1000.00"));
	}

	@Test
	void what_a_month_reopened_after_the_closing_takes_goes_into_the_closing_too() {
		this.years.move(2026, "begin", RECTOR);
		this.closing.lapse(KEY, KEEPER, "Cierre");
		closeMonths();
		this.closing.close(KEY, KEEPER);
		this.months.move(KEY, 12, "reopen", "Depreciación", LocalDate.now(FiscalTime.LIMA).plusDays(1), BOOKS_RECTOR);
		worn(12, "december");
		this.months.move(KEY, 12, "close", null, null, KEEPER);
		assertThat(balances(2026)).doesNotContainKey("5801").containsEntry("1508", Amount.of("-1000.00"));
		assertThat(balances(2027)).isEqualTo(balances(2026));
		assertThat(yearsThatDiffer()).isZero();
		// what nobody closed into the next year is found
		this.jdbc.sql("update accounting_month set state = 'OPEN' where sec_ejec = ? and month = 12")
			.param(UNIT)
			.update();
		worn(12, "behind");
		this.jdbc.sql("update accounting_month set state = 'CLOSED' where sec_ejec = ? and month = 12")
			.param(UNIT)
			.update();
		assertThat(yearsThatDiffer()).isEqualTo(2);
	}

	@Test
	void what_lapses_of_a_contract_is_free_in_it_again() {
		this.jdbc
			.sql("""
					with made as (
					  insert into contract (sec_ejec, number, kind, supplier_ruc, object, signed_on, starts_on, ends_on, amount, registered_by)
					  select sec_ejec, '017-2026', 'GOODS', supplier_ruc, 'Bienes', '2026-01-02', '2026-01-02', '2026-12-31', 10000, 'prueba'
					  from execution_record where sec_ejec = :unit and stage = 'ANNUAL_COMMITMENT' returning sec_ejec, id),
					years as (
					  insert into contract_year select sec_ejec, id, 2026, 10000, 10000, 0 from made returning sec_ejec, contract_id)
					insert into contract_commitment select y.sec_ejec, r.id, y.contract_id, 2026
					from years y join execution_record r on r.sec_ejec = y.sec_ejec and r.stage = 'ANNUAL_COMMITMENT'""")
			.param("unit", UNIT)
			.update();
		this.years.move(2026, "begin", RECTOR);
		this.closing.lapse(KEY, KEEPER, "Cierre");
		assertThat(this.jdbc.sql("select committed::text from contract_year where sec_ejec = ?")
			.param(UNIT)
			.query(String.class)
			.single()).isEqualTo("6000.00");
		assertThat(differing("proof_contracts")).isZero();
		this.jdbc.sql("update contract_year set committed = 7000 where sec_ejec = ?").param(UNIT).update();
		assertThat(differing("proof_contracts")).isOne();
	}

	@Test
	void a_year_begins_to_close_in_its_December_and_ends_once_all_closed_LED_127_LED_128() {
		this.jdbc.sql("delete from execution_period where fiscal_year = 2026 and month = 12").update();
		assertThat(refusal(() -> this.years.move(2026, "begin", RECTOR))).isEqualTo("LED-127");
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (2026, 12, 'OPEN')").update();
		this.years.move(2026, "begin", RECTOR);
		assertThat(refusal(() -> this.years.move(2026, "end", BOOKS_RECTOR))).isEqualTo("LED-128");
		this.jdbc
			.sql("""
					insert into year_closing (fiscal_year, sec_ejec, step, username, person_name, profile)
					select distinct 2026, sec_ejec, 'CLOSE', 'prueba', 'Prueba', 'prueba' from journal_entry where fiscal_year = 2026""")
			.update();
		this.years.move(2026, "end", BOOKS_RECTOR);
		assertThat(this.years.all()).anySatisfy((year) -> {
			assertThat(year.fiscalYear()).isEqualTo(2026);
			assertThat(year.state()).isEqualTo("CLOSED");
		});
	}

	@Test
	void EXE_040_payrolls_and_reassignments_under_way_count_too() {
		this.years.move(2026, "begin", RECTOR);
		this.jdbc
			.sql("""
					insert into payroll (fiscal_year, sec_ejec, number, month, description, document_date, state, workers, earnings, prepared_by, prepared_name)
					values (2026, ?, '0000000001', 12, 'Planilla', '2026-12-01', 'C', 1, 10, 'prueba', 'Prueba')""")
			.param(UNIT)
			.update();
		assertThat(refusal(() -> this.closing.lapse(KEY, KEEPER, "Cierre"))).isEqualTo("EXE-040");
	}

	@Test
	void LED_123_a_unit_without_books_has_nothing_to_close() {
		this.years.move(2026, "begin", RECTOR);
		BooksKey empty = new BooksKey(2026, "997599");
		assertThat(this.closing.againstClosing(empty).stream().map((one) -> one.rule().code())).contains("LED-123");
	}

	@Test
	void what_was_accrued_is_paid_while_the_year_closes_and_nothing_else_begins() {
		this.years.move(2026, "begin", RECTOR);
		assertThat(refusal(() -> this.purchase.paid("100.00"))).isEqualTo("CYC-001");
	}

	@Test
	void payrolls_and_reassignments_ask_for_a_year_in_execution_as_well_CYC_001() {
		this.open.require(2026, 12);
		this.years.move(2026, "begin", RECTOR);
		assertThat(refusal(() -> this.open.require(2026, 12))).isEqualTo("CYC-001");
	}

	@Test
	void EXE_040_credit_does_not_lapse_while_acts_are_under_way() {
		this.purchase.draft(UNIT);
		this.years.move(2026, "begin", RECTOR);
		assertThat(refusal(() -> this.closing.lapse(KEY, KEEPER, "Cierre"))).isEqualTo("EXE-040");
	}

	private void worn(int month, String key) {
		this.jdbc
			.sql("""
					select journal_enter(?, 2026::smallint, cast(? as smallint), '2026-12-31', 'ADJUSTMENT', ?, null, null, 'prueba', 'prueba',
					  '[{"account":"5801","debit":1000,"credit":0},{"account":"1508","debit":0,"credit":1000}]')""")
			.params(UNIT, month, key)
			.query(Long.class)
			.single();
	}

	private long differing(String view) {
		return this.jdbc.sql("select count(*) from " + view + " where sec_ejec = ?")
			.param(UNIT)
			.query(Long.class)
			.single();
	}

	private long yearsThatDiffer() {
		return this.jdbc.sql("select count(*) from proof_books where sec_ejec = ? and code = 'YEARS'")
			.param(UNIT)
			.query(Long.class)
			.single();
	}

	private void closeMonths() {
		// batches of other tests wait for the bank's answers, which December would wait
		// for too (EXE-030)
		this.jdbc.sql("set local session_replication_role = replica").update();
		this.jdbc.sql("update execution_period set state = 'CLOSED' where fiscal_year = 2026").update();
		this.jdbc.sql("set local session_replication_role = origin").update();
		for (int month = 1; month <= 12; month++) {
			this.months.move(KEY, month, "reconcile", null, null, KEEPER);
			this.months.move(KEY, month, "close", null, null, KEEPER);
		}
	}

	private long entries() {
		return this.jdbc.sql("select count(*) from journal_entry where sec_ejec = ?")
			.param(UNIT)
			.query(Long.class)
			.single();
	}

	private Map<String, Amount> balances(int year) {
		return this.jdbc.sql("select account, balance from account_balances(?, cast(? as smallint))")
			.params(UNIT, year)
			.query(Balance.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Balance::account, Balance::balance));
	}

	private static String refusal(ThrowingCallable act) {
		StringBuilder code = new StringBuilder();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> code.append(refused.rule().code()));
		return code.toString();
	}

	record Balance(String account, Amount balance) {
	}

}
