package pe.siaf.execution;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import pe.siaf.execution.LadderTransaction.Subject;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Changes an approved record by another act: increase, reduction, annulment, return of a
 * payment by the bank, refund by the payee (domain 9.9). Nothing approved is edited.
 */
@Service
class RecordAmendment {

	private final LadderTransaction transaction;

	private final RegistrationChecks checks;

	private final DutiesApart duties;

	private final Ladder ladder;

	private final ActStore store;

	private final Records records;

	private final ActTrail trail;

	private final DocumentNews news;

	private final Retentions retentions;

	private final CurrencyStore currencies;

	RecordAmendment(LadderTransaction transaction, RegistrationChecks checks, DutiesApart duties, Ladder ladder,
			ActStore store, Records records, ActTrail trail, DocumentNews news, Retentions retentions,
			CurrencyStore currencies) {
		this.currencies = currencies;
		this.transaction = transaction;
		this.checks = checks;
		this.duties = duties;
		this.ladder = ladder;
		this.store = store;
		this.records = records;
		this.trail = trail;
		this.news = news;
		this.retentions = retentions;
	}

	/**
	 * Registers a change.
	 * @param record the record, the actor's to see
	 * @param request what is asked for
	 * @param actor who prepares it
	 * @return the record with the new act in state N
	 */
	ActOutcome register(ExecutionRecord record, Amendment request, Profile actor) {
		Lines lines = request.kind().lowers() ? lowering(record, request) : request.lines();
		Subject subject = new Subject(record.fiscalYear(), record.secEjec(), record.stage(), request.kind(),
				record.id(), record.predecessorId(), record.shown(), record.supplierRuc(), null, lines.list());
		return this.transaction.run(subject, () -> register(record, request, lines, actor));
	}

	private Lines lowering(ExecutionRecord record, Amendment request) {
		boolean whole = request.kind() == ActKind.ANU || (request.lines().isEmpty() && (request.kind() == ActKind.EXT));
		if (!whole) {
			return request.lines().negated();
		}
		Lines left = Lines.of(this.records.balances(record)
			.stream()
			.filter((line) -> line.approved().isPositive())
			.map((line) -> new LineAmount(line.line(), line.approved()))
			.toList());
		return left.negated();
	}

	private ActOutcome register(ExecutionRecord record, Amendment request, Lines lines, Profile actor) {
		if (lines.isEmpty() && request.kind() == ActKind.ANU) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED, Figures.of("action", "annul", "state", "ANU"));
		}
		if (request.kind() == ActKind.ANU && request.justification().isBlank()) {
			throw new RuleViolation(WorkflowRule.COMMENT_REQUIRED, Map.of("action", "annul"), "justification");
		}
		this.checks.checkTotal(request.kind().lowers() ? lines.negated() : lines, null);
		ActStore.Draft draft = this.checks.check(record.stage(), record.fiscalYear(),
				new ActStore.Draft(request.kind(), 0, request.document(), request.justification(), null, null, lines),
				request.month());
		this.duties.checkChanging(record, actor);
		if (request.kind() == ActKind.INC) {
			this.checks.checkOperation(record, draft);
			this.checks.checkAccess(record.stage(), record.fiscalYear(), record.secEjec(), lines.list());
			this.store.addLines(record, lines);
		}
		this.ladder.hold(record, ActLine.of(record, lines));
		// after the lines are held: whoever changes the record from here on waits
		Integer seen = request.seen();
		if (seen != null && seen != this.records.version(record)) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", record.shown()));
		}
		long act = this.store.add(record, draft, actor);
		this.news.asked(record, draft, actor);
		if (request.kind() == ActKind.INC) {
			this.retentions.check(record);
		}
		if (request.kind() == ActKind.REF) {
			refundStagesBefore(record, act, lines);
		}
		this.currencies.keepShares(record, act);
		this.trail.registered(record, act, request.kind(), lines, actor);
		return new ActOutcome(record, this.records.act(record.secEjec(), act));
	}

	/**
	 * A refund of what was paid also takes back the order and the accrual; the commitment
	 * stays (domain 9.9).
	 */
	private void refundStagesBefore(ExecutionRecord payment, long act, Lines lines) {
		for (ExecutionRecord owner : List.of(before(payment), before(before(payment)))) {
			this.store.addLines(payment, act, owner.id(), lines);
		}
	}

	private ExecutionRecord before(ExecutionRecord record) {
		Long predecessor = record.predecessorId();
		if (predecessor == null) {
			throw new IllegalStateException("A payment has an order and an accrual before it: " + record);
		}
		return this.records.get(record.secEjec(), predecessor);
	}

}
