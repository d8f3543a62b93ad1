package pe.siaf.modification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.MonthChoices;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** What forms of this module offer to choose from. */
@Component
class UnitChoices {

	private final JdbcClient jdbc;

	private final MonthChoices months;

	UnitChoices(JdbcClient jdbc, MonthChoices months) {
		this.jdbc = jdbc;
		this.months = months;
	}

	Map<String, String> openMonths(int fiscalYear) {
		return this.months.of(fiscalYear);
	}

	/** The units of a profile's scope in a year. */
	List<Unit> of(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select u.sec_ejec, u.name from implementing_unit u where u.fiscal_year = :year and u.status = 'ACTIVE' and\s"""
					+ scope.sql() + " order by u.sec_ejec limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Unit.class)
			.list();
	}

	Map<String, String> documentTypes(int fiscalYear) {
		Map<String, String> types = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select code, code || '. ' || name from document_type where fiscal_year = ? and status = 'ACTIVE' order by code""")
			.param(fiscalYear)
			.query((row) -> {
				types.put(row.getString(1), row.getString(2));
			});
		return types;
	}

	/**
	 * A unit.
	 *
	 * @param secEjec its code
	 * @param name its name
	 */
	record Unit(String secEjec, String name) {
	}

}
