package pe.siaf.budget;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;

/**
 * Who keeps a unit's year: the legacy system, fed by cuts, until the first act registered
 * here, which is its cut-over.
 */
@Component
public class UnitYears {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	UnitYears(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Makes this system the keeper of a unit's year, once; part of the first act's own
	 * transaction. Waits for a cut that is being applied.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param profile whose act it is
	 * @return whether this act was the first
	 */
	@Transactional
	public boolean cutOver(int fiscalYear, String secEjec, Profile profile) {
		if (isCutOver(fiscalYear, secEjec)) {
			return false;
		}
		boolean first = this.jdbc
			.sql("""
					insert into unit_year as y (fiscal_year, sec_ejec, cut_over_at, cut_over_by)
					values (:year, :unit, now(), :profile)
					on conflict (fiscal_year, sec_ejec) do update set cut_over_at = now(), cut_over_by = excluded.cut_over_by
					  where y.cut_over_at is null""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("profile", profile.username() + " (" + profile.label() + ")")
			.update() == 1;
		if (first) {
			this.audit.record(secEjec, "CUT_OVER", "UNIT_YEAR", fiscalYear + "/" + secEjec, Map.of("keeper", "LEGACY"),
					Map.of("keeper", "SIAF", "by", profile.username()));
		}
		return first;
	}

	/**
	 * Whether this system keeps the unit's year.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @return true from the first act registered here
	 */
	public boolean isCutOver(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select exists (select from unit_year_kept_here where fiscal_year = :year and sec_ejec = :unit)""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Boolean.class)
			.single();
	}

	/**
	 * The last cut applied to a unit's year.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @return the cut's day, or empty before the first
	 */
	public Optional<LocalDate> lastCut(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select last_cut_on from unit_year
				where fiscal_year = :year and sec_ejec = :unit and last_cut_on is not null""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(LocalDate.class)
			.optional();
	}

	/**
	 * Keeps other cuts and first acts waiting until this transaction ends.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 */
	public void lock(int fiscalYear, String secEjec) {
		this.jdbc.sql("insert into unit_year (fiscal_year, sec_ejec) values (:year, :unit) on conflict do nothing")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.update();
		this.jdbc.sql("select 1 from unit_year where fiscal_year = :year and sec_ejec = :unit for update")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Integer.class)
			.single();
		// before lines are touched, as whoever moves credit or allotments does
		this.jdbc.sql("select 1 from allotments_wait(?, ?)").params(fiscalYear, secEjec).query(Integer.class).single();
	}

	void cutApplied(int fiscalYear, String secEjec, LocalDate day, long importId) {
		this.jdbc.sql("""
				update unit_year set last_cut_on = greatest(last_cut_on, :day), last_import = :import
				where fiscal_year = :year and sec_ejec = :unit""")
			.param("day", day)
			.param("import", importId)
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.update();
	}

}
