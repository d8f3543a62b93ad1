package pe.siaf.opening;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * What sustains a draft (domain 3.6): of a budget category, the targets of a pliego's
 * units, each with its quantity, where that comes from, and its money.
 */
@Component
class SustainingSheet {

	/** Rows that one sheet shows at most. */
	static final int MOST = 1000;

	private static final String OF_PLIEGO = """
			from programming_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			where t.fiscal_year = :year and t.process = 'FORMULATION' and u.sector = :sector and u.pliego = :pliego\s""";

	private final JdbcClient jdbc;

	SustainingSheet(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The budget categories in which the pliego's units formulate. */
	List<Category> categories(PliegoKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select distinct t.category as code, (select c.name from budget_category c "
					+ "where c.fiscal_year = t.fiscal_year and c.code = t.category) as name " + OF_PLIEGO + "and "
					+ scope.sql() + " order by 1")
			.params(key.params())
			.params(scope.params())
			.query(Category.class)
			.list();
	}

	/** The targets of a category, unit by unit, at most {@link #MOST}. */
	List<Row> rows(PliegoKey key, String category, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select t.sec_ejec, u.name unit_name, t.product_project product, p.name product_name, t.activity, a.name activity_name,
					  t.sec_func, t.name, m.name measure, q.year_target quantity, q.semester_target semester,
					  coalesce(t.population_name, '') population, t.coverage_goal coverage, coalesce(l.amount, 0) amount
					from programming_target t
					join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					join product_project p on p.fiscal_year = t.fiscal_year and p.code = t.product_project
					join activity a on a.fiscal_year = t.fiscal_year and a.code = t.activity
					left join unit_of_measure m on m.fiscal_year = t.fiscal_year and m.code = t.unit_of_measure
					left join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func)
					  = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) and q.year = t.fiscal_year and q.cost_centre = ''
					left join lateral (select sum(x.amount) amount from formulated_line x
					  where x.fiscal_year = t.fiscal_year and x.sec_ejec = t.sec_ejec and x.sec_func = t.sec_func) l on true
					where t.fiscal_year = :year and t.process = 'FORMULATION' and u.sector = :sector and u.pliego = :pliego
					  and t.category = :category and %s
					order by t.sec_ejec, t.product_project, t.activity, t.sec_func limit :most"""
				.formatted(scope.sql()))
			.params(key.params())
			.params(scope.params())
			.param("category", category)
			.param("most", MOST)
			.query(Row.class)
			.list();
	}

	/**
	 * A budget category.
	 *
	 * @param code its code
	 * @param name its name
	 */
	record Category(String code, String name) {
	}

	/**
	 * A target with what it is to do and cost.
	 *
	 * @param secEjec the unit
	 * @param unitName its name
	 * @param product the product or project
	 * @param productName its name
	 * @param activity the activity, work or action
	 * @param activityName its name
	 * @param secFunc the target
	 * @param name its name
	 * @param measure in what it is counted, or null
	 * @param quantity the year's quantity, or null
	 * @param semester the first semester's, or null
	 * @param population whom it counts, or empty where the quantity was typed
	 * @param coverage in percent, or null
	 * @param amount its money
	 */
	record Row(String secEjec, String unitName, String product, String productName, String activity,
			String activityName, String secFunc, String name, @Nullable String measure, @Nullable BigDecimal quantity,
			@Nullable BigDecimal semester, String population, @Nullable BigDecimal coverage, Amount amount) {
	}

}
