package pe.siaf.advance;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Money leaves under an advance's type of operation only for an advance that was granted,
 * in one file and within its amount; what was accounted for doesn't come back as well.
 */
@SiafTest
class AdvanceMoneyTests {

	private static final String UNIT = "000101";

	private static final LocalDate ENDED = LocalDate.of(2026, 4, 3);

	private static final AtomicInteger TARGET = new AtomicInteger(1);

	@Autowired
	private AnAdvance given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_commitment_names_an_advance_of_its_unit_ADV_012() {
		refused("ADV-014", () -> commit("AV", "X-1", "960.00"));
		Advance advance = granted();
		// another type of operation, another spelling
		refused("ADV-014", () -> commit("A", advance.shown(), "960.00"));
		refused("ADV-014", () -> commit("AV", advance.number(), "960.00"));
		this.given.annul(advance);
		refused("ADV-014", () -> commit("AV", advance.shown(), "960.00"));
	}

	@Test
	void no_more_is_committed_than_was_granted_ADV_002() {
		Advance advance = granted();
		refused("ADV-002", () -> commit("AV", advance.shown(), "960.01"));
		commit("AV", advance.shown(), "960.00");
		assertThat(this.given.fresh(advance).paid()).isEqualTo(Amount.of(960));
	}

	@Test
	void one_file_pays_an_advance_ADV_013_which_then_is_not_annulled_ADV_008() {
		Advance advance = granted();
		commit("AV", advance.shown(), "400.00");
		refused("ADV-013", () -> commit("AV", advance.shown(), "400.00"));
		// seen before it was committed
		refused("ADV-008", () -> this.given.annul(advance));
	}

	@Test
	void who_owes_an_overdue_account_is_committed_nothing_ADV_001() {
		String dni = AnAdvance.aDni();
		Advance owed = this.given.paid(UNIT, dni, ENDED);
		this.jdbc.sql("update advance set due_on = date '2026-12-31' where sec_ejec = ? and id = ?")
			.params(UNIT, owed.id())
			.update();
		Advance next = this.given.grant(AnAdvance.travel(UNIT, dni, LocalDate.of(2026, 5, 8)));
		this.jdbc.sql("update advance set due_on = date '2026-01-05' where sec_ejec = ? and id = ?")
			.params(UNIT, owed.id())
			.update();
		refused("ADV-001", () -> commit("AV", next.shown(), "960.00"));
	}

	@Test
	void what_was_accounted_for_does_not_come_back_as_well_ADV_004() {
		Advance advance = this.given.paid(UNIT, AnAdvance.aDni(), ENDED);
		this.given.render(advance, AnAdvance.voucher("888.00"));
		this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
		Runnable back = this.purchase.askedBack(UNIT, String.valueOf(advance.file()), "72.01");
		refused("ADV-004", back::run);
	}

	@Test
	void of_a_refund_and_an_account_approved_at_once_one_wins() throws Exception {
		Advance advance = this.given.paid(UNIT, AnAdvance.aDni(), ENDED);
		this.given.render(advance, AnAdvance.voucher("888.00"));
		Runnable back = this.purchase.askedBack(UNIT, String.valueOf(advance.file()), "960.00");
		CyclicBarrier together = new CyclicBarrier(2);
		ExecutorService desks = Executors.newFixedThreadPool(2);
		List<Future<Boolean>> approvals = desks.invokeAll(List.of(wins(together, back),
				wins(together, () -> this.given.decide(advance, "approve", Role.UE_ACCOUNTING))));
		desks.shutdown();
		assertThat(approvals).extracting((approval) -> approval.get()).containsExactlyInAnyOrder(true, false);
		assertThat(this.given.fresh(advance).owed().isNegative()).isFalse();
	}

	@Test
	void a_journey_that_ends_in_December_is_accounted_for_in_January() {
		String unit = "000102";
		Advance advance = this.given.paid(unit, AnAdvance.aDni(), LocalDate.of(2026, 12, 29));
		assertThat(advance.dueOn()).isAfter(LocalDate.of(2026, 12, 31));
		refused("ADV-005", () -> this.given.render(advance, LocalDate.of(2028, 1, 5), AnAdvance.voucher("100.00")));
		this.given.render(advance, LocalDate.of(2027, 1, 5), AnAdvance.voucher("100.00"));
		this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
		assertThat(entered(unit)).containsExactly("2026-12-31 12/2026");

		this.jdbc
			.sql("insert into accounting_month (fiscal_year, sec_ejec, month, state) values (2026, ?, 12, 'CLOSED')")
			.param(unit)
			.update();
		this.given.render(advance, LocalDate.of(2027, 1, 6), AnAdvance.voucher("100.00"));
		this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
		assertThat(entered(unit)).containsExactly("2026-12-31 12/2026", "2027-01-06 1/2027");
	}

	@Test
	void an_account_is_entered_in_a_month_that_is_open_LED_002() {
		String unit = "000103";
		Advance advance = this.given.paid(unit, AnAdvance.aDni(), ENDED);
		this.given.render(advance, LocalDate.of(2026, 7, 5), AnAdvance.voucher("100.00"));
		this.jdbc
			.sql("insert into accounting_month (fiscal_year, sec_ejec, month, state) values (2026, ?, 7, 'CLOSED')")
			.param(unit)
			.update();
		refused("LED-002", () -> this.given.decide(advance, "approve", Role.UE_ACCOUNTING));
	}

	private List<String> entered(String unit) {
		return this.jdbc.sql("""
				select concat_ws(' ', entry_date, month || '/' || fiscal_year) from journal_entry
				where sec_ejec = ? and stage = 'RENDERING' order by id""").param(unit).query(String.class).list();
	}

	private static Callable<Boolean> wins(CyclicBarrier together, Runnable act) {
		return () -> {
			together.await(30, TimeUnit.SECONDS);
			try {
				act.run();
				return true;
			}
			catch (RuleViolation refused) {
				assertThat(refused.rule().code()).isEqualTo("ADV-004");
				return false;
			}
		};
	}

	private Advance granted() {
		this.purchase.aLine(UNIT, aTarget(), "1");
		return this.given.grant(AnAdvance.travel(UNIT, AnAdvance.aDni(), ENDED));
	}

	private void commit(String operation, String document, String amount) {
		LineKey goods = this.purchase.aLine(UNIT, aTarget(), "1");
		LineKey line = this.purchase.anotherItem(UNIT, goods, AnAdvance.TRAVEL, "1000");
		this.purchase.anAdvance(UNIT, line, operation, document, amount);
	}

	private static String aTarget() {
		return "%04d".formatted(TARGET.getAndIncrement());
	}

	private static void refused(String code, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
