package pe.siaf.physical;

import java.math.BigDecimal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Modified quantities of targets: the initial ones stay frozen with the PIA (6.2). */
@Component
public class ModifiedTargets {

	private final JdbcClient jdbc;

	ModifiedTargets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a target another quantity for the year, in the caller's transaction. Its
	 * months and its semester are to be programmed anew.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param secFunc the target, which has a quantity
	 * @param quantity the quantity from now on, not negative
	 * @param source what it stems from
	 * @param username who gives it
	 * @return whether it differs from the one in force and was kept
	 */
	public boolean modify(int fiscalYear, String secEjec, String secFunc, BigDecimal quantity, String source,
			String username) {
		return this.jdbc
			.sql("""
					insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, version, unit_of_measure, unit_name, accumulation,
					  year_target, source, recorded_by)
					select c.fiscal_year, c.sec_ejec, c.sec_func, 'MODIFIED', coalesce((select max(p.version) from physical_target p
					    where p.fiscal_year = c.fiscal_year and p.sec_ejec = c.sec_ejec and p.sec_func = c.sec_func
					      and p.cost_centre = '' and p.level = 'ACTIVITY' and p.kind = 'MODIFIED'), 0) + 1,
					  c.unit_of_measure, c.unit_name, c.accumulation, :quantity, :source, :username
					from physical_current c
					where c.fiscal_year = :year and c.sec_ejec = :unit and c.sec_func = :secFunc and c.year_target <> :quantity""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("secFunc", secFunc)
			.param("quantity", quantity)
			.param("source", source)
			.param("username", username)
			.update() > 0;
	}

}
