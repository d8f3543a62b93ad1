package pe.siaf.closing;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * The closing of the country's years (Annex A): from its beginning on nothing is
 * certified, committed or accrued in the year, and what was accrued is paid; from its end
 * on nothing is.
 */
@Component
class YearEnds {

	static final String TYPE = "FISCAL_YEAR";

	private static final int NAMED = 20;

	private final JdbcClient jdbc;

	private final Workflow workflow;

	YearEnds(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/** Years in execution and after, newest first, with how many units closed them. */
	List<Year> all() {
		return this.jdbc
			.sql("""
					select y.fiscal_year, y.state, (select count(distinct e.sec_ejec) from journal_entry e where e.fiscal_year = y.fiscal_year) units,
					  (select count(distinct c.sec_ejec) from year_closing c where c.fiscal_year = y.fiscal_year and c.step = 'CLOSE') closed
					from fiscal_year y where y.state in ('EXECUTION', 'CLOSING', 'CLOSED') order by 1 desc""")
			.query(Year.class)
			.list();
	}

	/**
	 * Begins or ends the closing of a year: begins it once its December is executed, ends
	 * it once every unit with books closed them.
	 * @param year the year
	 * @param action begin or end
	 * @param actor who acts
	 * @throws RuleViolation WFL-001, WFL-002, LED-127, LED-128
	 */
	@Transactional
	public void move(int year, String action, Profile actor) {
		String from = this.jdbc.sql("select state from fiscal_year where fiscal_year = ? for update")
			.param(year)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("year " + year));
		String to = this.workflow.next(TYPE, from, action, actor, null);
		if (action.equals("begin")) {
			requireDecember(year);
		}
		else {
			requireClosed(year);
		}
		this.jdbc.sql("update fiscal_year set state = ? where fiscal_year = ?").params(to, year).update();
		this.workflow.record(Workflow.NATIONAL, TYPE, String.valueOf(year), action, from, to, actor, null);
	}

	/** LED-127. */
	private void requireDecember(int year) {
		boolean begun = this.jdbc
			.sql("""
					select exists (select from execution_month where fiscal_year = ? and month = 12 and state in ('OPEN', 'CLOSED'))""")
			.param(year)
			.query(Boolean.class)
			.single();
		if (!begun) {
			throw new RuleViolation(ClosingRule.DECEMBER_TO_COME, Map.of("year", String.valueOf(year)));
		}
	}

	/** LED-128: the first of those that didn't close are named. */
	private void requireClosed(int year) {
		List<String> open = this.jdbc
			.sql("""
					select distinct e.sec_ejec from journal_entry e where e.fiscal_year = :year and not exists (
					  select from year_closing c where c.sec_ejec = e.sec_ejec and c.fiscal_year = :year and c.step = 'CLOSE')
					order by 1""")
			.param("year", year)
			.query(String.class)
			.list();
		if (!open.isEmpty()) {
			String named = String.join(", ", open.subList(0, Math.min(NAMED, open.size())));
			throw new RuleViolation(ClosingRule.UNITS_STILL_OPEN, Figures.of("year", String.valueOf(year), "units",
					String.valueOf(open.size()), "which", (open.size() > NAMED) ? named + "…" : named));
		}
	}

	/**
	 * A year.
	 *
	 * @param fiscalYear the year
	 * @param state EXECUTION, CLOSING or CLOSED
	 * @param units how many units have books in it
	 * @param closed how many of them closed it
	 */
	record Year(int fiscalYear, String state, long units, long closed) {
	}

}
