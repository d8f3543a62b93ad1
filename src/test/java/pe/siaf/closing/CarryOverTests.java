package pe.siaf.closing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.CarriedCertifications;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What lapsed of a commitment is certified first in the next year (domain 9.10), on the
 * line of the same chain, purpose and place, whatever number its target has there.
 */
@SiafTest
@Transactional
class CarryOverTests {

	private static final String UNIT = "000169";

	private static final BooksKey KEY = new BooksKey(2026, UNIT);

	private static final CarryOvers.Paper MEMO = new CarryOvers.Paper("086", "MEMO 1-2027", LocalDate.of(2027, 1, 8));

	private static final Profile BUYER = officer("compradora", Role.UE_LOGISTICS);

	private static final Profile KEEPER = officer("contadora", Role.UE_ACCOUNTING);

	private static final Profile RECTOR = new Profile(0, "rector", "Rectora", Role.RECTOR_BUDGET, Scope.national(),
			true);

	/** What the next year's line stands on, with the code that it needs of each. */
	private static final Map<String, String> CATALOGUES = new LinkedHashMap<>();

	static {
		CATALOGUES.put("sector", "code = '09'");
		CATALOGUES.put("pliego", "code = '009'");
		CATALOGUES.put("implementing_unit", "sec_ejec = '" + UNIT + "'");
		CATALOGUES.put("function_code", "code = '03'");
		CATALOGUES.put("functional_division", "code = '006'");
		CATALOGUES.put("functional_group", "code = '0008'");
		CATALOGUES.put("budget_category", "code = '9001'");
		CATALOGUES.put("product_project", "code = '3999999'");
		CATALOGUES.put("activity", "code = '5000003'");
		CATALOGUES.put("purpose", "code = '0000009'");
		CATALOGUES.put("program_chain", "activity = '5000003' and category = '9001' and division = '006'");
		CATALOGUES.put("financing_source", "code = '1'");
		CATALOGUES.put("rubro", "code = '00'");
		CATALOGUES.put("resource_type", "code = '0'");
		CATALOGUES.put("expenditure_category", "code = '5'");
		CATALOGUES.put("economic_item", "code = '2.3.1.5.1.2'");
		CATALOGUES.put("operation_type", "code = 'N'");
		CATALOGUES.put("document_type", "code = '086'");
	}

	@Autowired
	private APurchase purchase;

	@Autowired
	private YearClosing closing;

	@Autowired
	private CarryOvers carryOvers;

	@Autowired
	private YearEnds years;

