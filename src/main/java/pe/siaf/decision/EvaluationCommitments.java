package pe.siaf.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * What evaluated programs promised to improve (domain 4.9): kept by the ministry, read by
 * all, shown in the memos until it is met.
 */
@Component
class EvaluationCommitments {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	EvaluationCommitments(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	List<Commitment> list(String program, boolean open, long offset, int size) {
		return this.jdbc
			.sql("""
					select c.id, c.program, p.name program_name, c.product, c.evaluation, c.text, c.responsible, c.due_date, c.status,
					  c.status_reason, c.lock_version
					from evaluation_commitment c join program p on p.code = c.program
					where (:program = '' or c.program = :program) and (not :open or c.status <> 'MET')
					order by c.program, c.due_date, c.id limit :size offset :offset""")
			.param("program", program)
			.param("open", open)
			.param("size", size)
			.param("offset", offset)
			.query(Commitment.class)
			.list();
	}

	long count(String program, boolean open) {
		return this.jdbc.sql("""
				select count(*) from evaluation_commitment c
				where (:program = '' or c.program = :program) and (not :open or c.status <> 'MET')""")
			.param("program", program)
			.param("open", open)
			.query(Long.class)
			.single();
	}

	/** Programs to choose from: code and name. */
	Map<String, String> programs() {
		Map<String, String> programs = new LinkedHashMap<>();
		this.jdbc.sql("select code, name from program order by code").query((row) -> {
			programs.put(row.getString("code"), row.getString("code") + ". " + row.getString("name"));
		});
		return programs;
	}

	/**
	 * Keeps a commitment.
	 * @throws RuleViolation DEC-011 if it is there, DEC-012 if there is no such program
	 */
	@Transactional
	void add(CommitmentForm form, Profile actor) {
		if (!programs().containsKey(form.program())) {
			throw new RuleViolation(DecisionRule.UNKNOWN_PROGRAM, Figures.of("program", form.program()), "program");
		}
		int added = this.jdbc
			.sql("""
					insert into evaluation_commitment (program, product, evaluation, text, responsible, due_date, recorded_by)
					values (:program, :product, :evaluation, :text, :responsible, :due, :by) on conflict do nothing""")
			.param("program", form.program())
			.param("product", form.product())
			.param("evaluation", form.evaluation().strip())
			.param("text", form.text().strip())
			.param("responsible", form.responsible().strip())
			.param("due", form.dueDate())
			.param("by", actor.personName())
			.update();
		if (added == 0) {
			throw new RuleViolation(DecisionRule.COMMITMENT_ONCE, Figures.of("program", form.program()), "text");
		}
		this.audit.record(actor, Workflow.NATIONAL, "add", "EVALUATION_COMMITMENT", form.program(), null,
				Map.of("text", form.text(), "due", String.valueOf(form.dueDate())));
	}

	/**
	 * Says where a commitment stands.
	 * @param status one of its states
	 * @param reason the ministry's verdict
	 * @param due another date, where it was extended
	 * @throws RuleViolation DEC-007 without reason, WFL-003 if somebody wrote since
	 * @throws NotFound if there is none, or no such state
	 */
	@Transactional
	void judge(long id, int lockVersion, Status status, String reason, @Nullable LocalDate due, Profile actor) {
		if (reason.isBlank()) {
			throw new RuleViolation(DecisionRule.REASON_MISSING, Figures.of("product", String.valueOf(id)), "reason");
		}
		String before = this.jdbc.sql("select status from evaluation_commitment where id = ? for update")
			.param(id)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("commitment " + id));
		int changed = this.jdbc
			.sql("""
					update evaluation_commitment set status = :status, status_reason = :reason, lock_version = lock_version + 1,
					  due_date = coalesce(cast(:due as date), due_date)
					where id = :id and lock_version = :seen""")
			.param("id", id)
			.param("status", status.name())
			.param("reason", reason.strip())
			.param("due", due)
			.param("seen", lockVersion)
			.update();
		if (changed == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		this.audit.record(actor, Workflow.NATIONAL, "judge", "EVALUATION_COMMITMENT", String.valueOf(id),
				Map.of("status", before), Map.of("status", status.name(), "reason", reason.strip()));
	}

	/** Where a commitment stands (domain 4.9). */
	enum Status {

		/** Nothing was done yet. */
		PENDING,

		/** In part. */
		PARTIAL,

		/** Kept: it leaves the memos. */
		MET,

		/** Not kept. */
		NOT_MET,

		/** With another date. */
		EXTENDED

	}

	/**
	 * A commitment.
	 *
	 * @param id its key
	 * @param program the program
	 * @param programName its name
	 * @param product the product; empty for the program as a whole
	 * @param evaluation the evaluation it comes from
	 * @param text what was promised
	 * @param responsible who answers for it
	 * @param dueDate until when
	 * @param status where it stands
	 * @param statusReason the ministry's verdict
	 * @param lockVersion how often it was written
	 */
	record Commitment(long id, String program, String programName, String product, String evaluation, String text,
			String responsible, LocalDate dueDate, Status status, String statusReason, int lockVersion) {

		/**
		 * Whether its date is over and it isn't kept.
		 * @return true from the day after
		 */
		public boolean isOverdue() {
			return this.status != Status.MET && this.dueDate.isBefore(LocalDate.now(FiscalTime.LIMA));
		}

	}

}
