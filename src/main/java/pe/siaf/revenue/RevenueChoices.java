package pe.siaf.revenue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.MonthChoices;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** What forms and filters of revenue offer. */
@Component
class RevenueChoices {

	private final JdbcClient jdbc;

	private final MonthChoices months;

	RevenueChoices(JdbcClient jdbc, MonthChoices months) {
		this.jdbc = jdbc;
		this.months = months;
	}

	Map<String, String> openMonths(int fiscalYear) {
		return this.months.of(fiscalYear);
	}

	Map<String, String> rubros(int fiscalYear) {
		return pairs(
				"select code, code || '. ' || name from rubro where fiscal_year = ? and status = 'ACTIVE' order by code",
				fiscalYear);
	}

	Map<String, String> resourceTypes(int fiscalYear) {
		return pairs(
				"select code, code || '. ' || name from resource_type where fiscal_year = ? and status = 'ACTIVE' order by code",
				fiscalYear);
	}

	/** Items that take amounts, those that the unit's budget expects first. */
	Map<String, String> items(int fiscalYear) {
		return pairs(
				"""
						select code, name from economic_item where fiscal_year = ? and imputable and status = 'ACTIVE' and code like '1.%'
						  and code not like '1.9.%' order by code""",
				fiscalYear);
	}

	/** The units that a profile may choose from. */
	List<Unit> units(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select u.sec_ejec, u.name from implementing_unit u where u.fiscal_year = :year and u.status = 'ACTIVE'
				  and (u.sec_ejec in (select r.sec_ejec from revenue_record r where r.fiscal_year = :year)
				    or u.sec_ejec in (select b.sec_ejec from budgeted_revenue b where b.fiscal_year = :year)
				    or :own) and\s""" + scope.sql() + " order by u.sec_ejec limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("own", profile.scope().kind() == pe.siaf.identity.Scope.Kind.UE)
			.query(Unit.class)
			.list();
	}

	private Map<String, String> pairs(String sql, int fiscalYear) {
		Map<String, String> pairs = new LinkedHashMap<>();
		this.jdbc.sql(sql).param(fiscalYear).query((row) -> {
			pairs.put(row.getString(1), row.getString(2));
		});
		return pairs;
	}

	/** A unit. */
	record Unit(String secEjec, String name) {
	}

}
