package pe.siaf.reassignment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Domain 9.9: an approved amount goes from line to line in all stages, or nothing does.
 */
@SiafTest
class ReassignmentTests {

	private static final String UNIT = APurchase.UNIT;

	private static final AtomicInteger FRESH = new AtomicInteger(8300);

	private static final Profile LOGISTICS = AReassignment.officer(Role.UE_LOGISTICS, UNIT);

	private static final Profile BUDGET = AReassignment.officer(Role.UE_BUDGET, UNIT);

	@Autowired
	private APurchase purchase;

	@Autowired
	private Reassignments reassignments;

	@Autowired
	private BudgetLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void all_stages_move_at_once_and_the_total_stays() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.PAYMENT);
		LineKey to = aLine("400");
		approve(send(file, to, "120.00"));
		assertThat(this.jdbc
			.sql("""
					select a.prepared_profile from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					where r.sec_ejec = ? and r.file = ? and a.kind = 'REA'""")
			.params(APurchase.UNIT, file.number())
			.query(String.class)
			.list()).containsExactly(LOGISTICS.label());
		assertThat(balances(file.line())).isEqualTo("180.00 | 180.00 | 180.00 | 180.00 | 180.00 | 180.00");
		assertThat(balances(to)).isEqualTo("120.00 | 120.00 | 120.00 | 120.00 | 120.00 | 120.00");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void later_stages_move_as_far_as_the_amount_reaches() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.MONTHLY_COMMITMENT);
		LineKey to = aLine("400");
		approve(send(file, to, "300.00"));
		assertThat(balances(file.line())).isEqualTo("0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00");
		assertThat(balances(to)).isEqualTo("300.00 | 300.00 | 300.00 | 0.00 | 0.00 | 0.00");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void the_books_of_the_budget_stay_and_those_of_wealth_follow_the_item() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		LineKey other = aServiceLine("400");
		String before = accounts("8301", "8401", "8601", "2103");
		String expense = accounts("5302");
		approve(send(file, other, "120.00"));
		assertThat(accounts("8301", "8401", "8601", "2103")).isEqualTo(before);
		assertThat(new java.math.BigDecimal(accounts("5302")).subtract(new java.math.BigDecimal(expense)))
			.isEqualByComparingTo("120");
		APurchase.FileOn another = aFile("100.00", DocumentStage.ACCRUAL);
		LineKey target = aLine("100");
		long entries = entries();
		approve(send(another, target, "100.00"));
		assertThat(entries()).as("accounts don't tell targets apart").isEqualTo(entries);
	}

	@Test
	void the_receiving_line_needs_credit_and_holds_it_once_sent() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		LineKey to = aLine("200");
		assertRefused(() -> send(file, to, "200.01"), "CRT-001");
		Reassignment sent = send(file, to, "150.00");
		assertRefused(() -> send(file, to, "50.01"), "CRT-001");
		move(sent, "reject", BUDGET);
		assertThat(send(file, to, "200.00").state()).isEqualTo("V");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void no_more_goes_than_the_file_has_on_the_line() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		Reassignment sent = send(file, aLine("400"), "301.00");
		assertRefused(() -> approve(sent), "EXE-033");
		assertThat(balances(file.line())).startsWith("300.00 | ");
	}

	@Test
	void it_goes_between_two_lines_of_one_purse() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		assertRefused(() -> send(file, file.line(), "1.00"), "EXE-032");
		LineKey otherPurse = new LineKey("0001", "09", "0", file.line().item());
		assertRefused(() -> send(file, otherPurse, "1.00"), "EXE-032");
	}

	@Test
	void the_files_type_of_operation_allows_the_item_that_receives_EXE_003() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		this.jdbc.sql("update execution_record set operation_type = 'AV' where sec_ejec = ? and file = ?")
			.params(UNIT, file.number())
			.update();
		assertRefused(() -> send(file, aLine("400"), "10.00"), "EXE-003");
		assertThat(send(file, aServiceLine("400"), "10.00").state()).isEqualTo("V");
	}

	@Test
	void who_prepared_it_does_not_approve_it_and_a_closed_month_takes_none() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		LineKey to = aLine("400");
		Reassignment sent = send(file, to, "10.00");
		Profile same = new Profile(0, LOGISTICS.username(), "Persona", Role.UE_BUDGET, BUDGET.scope(), true);
		assertRefused(() -> move(sent, "approve", same), "CTL-001");
		ReassignmentRequest asked = AReassignment.asked(UNIT, file.number(), file.line(), to, "10.00");
		assertRefused(() -> this.reassignments.send(new ReassignmentRequest(asked.fiscalYear(), UNIT, file.number(),
				asked.from(), asked.to(), asked.amount(), 13, "086", "1", asked.documentDate(), "Motivo"), LOGISTICS),
				"ACR-007");
		assertRefused(() -> this.reassignments.send(new ReassignmentRequest(asked.fiscalYear(), UNIT, file.number(),
				asked.from(), asked.to(), asked.amount(), 4, "086", "1", LocalDate.of(2025, 4, 1), "Motivo"),
				LOGISTICS), "EXE-011");
	}

	@Test
	void within_one_generic_a_month_that_is_spent_to_the_last_cent_refuses_nothing() {
		String unit = "000166";
		this.purchase.aUnit(unit);
		APurchase.FileOn file = this.purchase.aFile(unit, "0002", "400", "300.00", DocumentStage.PAYMENT_ORDER);
		// a target before and one after the file's: whichever line is posted first
		for (LineKey to : List.of(this.purchase.aLine(unit, "0001", "400"), this.purchase.aLine(unit, "0003", "400"))) {
			this.jdbc.sql(
					"select 1 from calendar_set(2026::smallint, ?, 4::smallint, '1', '2.3', 300, 'R.D. 1', 'prueba', 'prueba')")
				.param(unit)
				.query(Integer.class)
				.single();
			Reassignment sent = this.reassignments.send(
					AReassignment.asked(unit, file.number(), file.line(), to, "100.00"),
					AReassignment.officer(Role.UE_LOGISTICS, unit));
			move(sent, "approve", AReassignment.officer(Role.UE_BUDGET, unit));
			assertThat(this.purchase.balances(unit, to)).isEqualTo("100.00 | 100.00 | 100.00 | 100.00 | 100.00 | 0.00");
		}
		assertThat(this.jdbc.sql("select count(*) from treasury_drift where sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void another_unit_finds_no_such_file() {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		LineKey to = aLine("400");
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.reassignments.send(AReassignment.asked(UNIT, file.number(), file.line(), to, "1.00"),
					AReassignment.officer(Role.UE_LOGISTICS, "000003")));
	}

	@RepeatedTest(3)
	void of_two_reassignments_of_the_same_amount_at_once_one_wins() throws Exception {
		APurchase.FileOn file = aFile("300.00", DocumentStage.PAYMENT);
		LineKey one = aLine("400");
		LineKey other = aLine("400");
		Reassignment first = send(file, one, "200.00");
		Reassignment second = send(file, other, "200.00");
		List<String> outcomes = atOnce(List.of(() -> approve(first).state(), () -> approve(second).state()));
		assertThat(outcomes).containsExactlyInAnyOrder("A", "EXE-033");
		assertThat(balances(file.line())).startsWith("100.00 | 100.00 | 100.00");
		assertThat(this.purchase.drift()).isZero();
	}

	@RepeatedTest(3)
	void of_four_approvals_of_one_reassignment_at_once_one_wins() throws Exception {
		APurchase.FileOn file = aFile("300.00", DocumentStage.ACCRUAL);
		Reassignment sent = send(file, aLine("400"), "100.00");
		Callable<String> act = () -> approve(sent).state();
		List<String> outcomes = atOnce(List.of(act, act, act, act));
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("A")).hasSize(1);
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("WFL-003")).hasSize(3);
		assertThat(balances(file.line())).startsWith("200.00 | ");
	}

	@Test
	void the_api_sends_once_and_approves() throws Exception {
		String unit = "001650";
		int target = FRESH.getAndAdd(2);
		APurchase.FileOn file = this.purchase.aFile(unit, "%04d".formatted(target), "300", "300.00",
				DocumentStage.ACCRUAL);
		LineKey to = this.purchase.aLine(unit, "%04d".formatted(target + 1), "400");
		String body = """
				{"unit": "%s", "year": 2026, "file": "%s", "amount": "120.00", "month": 4, "justification": "Otra meta",
				 "from": {"secFunc": "%s", "rubro": "00", "item": "%s"}, "to": {"secFunc": "%s", "rubro": "00", "item": "%s"},
				 "document": {"type": "086", "number": "M-1", "date": "2026-04-20"}}"""
			.formatted(unit, file.number(), file.line().secFunc(), file.line().item(), to.secFunc(), to.item());
		String location = post("/api/v1/reassignments", "logistica.ue", body);
		assertThat(post("/api/v1/reassignments", "logistica.ue", body)).isEqualTo(location);
		assertThat(this.mvc.post()
			.uri(location + "/approve")
			.header("Authorization", "Bearer demo-presupuesto.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatusOk().bodyText().contains("\"state\":\"A\"", "\"amount\":\"120.00\"");
		assertThat(this.purchase.balances(unit, to)).startsWith("120.00 | 120.00 | 120.00 | 120.00 | 0.00");
	}

	@Test
	void a_refund_is_a_resource_of_its_own() {
		APurchase.FileOn file = this.purchase.aFile("001650", "%04d".formatted(FRESH.getAndIncrement()), "300",
				"300.00", DocumentStage.PAYMENT);
		assertThat(this.mvc.post()
			.uri("/api/v1/refunds")
			.header("Authorization", "Bearer demo-tesoreria.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"payment": "%s", "justification": "Papeleta T-6", "month": 4,
					 "lines": [{"secFunc": "%s", "rubro": "00", "item": "%s", "amount": "50.00"}]}"""
				.formatted(file.last(), file.line().secFunc(), file.line().item())))
			.hasStatus(201)
			.bodyText()
			.contains("\"kind\":\"REF\"", "\"total\":\"-50.00\"");
	}

	private String post(String path, String user, String body) {
		return String.valueOf(this.mvc.post()
			.uri(path)
			.header("Authorization", "Bearer demo-" + user)
			.header("Idempotency-Key", "reassign-" + body.hashCode())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange()
			.getResponse()
			.getHeader("Location"));
	}

	private APurchase.FileOn aFile(String amount, DocumentStage upTo) {
		return this.purchase.aFile(UNIT, "%04d".formatted(FRESH.getAndIncrement()), "300", amount, upTo);
	}

	private LineKey aLine(String credit) {
		return this.purchase.aLine(UNIT, "%04d".formatted(FRESH.getAndIncrement()), credit);
	}

	/** A line of services beside one of goods. */
	private LineKey aServiceLine(String credit) {
		LineKey goods = aLine("1");
		LineKey line = new LineKey(goods.secFunc(), "00", "0", "2.3.2.1.1.2");
		this.jdbc.sql("""
				insert into economic_item (fiscal_year, code, name, imputable) values (2026, ?, 'VIATICOS', true)
				on conflict do nothing""").param(line.item()).update();
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					values (2026, ?, ?, '00', '0', ?, '5', 'NATIVE')""")
			.params(UNIT, line.secFunc(), line.item())
			.update();
		this.ledger.post(new Posting(2026, UNIT, "test/services/" + line.secFunc(), "INI", LocalDate.of(2026, 1, 1),
				"test", "test", new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.PIA, 0, Amount.of(credit))), false));
		return line;
	}

	private Reassignment send(APurchase.FileOn file, LineKey to, String amount) {
		return this.reassignments.send(AReassignment.asked(UNIT, file.number(), file.line(), to, amount), LOGISTICS);
	}

	private Reassignment approve(Reassignment sent) {
		return move(sent, "approve", BUDGET);
	}

	private Reassignment move(Reassignment sent, String action, Profile actor) {
		return this.reassignments.move(sent, action, "Motivo", null, actor);
	}

	private String balances(LineKey line) {
		return this.purchase.balances(UNIT, line);
	}

	private String accounts(String... codes) {
		return this.jdbc.sql("""
				select coalesce(string_agg(balance::text, ' ' order by account), '0') from (
				  select account, sum(debit - credit) balance from trial_balance
				  where fiscal_year = 2026 and sec_ejec = :unit and account in (:codes) group by 1) b""")
			.param("unit", UNIT)
			.param("codes", List.of(codes))
			.query(String.class)
			.single();
	}

	private long entries() {
		return this.jdbc.sql("select count(*) from journal_entry where fiscal_year = 2026 and sec_ejec = ?")
			.param(UNIT)
			.query(Long.class)
			.single();
	}

	private static void assertRefused(Callable<?> act, String code) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
		ExecutorService office = Executors.newFixedThreadPool(acts.size());
		CyclicBarrier start = new CyclicBarrier(acts.size());
		try {
			List<Future<String>> waiting = new ArrayList<>();
			for (Callable<String> act : acts) {
				waiting.add(office.submit(() -> {
					start.await();
					try {
						return act.call();
					}
					catch (RuleViolation refused) {
						return refused.rule().code();
					}
				}));
			}
			List<String> outcomes = new ArrayList<>();
			for (Future<String> outcome : waiting) {
				outcomes.add(outcome.get());
			}
			return outcomes;
		}
		finally {
			office.shutdownNow();
		}
	}

}
