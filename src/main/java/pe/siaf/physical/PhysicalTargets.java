package pe.siaf.physical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Physical quantities of targets, to be read. Who may see the target may see these. */
@Component
public class PhysicalTargets {

	private final JdbcClient jdbc;

	PhysicalTargets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A target's quantity and advance.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param secFunc the target
	 * @return the advance, or empty where nothing is programmed
	 */
	public Optional<PhysicalAdvance> of(int fiscalYear, String secEjec, String secFunc) {
		return this.jdbc.sql("""
				select unit_name, initial_target initial, year_target target, executed
				from physical_current where fiscal_year = ? and sec_ejec = ? and sec_func = ?""")
			.params(fiscalYear, secEjec, secFunc)
			.query(PhysicalAdvance.class)
			.optional();
	}

	/**
	 * Every quantity that was ever programmed for a target, oldest first.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param secFunc the target
	 * @return the versions
	 */
	public List<Version> versions(int fiscalYear, String secEjec, String secFunc) {
		return this.jdbc.sql("""
				select kind, version, year_target, semester_target, unit_name, source, recorded_by
				from physical_target where fiscal_year = ? and sec_ejec = ? and sec_func = ? and cost_centre = ''
				order by kind, version""").params(fiscalYear, secEjec, secFunc).query(Version.class).list();
	}

	/**
	 * A programmed quantity.
	 *
	 * @param kind INITIAL or MODIFIED
	 * @param version its number
	 * @param yearTarget the year's quantity
	 * @param semesterTarget the first semester's quantity
	 * @param unitName the unit's name
	 * @param source where it comes from
	 * @param recordedBy who recorded it
	 */
	public record Version(String kind, int version, BigDecimal yearTarget, @Nullable BigDecimal semesterTarget,
			String unitName, String source, String recordedBy) {
	}

}
