package pe.siaf.treasury;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.money.Amount;

/**
 * The cash plan of a unit (domain 9.13): what it expects to pay by the best date, purse
 * by purse, against what each purse has. It only reads, and refuses nothing.
 */
@Repository
class CashPlan {

	private static final int DAYS_OF_A_WEEK = 7;

	private final JdbcClient jdbc;

	CashPlan(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What a unit expects, counted from a day.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param today the day
	 * @return a row for each purse, and for each rubro and type of resource without one
	 */
	List<Row> of(int fiscalYear, String secEjec, LocalDate today) {
		return this.jdbc
			.sql("""
					select coalesce(e.rubro, p.rubro) rubro, r.name rubro_name, coalesce(e.resource_type, p.resource_type) resource_type, p.balance,
					  coalesce(e.overdue, 0) as overdue, coalesce(e.week, 0) as week, coalesce(e.month, 0) as month, coalesce(e.later, 0) later
					from (
					  select rubro, resource_type, sum(amount) filter (where best_date < :today) overdue,
					    sum(amount) filter (where best_date >= :today and best_date < :week) as week,
					    sum(amount) filter (where best_date >= :week and best_date < :month) as month,
					    sum(amount) filter (where best_date >= :month) later
					  from expected_payment where fiscal_year = :year and sec_ejec = :unit group by 1, 2) e
					full join (select rubro, resource_type, balance from purse where fiscal_year = :year and sec_ejec = :unit) p
					  on p.rubro = e.rubro and p.resource_type = e.resource_type
					left join rubro r on r.fiscal_year = :year and r.code = coalesce(e.rubro, p.rubro)
					order by 1, 3""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("today", today)
			.param("week", today.plusDays(DAYS_OF_A_WEEK))
			.param("month", today.plusMonths(1))
			.query(Row.class)
			.list();
	}

	/**
	 * A purse's plan.
	 *
	 * @param rubro the rubro
	 * @param rubroName its name
	 * @param resourceType the type of resource
	 * @param balance what the purse has; none where no purse was opened
	 * @param overdue what was to be paid before today
	 * @param week within seven days
	 * @param month after those, within a month
	 * @param later after that
	 */
	record Row(String rubro, @Nullable String rubroName, String resourceType, @Nullable Amount balance, Amount overdue,
			Amount week, Amount month, Amount later) {

		public String shown() {
			return this.rubro + "-" + this.resourceType;
		}

		/** What is to be paid within a month. */
		public Amount due() {
			return this.overdue.plus(this.week).plus(this.month);
		}

		/**
		 * What the purse lacks for the month; none where it has enough or isn't known.
		 */
		public @Nullable Amount lacks() {
			Amount has = this.balance;
			return (has != null && due().exceeds(has)) ? due().minus(has) : null;
		}

	}

}
