package pe.siaf.treasury;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.AnOrder;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Payment calendar and purses against real payment orders (domain 9.2 B9, B10). */
@SiafTest
class TreasuryLimitsTests {

	private static final int YEAR = 2026;

	private static final Profile TREASURY = new Profile(0, "tesoro.prueba", "Tesoro", Role.RECTOR_TREASURY,
			Scope.national(), true);

	@Autowired
	private AnOrder orders;

	@Autowired
	private PaymentCalendar calendar;

	@Autowired
	private UnitPurses purses;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void PAY_002_no_cent_is_ordered_beyond_the_month_and_PAY_021_no_limit_is_set_below_it() {
		AnOrder.Accrual accrual = this.orders.accrued("997471", "0001", "1000.00");
		this.orders.order(accrual, "100.00");
		limit("997471", 4, "2.3", "400.00");
		assertThat(this.calendar.limits(YEAR, "997471").get(0).ordered()).hasToString("100.00");
		refused(TreasuryRule.ORDERS_WITHIN_CALENDAR, () -> this.orders.order(accrual, "300.01"), "300.00", "300.01",
				"0.01", "04/2026", "2.3");
		this.orders.order(accrual, "300.00");
		refused(TreasuryRule.LIMIT_BELOW_ORDERED, () -> limit("997471", 4, "2.3", "399.99"));
		assertThat(drift()).isZero();
	}

	@Test
	void a_unit_with_limits_orders_only_where_it_has_one_and_one_without_is_not_limited() {
		AnOrder.Accrual accrual = this.orders.accrued("997472", "0001", "100.00");
		this.orders.order(accrual, "40.00");
		limit("997472", 5, "2.3", "1000.00");
		refused(TreasuryRule.ORDERS_WITHIN_CALENDAR, () -> this.orders.order(accrual, "1.00"), "0.00", "1.00");
	}

	@Test
	void of_many_orders_at_once_as_many_pass_as_fit_the_month_and_the_purse() throws Exception {
		AnOrder.Accrual accrual = this.orders.accrued("997473", "0001", "1000.00");
		limit("997473", 4, "2.3", "100.00");
		this.purses.open(new UnitPurses.Key(YEAR, "997473", "00", "0"), "", Amount.of(70), "R.D. 1", TREASURY);
		List<Callable<Boolean>> approvals = new ArrayList<>();
		for (int order = 0; order < 8; order++) {
			Runnable approval = this.orders.verified(accrual, "30.00");
			approvals.add(() -> {
				try {
					approval.run();
					return true;
				}
				catch (RuleViolation refused) {
					return false;
				}
			});
		}
		ExecutorService officers = Executors.newFixedThreadPool(8);
		try {
			int passed = 0;
			for (Future<Boolean> one : officers.invokeAll(approvals)) {
				passed += one.get() ? 1 : 0;
			}
			assertThat(passed).isEqualTo(2);
		}
		finally {
			officers.shutdown();
		}
		assertThat(purse("997473").balance()).hasToString("10.00");
		assertThat(drift()).isZero();
	}

	@Test
	void PAY_003_no_cent_is_ordered_beyond_the_purse_and_PAY_022_it_keeps_as_much() {
		AnOrder.Accrual accrual = this.orders.accrued("997474", "0001", "500.00");
		this.orders.order(accrual, "50.00");
		UnitPurses.Key key = new UnitPurses.Key(YEAR, "997474", "00", "0");
		refused(TreasuryRule.PURSE_INCOMPLETE, () -> this.purses.open(key, "", Amount.of(49), "R.D. 2", TREASURY));
		this.purses.open(key, "00-068-123456", Amount.of(80), "R.D. 2", TREASURY);
		refused(TreasuryRule.PURSE_INCOMPLETE, () -> this.purses.open(key, "", Amount.of(80), "R.D. 2", TREASURY));
		refused(TreasuryRule.ORDERS_WITHIN_PURSE, () -> this.orders.order(accrual, "30.01"), "30.00", "30.01", "0.01");
		this.purses.assign(key, Amount.of("0.01"), "R.D. 3", TREASURY);
		this.orders.order(accrual, "30.01");
		refused(TreasuryRule.PURSE_INCOMPLETE, () -> this.purses.assign(key, Amount.of("-0.01"), "R.D. 4", TREASURY));
		assertThat(this.purses.movements(key)).extracting((movement) -> movement.kind() + " " + movement.amount())
			.containsExactly("ORDER -30.01", "ASSIGNMENT 0.01", "ORDER -50.00", "OPENING 80.00");
		assertThat(drift()).isZero();
	}

