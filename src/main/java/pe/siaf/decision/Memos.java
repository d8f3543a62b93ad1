package pe.siaf.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.cycle.BudgetPhases;
import pe.siaf.cycle.Phase;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.institution.Units;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** The memos of units and programs: opened, read, and the figures they show. */
@Component
class Memos {

	static final String TYPE = "DECISION_MEMO";

	private static final String HEAD = """
			select m.fiscal_year, case when m.category = '' then m.sec_ejec else m.category end subject,
			  coalesce(u.name, p.name, '') as name, coalesce(u.pliego, '') pliego, coalesce(l.name, '') pliego_name, m.state,
			  m.lock_version, m.opened_at, m.moved_at, r.requests, r.asked, m.granted, m.decision_reason, m.decided_by, m.decided_at
			from decision_memo m
			left join implementing_unit u on m.category = '' and u.fiscal_year = m.fiscal_year and u.sec_ejec = m.sec_ejec
			left join pliego l on l.fiscal_year = u.fiscal_year and l.level = u.level and l.sector = u.sector and l.code = u.pliego
			left join program p on p.code = m.category
			cross join lateral (
			  select count(*) requests, coalesce(sum(r.amount), 0) asked from decision_request r
			  where (r.fiscal_year, r.sec_ejec, r.category) = (m.fiscal_year, m.sec_ejec, m.category)) r
			""";

	private static final String THIS = "m.fiscal_year = :year and m.sec_ejec = :unit and m.category = :category";

	private final JdbcClient jdbc;

	private final MemoReach reach;

	private final MemoFigures figures;

	private final BudgetPhases phases;

	private final Units units;

	private final AuditTrail audit;

	private final JsonMapper json;

	Memos(JdbcClient jdbc, MemoReach reach, MemoFigures figures, BudgetPhases phases, Units units, AuditTrail audit,
			JsonMapper json) {
		this.jdbc = jdbc;
		this.reach = reach;
		this.figures = figures;
		this.phases = phases;
		this.units = units;
		this.audit = audit;
		this.json = json;
	}

	/**
	 * Opens a memo.
	 * @throws RuleViolation CYC-001 while nothing is programmed for the year, ORG-001,
	 * DEC-003
	 * @throws NotFound if unit or program lie outside the scope
	 */
	@Transactional
	void open(MemoKey key, Profile actor) {
		this.reach.require(key, actor);
		requirePhase(key.fiscalYear());
		if (!key.isOfProgram()) {
			this.units.requireActive(key.fiscalYear(), key.subject());
		}
		int opened = this.jdbc.sql("""
				insert into decision_memo (fiscal_year, sec_ejec, category, opened_by)
				values (:year, :unit, :category, :by) on conflict do nothing""")
			.params(key.params())
			.param("by", actor.username())
			.update();
		if (opened == 0) {
			throw new RuleViolation(DecisionRule.MEMO_ONCE,
					Figures.of("subject", key.subject(), "year", String.valueOf(key.fiscalYear())));
		}
		this.audit.record(actor, key.secEjec(), "open", TYPE, key.id(), null, Map.of("state", "DRAFT"));
	}

	/** Asks for more or less money only while the year is programmed or formulated. */
	void requirePhase(int fiscalYear) {
		if (!isPhaseOpen(fiscalYear)) {
			this.phases.requireOpen(fiscalYear, Phase.PROGRAMMING);
		}
	}

	boolean isPhaseOpen(int fiscalYear) {
		return this.phases.isOpen(fiscalYear, Phase.PROGRAMMING) || this.phases.isOpen(fiscalYear, Phase.FORMULATION);
	}

	/**
	 * A memo's head.
	 * @throws NotFound if there is none for this profile
	 */
	Memo get(MemoKey key, Profile profile) {
		ScopeCondition scope = MemoReach.readable(profile);
		return this.jdbc.sql(HEAD + "where " + THIS + " and " + scope.sql())
			.params(scope.params())
			.params(key.params())
			.query(Memo.class)
			.optional()
			.orElseThrow(() -> new NotFound("memo " + key.id()));
	}

	boolean isUnopened(MemoKey key) {
		return this.jdbc.sql("select not exists (select from decision_memo m where " + THIS + ")")
			.params(key.params())
			.query(Boolean.class)
			.single();
	}

	/** A memo's head, whoever looks. */
	Memo find(MemoKey key) {
		return this.jdbc.sql(HEAD + "where " + THIS).params(key.params()).query(Memo.class).single();
	}

	/** Memos that a profile may read, those that moved last first. */
	List<Memo> list(@Nullable Integer fiscalYear, String state, Profile profile, long offset, int size) {
		ScopeCondition scope = MemoReach.readable(profile);
		return this.jdbc.sql(HEAD
				+ "where (:year::int is null or m.fiscal_year = :year) and (:state = '' or m.state = :state) and "
				+ scope.sql()
				+ " order by m.fiscal_year desc, m.moved_at desc, m.sec_ejec, m.category limit :size offset :offset")
			.params(scope.params())
			.params(filter(fiscalYear, state))
			.param("size", size)
			.param("offset", offset)
			.query(Memo.class)
			.list();
	}

	long count(@Nullable Integer fiscalYear, String state, Profile profile) {
		ScopeCondition scope = MemoReach.readable(profile);
		return this.jdbc
			.sql("""
					select count(*) from decision_memo m
					left join implementing_unit u on m.category = '' and u.fiscal_year = m.fiscal_year and u.sec_ejec = m.sec_ejec
					where (:year::int is null or m.fiscal_year = :year) and (:state = '' or m.state = :state) and\s"""
					+ scope.sql())
			.params(scope.params())
			.params(filter(fiscalYear, state))
			.query(Long.class)
			.single();
	}

	private static Map<String, Object> filter(@Nullable Integer fiscalYear, String state) {
		Map<String, Object> filter = new HashMap<>();
		filter.put("year", fiscalYear);
		filter.put("state", state);
		return filter;
	}

	/**
	 * What the memo shows: today's figures while unit or program write it, afterwards
	 * those that were on screen when it was sent.
	 */
	Snapshot shown(Memo memo) {
		return memo.isOpen() ? this.figures.now(memo.key()) : this.json.readValue(frozen(memo.key()), Snapshot.class);
	}

	String frozen(MemoKey key) {
		return this.jdbc.sql("select figures::text from decision_memo m where " + THIS)
			.params(key.params())
			.query(String.class)
			.single();
	}

	/**
	 * Holds a memo until the transaction ends.
	 * @param lockVersion the version that the writer saw
	 * @throws NotFound if it lies outside the scope of who writes
	 * @throws RuleViolation WFL-003 if somebody wrote since
	 */
	Memo hold(MemoKey key, int lockVersion, Profile actor) {
		this.reach.require(key, actor);
		this.jdbc.sql("select from decision_memo m where " + THIS + " for update")
			.params(key.params())
			.query()
			.listOfRows();
		Memo memo = get(key, actor);
		if (memo.lockVersion() != lockVersion) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		return memo;
	}

	void touch(MemoKey key) {
		this.jdbc.sql("update decision_memo m set lock_version = lock_version + 1 where " + THIS)
			.params(key.params())
			.update();
	}

}
