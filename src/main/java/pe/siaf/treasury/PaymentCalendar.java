package pe.siaf.treasury;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Monthly limits of payment orders and the requests to raise them. A limit is set with
 * its reason, never below what the month has ordered.
 */
@Component
class PaymentCalendar {

	private static final String OBJECT_TYPE = "PAYMENT_CALENDAR";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	PaymentCalendar(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	List<Limit> limits(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select c.month, c.source, s.name source_name, c.generic, c.limit_amount "limit", c.ordered
				from payment_calendar c join financing_source s on s.fiscal_year = c.fiscal_year and s.code = c.source
				where c.fiscal_year = ? and c.sec_ejec = ? order by c.month, c.source, c.generic""")
			.params(fiscalYear, secEjec)
			.query(Limit.class)
			.list();
	}

	/** Units with limits in a year, for those who see several. */
	List<UnitLimits> units(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select u.sec_ejec, u.name, coalesce(sum(c.limit_amount), 0) "limit", coalesce(sum(c.ordered), 0) ordered, count(c.*) "rows",
					  (select count(*) from payment_calendar_request q where q.fiscal_year = u.fiscal_year and q.sec_ejec = u.sec_ejec
					    and q.state = 'T') waiting
					from implementing_unit u left join payment_calendar c on c.fiscal_year = u.fiscal_year and c.sec_ejec = u.sec_ejec
					where u.fiscal_year = :year and u.status = 'ACTIVE' and (:own or c.sec_ejec is not null or exists (
					  select from payment_calendar_request q where q.fiscal_year = u.fiscal_year and q.sec_ejec = u.sec_ejec)) and\s"""
					+ scope.sql() + " group by u.fiscal_year, u.sec_ejec, u.name order by u.sec_ejec limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("own", profile.scope().kind() == pe.siaf.identity.Scope.Kind.UE)
			.query(UnitLimits.class)
			.list();
	}

	/**
	 * Sets a limit.
	 * @param fiscalYear the year
	 * @param secEjec the unit, the actor's to see
	 * @param key month, source and generic
	 * @param limit soles and cents
	 * @param reason why
	 * @param actor who sets it
	 * @throws RuleViolation PAY-020, PAY-021
	 */
	@Transactional
	public void set(int fiscalYear, String secEjec, Key key, Amount limit, String reason, Profile actor) {
		requireKnown(fiscalYear, key);
		if (limit.isNegative() || reason.isBlank()) {
			throw incomplete(key);
		}
		try {
			this.jdbc.sql("""
					select 1 from calendar_set(cast(? as smallint), ?, cast(? as smallint), ?, ?, ?, ?, ?, ?)""")
				.params(fiscalYear, secEjec, key.month(), key.source(), key.generic(), limit.value(), reason.strip(),
						actor.username(), actor.label())
				.query(Integer.class)
				.single();
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).filter("orders_within_calendar"::equals).isPresent()) {
				throw new RuleViolation(TreasuryRule.LIMIT_BELOW_ORDERED,
						Figures.of("key", key.shown(), "limit", limit), "limit");
			}
			throw broken;
		}
	}

	private void requireKnown(int fiscalYear, Key key) {
		boolean known = key.month() >= 1 && key.month() <= 12 && key.generic().matches("2\\.\\d")
				&& this.jdbc.sql("select exists (select from financing_source where fiscal_year = ? and code = ?)")
					.params(fiscalYear, key.source())
					.query(Boolean.class)
					.single();
		if (!known) {
			throw incomplete(key);
		}
	}

	private static RuleViolation incomplete(Key key) {
		return new RuleViolation(TreasuryRule.LIMIT_INCOMPLETE, Figures.of("key", key.shown()));
	}

	/**
	 * Asks for more in a month.
	 * @param fiscalYear the year
	 * @param secEjec the unit, the actor's to see
	 * @param key month, source and generic
	 * @param amount how much more
	 * @param reason why
	 * @param actor who asks
	 * @return the request's number
	 * @throws RuleViolation PAY-020
	 */
	@Transactional
	public String request(int fiscalYear, String secEjec, Key key, Amount amount, String reason, Profile actor) {
		requireKnown(fiscalYear, key);
		if (!amount.isPositive() || reason.isBlank()) {
			throw incomplete(key);
		}
		String number = "%010d"
			.formatted(this.jdbc.sql("select next_number(?, cast(? as smallint), 'PAYMENT_CALENDAR')")
				.params(secEjec, fiscalYear)
				.query(Integer.class)
				.single());
		this.jdbc
			.sql("""
					insert into payment_calendar_request (fiscal_year, sec_ejec, number, month, source, generic, amount, reason, prepared_by,
					  prepared_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(fiscalYear, secEjec, number, key.month(), key.source(), key.generic(), amount.value(),
					reason.strip(), actor.username(), actor.personName())
			.update();
		this.workflow.record(secEjec, OBJECT_TYPE, fiscalYear + "/" + number, "send", "", "T", actor, reason);
		return number;
	}

	/**
	 * Answers a request; granted, the month's limit grows by it.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param number the request
	 * @param action approve or reject
	 * @param comment the answer's reason
	 * @param actor who answers
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001
	 */
	@Transactional
	public void decide(int fiscalYear, String secEjec, String number, String action, @Nullable String comment,
			Profile actor) {
		Request request = this.jdbc.sql(REQUESTS + "and number = :number for update")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(Request.class)
			.optional()
			.orElseThrow(() -> new NotFound("request " + number));
		String to = this.workflow.next(OBJECT_TYPE, request.state(), action, actor, comment);
		if (request.preparedBy().equals(actor.username())) {
			throw new RuleViolation(TreasuryRule.DUTIES_APART,
					Figures.of("person", actor.personName(), "stage", OBJECT_TYPE));
		}
		int kept = this.jdbc
			.sql("""
					update payment_calendar_request set state = ?, version = version + 1, decided_by = ?, decided_name = ?,
					  decided_at = now(), answer = ? where fiscal_year = ? and sec_ejec = ? and number = ? and state = 'T'""")
			.params(to, actor.username(), actor.personName(), (comment != null) ? comment.strip() : "", fiscalYear,
					secEjec, number)
			.update();
		if (kept == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", number));
		}
		if (to.equals("A")) {
			// of two that are granted at once each sees what the other did
			this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(treasury_lock(?, cast(? as smallint)))) l")
				.params(secEjec, fiscalYear)
				.query(Integer.class)
				.single();
			Amount before = limits(fiscalYear, secEjec).stream()
				.filter((limit) -> limit.key().equals(request.key()))
				.map(Limit::limit)
				.findFirst()
				.orElse(Amount.ZERO);
			set(fiscalYear, secEjec, request.key(), before.plus(request.amount()), number + " · " + request.reason(),
					actor);
		}
		this.workflow.record(secEjec, OBJECT_TYPE, fiscalYear + "/" + number, action, "T", to, actor, comment);
	}

	private static final String REQUESTS = """
			select fiscal_year, sec_ejec, number, month, source, generic, amount, reason, state, prepared_by, prepared_name, sent_at,
			  decided_name, answer from payment_calendar_request where fiscal_year = :year and sec_ejec = :unit\s""";

	List<Request> requests(int fiscalYear, String secEjec) {
		return this.jdbc.sql(REQUESTS + "order by number desc limit 200")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Request.class)
			.list();
	}

	List<Change> changes(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select month, source, generic, before, after, reason, username, changed_at from payment_calendar_change
				where fiscal_year = ? and sec_ejec = ? order by id desc limit 100""")
			.params(fiscalYear, secEjec)
			.query(Change.class)
			.list();
	}

	/**
	 * What a limit is of.
	 *
	 * @param month 1 to 12
	 * @param source financing source
	 * @param generic {@code 2.3}
	 */
	record Key(int month, String source, String generic) {

		String shown() {
			return "%02d · %s · %s".formatted(this.month, this.source, this.generic);
		}

	}

	/** A limit with what was ordered. */
	record Limit(int month, String source, String sourceName, String generic, Amount limit, Amount ordered) {

		Key key() {
			return new Key(this.month, this.source, this.generic);
		}

		public Amount left() {
			return this.limit.minus(this.ordered);
		}

	}

	/** A unit's limits together. */
	record UnitLimits(String secEjec, String name, Amount limit, Amount ordered, int rows, int waiting) {
	}

	/** A request. */
	record Request(int fiscalYear, String secEjec, String number, int month, String source, String generic,
			Amount amount, String reason, String state, String preparedBy, String preparedName, OffsetDateTime sentAt,
			@Nullable String decidedName, String answer) {

		Key key() {
			return new Key(this.month, this.source, this.generic);
		}

	}

	/** What a limit was and became. */
	record Change(int month, String source, String generic, @Nullable Amount before, Amount after, String reason,
			String username, OffsetDateTime changedAt) {
	}

}
