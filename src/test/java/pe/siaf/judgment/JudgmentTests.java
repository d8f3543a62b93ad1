package pe.siaf.judgment;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.judgment.Judgment.Form;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Court judgments: the list of priorities, and what is accrued of it (domain 9.11). */
@SiafTest
class JudgmentTests {

	private static final String OTHER = "20131370645";

	private static final AtomicInteger FRESH = new AtomicInteger(82);

	@Autowired
	private APurchase purchase;

	@Autowired
	private Judgments judgments;

	@Autowired
	private Collectors collectors;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_list_goes_by_class_and_within_a_class_by_age() {
		String unit = aUnit();
		aJudgment(unit, "C", "OTHER", LocalDate.of(2010, 1, 1), 100);
		aJudgment(unit, "B", "LABOUR", LocalDate.of(2022, 1, 1), 100);
		aJudgment(unit, "A", "LABOUR", LocalDate.of(2021, 1, 1), 100);
		assertThat(this.judgments.list("pending", officer(unit), 0, 10))
			.extracting((one) -> one.place() + " " + one.fileNumber())
			.containsExactly("1 A", "2 B", "3 C");
		assertThat(this.judgments.totals("pending", officer(unit)).remaining()).isEqualTo(Amount.of(300));
	}

	@Test
	void SEN_004_what_is_not_first_is_accrued_once_somebody_answers_for_it() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		aJudgment(unit, "FIRST-1", "LABOUR", LocalDate.of(2020, 1, 1), 300);
		Judgment later = aJudgment(unit, "LATER-1", "OTHER", LocalDate.of(2010, 1, 1), 100);
		assertThat(refused("SEN-004", () -> this.purchase.aDebt(unit, line, "LATER-1", "100.00")).figures())
			.containsEntry("first", "FIRST-1")
			.containsEntry("before", 1L)
			.containsEntry("remaining", Amount.of(300));
		refused("WFL-002", () -> this.judgments.move(later, "advance", null, "Embargo", officer(unit)));
		refused("WFL-004", () -> this.judgments.move(later, "advance", null, " ", head(unit)));
		this.judgments.move(later, "advance", null, "Embargo del juzgado", head(unit));
		APurchase.Debt debt = this.purchase.aDebt(unit, line, "LATER-1", "100.00");
		debt.send();
		debt.authorise();
		assertThat(this.jdbc.sql("select detail from control_signal where kind = 'OUT_OF_ORDER' and sec_ejec = ?")
			.param(unit)
			.query(String.class)
			.single()).contains("Embargo del juzgado");
		this.purchase.anAdvance(unit, line, "ON", "FIRST-1", "300.00");
	}

	@Test
	void SEN_004_holds_for_a_draft_that_is_written_anew_and_for_what_comes_in_between() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment last = aJudgment(unit, "LAST-1", "OTHER", LocalDate.of(2010, 1, 1), 100);
		APurchase.Debt all = this.purchase.aDebt(unit, line, "LAST-1", "100.00");
		APurchase.Debt plain = this.purchase.aDebt(unit, line, "NONE", "100.00");
		aJudgment(unit, "OLDER-1", "LABOUR", LocalDate.of(2020, 1, 1), 300);
		refused("SEN-004", all::send);
		refused("SEN-004", () -> plain.rename("LAST-1"));
		this.judgments.move(fresh(last), "advance", null, "Embargo del juzgado", head(unit));
		all.send();
		all.authorise();
		assertThat(read(last)).isEqualTo("100.00 0.00 0.00 0.00");
	}

	@Test
	void SEN_006_a_judgment_is_accrued_to_its_creditor_or_to_whoever_collects_in_their_stead() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment one = aJudgment(unit, "WHOSE-1", "LABOUR", LocalDate.of(2020, 1, 1), 100);
		assertThat(refused("SEN-006", () -> this.purchase.aDebt(unit, line, "WHOSE-1", "100.00", OTHER)).figures())
			.containsEntry("collector", "12345678")
			.containsEntry("ruc", OTHER);
		APurchase.Debt own = this.purchase.aDebt(unit, line, "WHOSE-1", "40.00", "10123456781");
		own.send();
		own.authorise();
		refused("WFL-004", () -> this.collectors.assign(fresh(one), OTHER, " ", officer(unit)));
		refused("SUP-001", () -> this.collectors.assign(fresh(one), "123", "Res. 4", officer(unit)));
		this.collectors.assign(fresh(one), OTHER, "Resolución 4: depósito judicial", officer(unit));
		refused("SEN-006", () -> this.purchase.aDebt(unit, line, "WHOSE-1", "60.00", "10123456781"));
		APurchase.Debt heir = this.purchase.aDebt(unit, line, "WHOSE-1", "60.00", OTHER);
		heir.send();
		heir.authorise();
		assertThat(read(one)).isEqualTo("100.00 0.00 0.00 0.00");
	}

	@Test
	void SEN_002_no_more_is_accrued_than_is_due_and_what_is_paid_shows() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment one = aJudgment(unit, "DUE-1", "PENSION", LocalDate.of(2020, 1, 1), 100);
		this.purchase.anAdvance(unit, line, "ON", "DUE-1", "60.00");
		assertThat(read(one)).isEqualTo("60.00 0.00 60.00 40.00");
		assertThat(refused("SEN-002", () -> this.purchase.aDebt(unit, line, "DUE-1", "40.01")).figures())
			.containsEntry("available", Amount.of("40.00"))
			.containsEntry("difference", Amount.of("0.01"));
		refused("SEN-002", () -> this.judgments.move(fresh(one), "restate", Amount.of("59.99"), "R. 2", officer(unit)));
		refused("SEN-002", () -> this.judgments.move(fresh(one), "withdraw", null, "Error", officer(unit)));
		this.judgments.move(fresh(one), "restate", Amount.of("60.01"), "R. 2", officer(unit));
		refused("SEN-002", () -> this.purchase.aDebt(unit, line, "DUE-1", "0.02"));
		this.purchase.anAdvance(unit, line, "ON", "DUE-1", "0.01");
		assertThat(read(one)).isEqualTo("60.01 0.00 60.01 0.00");
		assertThat(fresh(one).shownState()).isEqualTo("PAID");
		assertThat(this.judgments.list("accrued", officer(unit), 0, 10)).hasSize(1);
	}

	@Test
	void of_two_drafts_for_the_same_money_the_second_is_not_sent() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment one = aJudgment(unit, "TWO-1", "SOCIAL", LocalDate.of(2020, 1, 1), 100);
		APurchase.Debt first = this.purchase.aDebt(unit, line, "TWO-1", "60.00");
		APurchase.Debt second = this.purchase.aDebt(unit, line, "TWO-1", "60.00");
		first.send();
		assertThat(read(one)).isEqualTo("0.00 60.00 0.00 40.00");
		refused("SEN-002", second::send);
		first.reject();
		assertThat(read(one)).isEqualTo("0.00 0.00 0.00 100.00");
		second.send();
		second.authorise();
		assertThat(read(one)).isEqualTo("60.00 0.00 0.00 40.00");
	}

	@Test
	void SEN_005_what_was_struck_off_is_not_accrued() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment one = aJudgment(unit, "OFF-1", "LABOUR", LocalDate.of(2020, 1, 1), 100);
		this.judgments.move(one, "withdraw", null, "Se registró por error", officer(unit));
		refused("SEN-005", () -> this.purchase.aDebt(unit, line, "OFF-1", "1.00"));
		refused("WFL-001", () -> this.judgments.move(fresh(one), "restate", Amount.of(5), "R. 1", officer(unit)));
		refused("WFL-003", () -> this.judgments.move(one, "withdraw", null, "Otra vez", officer(unit)));
	}

	@Test
	void SEN_001_and_SEN_003_a_judgment_is_whole_and_registered_once() {
		String unit = aUnit();
		aJudgment(unit, "ONCE-1", "LABOUR", LocalDate.of(2020, 1, 1), 100);
		refused("SEN-003", () -> aJudgment(unit, "ONCE-1", "LABOUR", LocalDate.of(2020, 1, 1), 100));
		for (Form form : List.of(form(" ", "LABOUR", "12345678", "1"), form("X", "NONE", "12345678", "1"),
				form("X", "LABOUR", "123", "1"), form("X", "LABOUR", "12345678", "0"))) {
			refused("SEN-001", () -> this.judgments.register(form, officer(unit)));
		}
		refused("SEN-001", () -> this.judgments.register(
				new Form("X", "Juzgado", LocalDate.now().plusDays(2), "LABOUR", "12345678", "ACREEDOR", Amount.of(1)),
				officer(unit)));
	}

	@Test
	void pages_and_api_tell_the_same() {
		String number = "API-" + System.nanoTime();
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/judgments")
			.contentType(MediaType.APPLICATION_JSON)
			.content(
					"""
							{"fileNumber":"%s","court":"1° Juzgado","issuedOn":"2024-02-01","priority":"SOCIAL","creditorId":"09999992",
							 "creditorName":"ACREEDORA","amountDue":"1234.50"}"""
						.formatted(number))
			.header("Authorization", "Bearer demo-contabilidad.ue")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		assertThat(this.mvc.get().uri(location).header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.remaining", (value) -> assertThat(value).isEqualTo("1234.50"));
		String page = location.replace("/api/v1/judgments", "/sentencias");
		assertThat(this.mvc.get().uri(page).with(Signed.as("administracion.ue"))).hasStatusOk()
			.bodyText()
			.contains(number, "1,234.50", "/advance");
		assertThat(this.mvc.get().uri("/sentencias/exportar").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(number);
		assertThat(this.mvc.post()
			.uri("/sentencias/nueva")
			.with(Signed.as("contabilidad.ue"))
			.with(csrf())
			.param("fileNumber", number)).hasStatusOk()
			.bodyText()
			.contains("Escriba el juzgado", "Escriba el monto por pagar");
		assertThat(this.mvc.post()
			.uri(page + "/withdraw")
			.with(Signed.as("contabilidad.ue"))
			.with(csrf())
			.param("comment", "Prueba")).hasStatus3xxRedirection();
	}

	@Test
	void a_difference_of_exchange_is_the_judgments_within_what_is_due_SEN_002() {
		String unit = aUnit();
		LineKey line = this.purchase.aLine(unit, "0001", "1000");
		Judgment one = aJudgment(unit, "RATE-1", "LABOUR", LocalDate.of(2020, 1, 1), 380);
		APurchase.Debt debt = this.purchase.aDebtInFrancs(unit, line, "RATE-1", "100.00", "3.75");
		assertThat(kept(one)).isEqualTo("375.00");
		debt.order(line, "40.00", "3.80").run();
		assertThat(kept(one)).isEqualTo("377.00");
		debt.order(line, "10.00", "3.70").run();
		assertThat(kept(one)).isEqualTo("376.50");
		Runnable dearer = debt.order(line, "50.00", "3.83");
		assertThat(refused("SEN-002", dearer::run).figures()).containsEntry("available", Amount.of("3.50"))
			.containsEntry("difference", Amount.of("0.50"));
		assertThat(kept(one)).isEqualTo("376.50");
		this.judgments.move(fresh(one), "restate", Amount.of("380.50"), "R. 2: tipo de cambio", officer(unit));
		dearer.run();
		assertThat(kept(one)).isEqualTo("380.50");
		assertThat(read(one)).isEqualTo("380.50 0.00 0.00 0.00");
		assertThat(unproven(unit)).isZero();
		this.jdbc.sql("update court_judgment set accrued = 379 where sec_ejec = ?").param(unit).update();
		assertThat(unproven(unit)).isOne();
		this.jdbc.sql("update court_judgment set accrued = 380.50 where sec_ejec = ?").param(unit).update();
	}

	private String kept(Judgment judgment) {
		return this.jdbc.sql("select accrued::text from court_judgment where sec_ejec = ? and id = ?")
			.params(judgment.secEjec(), judgment.id())
			.query(String.class)
			.single();
	}

	private int unproven(String unit) {
		return this.jdbc.sql("select count(*) from proof_judgments where fiscal_year = 2026 and sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single();
	}

	private String read(Judgment judgment) {
		Judgment now = fresh(judgment);
		return now.approved() + " " + now.held() + " " + now.paid() + " " + now.remaining();
	}

	private Judgment fresh(Judgment judgment) {
		return this.judgments.get(judgment.secEjec(), judgment.id(), officer(judgment.secEjec()));
	}

	private Judgment aJudgment(String unit, String number, String priority, LocalDate day, int soles) {
		return this.judgments.register(
				new Form(number, "1° Juzgado", day, priority, "12345678", "ACREEDOR", Amount.of(soles)), officer(unit));
	}

	private static Form form(String number, String priority, String creditor, String amount) {
		return new Form(number, "Juzgado", LocalDate.of(2020, 1, 1), priority, creditor, "ACREEDOR", Amount.of(amount));
	}

	private String aUnit() {
		String unit = "9911" + FRESH.getAndIncrement();
		this.purchase.aUnit(unit);
		return unit;
	}

	private static Profile officer(String unit) {
		return new Profile(0, "ue_accounting", "Contadora", Role.UE_ACCOUNTING, new Scope(Scope.Kind.UE, unit), true);
	}

	private static Profile head(String unit) {
		return new Profile(0, "ue_admin_head", "Jefa", Role.UE_ADMIN_HEAD, new Scope(Scope.Kind.UE, unit), true);
	}

	private static RuleViolation refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
		return refusal;
	}

}
