package pe.siaf.access;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Proposes at once what the design's marks ask for (domain 5.6); what would be made is
 * {@code access_generated}, for the preview and for the making.
 */
@Component
class GrantGeneration {

	private final JdbcClient jdbc;

	private final Workflow workflow;

	GrantGeneration(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	long count(String program, int fiscalYear, GeneratedBy by) {
		return this.jdbc.sql("select count(*) from access_generated(?, ?, ?)")
			.params(fiscalYear, program, by.name())
			.query(Long.class)
			.single();
	}

	List<Generated> preview(String program, int fiscalYear, GeneratedBy by, long offset, int limit) {
		return this.jdbc
			.sql("""
					select * from access_generated(?, ?, ?) order by product, activity, position(level in 'ERM'), grantee_code
					offset ? limit ?""")
			.params(fiscalYear, program, by.name(), offset, limit)
			.query(Generated.class)
			.list();
	}

	/**
	 * Makes the proposals.
	 * @param program the program
	 * @param fiscalYear the year
	 * @param by whole levels or single units
	 * @param shown how many the preview showed
	 * @param actor the program's responsible
	 * @return how many were made
	 * @throws RuleViolation GRT-006 if it would be another number by now; WFL-002 for
	 * anybody else: a coordinator proposes unit by unit
	 */
	@Transactional
	public int make(String program, int fiscalYear, GeneratedBy by, long shown, Profile actor) {
		String state = this.workflow.next(Proposals.OBJECT, "NEW", "propose", actor, null);
		if (actor.role() != Role.PROGRAM_RESPONSIBLE || !AccessActor.proposes(actor, program)) {
			throw new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", "propose", "role", actor.role().name()));
		}
		int made = insert(program, fiscalYear, by, state, actor);
		if (made != shown) {
			throw new RuleViolation(AccessRule.OTHER_THAN_SHOWN, Figures.of("shown", shown, "made", made));
		}
		return made;
	}

	private int insert(String program, int fiscalYear, GeneratedBy by, String state, Profile actor) {
		return this.jdbc
			.sql("""
					with made as (
					  insert into access_grant (fiscal_year, program, product, activity, grantee_type, grantee_code, operations, share_role,
					    state, proposed_by, answer_due)
					  select :year, :program, product, activity, grantee_type, grantee_code, :operations, share_role, :state, :username,
					    access_answer_due(:year, access_today())
					  from access_generated(:year, :program, :by)
					  on conflict on constraint access_grant_once do nothing returning id)
					select count(workflow_record(:national, :object, id::text, 'propose', 'NEW', :state, null, :username, :person, :profile))
					from made""")
			.param("year", fiscalYear)
			.param("program", program)
			.param("by", by.name())
			.param("operations", ProposalForm.blank().operationNames())
			.param("state", state)
			.param("national", Workflow.NATIONAL)
			.param("object", Proposals.OBJECT)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.query(Integer.class)
			.single();
	}

	/** What the marks become. */
	enum GeneratedBy {

		/** A grant for each level of government marked. */
		LEVEL,

		/** A grant for each unit of the level that works in the function. */
		UE

	}

	/**
	 * A proposal as it would be made.
	 *
	 * @param product its product
	 * @param activity its activity
	 * @param name the activity's text
	 * @param granteeType LEVEL or UE
	 * @param granteeCode whom
	 * @param granteeName a unit's name
	 * @param level the level marked
	 * @param shareRole LEAD, CO_EXECUTOR or SUPPORT
	 */
	record Generated(String product, String activity, String name, String granteeType, String granteeCode,
			String granteeName, String level, String shareRole) {
	}

}
