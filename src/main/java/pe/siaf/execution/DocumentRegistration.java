package pe.siaf.execution;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import pe.siaf.access.AccessGrants;
import pe.siaf.budget.UnitYears;
import pe.siaf.execution.LadderTransaction.Subject;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/**
 * Registers a document of the chain: a certification on the lines' credit, every other
 * stage on the one before. The draft holds what it asks for until it is approved,
 * rejected or discarded.
 */
@Service
class DocumentRegistration {

	private final LadderTransaction transaction;

	private final RegistrationChecks checks;

	private final PayeeChecks payees;

	private final DutiesApart duties;

	private final ActStore store;

	private final Records records;

	private final UnitYears unitYears;

	private final RegistrationContexts contexts;

	private final DocumentNews news;

	private final Retentions retentions;

	private final ForeignCurrency foreign;

	private final ExchangeDifferences differences;

	private final CurrencyStore currencies;

	private final List<PaymentGuard> guards;

	DocumentRegistration(LadderTransaction transaction, RegistrationChecks checks, PayeeChecks payees,
			DutiesApart duties, ActStore store, Records records, UnitYears unitYears, RegistrationContexts contexts,
			DocumentNews news, Retentions retentions, ForeignCurrency foreign, ExchangeDifferences differences,
			CurrencyStore currencies, List<PaymentGuard> guards) {
		this.guards = List.copyOf(guards);
		this.foreign = foreign;
		this.differences = differences;
		this.currencies = currencies;
		this.transaction = transaction;
		this.checks = checks;
		this.payees = payees;
		this.duties = duties;
		this.store = store;
		this.records = records;
		this.unitYears = unitYears;
		this.contexts = contexts;
		this.news = news;
		this.retentions = retentions;
	}

	/**
	 * Registers.
	 * @param request what is asked for; its predecessor is the actor's to see
	 * @param actor who prepares it
	 * @return the record with its first act in state N
	 * @throws NotFound if the unit isn't the actor's to see
	 */
	ActOutcome register(Registration request, Profile actor) {
		return register(request, actor, null);
	}

	/**
	 * Registers, and does something with it in the same transaction.
	 * @param request what is asked for
	 * @param actor who prepares it
	 * @param also what is done with it, if anything, and what that makes of it; what it
	 * throws undoes the document
	 * @return the record with its first act, in state N unless something else was made of
	 * it
	 */
	ActOutcome register(Registration request, Profile actor, @Nullable UnaryOperator<ActOutcome> also) {
		Long predecessorId = request.predecessorId();
		ExecutionRecord predecessor = (predecessorId != null) ? this.records.get(request.secEjec(), predecessorId)
				: null;
		Subject subject = subject(request, predecessor);
		if (request.stage() == DocumentStage.PAYMENT_ORDER && predecessor != null) {
			return this.transaction.run(subject, () -> order(request, predecessor, actor, also));
		}
		return this.transaction.explained(subject, () -> register(request, predecessor, actor, also));
	}

	private static Subject subject(Registration request, @Nullable ExecutionRecord predecessor) {
		return new Subject(request.fiscalYear(), request.secEjec(), request.stage(), ActKind.INI, 0,
				request.predecessorId(), "", (predecessor != null) ? predecessor.supplierRuc() : null,
				request.voucher(), request.lines().list());
	}

	/**
	 * Registers payment orders on an accrual, all of them or none.
	 * @param accrual the accrual, the actor's to see
	 * @param whole what they order together
	 * @param orders what is asked for, made in the same transaction
	 * @param actor who prepares them
	 * @param also what is done with each, if anything
	 * @return each with its first act, in state N unless something else was made of it
	 */
	List<ActOutcome> registerAll(ExecutionRecord accrual, Lines whole, Supplier<List<Registration>> orders,
			Profile actor, @Nullable UnaryOperator<ActOutcome> also) {
		Subject subject = new Subject(accrual.fiscalYear(), accrual.secEjec(), DocumentStage.PAYMENT_ORDER, ActKind.INI,
				0, accrual.id(), "", accrual.supplierRuc(), null, whole.list());
		return this.transaction.run(subject,
				() -> orders.get().stream().map((order) -> order(order, accrual, actor, also)).toList());
	}

	/** An order, its part, and what it leaves to the payee: one transaction. */
	private ActOutcome order(Registration request, ExecutionRecord accrual, Profile actor,
			@Nullable UnaryOperator<ActOutcome> also) {
		ActOutcome made = register(request, accrual, actor, null);
		this.retentions.keep(made.record(), request.part());
		this.retentions.check(made.record());
		return (also != null) ? also.apply(made) : made;
	}

