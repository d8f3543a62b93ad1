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

	private final ActStore store;

	private final Records records;

	private final UnitYears unitYears;

	DocumentRegistration(LadderTransaction transaction, RegistrationChecks checks, DutiesApart duties, ActStore store,
			Records records, UnitYears unitYears) {
		this.transaction = transaction;
		this.checks = checks;
		this.duties = duties;
		this.store = store;
		this.records = records;
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
		return isOneStatement(request)
				? this.transaction.runStatement(subject, () -> register(request, predecessor, actor))
				: this.transaction.run(subject, () -> {
					this.unitYears.cutOver(request.fiscalYear(), request.secEjec(), actor);
					return register(request, predecessor, actor);
				});
	}

	/**
	 * Whether the document's own statement is all there is to write: the unit's year is
	 * kept here already and no supplier is registered on the way. Then its line is locked
	 * for as long as the statement takes, and for no round trip more.
	 */
	private boolean isOneStatement(Registration request) {
		return request.stage() != DocumentStage.ANNUAL_COMMITMENT
				&& this.unitYears.isCutOver(request.fiscalYear(), request.secEjec());
	}

	private ActOutcome register(Registration request, @Nullable ExecutionRecord predecessor, Profile actor) {
		DocumentStage stage = request.stage();
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		ActStore.Draft draft = this.checks.check(
				stage, request.fiscalYear(), new ActStore.Draft(ActKind.INI, 0, request.document(),
						request.justification(), request.voucher(), request.conformity(), request.lines()),
				request.month());
		this.checks.checkAccess(stage, request.fiscalYear(), request.secEjec(), draft.lines().list());
		String operationType = this.checks.operationType(request, predecessor);
		String supplier = this.checks.supplier(request, predecessor, operationType, actor);
		if (predecessor != null) {
			this.checks.checkOrder(draft, predecessor);
			this.duties.checkPreparing(stage, predecessor, actor);
		}
		this.checks.checkSupport(stage, draft, supplier);
		ActStore.Opened opened = this.store.register(request, predecessor, operationType, supplier, draft, actor);
		return new ActOutcome(opened.record(), this.records.act(request.secEjec(), opened.actId()));
	}

}
