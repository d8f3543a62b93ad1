package pe.siaf.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Opens a year: catalogues and institutions of the year before become its drafts (domain
 * 2.0), and its phases stand with the days on which they usually fall.
 */
@Component
class YearOpening {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	YearOpening(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * The years there are, with their state.
	 * @return newest first
	 */
	List<Year> years() {
		return this.jdbc
			.sql("""
					select y.fiscal_year, y.state, count(p.phase) phases,
					  count(*) filter (where p.status in ('OPEN', 'REOPENED')) open_phases,
					  (select count(*) from catalogue_year c where c.fiscal_year = y.fiscal_year and c.state = 'DRAFT') drafts
					from fiscal_year y left join budget_phase p on p.fiscal_year = y.fiscal_year
					group by y.fiscal_year, y.state order by y.fiscal_year desc""")
			.query(Year.class)
			.list();
	}

	/**
	 * The year that can be opened next: the one after the last that has phases, or after
	 * the last that has its catalogues published.
	 * @return the year
	 */
	int next() {
		return this.jdbc.sql("""
				select coalesce(max(p.fiscal_year), (select max(c.fiscal_year) from catalogue_year c
				  where c.state = 'PUBLISHED' and c.catalogue = 'institutions')) + 1 from budget_phase p""")
			.query(Integer.class)
			.single();
	}

	/**
	 * Opens a year.
	 * @param fiscalYear the year after the last one
	 * @param actor who opens it
	 * @throws RuleViolation CYC-002 if it isn't the next
	 */
	@Transactional
	void open(int fiscalYear, Profile actor) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('year-opening'))").query().singleRow();
		int next = next();
		if (fiscalYear != next) {
			throw new RuleViolation(CycleRule.YEAR_NOT_NEXT,
					Figures.of("year", String.valueOf(fiscalYear), "next", String.valueOf(next)), "year");
		}
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (?, 'PREPARATION') on conflict do nothing")
			.param(fiscalYear)
			.update();
		long copied = this.jdbc.sql("select year_open(cast(? as smallint), cast(? as smallint))")
			.params(fiscalYear - 1, fiscalYear)
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into budget_phase (fiscal_year, phase, opens_on, closes_on, status, norm_reference)
				select :year, c.phase, to_date((:year + c.opens_year) || '-' || c.opens_day, 'YYYY-MM-DD'),
				  to_date((:year + c.closes_year) || '-' || c.closes_day, 'YYYY-MM-DD'), 'FUTURE', c.norm
				from budget_calendar c
				where c.fiscal_year = (select max(f.fiscal_year) from budget_calendar f where f.fiscal_year <= :year)
				on conflict do nothing""").param("year", fiscalYear).update();
		this.audit.record(actor, AuditTrail.NATIONAL, "open", "FISCAL_YEAR", String.valueOf(fiscalYear), null,
				Map.of("copied", copied));
	}

	/**
	 * Publishes all of a year's catalogues that are drafts, from then on used.
	 * @param fiscalYear the year
	 * @param actor who publishes
	 * @return how many
	 */
	@Transactional
	int publish(int fiscalYear, Profile actor) {
		List<String> published = this.jdbc
			.sql("""
					update catalogue_year set state = 'PUBLISHED' where fiscal_year = ? and state = 'DRAFT' returning catalogue""")
			.param(fiscalYear)
			.query(String.class)
			.list();
		published.forEach((catalogue) -> this.audit.record(actor, AuditTrail.NATIONAL, "publish", "CATALOGUE",
				fiscalYear + "/" + catalogue, Map.of("state", "DRAFT"), Map.of("state", "PUBLISHED")));
		return published.size();
	}

	/**
	 * Sets a phase's days.
	 * @param fiscalYear the year
	 * @param phase the phase
	 * @param opensOn its first day
	 * @param closesOn its last day
	 * @param norm the norm that sets them
	 * @throws RuleViolation CYC-003 if it would end before it begins, CYC-004 if a day is
	 * missing
	 */
	@Transactional
	void schedule(int fiscalYear, Phase phase, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn, String norm) {
		if (opensOn == null || closesOn == null) {
			throw new RuleViolation(CycleRule.DATES_MISSING, Map.of(), (opensOn == null) ? "opensOn" : "closesOn");
		}
		if (closesOn.isBefore(opensOn)) {
			throw new RuleViolation(CycleRule.DATES_IN_ORDER, Figures.of("opens", opensOn, "closes", closesOn),
					"closesOn");
		}
		this.jdbc
			.sql("""
					update budget_phase set opens_on = ?, closes_on = ?, norm_reference = nullif(?, ''), lock_version = lock_version + 1
					where fiscal_year = ? and phase = ?""")
			.params(opensOn, closesOn, norm, fiscalYear, phase.name())
			.update();
		this.audit.record(AuditTrail.NATIONAL, "schedule", BudgetPhases.TYPE, fiscalYear + "/" + phase, null,
				Map.of("opensOn", opensOn.toString(), "closesOn", closesOn.toString(), "norm", norm));
	}

	/**
	 * A year.
	 *
	 * @param fiscalYear the year
	 * @param state where it stands (Annex A)
	 * @param phases how many phases it has: none before it is opened here
	 * @param openPhases how many of them are open
	 * @param drafts catalogues that aren't published yet
	 */
	record Year(int fiscalYear, String state, int phases, int openPhases, int drafts) {

		public boolean isOpened() {
			return this.phases > 0;
		}

	}

}