	private ActOutcome register(Registration request, @Nullable ExecutionRecord predecessor, Profile actor,
			@Nullable UnaryOperator<ActOutcome> also) {
		return (request.foreign() == null) ? registerSoles(request, predecessor, actor, also)
				: this.transaction.whole(() -> registerForeign(request, predecessor, actor, also));
	}

	/**
	 * Registers what is told in another currency: in soles, with what it is in its
	 * currency beside it, and credit held for what it comes to more than what it draws
	 * on.
	 */
	private ActOutcome registerForeign(Registration request, @Nullable ExecutionRecord predecessor, Profile actor,
			@Nullable UnaryOperator<ActOutcome> also) {
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		Registration soles = this.foreign.inSoles(request, predecessor, null);
		Foreign kept = soles.foreign();
		if (kept == null) {
			return registerSoles(soles, predecessor, actor, also);
		}
		this.differences.hold(soles.fiscalYear(), soles.secEjec(), kept.differences());
		return this.transaction.explained(subject(soles, predecessor),
				() -> registerSoles(soles, predecessor, actor, (made) -> {
					this.currencies.keep(made.record(), made.act().id(), kept);
					return (also != null) ? also.apply(made) : made;
				}));
	}

	private ActOutcome registerSoles(Registration request, @Nullable ExecutionRecord predecessor, Profile actor,
			@Nullable UnaryOperator<ActOutcome> also) {
		RegistrationContext context = this.contexts.of(request, RegistrationChecks.operationType(request, predecessor),
				actor);
		if (!context.unitSeen()) {
			throw new NotFound("unit " + request.secEjec() + " in " + request.fiscalYear());
		}
		if (also == null && isOneStatement(request, context)) {
			return write(request, predecessor, context, actor);
		}
		return this.transaction.whole(() -> {
			if (!context.keptHere()) {
				this.unitYears.cutOver(request.fiscalYear(), request.secEjec(), actor);
			}
			ActOutcome outcome = write(request, predecessor, context, actor);
			return (also != null) ? also.apply(outcome) : outcome;
		});
	}

	/**
	 * Whether the document's own statement is all there is to write: the unit's year is
	 * kept here already and no supplier is registered on the way. Then its line is locked
	 * for as long as the statement takes, and for no round trip more.
	 */
	private static boolean isOneStatement(Registration request, RegistrationContext context) {
		return request.stage() != DocumentStage.ANNUAL_COMMITMENT && context.keptHere();
	}

	private ActOutcome write(Registration request, @Nullable ExecutionRecord predecessor, RegistrationContext context,
			Profile actor) {
		DocumentStage stage = request.stage();
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		ActStore.Draft draft = this.checks.check(
				stage, request.fiscalYear(), new ActStore.Draft(ActKind.INI, 0, request.document(),
						request.justification(), request.voucher(), request.conformity(), request.lines()),
				request.month(), context.calendar());
		context.refused().ifPresent((refused) -> {
			throw AccessGrants.refusal(request.secEjec(), refused);
		});
		this.checks.checkOperationType(request, predecessor, context.operationInForce());
		String operationType = RegistrationChecks.operationType(request, predecessor);
		this.checks.checkOperation(operationType, draft.document().type(), context.operationRefuses());
		String supplier = this.payees.supplier(request, predecessor, operationType, actor);
		if (predecessor != null) {
			this.checks.checkOrder(draft, Objects.requireNonNull(context.before(), "What it draws on has a first act"));
			this.duties.checkPreparing(stage, predecessor, actor);
		}
		this.checks.checkSupport(stage, operationType, draft, supplier);
		checkPayee(request, predecessor, supplier, actor);
		this.news.asked(request, predecessor, supplier, draft, actor);
		ActOutcome outcome = this.store.register(request, predecessor, operationType, supplier, draft,
				Objects.requireNonNullElse(context.calendar().documentName(), ""), actor);
		this.news.registered(request, outcome.record(), draft, actor);
		return outcome;
	}

	/** Who says where a supplier is paid prepares nothing that is paid there (12.2). */
	private void checkPayee(Registration request, @Nullable ExecutionRecord predecessor, @Nullable String supplier,
			Profile actor) {
		boolean pays = (request.stage() == DocumentStage.PAYMENT_ORDER && request.part() == OrderPart.NET)
				|| (request.stage() == DocumentStage.PAYMENT && predecessor != null
						&& this.retentions.part(predecessor) == OrderPart.NET);
		if (pays && supplier != null) {
			PaymentGuard.Payment payment = new PaymentGuard.Payment(request.fiscalYear(), request.secEjec(), supplier,
					actor.username());
			this.guards.forEach((guard) -> guard.preparing(payment));
		}
	}

}
