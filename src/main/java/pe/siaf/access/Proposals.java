package pe.siaf.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/** Proposes grants from a program's design (domain 5.5). */
@Component
class Proposals {

	static final String OBJECT = "ACCESS_GRANT";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	private final GrantNodes nodes;

	private final Catalogues catalogues;

	Proposals(JdbcClient jdbc, Workflow workflow, GrantNodes nodes, Catalogues catalogues) {
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.nodes = nodes;
		this.catalogues = catalogues;
	}

	/**
	 * Proposes a grant.
	 * @param program the program
	 * @param fiscalYear the year
	 * @param form what was typed, complete
	 * @param actor who proposes
	 * @return the grant's key
	 * @throws RuleViolation WFL-002, GRT-002 to GRT-005, ORG-005, with the form's field
	 * @throws NotFound if the program isn't the actor's, or the node isn't the program's
	 */
	@Transactional
	public long propose(String program, int fiscalYear, ProposalForm form, Profile actor) {
		String state = this.workflow.next(OBJECT, "NEW", "propose", actor, null);
		check(program, fiscalYear, form, actor);
		long id = insert(program, fiscalYear, form, state, actor);
		this.workflow.record(Workflow.NATIONAL, OBJECT, String.valueOf(id), "propose", "NEW", state, actor, null);
		return id;
	}

	/**
	 * Whether a grant may be proposed as it was typed, for the first time or again.
	 * @param program the program
	 * @param fiscalYear the year
	 * @param form what was typed, complete
	 * @param actor who proposes
	 * @throws RuleViolation GRT-002, GRT-004, GRT-005, ORG-005, with the form's field
	 * @throws NotFound if the program isn't the actor's, or the node isn't the program's
	 */
	void check(String program, int fiscalYear, ProposalForm form, Profile actor) {
		if (!AccessActor.proposes(actor, program)) {
			throw new NotFound("program " + program);
		}
		String key = String.valueOf(form.node());
		if (!form.product().isEmpty()
				&& this.nodes.of(program, fiscalYear).stream().noneMatch((node) -> node.key().equals(key))) {
			throw new NotFound("node " + key);
		}
		checkGrantee(program, fiscalYear, form, actor);
		if (!form.place().isEmpty()) {
			this.catalogues.requirePlace(fiscalYear, (form.place() + "0000").substring(0, 6), "geography");
		}
	}

	private void checkGrantee(String program, int fiscalYear, ProposalForm form, Profile actor) {
		String level = this.jdbc.sql("select coalesce(min(u.level), '') from access_units(?, ?, ?) u")
			.params(fiscalYear, form.granteeType(), form.code())
			.query(String.class)
			.single();
		if (level.isEmpty()) {
			throw new RuleViolation(AccessRule.UNKNOWN_GRANTEE, Figures.of("access.grantee", form.granteeType(), "code",
					form.code(), "year", String.valueOf(fiscalYear)), "granteeCode");
		}
		if (actor.role() == Role.TERRITORIAL_COORD && !isInDepartment(fiscalYear, form, actor.scope().tail())) {
			throw new RuleViolation(AccessRule.OUTSIDE_DEPARTMENT,
					Figures.of("code", form.code(), "department", actor.scope().tail()), "granteeCode");
		}
		String marked = this.jdbc.sql("select coalesce(access_levels(?, ?, ?, ?), '')")
			.params(fiscalYear, program, form.product(), form.activity())
			.query(String.class)
			.single();
		if (form.effect().equals("ALLOW") && !marked.isEmpty() && !marked.contains(level)) {
			throw new RuleViolation(AccessRule.LEVEL_NOT_MARKED, Figures.of("node",
					form.product().isEmpty() ? program : String.valueOf(form.node()), "level", level, "marked", marked),
					"granteeCode");
		}
	}

	private boolean isInDepartment(int fiscalYear, ProposalForm form, String department) {
		return this.jdbc.sql("select access_in_department(?, ?, ?, ?)")
			.params(fiscalYear, form.granteeType(), form.code(), department)
			.query(Boolean.class)
			.single();
	}

	private long insert(String program, int fiscalYear, ProposalForm form, String state, Profile actor) {
		return this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, effect, grantee_type, grantee_code, geography,
					  population_group, operations, share_role, state, norm, valid_from, valid_to, proposed_by, answer_due)
					values (:year, :program, :product, :activity, :effect, :type, :code, :geography, :group, :operations, :role, :state,
					  nullif(:norm, ''), :from, :to, :person, access_answer_due(:year, access_today()))
					on conflict on constraint access_grant_once do nothing returning id""")
			.param("year", fiscalYear)
			.param("program", program)
			.param("product", form.product())
			.param("activity", form.activity())
			.param("effect", form.effect())
			.param("type", form.granteeType())
			.param("code", form.code())
			.param("geography", form.place())
			.param("group", form.group())
			.param("operations", form.operationNames())
			.param("role", form.shareRole())
			.param("state", state)
			.param("norm", (form.norm() != null) ? form.norm().strip() : "")
			.param("from", form.validFrom())
			.param("to", form.validTo())
			.param("person", actor.username())
			.query(Long.class)
			.optional()
			.orElseThrow(() -> once(form));
	}

	/** GRT-003. */
	static RuleViolation once(ProposalForm form) {
		return new RuleViolation(AccessRule.GRANT_ONCE,
				Figures.of("access.grantee", form.granteeType(), "code", form.code()), "granteeCode");
	}

}
