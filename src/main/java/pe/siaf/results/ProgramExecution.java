package pe.siaf.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.physical.PhysicalAdvance;

/**
 * Money and quantities of a program's targets, within the scope of who asks. The sums of
 * nodes come from the database; targets are listed up to a page's worth.
 */
@Component
class ProgramExecution {

	static final int LISTED = 200;

	private static final String FROM = """
			from budget_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			join product_project p on p.fiscal_year = t.fiscal_year and p.code = t.product_project
			join activity a on a.fiscal_year = t.fiscal_year and a.code = t.activity
			left join lateral (
			  select sum(l.pia) pia, sum(l.pim) pim, sum(l.certified) certified, sum(l.accrued) accrued
			  from budget_line l
			  where l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func) m on true
			left join lateral (
			  select c.unit_name, c.initial_target, c.year_target, c.executed
			  from physical_current c
			  where c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func) c on true
			where t.fiscal_year = :year and t.category = :program and\s""";

	private final JdbcClient jdbc;

	ProgramExecution(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Products and projects with their activities, as they have targets.
	 * @param program the program's code
	 * @param fiscalYear the year
	 * @param profile who asks
	 * @return a row for each activity, by product and activity
	 */
	List<NodeRow> nodes(String program, int fiscalYear, Profile profile) {
		return query("""
				select t.product_project product, max(p.name) product_name, t.activity, max(a.name) activity_name,
				  count(*) targets, count(c.year_target) programmed, count(c.executed) reported,
				  case when count(distinct c.unit_name) = 1 then max(c.unit_name) end unit_name,
				  sum(c.initial_target) initial, sum(c.year_target) target, sum(c.executed) executed,
				  coalesce(sum(m.pia), 0) pia, coalesce(sum(m.pim), 0) pim, coalesce(sum(m.certified), 0) certified,
				  coalesce(sum(m.accrued), 0) accrued
				""", " group by t.product_project, t.activity order by 1, 3", program, fiscalYear, profile)
			.query((row, number) -> new NodeRow(row.getString("product"), row.getString("product_name"),
					row.getString("activity"), row.getString("activity_name"), row.getInt("targets"),
					row.getInt("programmed"), row.getInt("reported"), physical(row), money(row)))
			.list();
	}

	/**
	 * Targets, by activity, unit and code.
	 * @param program the program's code
	 * @param fiscalYear the year
	 * @param profile who asks
	 * @return at most {@link #LISTED}
	 */
	List<TargetRow> targets(String program, int fiscalYear, Profile profile) {
		return query(
				"""
						select t.sec_ejec, u.name unit, t.sec_func, t.name, t.product_project product, t.activity,
						  c.unit_name, c.initial_target initial, c.year_target target, c.executed,
						  coalesce(m.pia, 0) pia, coalesce(m.pim, 0) pim, coalesce(m.certified, 0) certified, coalesce(m.accrued, 0) accrued
						""",
				" order by t.product_project, t.activity, t.sec_ejec, t.sec_func limit " + LISTED, program, fiscalYear,
				profile)
			.query((row, number) -> new TargetRow(row.getString("sec_ejec"), row.getString("unit"),
					row.getString("sec_func"), row.getString("name"), row.getString("product"),
					row.getString("activity"), physical(row), money(row)))
			.list();
	}

	/**
	 * The money of every category in a year.
	 * @param fiscalYear the year
	 * @param profile who asks
	 * @return sums by category; empty for profiles that don't see execution
	 */
	Map<String, Money> byCategory(int fiscalYear, Profile profile) {
		Map<String, Money> sums = new HashMap<>();
		if (!profile.may(Permission.EXECUTION_READ)) {
			return sums;
		}
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		this.jdbc
			.sql("""
					select t.category, sum(l.pia) pia, sum(l.pim) pim, sum(l.certified) certified, sum(l.accrued) accrued
					from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					where l.fiscal_year = :year and %s group by t.category"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.query((row) -> {
				sums.put(row.getString("category"), money(row));
			});
		return sums;
	}

	private JdbcClient.StatementSpec query(String select, String tail, String program, int fiscalYear,
			Profile profile) {
		ScopeCondition scope = profile.may(Permission.EXECUTION_READ) ? ScopeCondition.onTargets(profile)
				: new ScopeCondition("false", Map.of());
		return this.jdbc.sql(select + FROM + scope.sql() + tail)
			.params(scope.params())
			.param("year", fiscalYear)
			.param("program", program);
	}

	private static Money money(ResultSet row) throws SQLException {
		return new Money(new Amount(row.getBigDecimal("pia")), new Amount(row.getBigDecimal("pim")),
				new Amount(row.getBigDecimal("certified")), new Amount(row.getBigDecimal("accrued")));
	}

	/** Quantities of unlike units don't add up: there is none to show. */
	private static @Nullable PhysicalAdvance physical(ResultSet row) throws SQLException {
		String unit = row.getString("unit_name");
		return (unit != null) ? new PhysicalAdvance(unit, row.getBigDecimal("initial"), row.getBigDecimal("target"),
				row.getBigDecimal("executed")) : null;
	}

	record NodeRow(String product, String productName, String activity, String activityName, int targets,
			int programmed, int reported, @Nullable PhysicalAdvance physical, Money money) {
	}

	record TargetRow(String secEjec, String unit, String secFunc, String name, String product, String activity,
			@Nullable PhysicalAdvance physical, Money money) {
	}

}
