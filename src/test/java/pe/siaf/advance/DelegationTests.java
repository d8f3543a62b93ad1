package pe.siaf.advance;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Encargos: one unit grants and decides, another receives, executes and accounts. */
@SiafTest
class DelegationTests {

	private static final String GRANTER = "000474";

	private static final String RECEIVER = "000477";

	@Autowired
	private AnAdvance given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void theOtherUnit() {
		boolean there = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = 2026 and sec_ejec = ?)")
			.param(RECEIVER)
			.query(Boolean.class)
			.single();
		if (!there) {
			this.purchase.aLine(RECEIVER, "0031", "10");
		}
		this.given.hasItsRuc(RECEIVER);
	}

	@Test
	void what_another_unit_executes_stands_in_the_books_once_its_account_is_approved() {
		Advance paid = this.given.delegated(GRANTER, RECEIVER, "500.00");
		assertThat(paid.state()).isEqualTo("HANDED");
		assertThat(this.given.seenBy(RECEIVER, paid).holder()).isEqualTo(RECEIVER);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.given.seenBy("000143", paid));
		refused("ADV-010", () -> this.given.renderedBy(RECEIVER, paid, AnAdvance.voucher("10.00")));
		refused("ADV-011", () -> this.given.received(paid, GRANTER));
		refused("ADV-010", () -> this.given.gaveBack(RECEIVER, paid, "1.00"));
		String order = this.given.balance(RECEIVER, "9103");
		this.given.received(paid, RECEIVER);
		assertThat(Amount.of(this.given.balance(RECEIVER, "9103"))).isEqualTo(Amount.of(order).plus(Amount.of(500)));
		refused("ADV-010", () -> this.given.received(paid, RECEIVER));
		Advance received = this.given.fresh(paid);
		assertThat(received.state()).isEqualTo("RECEIVED");

		refused("ADV-011", () -> this.given.renderedBy(GRANTER, received, AnAdvance.voucher("10.00")));
		refused("ADV-005", () -> this.given.renderedBy(RECEIVER, received, AnAdvance.sworn("10.00")));
		refused("ADV-004", () -> this.given.renderedBy(RECEIVER, received, AnAdvance.voucher("500.01")));
		String before = this.given.balance(GRANTER, "1205.03");
		this.given.renderedBy(RECEIVER, received, AnAdvance.voucher("300.00"));
		refused("ADV-011", () -> this.given.decidedBy(RECEIVER, received, "approve"));
		this.given.decidedBy(GRANTER, received, "approve");
		assertThat(this.given.fresh(paid).state()).isEqualTo("PARTLY");
		assertThat(Amount.of(this.given.balance(GRANTER, "1205.03")))
			.isEqualTo(Amount.of(before).minus(Amount.of(300)));

		assertThat(this.given.books(paid)).isEqualTo("500.00 300.00 0.00 200.00");
		refused("ADV-011", () -> this.given.gaveBack(GRANTER, paid, "200.00"));
		refused("ADV-004", () -> this.given.gaveBack(RECEIVER, paid, "200.01"));
		refused("ADV-005", () -> this.given.gaveBack(RECEIVER, paid, "0.00"));
		this.given.gaveBack(RECEIVER, paid, "150.00");
		refused("ADV-004", () -> this.given.renderedBy(RECEIVER, this.given.fresh(paid), AnAdvance.voucher("50.01")));
		this.given.gaveBack(RECEIVER, paid, "50.00");
		assertThat(this.given.books(paid)).isEqualTo("500.00 300.00 200.00 0.00");
		assertThat(Amount.of(this.given.balance(RECEIVER, "9103"))).isEqualTo(Amount.of(order));
		assertThat(this.given.balance(RECEIVER, "9104"))
			.isEqualTo(Amount.of(this.given.balance(RECEIVER, "9103")).negated().toString());

		this.purchase.refunded(GRANTER, String.valueOf(received.file()), "200.00");
		assertThat(this.given.fresh(paid).state()).isEqualTo("CLEARED");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void ADV_015_an_encargo_is_paid_to_the_unit_that_executes_it_and_to_nobody_else() {
		Advance granted = this.given.grant(AnAdvance.delegation(GRANTER, RECEIVER, "500.00"));
		refused("ADV-015", () -> this.given.paidTo(granted, null, "500.00"));
		refused("ADV-015", () -> this.given.paidTo(granted, "20100047218", "500.00"));
		this.given.paidTo(granted, AnAdvance.UNITS_RUC, "500.00");
		assertThat(this.given.fresh(granted).state()).isEqualTo("HANDED");
		this.given.received(granted, RECEIVER);
	}

	@Test
	void ADV_016_each_part_is_received_from_the_first_payment_to_today_up_to_what_was_paid() {
		Advance paid = this.given.delegated(GRANTER, RECEIVER, "500.00");
		LocalDate day = LocalDate.of(2026, 4, 16);
		refused("ADV-016", () -> this.given.received(paid, RECEIVER, LocalDate.of(2026, 4, 14), null));
		refused("ADV-016", () -> this.given.received(paid, RECEIVER, LocalDate.of(2099, 1, 1), null));
		refused("ADV-016", () -> this.given.received(paid, RECEIVER, day, "500.01"));
		refused("ADV-016", () -> this.given.received(paid, RECEIVER, day, "0.00"));
		this.given.received(paid, RECEIVER, LocalDate.of(2026, 4, 15), "200.00");
		assertThat(this.given.books(paid)).startsWith("200.00 ");
		assertThat(this.given.fresh(paid).toReceive()).isEqualTo(Amount.of(300));
		refused("ADV-004", () -> this.given.renderedBy(RECEIVER, this.given.fresh(paid), AnAdvance.voucher("200.01")));
		this.given.received(paid, RECEIVER, day, null);
		assertThat(this.given.books(paid)).startsWith("500.00 ");
		refused("ADV-010", () -> this.given.received(paid, RECEIVER, day, null));
		assertThat(this.given.fresh(paid).receivedOn()).isEqualTo(LocalDate.of(2026, 4, 15));
		this.given.renderedBy(RECEIVER, this.given.fresh(paid), AnAdvance.voucher("500.00"));
	}

	@Test
	void a_unit_that_closed_its_books_accounts_for_an_encargo_in_the_first_month_that_is_open() {
		String closed = "983745";
		this.purchase.aUnit(closed);
		this.purchase.aLine(closed, "0031", "10");
		this.given.hasItsRuc(closed);
		Advance paid = this.given.delegated(GRANTER, closed, "500.00");
		this.given.received(paid, closed);
		this.jdbc.sql("""
				insert into accounting_month (fiscal_year, sec_ejec, month, state)
				select 2026, ?, m, 'CLOSED' from generate_series(4, 12) m""").param(closed).update();
		this.given.gaveBack(closed, paid, "200.00");
		assertThat(this.jdbc
			.sql("""
					select fiscal_year || '/' || month from journal_entry where sec_ejec = ? and stage = 'DELEGATION' order by id""")
			.param(closed)
			.query(String.class)
			.list()).containsExactly("2026/4", "2027/1");
		assertThat(this.given.books(paid)).isEqualTo("500.00 0.00 200.00 300.00");
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				select 2027, u.sec_ejec, u.level, u.sector, u.pliego, u.unit_code, u.name from implementing_unit u
				where u.fiscal_year = 2026 and u.sec_ejec = ? on conflict do nothing""").param(closed).update();
		// with all of the next year closed as well there is no month left
		this.jdbc.sql("""
				insert into accounting_month (fiscal_year, sec_ejec, month, state)
				select 2027, ?, m, 'CLOSED' from generate_series(1, 12) m""").param(closed).update();
		refused("ADV-012", () -> this.given.gaveBack(closed, paid, "100.00"));
		assertThat(this.given.books(paid)).isEqualTo("500.00 0.00 200.00 300.00");
	}

	@Test
	void an_encargo_goes_to_another_unit_under_an_agreement() {
		refused("ADV-005", () -> this.given.grant(AnAdvance.delegation(GRANTER, GRANTER, "10")));
		refused("ADV-005", () -> this.given.grant(AnAdvance.delegation(GRANTER, "999998", "10")));
		Advance.Draft usual = AnAdvance.delegation(GRANTER, RECEIVER, "10");
		refused("ADV-005",
				() -> this.given.grant(new Advance.Draft(usual.fiscalYear(), GRANTER, "E", "", "", "", usual.purpose(),
						"", usual.departsAt(), usual.returnsAt(), false, false, usual.amount(), RECEIVER, "")));
		Advance granted = this.given.grant(usual);
		refused("ADV-010", () -> this.given.received(granted, RECEIVER));
		this.given.annul(granted);
		assertThat(this.given.fresh(granted).state()).isEqualTo("ANNULLED");
	}

	private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