	@Test
	void a_request_that_is_granted_raises_the_month_is_decided_by_somebody_else_and_is_whole_PAY_020() {
		this.orders.accrued("997475", "0001", "10.00");
		limit("997475", 4, "2.3", "100.00");
		PaymentCalendar.Key key = new PaymentCalendar.Key(4, "1", "2.3");
		Profile treasurer = new Profile(0, "tesorera.prueba", "Tesorera", Role.UE_TREASURY,
				new Scope(Scope.Kind.UE, "997475"), true);
		String first = this.calendar.request(YEAR, "997475", key, Amount.of(50), "Entrega adelantada", treasurer);
		Profile same = new Profile(0, "tesorera.prueba", "Tesorera", Role.RECTOR_TREASURY, Scope.national(), true);
		refused(TreasuryRule.DUTIES_APART, () -> this.calendar.decide(YEAR, "997475", first, "approve", null, same));
		this.calendar.decide(YEAR, "997475", first, "approve", null, TREASURY);
		assertThat(this.calendar.limits(YEAR, "997475").get(0).limit()).hasToString("150.00");
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.calendar.decide(YEAR, "997475", first, "reject", "Tarde", TREASURY))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("WFL-001"));
		String second = this.calendar.request(YEAR, "997475", key, Amount.of(50), "Otra", treasurer);
		this.calendar.decide(YEAR, "997475", second, "reject", "No hay caja", TREASURY);
		assertThat(this.calendar.limits(YEAR, "997475").get(0).limit()).hasToString("150.00");
		refused(TreasuryRule.LIMIT_INCOMPLETE,
				() -> this.calendar.request(YEAR, "997475", key, Amount.ZERO, "Nada", treasurer));
		refused(TreasuryRule.LIMIT_INCOMPLETE, () -> this.calendar.set(YEAR, "997475",
				new PaymentCalendar.Key(13, "1", "2.3"), Amount.of(1), "Mes", TREASURY));
	}

	@Test
	void of_requests_granted_at_once_none_is_lost() throws Exception {
		this.orders.accrued("997477", "0001", "10.00");
		limit("997477", 4, "2.3", "1000.00");
		PaymentCalendar.Key key = new PaymentCalendar.Key(4, "1", "2.3");
		Profile treasurer = new Profile(0, "tesorera.prueba", "Tesorera", Role.UE_TREASURY,
				new Scope(Scope.Kind.UE, "997477"), true);
		ExecutorService officers = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Void>> grants = new ArrayList<>();
			for (int request = 0; request < 8; request++) {
				String number = this.calendar.request(YEAR, "997477", key, Amount.of(10), "Más", treasurer);
				grants.add(() -> {
					this.calendar.decide(YEAR, "997477", number, "approve", null, TREASURY);
					return null;
				});
			}
			for (Future<Void> grant : officers.invokeAll(grants)) {
				grant.get();
			}
		}
		finally {
			officers.shutdownNow();
		}
		assertThat(this.calendar.limits(YEAR, "997477").get(0).limit()).hasToString("1080.00");
	}

	@Test
	void pages_say_what_is_left_and_that_a_unit_without_calendar_is_not_limited() {
		this.orders.accrued("997476", "0001", "10.00");
		assertThat(this.mvc.get().uri("/tesoreria/calendario/2026/997476").with(Signed.as("tesoro.mef"))).hasStatusOk()
			.bodyText()
			.contains("no están limitados");
		assertThat(this.mvc.get().uri("/tesoreria/calendario/2025/001650").with(Signed.as("tesoreria.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("Demostración", "/pedido");
		assertThat(this.mvc.get().uri("/tesoreria/calendario/2026/997476").with(Signed.as("tesoreria.ue")))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.post()
			.uri("/tesoreria/calendario/2026/997476/limite")
			.with(Signed.as("tesoro.mef"))
			.with(csrf())
			.param("mes", "4")
			.param("fuente", "1")
			.param("generica", "2.3")
			.param("monto", "1,250.50")
			.param("motivo", "R.D. 5")).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri("/tesoreria/calendario/2026/997476").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("1,250.50", "R.D. 5");
		assertThat(this.mvc.get().uri("/tesoreria/bolsas/2025/001650/09-0").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Recaudación", "40,000.00");
	}

	private void limit(String unit, int month, String generic, String amount) {
		this.calendar.set(YEAR, unit, new PaymentCalendar.Key(month, "1", generic), Amount.of(amount), "R.D. 1",
				TREASURY);
	}

	private UnitPurses.Purse purse(String unit) {
		return this.purses.list(YEAR, unit, TREASURY).get(0);
	}

	private int drift() {
		return this.jdbc.sql("select count(*) from treasury_drift").query(Integer.class).single();
	}

	private static void refused(TreasuryRule rule, ThrowingCallable act, String... figures) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act).satisfies((refusal) -> {
			assertThat(refusal.rule()).isEqualTo(rule);
			assertThat(refusal.figures().values()).extracting(String::valueOf).containsAll(List.of(figures));
		});
	}

}
