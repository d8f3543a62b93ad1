package pe.siaf.accounting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
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
 * A unit's accounting months (domain 12.4, Annex A): reconciled, closed in their order
 * after the month of execution, reopened by the rector until a day, past which they are
 * closed without anybody's doing. Month 13 takes the adjustments of the year.
 */
@Component
public class AccountingMonths {

	static final String TYPE = "ACCOUNTING_MONTH";

	/** The month of the year's adjustments. */
	public static final int ADJUSTMENTS = 13;

	private static final int LONGEST = 90;

	private final JdbcClient jdbc;

	private final Workflow workflow;

	private final ObjectProvider<MonthGuard> guards;

	private final ApplicationEventPublisher listeners;

	AccountingMonths(JdbcClient jdbc, Workflow workflow, ObjectProvider<MonthGuard> guards,
			ApplicationEventPublisher listeners) {
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.guards = guards;
		this.listeners = listeners;
	}

	/** The thirteen months of a unit's year. */
	List<Month> of(BooksKey key) {
		return this.jdbc
			.sql("""
					select cast(g.month as int) as month, coalesce(m.state, 'OPEN') state, m.reopened_until,
					  case when g.month = 13 then null else coalesce(e.state, 'FUTURE') end execution,
					  (select count(*) from journal_entry j where j.sec_ejec = :unit and j.fiscal_year = :year and j.month = g.month) entries,
					  (select count(*) from journal_entry j where j.sec_ejec = :unit and j.fiscal_year = :year and j.month = g.month
					     and j.reopening_id is not null) reopened_entries
					from generate_series(1, 13) g(month)
					left join accounting_month_now m on m.fiscal_year = :year and m.sec_ejec = :unit and m.month = g.month
					left join execution_month e on e.fiscal_year = :year and e.month = g.month order by 1""")
			.param("year", key.year())
			.param("unit", key.unit())
			.query(Month.class)
			.list();
	}

	/** The first months of a unit's year that take entries; 13 last. */
	List<Integer> open(BooksKey key) {
		return of(key).stream().filter((month) -> !month.state().equals("CLOSED")).map(Month::month).toList();
	}

	/**
	 * Whether a month takes no entries.
	 * @param key whose
	 * @param month 1 to 13
	 * @return true if it is closed
	 */
	public boolean isClosed(BooksKey key, int month) {
		return !open(key).contains(month);
	}

	/**
	 * Keeps in the history of month 13 that it closed with the year, whose closing
	 * entries were its last.
	 * @param key whose
	 * @param actor who closed the year
	 */
	public void closedWithYear(BooksKey key, Profile actor) {
		this.workflow.record(key.unit(), TYPE, shown(key, ADJUSTMENTS), "close", "OPEN", "CLOSED", actor, null);
	}

	/**
	 * What keeps a month from closing, all of it.
	 * @param key whose
	 * @param month 1 to 13
	 * @return refusals in the order of their codes; none where it can close
	 */
	public List<RuleViolation> against(BooksKey key, int month) {
		List<RuleViolation> found = new ArrayList<>();
		long pending = count(
				"""
						select count(*) from journal_pending p
						left join journal_source_movement m on p.origin = 'MOVEMENT' and m.sec_ejec = p.sec_ejec and m.id = p.source_id
						left join journal_source_file f on p.origin = 'FILE' and f.sec_ejec = p.sec_ejec and f.id = p.source_id
						left join journal_source_revenue v on p.origin = 'REVENUE' and v.sec_ejec = p.sec_ejec and v.id = p.source_id
						where p.fiscal_year = :year and p.sec_ejec = :unit and coalesce((m.source).month, (f.source).month, (v.source).month) <= :month""",
				key, month);
		if (pending > 0) {
			found.add(new RuleViolation(BooksRule.OPERATIONS_PENDING,
					Figures.of("month", shown(key, month), "pending", String.valueOf(pending))));
		}
		List<Month> months = of(key);
		String before = months.stream()
			.filter((one) -> one.month() < month && !one.state().equals("CLOSED"))
			.map((one) -> "%02d".formatted(one.month()))
			.collect(Collectors.joining(", "));
		if (!before.isEmpty()) {
			found.add(inOrder(key, month, "month.books", before));
		}
		if (month < ADJUSTMENTS && !"CLOSED".equals(months.get(month - 1).execution())) {
			found.add(inOrder(key, month, "month.execution", "%02d".formatted(month)));
		}
		this.guards.orderedStream().forEach((guard) -> found.addAll(guard.against(key.year(), key.unit(), month)));
		return found;
	}

	private long count(String sql, BooksKey key, int month) {
		return this.jdbc.sql(sql)
			.param("year", key.year())
			.param("unit", key.unit())
			.param("month", month)
			.query(Long.class)
			.single();
	}

	private static RuleViolation inOrder(BooksKey key, int month, String what, String which) {
		return new RuleViolation(BooksRule.MONTHS_IN_ORDER,
				Figures.of("month", shown(key, month), "what", what, "which", which));
	}

	static String shown(BooksKey key, int month) {
		return "%02d/%d".formatted(month, key.year());
	}

