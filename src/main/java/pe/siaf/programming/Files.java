package pe.siaf.programming;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;
import pe.siaf.workflow.WorkflowRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.cycle.BudgetPhases;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.institution.Units;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** The programming files of units. */
@Component
public class Files {

	static final String TYPE = "PROGRAMMING_FILE";

	/** States in which the unit writes. */
	private static final Set<String> WRITABLE = Set.of("DRAFT", "OBSERVED");

	private static final String HEAD = """
			select f.fiscal_year, f.process, f.sec_ejec, f.state, f.lock_version, f.opened_at, f.submitted_at, u.name unit_name,
			  u.level, u.sector, u.pliego, p.name pliego_name, coalesce(m.first, 0) as first, coalesce(m.second, 0) as second,
			  coalesce(m.third, 0) as third,
			  (select count(*) from programming_target t
			    where (t.fiscal_year, t.process, t.sec_ejec) = (f.fiscal_year, f.process, f.sec_ejec)) targets
			from programming_file f
			join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
			join pliego p on p.fiscal_year = u.fiscal_year and p.level = u.level and p.sector = u.sector and p.code = u.pliego
			left join lateral (
			  select sum(a.amount) filter (where a.year = a.fiscal_year) as first,
			    sum(a.amount) filter (where a.year = a.fiscal_year + 1) as second,
			    sum(a.amount) filter (where a.year = a.fiscal_year + 2) as third
			  from programming_amount a
			  where (a.fiscal_year, a.process, a.sec_ejec) = (f.fiscal_year, f.process, f.sec_ejec)) m on true
			""";

	private final JdbcClient jdbc;

	private final BudgetPhases phases;

	private final Units units;

	private final AuditTrail audit;

	Files(JdbcClient jdbc, BudgetPhases phases, Units units, AuditTrail audit) {
		this.jdbc = jdbc;
		this.phases = phases;
		this.units = units;
		this.audit = audit;
	}

	/**
	 * A file as its page's head shows it.
	 * @param key the file
	 * @param profile who looks
	 * @return the file
	 * @throws NotFound if there is none, or it lies outside the scope
	 */
	public FileHead get(FileKey key, Profile profile) {
		return find(key, profile).orElseThrow(() -> new NotFound("file " + key.id()));
	}

	Optional<FileHead> find(FileKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(HEAD + "where f.fiscal_year = :year and f.process = :process and f.sec_ejec = :unit and "
					+ scope.sql())
			.params(scope.params())
			.params(key.params())
			.query(FileHead.class)
			.optional();
	}

	List<FileHead> list(Filter filter, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(HEAD + "where " + Filter.SQL + scope.sql() + """
				 order by f.fiscal_year desc, f.process desc, u.level, u.sector, u.pliego, u.unit_code
				limit :size offset :offset""")
			.params(scope.params())
			.params(filter.params())
			.param("size", size)
			.param("offset", offset)
			.query(FileHead.class)
			.list();
	}

