package pe.siaf.treasury;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Limits and a purse of the demonstration's unit for the year's last months, which say
 * that they are a demonstration; one request waits for the Treasury. Two suppliers'
 * accounts. Once a year.
 */
@Component
@Profile("demo")
@Order(57)
class DemonstratedTreasury implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile TREASURY = DemonstratedPeople.of("tesoro.mef");

	private static final pe.siaf.identity.Profile TREASURER = DemonstratedPeople.of("tesoreria.ue");

	private static final pe.siaf.identity.Profile SUPPLY = DemonstratedPeople.of("logistica.ue");

	private static final pe.siaf.identity.Profile HEAD = DemonstratedPeople.of("administracion.ue");

	private final JdbcClient jdbc;

	private final PaymentCalendar calendar;

	private final UnitPurses purses;

	private final PayeeAccounts accounts;

	private final DemonstratedYears years;

	DemonstratedTreasury(JdbcClient jdbc, PaymentCalendar calendar, UnitPurses purses, PayeeAccounts accounts,
			DemonstratedYears years) {
		this.jdbc = jdbc;
		this.calendar = calendar;
		this.purses = purses;
		this.accounts = accounts;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		payees();
		this.years.all().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc
			.sql("select not exists (select from payment_calendar where fiscal_year = ? and sec_ejec = ?)")
			.params(year, UNIT)
			.query(Boolean.class)
			.single();
		if (!due) {
			return;
		}
		this.jdbc.sql("""
				select r.source, substring(l.item from '^\\d+\\.\\d+') generic, ceil(sum(l.pim) / 6) "limit"
				from budget_line l join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
				where l.fiscal_year = ? and l.sec_ejec = ? and l.pim > 0 group by 1, 2 order by 1, 2""")
			.params(year, UNIT)
			.query(Share.class)
			.list()
			.forEach((share) -> {
				for (int month = 10; month <= 12; month++) {
					this.calendar.set(year, UNIT, new PaymentCalendar.Key(month, share.source(), share.generic()),
							share.limit(), "Demostración: un sexto del PIM", TREASURY);
				}
			});
		if (this.calendar.limits(year, UNIT).isEmpty()) {
			return;
		}
		PaymentCalendar.Key first = this.calendar.limits(year, UNIT).get(0).key();
		this.calendar.request(year, UNIT, first, Amount.of(25_000),
				"Demostración: entrega de bienes adelantada a octubre", TREASURER);
		this.purses.open(new UnitPurses.Key(year, UNIT, "09", "0"), "", Amount.of(40_000),
				"Demostración: saldo asignado al inicio", TREASURY);
	}

	/**
	 * One account in use, and one that waits; its bank will return what is paid to it.
	 */
	private void payees() {
		boolean due = this.jdbc.sql("select not exists (select from payee_account)").query(Boolean.class).single();
		if (!due) {
			return;
		}
		this.jdbc
			.sql("""
					insert into supplier (ruc, name, registered_by) values
					  ('20999999990', 'PROVEEDOR DE DEMOSTRACION S.A.C.', 'demo'), ('20999999981', 'SERVICIOS DE DEMOSTRACION E.I.R.L.', 'demo')
					on conflict do nothing""")
			.update();
		// confirmed so long ago that it can be paid to
		this.jdbc
			.sql("""
					insert into payee_account (ruc, cci, bank, reason, state, prepared_by, prepared_name, prepared_at, decided_by, decided_name,
					  decided_at, usable_from) values ('20999999990', '01806800006820001234', 'BANCO DE LA NACION',
					  'Demostración: carta del proveedor', 'A', ?, ?, now() - interval '62 days', ?, ?, now() - interval '61 days',
					  now() - interval '60 days')""")
			.params(SUPPLY.username(), SUPPLY.personName(), HEAD.username(), HEAD.personName())
			.update();
		this.accounts.keep("20999999981", "00219300001234560000", "BANCO DE DEMOSTRACION",
				"Demostración: el banco devuelve lo que se le abona", SUPPLY);
	}

	record Share(String source, String generic, Amount limit) {
	}

}