	/**
	 * Reconciles, closes or reopens a month.
	 * @param key whose
	 * @param month 1 to 13
	 * @param action reconcile, unreconcile, close or reopen
	 * @param comment the reason, for reopening
	 * @param until the last day of a reopening
	 * @param actor who acts
	 * @throws RuleViolation WFL-001, WFL-002, WFL-004, LED-102 to LED-106, and what
	 * {@link MonthGuard}s say
	 */
	@Transactional
	public void move(BooksKey key, int month, String action, @Nullable String comment, @Nullable LocalDate until,
			Profile actor) {
		hold(key);
		String from = of(key).stream()
			.filter((one) -> one.month() == month)
			.findFirst()
			.map(Month::state)
			.orElseThrow(() -> new NotFound("accounting month " + month));
		String to = this.workflow.next(TYPE, from, action, actor, comment);
		Long reopening = null;
		OffsetDateTime end = null;
		if (to.equals("CLOSED")) {
			requireNotTheYears(key, month);
			against(key, month).stream().findFirst().ifPresent((refusal) -> {
				throw refusal;
			});
		}
		if (to.equals("REOPENED")) {
			end = end(until);
			reopening = reopen(key, month, String.valueOf(comment), end, actor);
		}
		this.jdbc.sql("""
				insert into accounting_month (fiscal_year, sec_ejec, month, state, reopening_id, reopened_until)
				values (:year, :unit, :month, :state, :reopening, :until)
				on conflict (sec_ejec, fiscal_year, month) do update set state = excluded.state,
				  reopening_id = excluded.reopening_id, reopened_until = excluded.reopened_until""")
			.param("year", key.year())
			.param("unit", key.unit())
			.param("month", month)
			.param("state", to)
			.param("reopening", reopening)
			.param("until", end)
			.update();
		this.workflow.record(key.unit(), TYPE, shown(key, month), action, from, to, actor, comment);
		if (to.equals("CLOSED")) {
			this.listeners.publishEvent(new MonthClosed(key, month, actor));
		}
	}

	/**
	 * Whoever moves months of a unit's year waits for whoever posts in it, and the other
	 * way round; the counter first, as posting takes it.
	 */
	void hold(BooksKey key) {
		this.jdbc
			.sql("""
					select 1 from document_counter where sec_ejec = ? and fiscal_year = ? and series = 'JOURNAL' for update""")
			.params(key.unit(), key.year())
			.query(Integer.class)
			.list();
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(books_lock(?, ?))) waited")
			.params(key.unit(), key.year())
			.query(Integer.class)
			.single();
	}

	/** LED-106. */
	private static void requireNotTheYears(BooksKey key, int month) {
		if (month == ADJUSTMENTS) {
			throw new RuleViolation(BooksRule.CLOSES_WITH_YEAR, Map.of("year", String.valueOf(key.year())));
		}
	}

	private static OffsetDateTime end(@Nullable LocalDate until) {
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		if (until == null || until.isBefore(today) || until.isAfter(today.plusDays(LONGEST))) {
			throw new RuleViolation(BooksRule.REOPENED_UNTIL, Figures.of("until", String.valueOf(until)), "until");
		}
		return until.plusDays(1).atStartOfDay(FiscalTime.LIMA).toOffsetDateTime();
	}

	private long reopen(BooksKey key, int month, String reason, OffsetDateTime end, Profile actor) {
		return this.jdbc
			.sql("""
					insert into accounting_reopening (fiscal_year, sec_ejec, month, reason, until, username, person_name, profile)
					values (:year, :unit, :month, :reason, :until, :username, :person, :profile) returning id""")
			.param("year", key.year())
			.param("unit", key.unit())
			.param("month", month)
			.param("reason", reason.strip())
			.param("until", end)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.query(Long.class)
			.single();
	}

	/** What happened to the months of a unit's year, newest first. */
	List<Told> history(BooksKey key) {
		List<Told> told = new ArrayList<>();
		for (int month = 1; month <= ADJUSTMENTS; month++) {
			String shown = shown(key, month);
			this.workflow.history(key.unit(), TYPE, shown).forEach((step) -> told.add(new Told(shown, step)));
		}
		told.sort((one, other) -> other.step().at().compareTo(one.step().at()));
		return told;
	}

	/**
	 * A step of a month.
	 *
	 * @param month the month with its year
	 * @param step what was done
	 */
	record Told(String month, Workflow.Step step) {
	}

	/**
	 * An accounting month.
	 *
	 * @param month 1 to 13
	 * @param state OPEN, RECONCILED, CLOSED or REOPENED
	 * @param reopenedUntil when a reopened one closes by itself
	 * @param execution state of the month of execution; null for month 13
	 * @param entries how many entries stand in it
	 * @param reopenedEntries how many of them were entered while it was reopened
	 */
	record Month(int month, String state, @Nullable OffsetDateTime reopenedUntil, @Nullable String execution,
			long entries, long reopenedEntries) {

		public boolean isReopened() {
			return this.state.equals("REOPENED");
		}

	}

}
