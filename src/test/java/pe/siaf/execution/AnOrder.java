package pe.siaf.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * Payment orders for the tests of the treasury: a chain up to the accrual in a unit of
 * its own, and orders on it.
 */
@Component
public class AnOrder {

	/** The supplier of all these orders. */
	public static final String RUC = ExecutionFixture.RUC;

	private final ExecutionFixture given;

	private final ActDecision decision;

	private final PaymentOrders orders;

	AnOrder(ExecutionFixture given, ActDecision decision, PaymentOrders orders) {
		this.orders = orders;
		this.given = given;
		this.decision = decision;
	}

	/** An approved accrual of an amount in a unit, year 2026, rubro 00, item 2.3.1. */
	public Accrual accrued(String unit, String secFunc, String amount) {
		return accrued(unit, secFunc, amount, "01");
	}

	/** The same on another type of voucher. */
	public Accrual accrued(String unit, String secFunc, String amount, String voucherType) {
		this.given.aUnit(unit);
		pe.siaf.budget.LineKey line = this.given.aLineOf(unit, secFunc, amount);
		ExecutionRecord record = null;
		for (DocumentStage stage : DocumentStage.values()) {
			if (stage == DocumentStage.PAYMENT_ORDER) {
				break;
			}
			Registration usual = ExecutionFixture.asked(stage, record, ExecutionFixture.on(line, amount), unit);
			Voucher voucher = usual.voucher();
			ActOutcome made = this.given.register((voucher == null) ? usual
					: new Registration(stage, usual.fiscalYear(), unit, usual.predecessorId(), null, usual.month(),
							usual.document(), null, usual.justification(),
							new Voucher(voucherType, voucher.series(), voucher.number(), null), usual.conformity(),
							usual.lines(), null));
			record = move(move(made, "verify", ExecutionFixture.preparer(stage, unit)), "approve",
					approver(stage, unit))
				.record();
		}
		if (record == null) {
			throw new IllegalStateException("A chain has stages");
		}
		return new Accrual(record.secEjec(), record.id(), line);
	}

	private static Profile approver(DocumentStage stage, String unit) {
		return ExecutionFixture.officer(ExecutionFixture.approver(stage).role(), unit);
	}

	private ActOutcome move(ActOutcome made, String action, Profile actor) {
		return this.decision.move(made.record(), made.act().id(), new ActDecision.Move(action, null, null), actor);
	}

	/** An order verified on an accrual; the work approves it. */
	public Runnable verified(Accrual accrual, String amount) {
		ExecutionRecord predecessor = this.given.records().get(accrual.unit(), accrual.record());
		ActOutcome made = this.given.register(ExecutionFixture.asked(DocumentStage.PAYMENT_ORDER, predecessor,
				ExecutionFixture.on(accrual.line(), Amount.of(amount).toString()), accrual.unit()));
		ActOutcome sent = move(made, "verify", ExecutionFixture.preparer(DocumentStage.PAYMENT_ORDER, accrual.unit()));
		return () -> move(sent, "approve", approver(DocumentStage.PAYMENT_ORDER, accrual.unit()));
	}

	/**
	 * Orders and approves.
	 * @throws RuleViolation what it breaks
	 */
	public void order(Accrual accrual, String amount) {
		verified(accrual, amount).run();
	}

	/**
	 * Registers a payment of an order by hand.
	 * @throws RuleViolation what it breaks
	 */
	public void pay(Accrual accrual, long order, String amount) {
		this.given
			.register(ExecutionFixture.asked(DocumentStage.PAYMENT, this.given.records().get(accrual.unit(), order),
					ExecutionFixture.on(accrual.line(), amount), accrual.unit()));
	}

	/** Orders all of an accrual of which a court keeps a part back. */
	public void orderWithCourt(Accrual accrual, String amount, String court, String courtOrder) {
		ExecutionRecord record = this.given.records().get(accrual.unit(), accrual.record());
		this.orders
			.register(record,
					ExecutionFixture.asked(DocumentStage.PAYMENT_ORDER, record,
							ExecutionFixture.on(accrual.line(), amount), accrual.unit()),
					new Retention.Said("NONE", "", Amount.of(court), courtOrder),
					ExecutionFixture.preparer(DocumentStage.PAYMENT_ORDER, accrual.unit()), null)
			.forEach((made) -> move(
					move(made, "verify", ExecutionFixture.preparer(DocumentStage.PAYMENT_ORDER, accrual.unit())),
					"approve", approver(DocumentStage.PAYMENT_ORDER, accrual.unit())));
	}

	/** Annuls an order. */
	public void annul(Accrual accrual, long order) {
		change(accrual, order, ActKind.ANU, null);
	}

	/** Lowers the accrual. */
	public void lower(Accrual accrual, String amount) {
		change(accrual, accrual.record(), ActKind.RED, amount);
	}

	private void change(Accrual accrual, long id, ActKind kind, @Nullable String amount) {
		ExecutionRecord record = this.given.records().get(accrual.unit(), id);
		Lines lines = (amount != null) ? ExecutionFixture.on(accrual.line(), amount) : Lines.of(List.of());
		ActOutcome made = this.given.amend(record, new Amendment(kind, 4,
				ExecutionFixture.paper(ExecutionFixture.paperOf(record.stage())), "Motivo", lines, null),
				ExecutionFixture.preparer(record.stage(), accrual.unit()));
		move(move(made, "verify", ExecutionFixture.preparer(record.stage(), accrual.unit())), "approve",
				approver(record.stage(), accrual.unit()));
	}

	/** Who prepares these orders, in another role. */
	public Profile preparer(String unit, Role role) {
		Profile usual = ExecutionFixture.preparer(DocumentStage.PAYMENT_ORDER, unit);
		return new Profile(0, usual.username(), usual.personName(), role, usual.scope(), true);
	}

	/** An approved accrual. */
	public record Accrual(String unit, long record, pe.siaf.budget.LineKey line) {

		/** The address of its page. */
		public String page() {
			return "/ejecucion/devengados/2026/" + this.unit + "/" + this.record;
		}

	}

}
