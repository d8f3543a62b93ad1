package pe.siaf.modification;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** What pliegos have of the PCA and how much of it their units got. */
@Component
class PliegoAllotments {

	private static final int MOST = 500;

	private final JdbcClient jdbc;

	PliegoAllotments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those of pliegos in which the profile sees a unit. */
	List<Row> list(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select a.sector, a.pliego, p.name, a.rubro, a.expenditure_category, a.generic, a.assigned, a.distributed,
					  a.assigned - a.distributed as remaining
					from pliego_allotment a
					join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (a.fiscal_year, a.level, a.sector, a.pliego)
					where a.fiscal_year = :year and exists (select from implementing_unit u where u.fiscal_year = a.fiscal_year
					  and u.level = a.level and u.sector = a.sector and u.pliego = a.pliego and %s)
					order by a.sector, a.pliego, a.rubro, a.expenditure_category, a.generic limit :most"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("most", MOST)
			.query(Row.class)
			.list();
	}

	/**
	 * The pliego of a unit.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param profile who asks
	 * @return the pliego
	 * @throws NotFound if the unit isn't there or lies outside the scope
	 */
	Pliego of(int fiscalYear, String secEjec, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select p.level, p.sector, p.code, p.name from implementing_unit u
					join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (u.fiscal_year, u.level, u.sector, u.pliego)
					where u.fiscal_year = :year and u.sec_ejec = :unit and\s"""
					+ scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Pliego.class)
			.optional()
			.orElseThrow(() -> new NotFound("unit " + secEjec));
	}

	/**
	 * What a pliego has of a key.
	 *
	 * @param sector its sector
	 * @param pliego its code
	 * @param name its name
	 * @param rubro the rubro
	 * @param expenditureCategory the category of expenditure
	 * @param generic the generic
	 * @param assigned what it has
	 * @param distributed what its units got
	 * @param remaining what is left
	 */
	record Row(String sector, String pliego, String name, String rubro, String expenditureCategory, String generic,
			Amount assigned, Amount distributed, Amount remaining) {
	}

	/**
	 * A pliego.
	 *
	 * @param level its level
	 * @param sector its sector
	 * @param code its code
	 * @param name its name
	 */
	record Pliego(String level, String sector, String code, String name) {
	}

}
