package pe.siaf.execution;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import pe.siaf.execution.LadderTransaction.Subject;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Moves an act through its states: verify, approve, reject, correct, discard. Approval
 * makes it count; rejecting and discarding let go what it held.
 */
@Service
class ActDecision {

	private final LadderTransaction transaction;

	private final RegistrationChecks checks;

	private final PayeeChecks payees;

	private final DutiesApart duties;

	private final Ladder ladder;

	private final ActStore store;

	private final Records records;

	private final ActTrail trail;

	private final List<PaymentGuard> guards;

	private final DocumentNews news;

	private final Retentions retentions;

	private final ForeignCurrency foreign;

	private final ExchangeDifferences differences;

	private final CurrencyStore currencies;

	ActDecision(LadderTransaction transaction, RegistrationChecks checks, PayeeChecks payees, DutiesApart duties,
			Ladder ladder, ActStore store, Records records, ActTrail trail, DocumentNews news, Retentions retentions,
			List<PaymentGuard> guards, ForeignCurrency foreign, ExchangeDifferences differences,
			CurrencyStore currencies) {
		this.foreign = foreign;
		this.differences = differences;
		this.currencies = currencies;
		this.guards = List.copyOf(guards);
		this.transaction = transaction;
		this.checks = checks;
		this.payees = payees;
		this.duties = duties;
		this.ladder = ladder;
		this.store = store;
		this.records = records;
		this.trail = trail;
		this.news = news;
		this.retentions = retentions;
	}

	/**
	 * The act that a move concerns: the one under way, or the last where none is.
	 * @param record the record
	 * @return the act
	 */
	Act current(ExecutionRecord record) {
		List<Act> acts = this.records.acts(record);
		return acts.stream().filter(Act::isUnderWay).findFirst().orElseGet(() -> acts.get(acts.size() - 1));
	}

	/**
	 * Moves an act.
	 * @param record its record
	 * @param actId the act
	 * @param move the action and what goes with it
	 * @param actor who acts
	 * @return the act in its new state
	 */
	ActOutcome move(ExecutionRecord record, long actId, Move move, Profile actor) {
		Act act = this.records.act(record.secEjec(), actId);
		List<ActLine> lines = this.records.lines(record, actId);
		List<LineAmount> own = lines.stream()
			.filter((line) -> line.owner().id() == record.id())
			.map((line) -> new LineAmount(line.line(), line.amount()))
			.toList();
		Subject subject = new Subject(record.fiscalYear(), record.secEjec(), record.stage(), act.kind(), record.id(),
				record.predecessorId(), record.shown(), record.supplierRuc(), act.voucher(), own);
		return this.transaction.run(subject, () -> {
			return new ActOutcome(record, decide(record, act, lines, move, actor));
		});
	}

	/**
	 * Verifies what was just registered and sends it to whoever approves it, in the
	 * transaction that registered it.
	 * @param made the document with its first act in state N
	 * @param actor who registered it
	 * @return the document with its act in state V
	 */
	ActOutcome send(ActOutcome made, Profile actor) {
		ExecutionRecord record = made.record();
		return new ActOutcome(record, decide(record, made.act(), List.of(), new Move("verify", null, null), actor));
	}

	/**
	 * Writes anew what a document says that isn't sent yet or was sent back; then it is
	 * in process again, as another attempt under the same number.
	 * @param record its record
	 * @param actId its first act
	 * @param seen its version as the actor saw it, where it was shown
	 * @param request what it says now
	 * @param actor who corrects
	 * @return the act in state N
	 */
	ActOutcome correct(ExecutionRecord record, long actId, @Nullable Integer seen, Registration request,
			Profile actor) {
		Act act = this.records.act(record.secEjec(), actId);
		if (seen != null && seen != act.version()) {
			throw changed(record);
		}
		String action = "R".equals(act.state()) ? "correct" : "edit";
		Subject subject = new Subject(record.fiscalYear(), record.secEjec(), record.stage(), act.kind(), record.id(),
				record.predecessorId(), record.shown(), record.supplierRuc(), request.voucher(),
				request.lines().list());
		return this.transaction.run(subject, () -> {
			this.trail.next(record, act.state(), action, actor, null);
			this.duties.checkChanging(record, actor);
			List<ActLine> before = this.records.lines(record, actId);
			Registration soles = inSoles(record, actId, request);
			ActStore.Draft draft = checked(record, soles);
			if ("N".equals(act.state())) {
				this.ladder.release(record, before);
				this.differences.release(record, before);
				this.store.releaseVoucher(record);
			}
			if (!this.store.replace(record, act, draft)) {
				throw changed(record);
			}
			List<ActLine> after = keepCurrency(record, actId, soles, draft);
			Act corrected = this.records.act(record.secEjec(), actId);
			Act sent = decide(record, corrected, after, new Move(action, null, act.version()), actor);
			this.trail.rewritten(record, act, before, corrected, after);
			return new ActOutcome(record, sent);
		});
	}

	/** What was told in another currency, in soles. */
	private Registration inSoles(ExecutionRecord record, long actId, Registration request) {
		if (request.foreign() == null) {
			return request;
		}
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		Long predecessorId = record.predecessorId();
		return this.foreign.inSoles(request,
				(predecessorId != null) ? this.records.get(record.secEjec(), predecessorId) : null, actId);
	}

