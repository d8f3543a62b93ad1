package pe.siaf.design;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * Moves versions from draft to approval (domain 4.2, Annex A). What blocks is checked
 * again on fresh data at every move forward; approval puts the version in force from a
 * fiscal year and writes the year's nodes into the classifier.
 */
@Component
class DesignWorkflow {

	static final String TYPE = "PROGRAM_VERSION";

	/** Moves that nothing blocking may stand against. */
	private static final Set<String> FORWARD = Set.of("submit", "validate", "approve");

	private final Workflow workflow;

	private final DraftReview review;

	private final DesignPublication publication;

	private final JdbcClient jdbc;

	DesignWorkflow(Workflow workflow, DraftReview review, DesignPublication publication, JdbcClient jdbc) {
		this.workflow = workflow;
		this.review = review;
		this.publication = publication;
		this.jdbc = jdbc;
	}

	/**
	 * Moves a version.
	 * @param draft the version
	 * @param action submit, observe, validate, approve, …
	 * @param comment the reason, if any
	 * @param fiscalYear the first year in force, for approval
	 * @param actor who acts
	 * @return the new state
	 * @throws RuleViolation WFL-001 to WFL-004, DSN-108 where findings block, DSN-109 for
	 * a training copy, DSN-001 and DSN-002 at approval
	 */
	@Transactional
	public String move(Draft draft, String action, @Nullable String comment, @Nullable Integer fiscalYear,
			Profile actor) {
		String from = this.jdbc.sql("select state from program_version where id = ? for update")
			.param(draft.id())
			.query(String.class)
			.single();
		String to = this.workflow.next(TYPE, from, action, actor, comment);
		requireScope(draft, actor);
		if (draft.training() && !to.equals("INTERNAL_REVIEW") && !to.equals("DRAFT")) {
			throw new RuleViolation(DraftRule.TRAINING_COPY, Map.of());
		}
		if (FORWARD.contains(action)) {
			requireClean(draft);
		}
		if (action.equals("approve")) {
			if (fiscalYear == null) {
				throw new RuleViolation(DraftRule.VALUE_REQUIRED, Figures.of("designField", "VERSION.valid_from"),
						"fiscalYear");
			}
			this.publication.publish(draft, fiscalYear);
		}
		this.jdbc
			.sql("""
					update program_version set state = :to, lock_version = lock_version + 1,
					  submitted_number = case when :to = 'SUBMITTED' then coalesce(submitted_number,
					    (select coalesce(max(o.submitted_number), 0) + 1 from program_version o where o.program = program_version.program))
					    else submitted_number end
					where id = :id""")
			.param("to", to)
			.param("id", draft.id())
			.update();
		this.workflow.record(Workflow.NATIONAL, TYPE, String.valueOf(draft.id()), action, from, to, actor, comment);
		return to;
	}

	private void requireClean(Draft draft) {
		DraftReview.Reviewed reviewed = this.review.of(draft);
		if (reviewed.blocking() > 0) {
			String codes = String.join(", ",
					reviewed.groups()
						.stream()
						.filter(DraftReview.RuleGroup::blocks)
						.map(DraftReview.RuleGroup::code)
						.toList());
			throw new RuleViolation(DraftRule.FINDINGS_BLOCK,
					Figures.of("blocking", reviewed.blocking(), "codes", codes));
		}
	}

	/** A program's people move their own program; analysts and the rector move any. */
	private static void requireScope(Draft draft, Profile actor) {
		boolean ofProgram = actor.role() == Role.PROGRAM_RESPONSIBLE || actor.role() == Role.ME_COORD;
		if (ofProgram && !actor.scope().head().equals(draft.program())) {
			throw new NotFound("version");
		}
	}

}