	long count(Filter filter, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select count(*) from programming_file f
					join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec where\s"""
					+ Filter.SQL + scope.sql())
			.params(scope.params())
			.params(filter.params())
			.query(Long.class)
			.single();
	}

	/**
	 * Opens a unit's file.
	 * @param key the file
	 * @param actor who opens it
	 * @throws RuleViolation CYC-001, ORG-001, or PRG-102 if it is there
	 */
	@Transactional
	public void open(FileKey key, Profile actor) {
		requireReach(key, actor);
		this.phases.requireOpen(key.fiscalYear(), key.process().phase());
		this.units.requireActive(key.fiscalYear(), key.secEjec());
		int opened = this.jdbc.sql("""
				insert into programming_file (fiscal_year, process, sec_ejec, opened_by)
				values (:year, :process, :unit, :by) on conflict do nothing""")
			.params(key.params())
			.param("by", actor.username())
			.update();
		if (opened == 0) {
			throw new RuleViolation(ProgrammingRule.FILE_ONCE,
					Figures.of("unit", key.secEjec(), "year", String.valueOf(key.fiscalYear())));
		}
		this.audit.record(actor, key.secEjec(), "open", TYPE, key.id(), null, Map.of("state", "DRAFT"));
	}

	/**
	 * Refuses to write a file that isn't its unit's to write now, and keeps it from being
	 * submitted until this transaction ends.
	 * @param key the file
	 * @param actor who writes
	 * @throws RuleViolation CYC-001 or PRG-101
	 * @throws NotFound if there is none, or it lies outside the scope
	 */
	public void requireWritable(FileKey key, Profile actor) {
		requireReach(key, actor);
		String state = this.jdbc.sql("""
				select state from programming_file
				where fiscal_year = :year and process = :process and sec_ejec = :unit for share""")
			.params(key.params())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("file " + key.id()));
		if (!WRITABLE.contains(state)) {
			throw new RuleViolation(ProgrammingRule.NOT_WRITABLE, Figures.of("programming.state", state));
		}
		this.phases.requireOpen(key.fiscalYear(), key.process().phase());
	}

	/**
	 * Takes targets for this transaction, in the order of their numbers. A statement of
	 * its own: what is read after it is what the one before has left, never what stood
	 * there when the waiting began.
	 * @param key the file
	 * @param secFuncs the targets
	 */
	void holdTargets(FileKey key, Collection<String> secFuncs) {
		this.jdbc.sql("""
				select sec_func from programming_target
				where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = any (:targets)
				order by sec_func for update""")
			.params(key.params())
			.param("targets", secFuncs.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	/**
	 * Refuses to write over figures that the writer hasn't seen, so that whoever saves
	 * last knows what goes. Another who writes the same waits until this transaction
	 * ends.
	 * @param key the file
	 * @param what what is written
	 * @param seen how it stood on the writer's page; null where the page showed none
	 * @param now how it stands
	 * @throws RuleViolation WFL-003
	 */
	void requireSeen(FileKey key, String what, @Nullable String seen, Supplier<String> now) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(key.id() + "/" + what).query().singleRow();
		if (!now.get().equals((seen == null) ? "" : seen)) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
	}

	/**
	 * Whether a profile may write a file now.
	 * @param head the file
	 * @param profile who looks
	 * @return true for the unit's budget office while the file and the phase are open
	 */
	public boolean isWritable(FileHead head, Profile profile) {
		return profile.may(Permission.PROGRAMMING_EDIT) && WRITABLE.contains(head.state())
				&& this.phases.isOpen(head.fiscalYear(), head.process().phase());
	}

	/** A unit outside the scope isn't there. */
	private void requireReach(FileKey key, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		boolean reached = this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.params(scope.params())
			.param("year", key.fiscalYear())
			.param("unit", key.secEjec())
			.query(Boolean.class)
			.single();
		if (!reached) {
			throw new NotFound("unit " + key.secEjec());
		}
	}

	/**
	 * The head of a file.
	 *
	 * @param fiscalYear the year of the budget law
	 * @param process the process
	 * @param secEjec the unit
	 * @param state where it stands (Annex A)
	 * @param lockVersion how often it moved
	 * @param openedAt since when it is there
	 * @param submittedAt when it was last submitted
	 * @param unitName the unit's name
	 * @param level E, R or M
	 * @param sector its sector; empty for municipalities
	 * @param pliego its pliego
	 * @param pliegoName the pliego's name
	 * @param first money of the year of the law
	 * @param second money of the year after
	 * @param third money of the year after that
	 * @param targets how many targets
	 */
	public record FileHead(int fiscalYear, PlanningProcess process, String secEjec, String state, int lockVersion,
			OffsetDateTime openedAt, @Nullable OffsetDateTime submittedAt, String unitName, String level, String sector,
			String pliego, String pliegoName, Amount first, Amount second, Amount third, int targets) {

		/**
		 * Its key.
		 * @return the key
		 */
		public FileKey key() {
			return new FileKey(this.fiscalYear, this.process, this.secEjec);
		}

	}

	/**
	 * Which files a list shows.
	 *
	 * @param fiscalYear the year, or null for all
	 * @param process the process, or null for both
	 * @param state a state, or empty
	 * @param words the unit's code or words of its name
	 */
	record Filter(@Nullable Integer fiscalYear, @Nullable PlanningProcess process, String state, String words) {

		static final String SQL = """
				(:year::int is null or f.fiscal_year = :year) and (:process::text is null or f.process = :process)
				and (:state = '' or f.state = :state)
				and (:words = '' or u.sec_ejec = :words or plain_text(u.name) like '%' || plain_text(:words) || '%') and\s""";

		Map<String, Object> params() {
			Map<String, Object> params = new HashMap<>();
			params.put("year", this.fiscalYear);
			params.put("process", (this.process != null) ? this.process.name() : null);
			params.put("state", this.state);
			params.put("words", this.words);
			return params;
		}

	}

}
