package pe.siaf.ceiling;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** Carries versions of ceilings on, from draft to replaced (domain Annex A). */
@Component
class VersionMoves {

	private final JdbcClient jdbc;

	private final CeilingVersions versions;

	private final Workflow workflow;

	VersionMoves(JdbcClient jdbc, CeilingVersions versions, Workflow workflow) {
		this.jdbc = jdbc;
		this.versions = versions;
		this.workflow = workflow;
	}

	/**
	 * Moves a version. Making one available replaces the one that was.
	 * @param id the version
	 * @param lockVersion the version of the page, or null where none was seen
	 * @param action as {@code workflow_transition} calls it
	 * @param comment the reason, if any
	 * @param actor who acts
	 * @throws RuleViolation CEI-004 if a variation isn't explained, CEI-012 without
	 * ceilings, WFL-001 to WFL-004
	 */
	@Transactional
	public void move(long id, @Nullable Integer lockVersion, String action, @Nullable String comment, Profile actor) {
		CeilingVersion seen = this.versions.get(id, actor);
		// all of the year and process, in one order: two releases wait for each other
		this.jdbc.sql("""
				select id from ceiling_version where fiscal_year = ? and process = ? order by id for no key update""")
			.params(seen.fiscalYear(), seen.process())
			.query(Long.class)
			.list();
		CeilingVersion version = this.versions.hold(id, true);
		if (lockVersion != null && lockVersion != version.lockVersion()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		String next = this.workflow.next(CeilingVersions.OBJECT, version.state(), action, actor, comment);
		if (action.equals("replace")) {
			// nobody withdraws a version by hand: another takes its place
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", action, "state", version.state()));
		}
		if (next.equals("DISCARDED")) {
			this.jdbc.sql("delete from ceiling_version where id = ?").param(id).update();
		}
		else {
			if (!next.equals("DRAFT")) {
				check(version);
			}
			if (next.equals("AVAILABLE")) {
				replaceAvailable(version, actor);
			}
			put(id, next);
		}
		this.workflow.record(Workflow.NATIONAL, CeilingVersions.OBJECT, String.valueOf(id), action, version.state(),
				next, actor, comment);
	}

	private void check(CeilingVersion version) {
		for (int year : version.years()) {
			boolean any = this.jdbc
				.sql("select exists (select from ceiling where version_id = ? and year = ? and parent_id is null)")
				.params(version.id(), year)
				.query(Boolean.class)
				.single();
			if (!any) {
				throw new RuleViolation(CeilingRule.HAS_CEILINGS, Figures.of("year", String.valueOf(year)));
			}
		}
		List<Unexplained> unexplained = this.jdbc
			.sql("select label, amount, coalesce(other, 0) other from ceiling_unexplained(?) order by label")
			.param(version.id())
			.query(Unexplained.class)
			.list();
		if (!unexplained.isEmpty()) {
			Unexplained first = unexplained.get(0);
			throw new RuleViolation(CeilingRule.VARIATION_EXPLAINED, Figures.of("count", unexplained.size(), "ceiling",
					first.label(), "amount", first.amount(), "before", first.other()));
		}
	}

	private void replaceAvailable(CeilingVersion version, Profile actor) {
		this.versions.available(version.fiscalYear(), version.process()).ifPresent((before) -> {
			put(before.id(), "REPLACED");
			this.workflow.record(Workflow.NATIONAL, CeilingVersions.OBJECT, String.valueOf(before.id()), "replace",
					before.state(), "REPLACED", actor, version.label());
		});
	}

	private void put(long id, String state) {
		this.jdbc
			.sql("update ceiling_version set state = ?, moved_at = now(), lock_version = lock_version + 1 where id = ?")
			.params(state, id)
			.update();
	}

	record Unexplained(String label, Amount amount, Amount other) {
	}

}
