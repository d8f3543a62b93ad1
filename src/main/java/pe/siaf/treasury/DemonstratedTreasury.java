package pe.siaf.treasury;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/**
 * Limits and a purse of the demonstration's unit for the last months of 2025, which say
 * that they are a demonstration; one request waits for the Treasury. Once.
 */
@Component
@Profile("demo")
@Order(57)
class DemonstratedTreasury implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final int YEAR = 2025;

	private static final pe.siaf.identity.Profile TREASURY = new pe.siaf.identity.Profile(0, "tesoro.mef", "Tesoro",
			Role.RECTOR_TREASURY, Scope.national(), true);

	private static final pe.siaf.identity.Profile TREASURER = new pe.siaf.identity.Profile(0, "tesoreria.ue",
			"Tesorería de la unidad", Role.UE_TREASURY, new Scope(Scope.Kind.UE, UNIT), true);

	private final JdbcClient jdbc;

	private final PaymentCalendar calendar;

	private final UnitPurses purses;

	DemonstratedTreasury(JdbcClient jdbc, PaymentCalendar calendar, UnitPurses purses) {
		this.jdbc = jdbc;
		this.calendar = calendar;
		this.purses = purses;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc
			.sql("select not exists (select from payment_calendar where fiscal_year = ? and sec_ejec = ?)")
			.params(YEAR, UNIT)
			.query(Boolean.class)
			.single();
		if (!due) {
			return;
		}
		this.jdbc.sql("""
				select r.source, substring(l.item from '^\\d+\\.\\d+') generic, ceil(sum(l.pim) / 6) "limit"
				from budget_line l join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
				where l.fiscal_year = ? and l.sec_ejec = ? and l.pim > 0 group by 1, 2 order by 1, 2""")
			.params(YEAR, UNIT)
			.query(Share.class)
			.list()
			.forEach((share) -> {
				for (int month = 10; month <= 12; month++) {
					this.calendar.set(YEAR, UNIT, new PaymentCalendar.Key(month, share.source(), share.generic()),
							share.limit(), "Demostración: un sexto del PIM", TREASURY);
				}
			});
		if (this.calendar.limits(YEAR, UNIT).isEmpty()) {
			return;
		}
		PaymentCalendar.Key first = this.calendar.limits(YEAR, UNIT).get(0).key();
		this.calendar.request(YEAR, UNIT, first, Amount.of(25_000),
				"Demostración: entrega de bienes adelantada a octubre", TREASURER);
		this.purses.open(new UnitPurses.Key(YEAR, UNIT, "09", "0"), "", Amount.of(40_000),
				"Demostración: saldo asignado al inicio", TREASURY);
	}

	record Share(String source, String generic, Amount limit) {
	}

}
