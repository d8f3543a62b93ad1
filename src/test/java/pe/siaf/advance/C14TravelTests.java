package pe.siaf.advance;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.Future;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.CyclicBarrier;
import java.util.List;
import java.util.Collections;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** C14: travel is paid by days and scale, accounted for, and what is left returned. */
@SiafTest
class C14TravelTests {

	@Autowired
	private AnAdvance given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void three_days_of_travel_are_960_of_which_888_count_and_72_are_returned() {
		String unit = "000149";
		Advance advance = this.given.paid(unit, AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		assertThat(advance.days()).isEqualTo(3);
		assertThat(advance.amount()).isEqualTo(Amount.of(960));
		assertThat(advance.paid()).isEqualTo(Amount.of(960));
		assertThat(this.given.balance(unit, "1205.03")).isEqualTo("960.00");

		Renderings.Counted counted = this.given.render(advance, AnAdvance.voucher("600.00"), AnAdvance.sworn("300.00"));
		assertThat(counted.swornAccepted()).isEqualTo(Amount.of(288));
		assertThat(counted.accepted()).isEqualTo(Amount.of(888));
		this.given.decide(advance, "approve", Role.UE_ACCOUNTING);

		Advance rendered = this.given.fresh(advance);
		assertThat(rendered.owed()).isEqualTo(Amount.of(72));
		assertThat(this.given.balance(unit, "5302")).isEqualTo("888.00");
		assertThat(this.given.balance(unit, "1205.03")).isEqualTo("72.00");

		this.purchase.refunded(unit, advance.file(), "72.00");
		Advance cleared = this.given.fresh(advance);
		assertThat(cleared.state()).isEqualTo("CLEARED");
		assertThat(this.given.balance(unit, "1205.03")).isEqualTo("0.00");
		assertThat(this.given.balance(unit, "1101")).isEqualTo("-888.00");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void what_came_back_meanwhile_is_not_accounted_for_as_well_ADV_004() {
		Advance advance = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		this.given.render(advance, AnAdvance.voucher("888.00"));
		this.purchase.refunded("000148", advance.file(), "960.00");

		refused("ADV-004", () -> {
			this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
			return null;
		});
	}

	@Test
	void who_owes_an_overdue_account_gets_no_other_advance_ADV_001() {
		String dni = AnAdvance.aDni();
		Advance advance = this.given.paid("000148", dni, LocalDate.of(2026, 4, 3));
		assertThat(advance.dueOn()).isEqualTo(LocalDate.of(2026, 4, 17));
		assertThat(advance.state())
			.isEqualTo(LocalDate.now(pe.siaf.fiscal.FiscalTime.LIMA).isAfter(advance.dueOn()) ? "OVERDUE" : "HANDED");
		this.jdbc.sql("update advance set due_on = date '2026-01-05' where sec_ejec = '000148' and id = ?")
			.param(advance.id())
			.update();
		refused("ADV-001", () -> this.given.grant(AnAdvance.travel("000148", dni, LocalDate.of(2026, 5, 8))));
		this.given.render(this.given.fresh(advance), AnAdvance.voucher("960.00"));
		this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
		assertThat(this.given.grant(AnAdvance.travel("000148", dni, LocalDate.of(2026, 5, 8))).state())
			.isEqualTo("GRANTED");
	}

	@ParameterizedTest
	@CsvSource({ "2026-04-01T08:00, 2026-04-01T12:00, 0", "2026-04-01T08:00, 2026-04-01T12:01, 1",
			"2026-04-01T08:00, 2026-04-02T07:59, 1", "2026-04-01T08:00, 2026-04-02T08:01, 2" })
	void days_of_travel(String departs, String returns, int days) {
		assertThat(this.jdbc.sql("select travel_days(cast(? as timestamp), cast(? as timestamp))")
			.params(departs, returns)
			.query(Integer.class)
			.single()).isEqualTo(days);
	}

	@Test
	void working_days_leave_out_weekends_and_holidays() {
		// Thursday and Friday of Holy Week 2026 are holidays
		assertThat(this.jdbc.sql("select working_day_after(date '2026-04-01', 1)").query(LocalDate.class).single())
			.isEqualTo(LocalDate.of(2026, 4, 6));
	}

	@Test
	void amounts_are_within_scale_and_accounts_within_what_is_owed() {
		String unit = "000148";
		this.purchase.aLine(unit, "0001", "1");
		Advance.Draft usual = AnAdvance.travel(unit, AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		refused("ADV-002", () -> this.given.grant(with(usual, "AV", "960.01")));
		refused("ADV-002", () -> this.given.grant(with(usual, "A", "55000.01")));
		refused("ADV-005", () -> this.given.grant(new Advance.Draft(2026, unit, "AV", "123", "X", "", "Y", "",
				usual.departsAt(), usual.returnsAt(), false, false, null)));
		Advance advance = this.given.paid(unit, AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		refused("ADV-004", () -> this.given.render(advance, AnAdvance.voucher("960.01")));
		this.given.render(advance, AnAdvance.voucher("100.00"));
		refused("ADV-006", () -> this.given.render(advance, AnAdvance.voucher("1.00")));
		refused("WFL-002", () -> {
			this.given.decide(advance, "approve", Role.UE_LOGISTICS);
			return null;
		});
		this.given.decide(advance, "reject", Role.UE_ACCOUNTING);
		assertThat(this.given.fresh(advance).owed()).isEqualTo(Amount.of(960));
		refused("ADV-008", () -> {
			this.given.annul(advance);
			return null;
		});
	}

	@Test
	void a_single_payment_of_petty_cash_is_within_a_fifth_of_a_tax_unit_ADV_003() {
		String unit = "000148";
		this.purchase.aLine(unit, "0002", "1");
		Advance petty = this.given
			.grant(with(AnAdvance.travel(unit, AnAdvance.aDni(), LocalDate.of(2026, 4, 3)), "F", "2000"));
		assertThat(petty.dueOn()).isEqualTo(LocalDate.of(2026, 12, 31));
		refused("ADV-003", () -> this.given.render(petty, AnAdvance.voucher("1100.01")));
	}

	@Test
	void of_two_who_approve_an_account_at_once_one_wins() throws Exception {
		Advance advance = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		this.given.render(advance, AnAdvance.voucher("100.00"));
		CyclicBarrier together = new CyclicBarrier(2);
		ExecutorService desks = Executors.newFixedThreadPool(2);
		List<Future<Boolean>> approvals = desks.invokeAll(Collections.nCopies(2, () -> {
			together.await(30, TimeUnit.SECONDS);
			try {
				this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
				return true;
			}
			catch (RuleViolation refused) {
				assertThat(refused.rule().code()).isIn("WFL-001", "WFL-003");
				return false;
			}
		}));
		desks.shutdown();

		assertThat(approvals).extracting((approval) -> approval.get()).containsExactlyInAnyOrder(true, false);
		assertThat(this.given.fresh(advance).owed()).isEqualTo(Amount.of(860));
		assertThat(this.jdbc.sql("""
				select count(*) from journal_entry e join advance_rendering r on e.posting_key = 'rendering/' || r.id
				where e.sec_ejec = '000148' and r.sec_ejec = '000148' and r.advance_id = ?""")
			.param(advance.id())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void a_voucher_accounts_for_one_advance_only_ADV_009() {
		Advance one = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		Advance other = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		this.given.render(one, AnAdvance.voucher("E900-77", "100.00"));
		refused("ADV-009", () -> this.given.render(other, AnAdvance.voucher("e900-0077", "100.00")));
		refused("ADV-009", () -> this.given.render(other, AnAdvance.voucher(" E900- 77", "100.00")));

		// a rejected account lets its vouchers go
		this.given.decide(one, "reject", Role.UE_ACCOUNTING);
		this.given.render(other, AnAdvance.voucher("E900-77", "100.00"));
	}

	@Test
	void an_item_that_the_operation_table_does_not_know_is_told_ADV_007() {
		Advance advance = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		this.given.render(advance, new Renderings.Listed(false, LocalDate.of(2026, 4, 2), "20131370645", "F1", "X",
				"2.1.1.1.1.3", Amount.of(10)));
		refused("ADV-007", () -> {
			this.given.decide(advance, "approve", Role.UE_ACCOUNTING);
			return null;
		});
	}

	private static Advance.Draft with(Advance.Draft usual, String kind, String amount) {
		return new Advance.Draft(usual.fiscalYear(), usual.secEjec(), kind, usual.dni(), usual.name(), usual.post(),
				usual.purpose(), usual.places(), usual.departsAt(), usual.returnsAt(), false, false, Amount.of(amount));
	}

	private static void refused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
