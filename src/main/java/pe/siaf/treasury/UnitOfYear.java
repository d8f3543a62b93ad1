package pe.siaf.treasury;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.NotFound;

/** The units whose treasury a profile sees, and the years. */
@Component
class UnitOfYear {

	private final JdbcClient jdbc;

	UnitOfYear(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The years that are or were executed, newest first. */
	List<Integer> years() {
		return this.jdbc.sql(
				"select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING', 'CLOSED') order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * A unit's name.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param profile who looks
	 * @return its code and name
	 * @throws NotFound outside the scope
	 */
	String shown(int fiscalYear, String secEjec, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select u.sec_ejec || '. ' || u.name from implementing_unit u
				where u.fiscal_year = :year and u.sec_ejec = :unit and\s""" + scope.sql())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.params(scope.params())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("unit " + secEjec + " in " + fiscalYear));
	}

}
