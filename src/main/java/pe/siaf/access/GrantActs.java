package pe.siaf.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** Moves grants: accept, object, approve, withdraw and so on, one or several at once. */
@Component
class GrantActs {

	private final JdbcClient jdbc;

	private final Workflow workflow;

	GrantActs(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/**
	 * Does the same to all grants named, or to none.
	 * @param program their program
	 * @param ids their keys
	 * @param action what is done, as {@code workflow_transition} calls it
	 * @param comment the reason, if any
	 * @param actor who acts
	 * @return how many were moved
	 * @throws RuleViolation WFL-001 if one's state doesn't allow it, WFL-002 if it isn't
	 * the actor's to do, WFL-004 without a reason, GRT-002 if the design doesn't mark the
	 * level any more
	 */
	@Transactional
	public int act(String program, List<Long> ids, String action, @Nullable String comment, Profile actor) {
		AccessActor theirs = AccessActor.of(actor);
		List<Held> held = ids.isEmpty() ? List.of()
				: this.jdbc
					.sql("""
							select g.id, g.state, coalesce(%s, false) theirs from access_grant g
							where g.program = :program and g.id in (:ids) order by g.id for no key update"""
						.formatted(theirs.sql()))
					.params(theirs.params())
					.param("program", program)
					.param("ids", ids)
					.query(Held.class)
					.list();
		if (held.size() != ids.stream().distinct().count()) {
			throw new NotFound("grants " + ids);
		}
		for (Held grant : held) {
			move(grant, action, comment, actor);
		}
		if (action.equals("approve") || action.equals("restore")) {
			checkMarks(ids);
		}
		return held.size();
	}

	private void move(Held grant, String action, @Nullable String comment, Profile actor) {
		String next = this.workflow.next(Proposals.OBJECT, grant.state(), action, actor, comment);
		if (!grant.theirs()) {
			throw new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", action, "role", actor.role().name()));
		}
		if (next.equals("DISCARDED")) {
			// it never had an effect; its history stays
			this.jdbc.sql("delete from access_grant where id = ?").param(grant.id()).update();
		}
		else {
			this.jdbc
				.sql("""
						update access_grant set state = :state, moved_at = now(), remark = nullif(btrim(:comment), ''),
						  withdrawn_at = case when :state = 'WITHDRAWN' then now() end,
						  answer_due = case when :state = 'PROPOSED' then access_answer_due(fiscal_year, access_today()) else answer_due end
						where id = :id""")
				.param("state", next)
				.param("comment", (comment != null) ? comment : "")
				.param("id", grant.id())
				.update();
		}
		this.workflow.record(Workflow.NATIONAL, Proposals.OBJECT, String.valueOf(grant.id()), action, grant.state(),
				next, actor, comment);
	}

	/** GRT-002: the design may have changed since the proposal. */
	private void checkMarks(List<Long> ids) {
		this.jdbc
			.sql("""
					select concat_ws('-', g.program, nullif(g.product, ''), nullif(g.activity, '')) node, l.level, m.levels marked
					from access_grant g
					cross join lateral (select min(u.level) as level from access_units(g.fiscal_year, g.grantee_type, g.grantee_code) u) l
					cross join lateral access_levels(g.fiscal_year, g.program, g.product, g.activity) m(levels)
					where g.id in (:ids) and g.effect = 'ALLOW' and m.levels <> '' and strpos(m.levels, l.level) = 0
					order by g.id limit 1""")
			.param("ids", ids)
			.query(Unmarked.class)
			.optional()
			.ifPresent((unmarked) -> {
				throw new RuleViolation(AccessRule.LEVEL_NOT_MARKED,
						Figures.of("node", unmarked.node(), "level", unmarked.level(), "marked", unmarked.marked()));
			});
	}

	private record Held(long id, String state, boolean theirs) {
	}

	private record Unmarked(String node, String level, String marked) {
	}

}
