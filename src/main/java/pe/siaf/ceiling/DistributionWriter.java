package pe.siaf.ceiling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.Distribution.Order;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Writes what is given out, in one transaction and two statements. */
@Component
class DistributionWriter {

	/** The rows of an order, as a table. */
	static final String ROWS = "jsonb_to_recordset(cast(:rows as jsonb)) as r(year smallint, amount numeric, reason text, "
			+ Arrays.stream(CeilingKey.values()).map((key) -> key.column() + " text").collect(Collectors.joining(", "))
			+ ")";

	/** Only what hangs on the ceiling that is given out; the rest is others'. */
	static final String ITS_OWN = """
			and case when cast(:parent as bigint) is null then c.parent_id is null else c.parent_id in (
			 select p.id from ceiling named join ceiling p on p.version_id = named.version_id %s where named.id = :parent) end"""
		.formatted(CeilingQueries.sameKeys("p", "named"));

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final CeilingVersions versions;

	private final CeilingCodes codes;

	private final AuditTrail audit;

	DistributionWriter(JdbcClient jdbc, JsonMapper json, CeilingVersions versions, CeilingCodes codes,
			AuditTrail audit) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.json = json;
		this.versions = versions;
		this.codes = codes;
	}

	@Transactional
	public int write(long id, @Nullable Long parent, Order order, Profile actor) {
		CeilingVersion version = this.versions.hold(id, false);
		requireTheirs(version, parent, actor);
		for (Entry entry : order.entries()) {
			requireWhole(version, entry);
		}
		String rows = Distribution.rows(this.json, order);
		this.codes.require(version.fiscalYear(), rows);
		requireExplained(version, parent, rows);
		// what is there first: it may make room for what is new
		int changed = statement(
				"""
						update ceiling c set amount = r.amount, proposed = :proposed, criterion = :criterion, norm = :norm, reason = r.reason,
						  changed_by = :person, changed_at = now()
						from %s
						where c.version_id = :version and c.year = r.year and (c.amount, c.reason) is distinct from (r.amount, r.reason) %s %s"""
					.formatted(ROWS, CeilingQueries.sameKeys("c", "r"), ITS_OWN),
				version, order, rows, actor)
			.param("parent", parent)
			.update();
		return changed + statement(
				"""
						insert into ceiling (version_id, year, parent_id, %1$s, amount, criterion, norm, reason, changed_by)
						select :version, r.year, p.id, %2$s, r.amount, :criterion, :norm, r.reason, :person
						from %3$s
						left join ceiling named on named.id = :parent
						left join ceiling p on p.version_id = :version and p.year = r.year %4$s
						where not exists (select from ceiling c where c.version_id = :version and c.year = r.year %5$s %6$s)
						  and (p.id is not null or cast(:parent as bigint) is null)"""
					.formatted(CeilingKeys.COLUMNS, CeilingKeys.COLUMNS.replaceAll("(\\w+)", "r.$1"), ROWS,
							CeilingQueries.sameKeys("p", "named"), CeilingQueries.sameKeys("c", "r"), ITS_OWN),
				version, order, rows, actor)
			.param("parent", parent)
			.update();
	}

	/**
	 * Takes away all that a ceiling gives out, so that it can be given out otherwise.
	 * @param id the version
	 * @param parents the ceiling's rows
	 * @param reason why, once the version is available
	 * @param actor who takes it away
	 * @throws RuleViolation CEI-013 if some of it is given out further, CEI-007, CEI-011,
	 * WFL-002
	 */
	@Transactional
	public void takeAway(long id, List<Long> parents, String reason, Profile actor) {
		CeilingVersion version = this.versions.hold(id, false);
		requireTheirs(version, parents.get(0), actor);
		String further = this.jdbc.sql("""
				select coalesce(min(ceiling_label(c)), '') from ceiling c
				where c.parent_id in (:parents) and exists (select from ceiling k where k.parent_id = c.id)""")
			.param("parents", parents)
			.query(String.class)
			.single();
		if (!further.isEmpty()) {
			throw new RuleViolation(CeilingRule.GIVEN_OUT, Figures.of("ceiling", further));
		}
		List<TakenAway> taken = this.jdbc
			.sql("""
					select ceiling_label(c) ceiling, c.year, c.amount from ceiling c where c.parent_id in (:parents) and c.version_id = :version
					order by 1, 2""")
			.param("parents", parents)
			.param("version", id)
			.query(TakenAway.class)
			.list();
		if (!version.isDraft() && reason.isBlank() && !taken.isEmpty()) {
			throw new RuleViolation(CeilingRule.CHANGE_EXPLAINED, Figures.of("ceiling", taken.get(0).ceiling(),
					"before", taken.get(0).amount(), "amount", Amount.ZERO));
		}
		this.jdbc.sql("delete from ceiling where parent_id in (:parents) and version_id = :version")
			.param("parents", parents)
			.param("version", id)
			.update();
		// the rows are gone, and their changes hang on no ceiling that is shown
		this.audit.record(actor, AuditTrail.NATIONAL, "takeAway", "CEILING", String.valueOf(parents.get(0)),
				Map.of("version", version.label(), "ceilings", taken, "reason", reason.strip()), null);
	}

	private JdbcClient.StatementSpec statement(String sql, CeilingVersion version, Order order, String rows,
			Profile actor) {
		return this.jdbc.sql(sql)
			.param("version", version.id())
			.param("rows", rows)
			.param("proposed", order.proposed())
			.param("criterion", order.criterion())
			.param("norm", order.norm().strip())
			.param("person", actor.username());
	}

	private void requireTheirs(CeilingVersion version, @Nullable Long parent, Profile actor) {
		String tier = (parent == null) ? "" : tierWithin(version, parent, actor);
		if (!version.isDraft() && !version.isAvailable()) {
			throw new RuleViolation(CeilingRule.NOT_OPEN,
					Figures.of("version", version.label(), "state", version.state()));
		}
		if (!CeilingScope.givesOut(actor, version, tier)) {
			throw new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", "distribute", "role", actor.role().name()));
		}
	}

	private String tierWithin(CeilingVersion version, long parent, Profile actor) {
		CeilingScope scope = CeilingScope.of(actor, version);
		return this.jdbc
			.sql("select c.tier from ceiling c where c.id = :id and c.version_id = :version and " + scope.sql())
			.params(scope.params())
			.param("id", parent)
			.param("version", version.id())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("ceiling " + parent));
	}

	private static void requireWhole(CeilingVersion version, Entry entry) {
		if (!entry.amount().isWhole() || entry.amount().isNegative()) {
			throw new RuleViolation(CeilingRule.WHOLE_SOLES,
					Figures.of("ceiling", entry.keys().label(), "amount", entry.amount()));
		}
		if (!version.years().contains(entry.year())) {
			throw new NotFound("year " + entry.year() + " of ceilings " + version.id());
		}
	}

	/** CEI-011: what was available and counted on isn't changed without a word. */
	private void requireExplained(CeilingVersion version, @Nullable Long parent, String rows) {
		if (version.isDraft()) {
			return;
		}
		this.jdbc
			.sql("""
					select ceiling_label(c) label, c.amount before, r.amount from %s
					join ceiling c on c.version_id = :version and c.year = r.year %s
					where c.amount <> r.amount and (btrim(r.reason) = '' or r.reason = c.reason) %s order by 1 limit 1"""
				.formatted(ROWS, CeilingQueries.sameKeys("c", "r"), ITS_OWN))
			.param("rows", rows)
			.param("parent", parent)
			.param("version", version.id())
			.query(Unexplained.class)
			.optional()
			.ifPresent((one) -> {
				throw new RuleViolation(CeilingRule.CHANGE_EXPLAINED,
						Figures.of("ceiling", one.label(), "before", one.before(), "amount", one.amount()));
			});
	}

	record TakenAway(String ceiling, int year, Amount amount) {
	}

	record Unexplained(String label, Amount before, Amount amount) {
	}

}
