package pe.siaf.access;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * Proposals that came back with an objection: who proposes in their place mends them and
 * sends them again (domain 5.5).
 */
@Component
class ObjectedProposals {

	private final JdbcClient jdbc;

	private final Workflow workflow;

	private final Proposals proposals;

	private final AuditTrail audit;

	ObjectedProposals(JdbcClient jdbc, Workflow workflow, Proposals proposals, AuditTrail audit) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.proposals = proposals;
	}

	/**
	 * A proposal that was objected.
	 * @param program its program
	 * @param id its key
	 * @param actor who wants to mend it
	 * @return the proposal
	 * @throws NotFound if it isn't the actor's to mend, or isn't objected any more
	 */
	Objected get(String program, long id, Profile actor) {
		AccessActor theirs = AccessActor.of(actor);
		return this.jdbc
			.sql("""
					select g.id, g.fiscal_year, g.product, g.activity, g.grantee_type, g.grantee_code, g.effect,
					  array_to_string(g.operations, ' ') operations, g.share_role, g.geography, g.population_group, g.norm,
					  g.valid_from, g.valid_to, g.remark
					from access_grant g
					where g.id = :id and g.program = :program and g.state = 'OBJECTED' and coalesce(%s, false)"""
				.formatted(theirs.sql()))
			.params(theirs.params())
			.param("id", id)
			.param("program", program)
			.query(Objected.class)
			.optional()
			.filter((objected) -> AccessActor.proposes(actor, program))
			.orElseThrow(() -> new NotFound("objected grant " + id));
	}

	/**
	 * Everything that happened to it, oldest first.
	 * @param id its key
	 * @return the steps
	 */
	List<Workflow.Step> history(long id) {
		return this.workflow.history(Workflow.NATIONAL, Proposals.OBJECT, String.valueOf(id));
	}

	/**
	 * Proposes it again as it was typed now; the term to answer begins anew.
	 * @param program its program
	 * @param id its key
	 * @param form what was typed, complete
	 * @param answer what the actor says to the objection, for the history; may be empty
	 * @param actor who proposes
	 * @throws RuleViolation WFL-001 if it isn't objected any more, WFL-002, GRT-002 to
	 * GRT-005, ORG-005, with the form's field
	 * @throws NotFound if it isn't the actor's, or the node isn't the program's
	 */
	@Transactional
	public void sendAgain(String program, long id, ProposalForm form, String answer, Profile actor) {
		String from = this.jdbc.sql("select state from access_grant where id = ? and program = ? for no key update")
			.params(id, program)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("grant " + id));
		String state = this.workflow.next(Proposals.OBJECT, from, "propose", actor, answer);
		Objected objected = get(program, id, actor);
		this.proposals.check(program, objected.fiscalYear(), form, actor);
		try {
			update(id, form, state, answer, actor);
		}
		catch (DuplicateKeyException another) {
			throw Proposals.once(form);
		}
		// the row holds the last proposal alone; what was objected stays in the audit
		// trail
		this.audit.record(actor, AuditTrail.NATIONAL, "edit", Proposals.OBJECT, String.valueOf(id), objected.form(),
				form);
		this.workflow.record(Workflow.NATIONAL, Proposals.OBJECT, String.valueOf(id), "propose", from, state, actor,
				answer);
	}

	private void update(long id, ProposalForm form, String state, String answer, Profile actor) {
		this.jdbc
			.sql("""
					update access_grant set product = :product, activity = :activity, effect = :effect, grantee_type = :type,
					  grantee_code = :code, geography = :geography, population_group = :group, operations = :operations,
					  share_role = :role, norm = nullif(:norm, ''), valid_from = :from, valid_to = :to, state = :state,
					  proposed_by = :person, remark = nullif(:answer, ''), moved_at = now(),
					  answer_due = access_answer_due(fiscal_year, access_today())
					where id = :id""")
			.param("product", form.product())
			.param("activity", form.activity())
			.param("effect", form.effect())
			.param("type", form.granteeType())
			.param("code", form.code())
			.param("geography", form.place())
			.param("group", form.group())
			.param("operations", form.operationNames())
			.param("role", form.shareRole())
			.param("norm", (form.norm() != null) ? form.norm().strip() : "")
			.param("from", form.validFrom())
			.param("to", form.validTo())
			.param("state", state)
			.param("person", actor.username())
			.param("answer", answer)
			.param("id", id)
			.update();
	}

	/**
	 * A proposal with its objection; its columns are told by {@link ProposalForm}.
	 *
	 * @param remark the objection
	 */
	record Objected(long id, int fiscalYear, String product, String activity, String granteeType, String granteeCode,
			String effect, String operations, String shareRole, String geography, String populationGroup,
			@Nullable String norm, @Nullable LocalDate validFrom, @Nullable LocalDate validTo,
			@Nullable String remark) {

		/** What was typed. */
		ProposalForm form() {
			String node = this.activity.isEmpty() ? this.product : this.product + "/" + this.activity;
			return new ProposalForm(node, this.granteeType, this.granteeCode, this.effect,
					Arrays.stream(this.operations.split(" ")).map(AccessOperation::valueOf).toList(), this.shareRole,
					this.geography, this.populationGroup, this.norm, this.validFrom, this.validTo);
		}

	}

}
