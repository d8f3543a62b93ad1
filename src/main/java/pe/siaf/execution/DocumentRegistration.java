package pe.siaf.execution;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import pe.siaf.budget.UnitYears;
import pe.siaf.execution.LadderTransaction.Subject;
import pe.siaf.identity.Profile;

/**
 * Registers a document of the chain: a certification on the lines' credit, every other
 * stage on the one before. The draft holds what it asks for until it is approved,
 * rejected or discarded.
 */
@Service
class DocumentRegistration {

	private final LadderTransaction transaction;

	private final RegistrationChecks checks;

	private final DutiesApart duties;

	private final Ladder ladder;

	private final ActStore store;

	private final Records records;

	private final ActTrail trail;

	private final UnitYears unitYears;

	DocumentRegistration(LadderTransaction transaction, RegistrationChecks checks, DutiesApart duties, Ladder ladder,
			ActStore store, Records records, ActTrail trail, UnitYears unitYears) {
		this.transaction = transaction;
		this.checks = checks;
		this.duties = duties;
		this.ladder = ladder;
		this.store = store;
		this.records = records;
		this.trail = trail;
		this.unitYears = unitYears;
	}

	/**
	 * Registers.
	 * @param request what is asked for; unit and predecessor are the actor's to see
	 * @param actor who prepares it
	 * @return the record with its first act in state N
	 */
	ActOutcome register(Registration request, Profile actor) {
		Long predecessorId = request.predecessorId();
		ExecutionRecord predecessor = (predecessorId != null) ? this.records.get(request.secEjec(), predecessorId)
				: null;
		Subject subject = new Subject(request.fiscalYear(), request.secEjec(), request.stage(), ActKind.INI, 0,
				predecessorId, "", (predecessor != null) ? predecessor.supplierRuc() : null, request.voucher(),
				request.lines().list());
		return this.transaction.run(subject, () -> register(request, predecessor, actor));
	}

	private ActOutcome register(Registration request, @Nullable ExecutionRecord predecessor, Profile actor) {
		DocumentStage stage = request.stage();
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		ActStore.Draft draft = this.checks.check(
				stage, request.fiscalYear(), new ActStore.Draft(ActKind.INI, 0, request.document(),
						request.justification(), request.voucher(), request.conformity(), request.lines()),
				request.month());
		String operationType = this.checks.operationType(request, predecessor);
		String supplier = this.checks.supplier(request, predecessor, operationType, actor);
		if (predecessor != null) {
			this.checks.checkOrder(draft, predecessor);
			this.duties.checkPreparing(stage, predecessor, actor);
		}
		this.checks.checkSupport(stage, draft, supplier);
		this.unitYears.cutOver(request.fiscalYear(), request.secEjec(), actor);
		ExecutionRecord toBe = toBe(request, operationType, supplier);
		this.ladder.hold(toBe, ActLine.of(toBe, draft.lines()));
		ExecutionRecord record = this.store.open(request, predecessor, operationType, supplier);
		this.store.addLines(record, draft.lines());
		long act = this.store.add(record, draft, actor);
		Voucher voucher = draft.voucher();
		if (voucher != null && supplier != null) {
			this.store.claim(record, voucher);
		}
		this.trail.registered(record, act, ActKind.INI, draft.lines(), actor);
		return new ActOutcome(record, this.records.act(record.secEjec(), act));
	}

	/** Stands for the record before it has a number: numbers are taken last. */
	private static ExecutionRecord toBe(Registration request, String operationType, @Nullable String supplier) {
		return new ExecutionRecord(0, request.fiscalYear(), request.secEjec(), request.stage(), request.predecessorId(),
				"", null, "", "", operationType, supplier);
	}

}
