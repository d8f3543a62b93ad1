package pe.siaf.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** Which units have budget lines that the asker may see. */
@Repository
class UnitDirectory {

	private final JdbcClient jdbc;

	UnitDirectory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The years that have lines.
	 * @param profile who asks
	 * @return the latest first
	 */
	List<Integer> years(Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql("""
					select y.fiscal_year from fiscal_year y
					where exists (
					  select from budget_target t
					  join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					  join budget_line l on l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func
					  where t.fiscal_year = y.fiscal_year and %s)
					order by 1 desc"""
				.formatted(scope.sql()))
			.params(scope.params())
			.query(Integer.class)
			.list();
	}

	/**
	 * The units of a year that have lines.
	 * @param year the year
	 * @param profile who asks
	 * @return the units by code
	 */
	List<UnitYear> units(int year, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql("""
					select u.sec_ejec, u.name, y.last_cut_on, y.last_import, y.cut_over_at
					from implementing_unit u
					left join unit_year y on y.fiscal_year = u.fiscal_year and y.sec_ejec = u.sec_ejec
					where u.fiscal_year = :year and exists (
					  select from budget_target t
					  join budget_line l on l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func
					  where t.fiscal_year = u.fiscal_year and t.sec_ejec = u.sec_ejec and %s)
					order by u.sec_ejec"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("year", year)
			.query(UnitYear.class)
			.list();
	}

	/**
	 * A unit's year.
	 *
	 * @param secEjec the unit
	 * @param name its name
	 * @param lastCutOn the day of the last cut of the legacy system
	 * @param lastImport the import that brought it
	 * @param cutOverAt since when acts are registered here
	 */
	record UnitYear(String secEjec, String name, @Nullable LocalDate lastCutOn, @Nullable Long lastImport,
			@Nullable OffsetDateTime cutOverAt) {
	}

}