	@Autowired
	private BudgetLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void four_thousand_of_a_commitment_lapsed() {
		for (String row : List.of("sector values (2026, '09', 'SECTOR')",
				"pliego values (2026, 'E', '09', '009', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '"
						+ UNIT + "', 'E', '09', '009', '169', 'HOSPITAL QUE CONTINUA')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		this.purchase.partly(UNIT, "10000", "6000", "5000");
		this.years.move(2026, "begin", RECTOR);
		this.closing.lapse(KEY, KEEPER, "Cierre");
	}

	@Test
	void a_proposal_becomes_a_draft_on_the_next_year_s_line_of_the_same_target() {
		nextYear("4000");
		String page = take(true);
		assertThat(page).matches("/ejecucion/certificaciones/2027/000169/\\d{10}-0001");
		assertThat(this.jdbc
			.sql("""
					select concat_ws(' | ', a.state, a.prepared_by, l.sec_func, l.amount, a.justification) from execution_act a
					join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id
					where r.fiscal_year = 2027 and r.sec_ejec = ?""")
			.param(UNIT)
			.query(String.class)
			.single()).matches(
					"N \\| compradora \\| 0007 \\| 4000\\.00 \\| Continuación del compromiso \\S+ de 2026: Compra de prueba");
		assertThat(this.jdbc.sql("select certified_reserved from budget_line where fiscal_year = 2027 and sec_ejec = ?")
			.param(UNIT)
			.query(java.math.BigDecimal.class)
			.single()).isEqualByComparingTo("4000");
		assertThat(this.carryOvers.of(KEY)).singleElement().satisfies((one) -> {
			assertThat(one.amount()).isEqualTo(Amount.of("4000.00"));
			assertThat(one.page()).isEqualTo(page);
		});
	}

	@Test
	void asked_again_there_is_still_one_certification() {
		nextYear("9000");
		String page = take(true);
		assertThat(take(true)).isEqualTo(page);
		assertThat(certifications()).isEqualTo(1);
	}

	@Test
	void LED_125_who_looked_before_it_was_taken_comes_second() {
		nextYear("9000");
		List<CarryOvers.Line> seen = this.carryOvers.of(KEY).get(0).lines();
		String commitment = commitment();
		take(true);
		assertThat(refusal(
				() -> this.carryOvers.keep(KEY, commitment, seen, new CarriedCertifications.Carried(1, "x"), BUYER)))
			.isEqualTo("LED-125");
	}

	@Test
	void a_draft_that_was_discarded_leaves_its_proposal_free() {
		nextYear("9000");
		String page = take(true);
		this.jdbc.sql("update execution_act set state = 'X' where sec_ejec = ? and state = 'N'").param(UNIT).update();
		assertThat(this.carryOvers.of(KEY)).singleElement().satisfies((one) -> assertThat(one.certificate()).isNull());
		assertThat(take(true)).isNotEqualTo(page);
		assertThat(certifications()).isEqualTo(2);
	}

	@Test
	void LED_124_what_the_next_year_has_no_line_for_is_not_certified() {
		assertThat(refusal(() -> take(true))).isEqualTo("LED-124");
		assertThat(this.carryOvers.of(KEY)).singleElement().satisfies((one) -> assertThat(one.possible()).isFalse());
	}

	@Test
	void LED_126_a_year_that_the_legacy_system_keeps_is_taken_over_knowingly() {
		nextYear("4000");
		assertThat(refusal(() -> take(false))).isEqualTo("LED-126");
		take(true);
		// kept here by now
		assertThat(take(false)).isNotEmpty();
	}

	@Test
	void a_certification_needs_its_paper_and_a_year_in_execution() {
		nextYear("4000");
		assertThat(refusal(() -> this.carryOvers.take(KEY, commitment(),
				new CarryOvers.Paper("086", "", LocalDate.of(2027, 1, 8)), true, BUYER)))
			.isEqualTo("CRT-005");
		this.jdbc.sql("update fiscal_year set state = 'CLOSED' where fiscal_year = 2027").update();
		assertThat(refusal(() -> take(true))).isEqualTo("CYC-001");
		assertThat(certifications()).isZero();
	}

	@Test
	void the_api_tells_what_is_proposed_and_takes_it_by_whom_may() {
		nextYear("4000");
		assertThat(this.mvc.get()
			.uri("/api/v1/accounting/carry-overs?unit=000169&year=2026")
			.header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyText()
			.contains("\"amount\":\"4000.00\"", "\"nextTarget\":\"0007\"")
			.doesNotContain("certification");
		take(true);
		assertThat(this.mvc.get()
			.uri("/api/v1/accounting/carry-overs?unit=000169&year=2026")
			.header("Authorization", "Bearer demo-auditor")).bodyText()
			.contains("\"certification\":\"/api/v1/certifications/2027/000169/");
	}

	@Test
	void the_page_of_the_closing_shows_what_is_proposed_and_what_came_of_it() {
		nextYear("4000");
		assertThat(this.mvc.get().uri("/contabilidad/2026/000169/cierre").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(commitment(), "4,000.00", "en 2027 es la meta 0007", "por preparar");
		String page = take(true);
		assertThat(this.mvc.get().uri("/contabilidad/2026/000169/cierre").with(Signed.as("auditor"))).bodyText()
			.contains(page);
	}

	private String take(boolean confirmed) {
		return CarryOvers.page(KEY, this.carryOvers.take(KEY, commitment(), MEMO, confirmed, BUYER));
	}

	private String commitment() {
		return this.carryOvers.of(KEY).get(0).commitment();
	}

	private long certifications() {
		return this.jdbc.sql("select count(*) from execution_record where fiscal_year = 2027 and sec_ejec = ?")
			.param(UNIT)
			.query(Long.class)
			.single();
	}

	/** The same target under another number, with credit. */
	private void nextYear(String credit) {
		this.jdbc.sql("""
				insert into fiscal_year (fiscal_year, state) values (2027, 'EXECUTION')
				on conflict (fiscal_year) do update set state = 'EXECUTION'""").update();
		CATALOGUES.forEach((table, needed) -> copy(table, needed, ""));
		copy("budget_target", "sec_ejec = '" + UNIT + "'", "sec_func");
		copy("budget_line", "sec_ejec = '" + UNIT + "'", "sec_func");
		this.ledger.post(new Posting(2027, UNIT, "test/carried", "INI", LocalDate.of(2027, 1, 1), "test", "test",
				new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(new LineKey("0007", "00", "0", "2.3.1.5.1.2"), Stage.PIA, 0,
						Amount.of(credit))),
				false));
	}

	private void copy(String table, String needed, String renumbered) {
		List<String> columns = this.jdbc
			.sql("""
					select column_name from information_schema.columns where table_name = ? and column_name <> 'fiscal_year' and is_generated = 'NEVER'
					  and (column_default is null or table_name <> 'budget_line') order by ordinal_position""")
			.param(table)
			.query(String.class)
			.list();
		String given = String.join(", ", columns);
		String read = columns.stream()
			.map((column) -> column.equals(renumbered) ? "'0007'" : column)
			.collect(java.util.stream.Collectors.joining(", "));
		this.jdbc
			.sql("insert into " + table + " (fiscal_year, " + given + ") select 2027, " + read + " from " + table
					+ " where fiscal_year = 2026 and " + needed + " on conflict do nothing")
			.update();
	}

	private static Profile officer(String username, Role role) {
		return new Profile(0, username, "Persona " + username, role, new Scope(Scope.Kind.UE, UNIT), true);
	}

	private static String refusal(ThrowingCallable act) {
		StringBuilder code = new StringBuilder();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> code.append(refused.rule().code()));
		return code.toString();
	}

}
