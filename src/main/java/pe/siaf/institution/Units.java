package pe.siaf.institution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;

/** The implementing units of a year, for other modules. */
@Component
public class Units {

	static final String SELECT = """
			select u.fiscal_year, u.sec_ejec, u.level, u.sector, coalesce(s.name, '') sector_name, u.pliego,
			  p.name pliego_name, u.unit_code, u.name, u.ruc, u.ubigeo, u.unit_type, u.status, u.migrated_to,
			  u.valid_from, u.valid_to
			from implementing_unit u
			join pliego p on p.fiscal_year = u.fiscal_year and p.level = u.level and p.sector = u.sector and p.code = u.pliego
			left join sector s on s.fiscal_year = u.fiscal_year and s.code = u.sector
			""";

	private final JdbcClient jdbc;

	Units(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A unit, whether active or not.
	 * @param fiscalYear the year
	 * @param secEjec six digits
	 * @return the unit, or empty
	 */
	public Optional<Unit> find(int fiscalYear, String secEjec) {
		return this.jdbc.sql(SELECT + "where u.fiscal_year = ? and u.sec_ejec = ?")
			.params(fiscalYear, secEjec)
			.query(Unit.class)
			.optional();
	}

	/**
	 * Refuses a unit that isn't there or isn't active.
	 * @param fiscalYear the year
	 * @param secEjec six digits
	 * @throws RuleViolation ORG-001
	 */
	public void requireActive(int fiscalYear, String secEjec) {
		this.jdbc.sql("select unit_violation(?, ?)")
			.params(fiscalYear, secEjec)
			.query(String.class)
			.optional()
			.ifPresent((broken) -> {
				Map<String, Object> figures = new LinkedHashMap<>();
				figures.put("unit", secEjec);
				figures.put("year", Integer.toString(fiscalYear));
				throw new RuleViolation(InstitutionRule.UNIT_ACTIVE, figures, "unit");
			});
	}

	/**
	 * A sector's name.
	 * @param fiscalYear the year
	 * @param sector two digits
	 * @return its name, or empty where there is none
	 */
	public String sectorName(int fiscalYear, String sector) {
		return this.jdbc.sql("select name from sector where fiscal_year = ? and code = ?")
			.params(fiscalYear, sector)
			.query(String.class)
			.optional()
			.orElse("");
	}

	/**
	 * A pliego's name.
	 * @param fiscalYear the year
	 * @param level E, R or M
	 * @param sector two digits; empty for municipalities
	 * @param pliego its code
	 * @return its name, or empty where there is none
	 */
	public String pliegoName(int fiscalYear, String level, String sector, String pliego) {
		return this.jdbc.sql("select name from pliego where fiscal_year = ? and level = ? and sector = ? and code = ?")
			.params(fiscalYear, level, sector, pliego)
			.query(String.class)
			.optional()
			.orElse("");
	}

}