	private List<ActLine> keepCurrency(ExecutionRecord record, long actId, Registration soles, ActStore.Draft draft) {
		Foreign kept = soles.foreign();
		if (kept == null && !record.isForeign()) {
			return ActLine.of(record, draft.lines());
		}
		if (kept != null) {
			this.currencies.keep(record, actId, kept);
		}
		else {
			this.currencies.keepShares(record, actId);
		}
		return this.records.lines(record, actId);
	}

	private ActStore.Draft checked(ExecutionRecord record, Registration request) {
		this.checks.checkTotal(request.lines(), request.declaredTotal());
		ActStore.Draft draft = this.checks.check(
				record.stage(), record.fiscalYear(), new ActStore.Draft(ActKind.INI, 0, request.document(),
						request.justification(), request.voucher(), request.conformity(), request.lines()),
				request.month());
		this.checks.checkOperation(record, draft);
		Long predecessorId = record.predecessorId();
		if (predecessorId != null) {
			this.checks.checkOrder(draft, record.secEjec(), predecessorId);
		}
		this.checks.checkSupport(record.stage(), record.operationType(), draft, record.supplierRuc());
		this.store.addLines(record, draft.lines());
		return draft;
	}

	private Act decide(ExecutionRecord record, Act act, List<ActLine> lines, Move move, Profile actor) {
		Integer seen = move.version();
		if (seen != null && seen != act.version()) {
			throw changed(record);
		}
		String to = this.trail.next(record, act.state(), move.action(), actor, move.comment());
		if ("A".equals(to)) {
			this.checks.checkYear(record.stage(), record.fiscalYear(), act.month());
			String supplier = record.supplierRuc();
			if (record.stage() == DocumentStage.ANNUAL_COMMITMENT && supplier != null && !act.kind().lowers()) {
				this.payees.checkActive(supplier);
			}
			if (!act.kind().lowers()) {
				this.checks.checkAccess(record.stage(), record.fiscalYear(), record.secEjec(),
						lines.stream().map((line) -> new LineAmount(line.line(), line.amount())).toList());
			}
			this.duties.checkApproving(record, act, actor);
			checkPayee(record, act, actor, PaymentGuard::approving);
		}
		if ("N".equals(to)) {
			checkPayee(record, act, actor, PaymentGuard::preparing);
		}
		Act moved = this.store.move(record, act, to, actor).orElseThrow(() -> changed(record));
		moveBalances(record, act, lines, to, actor);
		if ("NA".contains(to) && !act.kind().lowers()) {
			this.retentions.check(record);
		}
		else if ("A".equals(to)) {
			this.retentions.checkLowered(record, act.kind());
		}
		this.news.moved(record, act, to, actor);
		this.trail.moved(record, act, move.action(), to, actor, move.comment());
		return moved;
	}

	/**
	 * Money goes to a supplier only where nothing stands against its account; what is
	 * kept back goes elsewhere.
	 */
	private void checkPayee(ExecutionRecord record, Act act, Profile actor,
			BiConsumer<PaymentGuard, PaymentGuard.Payment> asked) {
		String ruc = record.supplierRuc();
		boolean pays = record.stage() == DocumentStage.PAYMENT_ORDER || record.stage() == DocumentStage.PAYMENT;
		if (pays && ruc != null && !act.kind().lowers() && this.retentions.part(record) == OrderPart.NET) {
			PaymentGuard.Payment payment = new PaymentGuard.Payment(record.fiscalYear(), record.secEjec(), ruc,
					actor.username());
			this.guards.forEach((guard) -> asked.accept(guard, payment));
		}
	}

	private void moveBalances(ExecutionRecord record, Act act, List<ActLine> lines, String to, Profile actor) {
		switch (to) {
			case "A" -> {
				this.differences.raise(record, act, lines, actor);
				this.ladder.post(record, act, lines, actor);
				this.differences.lower(record, act, lines, actor);
				if (act.kind() == ActKind.ANU) {
					this.store.releaseVoucher(record);
				}
			}
			case "R", "X" -> {
				if (!"R".equals(act.state())) {
					this.ladder.release(record, lines);
					this.differences.release(record, lines);
				}
				if (act.kind() == ActKind.INI) {
					this.store.releaseVoucher(record);
				}
			}
			case "N" -> {
				this.ladder.hold(record, lines);
				this.differences.hold(record, lines);
				Voucher voucher = act.voucher();
				if (act.kind() == ActKind.INI && voucher != null && record.supplierRuc() != null) {
					this.store.claim(record, voucher);
				}
			}
			default -> {
				// verified: what it holds stays held
			}
		}
	}

	private static RuleViolation changed(ExecutionRecord record) {
		return new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", record.shown()));
	}

	/**
	 * An action on an act.
	 *
	 * @param action verify, approve, reject, correct or discard
	 * @param comment the reason, where one is given
	 * @param version the act's version as the actor saw it, where it was shown
	 */
	record Move(String action, @Nullable String comment, @Nullable Integer version) {
	}

}
