package pe.siaf.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;

/** Whether a profile may bring a unit's data (domain ORG-001, ORG-002). */
@Component
class UnitScope {

	private final JdbcClient jdbc;

	private final UnitReach reach;

	UnitScope(JdbcClient jdbc, UnitReach reach) {
		this.jdbc = jdbc;
		this.reach = reach;
	}

	/**
	 * Whether a year's institutions are known: without them nobody has a scope in it.
	 * @param fiscalYear the year
	 * @return true if so
	 */
	boolean isCatalogued(int fiscalYear) {
		return this.jdbc.sql("select exists (select from implementing_unit where fiscal_year = ?)")
			.param(fiscalYear)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Refuses a unit that isn't there or isn't theirs.
	 * @param profile who asks; null for the system, which reaches every unit
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 */
	void check(@Nullable Profile profile, int fiscalYear, String secEjec) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("secEjec", secEjec);
		figures.put("fiscalYear", Integer.toString(fiscalYear));
		if (profile != null && !reaches(profile, fiscalYear, secEjec)) {
			throw new RuleViolation(ImportRule.OUTSIDE_SCOPE, figures, "unit");
		}
		Optional<String> status = this.jdbc
			.sql("select status from implementing_unit where fiscal_year = :year and sec_ejec = :unit")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(String.class)
			.optional();
		if (!status.equals(Optional.of("ACTIVE"))) {
			throw new RuleViolation(ImportRule.UNIT_UNKNOWN, figures, "unit");
		}
	}

	private boolean reaches(Profile profile, int fiscalYear, String secEjec) {
		UnitReach.Condition condition = this.reach.of(profile);
		return this.jdbc.sql("""
				select exists (select from implementing_unit u
				  where u.fiscal_year = :year and u.sec_ejec = :unit and (%s))""".formatted(condition.sql()))
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.params(condition.params())
			.query(Boolean.class)
			.single();
	}

}
