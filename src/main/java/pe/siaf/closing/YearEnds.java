package pe.siaf.closing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
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
	 * Begins or ends the closing of a year.
	 * @param year the year
	 * @param action begin or end
	 * @param actor who acts
	 * @throws RuleViolation WFL-001, WFL-002
	 */
	@Transactional
	public void move(int year, String action, Profile actor) {
		String from = this.jdbc.sql("select state from fiscal_year where fiscal_year = ? for update")
			.param(year)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("year " + year));
		String to = this.workflow.next(TYPE, from, action, actor, null);
		this.jdbc.sql("update fiscal_year set state = ? where fiscal_year = ?").params(to, year).update();
		this.workflow.record(Workflow.NATIONAL, TYPE, String.valueOf(year), action, from, to, actor, null);
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
