package pe.siaf.decision;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Percentage;

/**
 * How many decisions of a year were taken with performance information on screen, and how
 * many without (domain 10.5).
 */
@Component
class UseOfInformation {

	private final JdbcClient jdbc;

	UseOfInformation(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Counts decisions; one that touches several programs counts in each of them, but
	 * once in its pliego.
	 * @param fiscalYear the year of the law, or null for all
	 * @param axis by what
	 * @param profile who looks: decisions on the units within the scope, and the
	 * country's
	 * @return rows by year, kind and place
	 */
	List<Row> count(@Nullable Integer fiscalYear, Axis axis, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select fiscal_year, kind, code, coalesce(max(name), '') as name, count(*) filter (where informed) informed,
					  count(*) filter (where not informed) uninformed
					from (
					  select d.step, d.fiscal_year, d.kind, %s code, max(%s) as name, bool_or(d.informed) informed
					  from decision_made d
					  left join implementing_unit u on u.fiscal_year = d.fiscal_year and u.sec_ejec = d.sec_ejec
					  left join pliego l on l.fiscal_year = u.fiscal_year and l.level = u.level and l.sector = u.sector and l.code = u.pliego
					  left join program p on p.code = d.category
					  where (:year::int is null or d.fiscal_year = :year) and (d.sec_ejec = '' or %s)
					  group by 1, 2, 3, 4) one
					group by 1, 2, 3 order by 1 desc, 2, 3"""
				.formatted(axis.code, axis.name, scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Row.class)
			.list();
	}

	/** By what decisions are counted. */
	enum Axis {

		/** By budget entity; the country's stand alone. */
		PLIEGO("coalesce(u.sector || '/' || u.pliego, '')", "l.name"),

		/** By budget program. */
		PROGRAM("d.category", "p.name");

		private final String code;

		private final String name;

		Axis(String code, String name) {
			this.code = code;
			this.name = name;
		}

	}

	/**
	 * A count.
	 *
	 * @param fiscalYear the year of the law
	 * @param kind REQUEST, GRANT, FILE or CEILING
	 * @param code the pliego or program; empty for the country
	 * @param name its name
	 * @param informed decisions with performance information
	 * @param uninformed decisions without
	 */
	record Row(int fiscalYear, String kind, String code, String name, long informed, long uninformed) {

		/**
		 * Σ with / Σ all.
		 * @return the share of decisions with information
		 */
		public @Nullable Percentage share() {
			return Percentage.of(BigDecimal.valueOf(this.informed),
					BigDecimal.valueOf(this.informed + this.uninformed));
		}

	}

}
