package pe.siaf.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.MonthNames;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * Revenue as the budget expects it (opening and approved notes 002 and 007) beside what
 * was determined and collected, by rubro and item, and month by month. The budget is an
 * estimate: it may be passed.
 */
@Component
class RevenueBudget {

	private static final String MOVED = """
			from revenue_movement m
			join implementing_unit u on u.fiscal_year = m.fiscal_year and u.sec_ejec = m.sec_ejec
			where m.fiscal_year = :year and (:unit = '' or m.sec_ejec = :unit) and (:rubro = '' or m.rubro = :rubro) and\s""";

	private final JdbcClient jdbc;

	RevenueBudget(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Rows by rubro and item.
	 * @param fiscalYear the year
	 * @param unit a unit, or empty for all of the scope
	 * @param rubro a rubro, or empty
	 * @param profile who looks
	 * @return the rows, those without a budget with its amounts absent
	 */
	List<Row> rows(int fiscalYear, String unit, String rubro, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					with moved as (
					  select m.rubro, m.item, sum(m.amount) filter (where m.stage = 'REVENUE_DETERMINED') determined,
					    sum(m.amount) filter (where m.stage = 'REVENUE_COLLECTED') collected
					""" + MOVED + scope.sql()
					+ """
							 group by 1, 2),
							planned as (
							  select b.rubro, b.item, sum(b.opened) pia, sum(b.modified) pim
							  from budgeted_revenue b join implementing_unit u on u.fiscal_year = b.fiscal_year and u.sec_ejec = b.sec_ejec
							  where b.fiscal_year = :year and (:unit = '' or b.sec_ejec = :unit) and (:rubro = '' or b.rubro = :rubro) and\s"""
					+ scope.sql()
					+ """
							 group by 1, 2)
							select rubro, item, coalesce(i.name, '') item_name, p.pia, p.pim, coalesce(m.determined, 0) determined,
							  coalesce(m.collected, 0) collected
							from planned p full join moved m using (rubro, item)
							left join economic_item i on i.fiscal_year = :year and i.code = item
							order by rubro, item""")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", unit)
			.param("rubro", rubro)
			.query(Row.class)
			.list();
	}

	/**
	 * What came in and was determined, month by month.
	 * @param fiscalYear the year
	 * @param unit a unit, or empty for all of the scope
	 * @param rubro a rubro, or empty
	 * @param profile who looks
	 * @return January to December
	 */
	List<Month> months(int fiscalYear, String unit, String rubro, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select g.month, coalesce(x.determined, 0) determined, coalesce(x.collected, 0) collected
				from generate_series(1, 12) g(month) left join (
				  select m.month, sum(m.amount) filter (where m.stage = 'REVENUE_DETERMINED') determined,
				    sum(m.amount) filter (where m.stage = 'REVENUE_COLLECTED') collected
				""" + MOVED + scope.sql() + " group by 1) x on x.month = g.month order by 1")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", unit)
			.param("rubro", rubro)
			.query(Month.class)
			.list();
	}

	/**
	 * A rubro's item.
	 *
	 * @param rubro rubro
	 * @param item item of revenue
	 * @param itemName its name
	 * @param pia opening budget, where there is one
	 * @param pim modified budget, where there is one
	 * @param determined what is owed
	 * @param collected what came in
	 */
	record Row(String rubro, String item, String itemName, @Nullable Amount pia, @Nullable Amount pim,
			Amount determined, Amount collected) {

		/** Collected / PIM in percent with one decimal, absent without a budget. */
		public @Nullable String percent() {
			Amount budget = this.pim;
			return (budget == null || !budget.isPositive()) ? null
					: this.collected.value()
						.multiply(BigDecimal.valueOf(100))
						.divide(budget.value(), 1, RoundingMode.HALF_UP)
						.toPlainString();
		}

		static Amount sum(List<Row> rows, java.util.function.Function<Row, @Nullable Amount> part) {
			Amount sum = Amount.ZERO;
			for (Row row : rows) {
				Amount amount = part.apply(row);
				if (amount != null) {
					sum = sum.plus(amount);
				}
			}
			return sum;
		}

		/** PIA, PIM, determined and collected of rows together. */
		static List<Amount> totals(List<Row> rows) {
			return Arrays.asList(sum(rows, Row::pia), sum(rows, Row::pim), sum(rows, Row::determined),
					sum(rows, Row::collected));
		}

	}

	/**
	 * A month.
	 *
	 * @param month 1 to 12
	 * @param determined what was determined
	 * @param collected what came in
	 */
	record Month(int month, Amount determined, Amount collected) {

		/** Its name in the reader's language. */
		public String label() {
			return MonthNames.of(this.month, LocaleContextHolder.getLocale());
		}

	}

}
