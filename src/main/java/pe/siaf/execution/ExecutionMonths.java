package pe.siaf.execution;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * The calendar of execution (domain 12.4), one for the country: months are opened, closed
 * in their order, and reopened with a reason until a day, past which they are closed
 * without anybody's doing ({@code execution_month}).
 */
@Component
class ExecutionMonths {

	static final String TYPE = "EXECUTION_MONTH";

	private static final int LONGEST = 90;

	private final JdbcClient jdbc;

	private final Workflow workflow;

	ExecutionMonths(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/** The years that months can be shown of, newest first. */
	List<Integer> years() {
		return this.jdbc.sql("""
				select fiscal_year from fiscal_year where state in ('APPROVED', 'EXECUTION', 'CLOSING', 'CLOSED')
				union select fiscal_year from execution_period order by 1 desc""").query(Integer.class).list();
	}

	/** The twelve months of a year. */
	List<Month> of(int fiscalYear) {
		return this.jdbc
			.sql("""
					select cast(g.month as int) as month,
					  case when m.state is null then 'FUTURE' when m.reopened_until is not null then 'REOPENED' else m.state end state,
					  m.reopened_until,
					  (select count(*) from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					   where a.state in ('N', 'V', 'T', 'R') and a.month = g.month and r.fiscal_year = :year and r.file is not null) under_way
					from generate_series(1, 12) g(month)
					left join execution_month m on m.fiscal_year = :year and m.month = g.month order by 1""")
			.param("year", fiscalYear)
			.query(Month.class)
			.list();
	}

	/** The reopenings of a year with how much was written meanwhile, newest first. */
	List<Reopening> reopenings(int fiscalYear) {
		return this.jdbc.sql("""
				select o.month, o.reopened_at, coalesce(o.ended_at, o.until) ended_at, o.reason, o.person_name,
				  (select count(*) from execution_act_in_reopening a where a.reopening_id = o.id) acts
				from execution_reopening o where o.fiscal_year = ? order by o.id desc""")
			.param(fiscalYear)
			.query(Reopening.class)
			.list();
	}

	/**
	 * Opens, closes or reopens a month.
	 * @param fiscalYear the year
	 * @param month 1 to 12
	 * @param action open, close or reopen
	 * @param comment the reason, for reopening
	 * @param until the last day of a reopening
	 * @param actor who acts
	 * @return its new state
	 * @throws RuleViolation WFL-001, WFL-002, WFL-004, EXE-030 or EXE-031
	 */
	@Transactional
	public String move(int fiscalYear, int month, String action, @Nullable String comment, @Nullable LocalDate until,
			Profile actor) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('execution-months'))").query().singleRow();
		String from = of(fiscalYear).stream()
			.filter((one) -> one.month() == month)
			.findFirst()
			.map(Month::state)
			.orElseThrow(() -> new NotFound("month " + month));
		String to = this.workflow.next(TYPE, from, action, actor, comment);
		switch (action) {
			case "open" -> open(fiscalYear, month);
			case "close" -> close(fiscalYear, month);
			default -> reopen(fiscalYear, month, String.valueOf(comment), until, actor);
		}
		this.workflow.record(Workflow.NATIONAL, TYPE, "%d/%02d".formatted(fiscalYear, month), action, from, to, actor,
				comment);
		return to;
	}

	private void open(int fiscalYear, int month) {
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (?, ?, 'OPEN')")
			.params(fiscalYear, month)
			.update();
	}

	private void close(int fiscalYear, int month) {
		boolean earlier = of(fiscalYear).stream()
			.anyMatch((one) -> one.month() < month && !one.state().equals("CLOSED") && !one.state().equals("FUTURE"));
		if (earlier) {
			throw notClosed(month, "month.before");
		}
		this.jdbc.sql("""
				update execution_reopening set ended_at = clock_timestamp()
				where fiscal_year = ? and month = ? and ended_at is null and until > clock_timestamp()""")
			.params(fiscalYear, month)
			.update();
		try {
			this.jdbc.sql("""
					update execution_period set state = 'CLOSED', reopened_until = null
					where fiscal_year = ? and month = ?""").params(fiscalYear, month).update();
		}
		catch (DataIntegrityViolationException refused) {
			throw ConstraintName.in(refused).filter("month_closes_on_proof"::equals).isPresent()
					? notClosed(month, "month.proof") : refused;
		}
	}

	private static RuleViolation notClosed(int month, String why) {
		return new RuleViolation(ExecutionRule.MONTH_NOT_CLOSED,
				Figures.of("month", "%02d".formatted(month), "what", why));
	}

	private void reopen(int fiscalYear, int month, String reason, @Nullable LocalDate until, Profile actor) {
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		if (until == null || until.isBefore(today) || until.isAfter(today.plusDays(LONGEST))) {
			throw new RuleViolation(ExecutionRule.REOPENED_UNTIL, Figures.of("until", String.valueOf(until)), "until");
		}
		OffsetDateTime end = until.plusDays(1).atStartOfDay(FiscalTime.LIMA).toOffsetDateTime();
		this.jdbc.sql("""
				update execution_period set state = 'OPEN', reopened_until = ? where fiscal_year = ? and month = ?""")
			.params(end, fiscalYear, month)
			.update();
		this.jdbc
			.sql("""
					insert into execution_reopening (fiscal_year, month, reason, until, person_name) values (?, ?, ?, ?, ?)""")
			.params(fiscalYear, month, reason.strip(), end, actor.personName())
			.update();
	}

	/**
	 * A month of execution.
	 *
	 * @param month 1 to 12
	 * @param state FUTURE, OPEN, CLOSED or REOPENED
	 * @param reopenedUntil when a reopened one closes by itself
	 * @param underWay how many acts of the month wait for a decision
	 */
	record Month(int month, String state, @Nullable OffsetDateTime reopenedUntil, long underWay) {
	}

	/**
	 * A reopening.
	 *
	 * @param month of which month
	 * @param reopenedAt since when
	 * @param endedAt until when
	 * @param reason why
	 * @param personName who reopened it
	 * @param acts how many acts were written or approved in it
	 */
	record Reopening(int month, OffsetDateTime reopenedAt, OffsetDateTime endedAt, String reason, String personName,
			long acts) {
	}

}
