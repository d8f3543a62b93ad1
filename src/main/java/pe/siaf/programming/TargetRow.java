package pe.siaf.programming;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A target with its figures, a row of the grids.
 *
 * @param secFunc its sequence, four digits
 * @param category its program
 * @param productProject its product or project
 * @param productName the product's name
 * @param activity its activity
 * @param activityName the activity's name
 * @param functionCode its function
 * @param division its functional division
 * @param functionalGroup its functional group
 * @param purpose its purpose
 * @param name what it is called
 * @param unitOfMeasure its unit's code
 * @param unitName its unit's name
 * @param integerOnly whether the unit is counted in whole ones
 * @param accumulation how months make the year
 * @param place where the money is aimed
 * @param zeroCost whether it costs nothing
 * @param source where the first year's quantity comes from
 * @param populationName whom the criterion counts
 * @param coverageGoal percent of the population to reach
 * @param concentration times a person
 * @param adjustment a factor
 * @param q0 the quantity of the year of the law
 * @param q1 of the year after
 * @param q2 of the year after that
 * @param unmet what isn't financed in the year of the law
 * @param months the months of the year of the law, joined by semicolons
 * @param total what the months give
 * @param a0 money of the year of the law
 * @param a1 of the year after
 * @param a2 of the year after that
 * @param lockVersion how often the criterion changed
 */
record TargetRow(String secFunc, String category, String productProject, String productName, String activity,
		String activityName, String functionCode, String division, String functionalGroup, String purpose, String name,
		@Nullable String unitOfMeasure, @Nullable String unitName, boolean integerOnly, String accumulation,
		String place, boolean zeroCost, @Nullable String source, @Nullable String populationName,
		@Nullable BigDecimal coverageGoal, @Nullable BigDecimal concentration, @Nullable BigDecimal adjustment,
		@Nullable BigDecimal q0, @Nullable BigDecimal q1, @Nullable BigDecimal q2, @Nullable BigDecimal unmet,
		@Nullable String months, @Nullable BigDecimal total, Amount a0, Amount a1, Amount a2, int lockVersion) {

	static final String SELECT = """
			select t.sec_func, t.category, t.product_project, p.name product_name, t.activity, a.name activity_name,
			  t.function_code, t.division, t.functional_group, t.purpose, t.name, t.unit_of_measure, u.name unit_name,
			  coalesce(u.integer_only, false) integer_only, t.accumulation, t.department || t.province || t.district place,
			  t.zero_cost, q.source, t.population_name, t.coverage_goal, t.concentration, t.adjustment,
			  q.q0, q.q1, q.q2, q.unmet, array_to_string(q.months, ';', '') months, months_total(q.months, t.accumulation) total,
			  coalesce(m.a0, 0) a0, coalesce(m.a1, 0) a1, coalesce(m.a2, 0) a2, t.lock_version
			from programming_target t
			left join product_project p on p.fiscal_year = t.fiscal_year and p.code = t.product_project
			left join activity a on a.fiscal_year = t.fiscal_year and a.code = t.activity
			left join unit_of_measure u on u.fiscal_year = t.fiscal_year and u.code = t.unit_of_measure
			left join lateral (
			  select max(x.source) filter (where x.year = x.fiscal_year) source,
			    max(x.year_target) filter (where x.year = x.fiscal_year) q0,
			    max(x.year_target) filter (where x.year = x.fiscal_year + 1) q1,
			    max(x.year_target) filter (where x.year = x.fiscal_year + 2) q2,
			    max(x.unmet) filter (where x.year = x.fiscal_year) unmet,
			    max(x.months) filter (where x.year = x.fiscal_year) months
			  from programming_quantity x
			  where (x.fiscal_year, x.process, x.sec_ejec, x.sec_func) = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)
			    and x.cost_centre = '') q on true
			left join lateral (
			  select sum(x.amount) filter (where x.year = x.fiscal_year) a0,
			    sum(x.amount) filter (where x.year = x.fiscal_year + 1) a1,
			    sum(x.amount) filter (where x.year = x.fiscal_year + 2) a2
			  from programming_amount x
			  where (x.fiscal_year, x.process, x.sec_ejec, x.sec_func) = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)) m on true
			where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit""";

	static final String FILTER = "\n"
			+ """
					and (:program = '' or t.category = :program)
					and (:words = '' or t.sec_func = :words or plain_text(concat_ws(' ', t.name, t.activity, a.name)) like '%' || plain_text(:words) || '%')""";

	/**
	 * How criterion and quantities stand, to be told from how they stood.
	 * @return the version and the three quantities
	 */
	public String seen() {
		return this.lockVersion + "/" + this.q0 + "/" + this.q1 + "/" + this.q2;
	}

	/**
	 * Whether the quantity follows from the criterion.
	 * @return true where it isn't typed
	 */
	public boolean isComputed() {
		return "CRITERION".equals(this.source) || "CENTRES".equals(this.source);
	}

	/**
	 * A quantity of a year.
	 * @param at 0 for the year of the law, 1 or 2 for those after it
	 * @return the quantity, or null
	 */
	public @Nullable BigDecimal quantity(int at) {
		return (at == 0) ? this.q0 : (at == 1) ? this.q1 : this.q2;
	}

	/**
	 * The money of a year.
	 * @param at 0 for the year of the law, 1 or 2 for those after it
	 * @return the amount
	 */
	public Amount amount(int at) {
		return (at == 0) ? this.a0 : (at == 1) ? this.a1 : this.a2;
	}

	/**
	 * A month of the year of the law.
	 * @param month 1 to 12
	 * @return the quantity, or null
	 */
	public @Nullable BigDecimal month(int month) {
		if (this.months == null) {
			return null;
		}
		String figure = this.months.split(";", -1)[month - 1];
		return figure.isEmpty() ? null : new BigDecimal(figure);
	}

	/**
	 * Whether the months make the year (PHY-001), as far as there are any.
	 * @return false where they differ
	 */
	public boolean isEven() {
		return this.months == null || (this.total != null && this.q0 != null && this.total.compareTo(this.q0) == 0);
	}

}
