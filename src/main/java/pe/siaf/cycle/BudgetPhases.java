package pe.siaf.cycle;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * The phases of years' budgets. What counts is the state that the rector gave a phase; a
 * date that has passed is shown to the rector and closes nothing by itself.
 */
@Component
public class BudgetPhases {

	static final String TYPE = "BUDGET_PHASE";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	BudgetPhases(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/**
	 * Refuses to write in a phase that isn't open.
	 * @param fiscalYear the year of the budget law
	 * @param phase the phase
	 * @throws RuleViolation CYC-001
	 */
	public void requireOpen(int fiscalYear, Phase phase) {
		if (!isOpen(fiscalYear, phase)) {
			throw new RuleViolation(CycleRule.PHASE_NOT_OPEN,
					Figures.of("phase", phase.name(), "year", String.valueOf(fiscalYear)));
		}
	}

	/**
	 * Whether a phase may be written.
	 * @param fiscalYear the year of the budget law
	 * @param phase the phase
	 * @return true while it is open or reopened
	 */
	public boolean isOpen(int fiscalYear, Phase phase) {
		return this.jdbc
			.sql("""
					select exists (select from budget_phase where fiscal_year = ? and phase = ? and status in ('OPEN', 'REOPENED'))""")
			.params(fiscalYear, phase.name())
			.query(Boolean.class)
			.single();
	}

	/**
	 * The years that have phases.
	 * @return newest first
	 */
	public List<Integer> years() {
		return this.jdbc.sql("select distinct fiscal_year from budget_phase order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/** A year's phases in their order; none before it is opened. */
	List<YearPhase> of(int fiscalYear) {
		return this.jdbc
			.sql("""
					select phase, opens_on, closes_on, status, norm_reference, lock_version,
					  status in ('OPEN', 'REOPENED') and closes_on < ? overdue
					from budget_phase where fiscal_year = ?
					order by array_position(array['PROGRAMMING', 'FORMULATION', 'APPROVAL', 'EXECUTION', 'EVALUATION'], phase)""")
			.params(LocalDate.now(FiscalTime.LIMA), fiscalYear)
			.query(YearPhase.class)
			.list();
	}

	/**
	 * Opens, closes or reopens a phase.
	 * @param fiscalYear the year of the budget law
	 * @param phase the phase
	 * @param action open, close or reopen
	 * @param comment the reason, for reopening
	 * @param actor who acts
	 * @throws RuleViolation WFL-001, WFL-002 or WFL-004
	 */
	@Transactional
	public void move(int fiscalYear, Phase phase, String action, @Nullable String comment, Profile actor) {
		String from = this.jdbc.sql("select status from budget_phase where fiscal_year = ? and phase = ? for update")
			.params(fiscalYear, phase.name())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("phase " + phase + " of " + fiscalYear));
		String to = this.workflow.next(TYPE, from, action, actor, comment);
		this.jdbc
			.sql("""
					update budget_phase set status = ?, lock_version = lock_version + 1 where fiscal_year = ? and phase = ?""")
			.params(to, fiscalYear, phase.name())
			.update();
		if (action.equals("open")) {
			yearFollows(fiscalYear, phase);
		}
		this.workflow.record(Workflow.NATIONAL, TYPE, fiscalYear + "/" + phase, action, from, to, actor, comment);
	}

	/**
	 * A first opening budget of the year was promulgated: it is approved, unless it is
	 * further on already. Part of the promulgation's own transaction.
	 * @param fiscalYear the year of the budget law
	 */
	public void approved(int fiscalYear) {
		this.jdbc.sql("""
				update fiscal_year set state = 'APPROVED'
				where fiscal_year = ? and state in ('PREPARATION', 'PROGRAMMING', 'FORMULATION')""")
			.param(fiscalYear)
			.update();
	}

	/** The year is in the phase that was opened last; it never goes back. */
	private void yearFollows(int fiscalYear, Phase phase) {
		this.jdbc
			.sql("""
					update fiscal_year set state = :phase
					where fiscal_year = :year and :phase in ('PROGRAMMING', 'FORMULATION', 'EXECUTION')
					  and array_position(array['PREPARATION', 'PROGRAMMING', 'FORMULATION', 'APPROVED', 'EXECUTION', 'CLOSING', 'CLOSED'], state)
					    < array_position(array['PREPARATION', 'PROGRAMMING', 'FORMULATION', 'APPROVED', 'EXECUTION', 'CLOSING', 'CLOSED'], :phase)""")
			.param("phase", phase.name())
			.param("year", fiscalYear)
			.update();
	}

	/**
	 * A phase of a year.
	 *
	 * @param phase which
	 * @param opensOn its first day
	 * @param closesOn its last day
	 * @param status FUTURE, OPEN, CLOSED or REOPENED
	 * @param normReference the norm that sets it
	 * @param lockVersion how often it changed
	 * @param overdue whether it is open past its last day
	 */
	record YearPhase(Phase phase, LocalDate opensOn, LocalDate closesOn, String status, @Nullable String normReference,
			int lockVersion, boolean overdue) {
	}

}
