package pe.siaf.execution;

import java.util.Arrays;
import java.util.Optional;

import pe.siaf.rules.Rule;

/**
 * The rules of execution (domain Annex B). Those that compare stored amounts are held by
 * a constraint of the schema, whose name stands here; the others name the method that
 * holds them. CRT-001 belongs to the lines:
 * {@link pe.siaf.budget.LedgerRule#CERTIFIED_WITHIN_PIM}.
 */
public enum ExecutionRule implements Rule {

	/** Warns: a certified target has no physical target. {@link Warnings}. */
	TARGET_WITHOUT_PHYSICAL_TARGET("CRT-004", ""),

	/** A document needs type, number and date. {@link RegistrationChecks}. */
	DOCUMENT_MISSING("CRT-005", ""),

	/** Who asked for a certification doesn't approve it. {@link DutiesApart}. */
	APPROVER_IS_REQUESTER("CRT-006", ""),

	/** A certification isn't reduced below what was committed on it (B8). */
	REDUCTION_BELOW_ANNUAL_COMMITMENT("CRT-007", ""),

	/** B3: Σ annual commitments ≤ certification, line by line. */
	ANNUAL_COMMITMENT_WITHIN_CERTIFICATION("COM-001", "annual_commitment_within_certification"),

	/** The supplier is active and found at its address. {@link RegistrationChecks}. */
	SUPPLIER_NOT_ACTIVE("COM-002", ""),

	/** B4: Σ monthly commitments ≤ annual commitment, line by line. */
	MONTHLY_COMMITMENT_WITHIN_ANNUAL("COM-010", "monthly_commitment_within_annual"),

	/** B5: Σ accruals ≤ monthly commitment, line by line. */
	ACCRUAL_WITHIN_MONTHLY_COMMITMENT("ACR-001", "accrual_within_monthly_commitment"),

	/** A voucher supports one accrual in the whole country, in any year. */
	VOUCHER_ONCE("ACR-003", "voucher_once"),

	/** A voucher isn't older than the order it answers. {@link RegistrationChecks}. */
	VOUCHER_BEFORE_ORDER("ACR-004", ""),

	/** An accrual needs the user area's conformity. {@link RegistrationChecks}. */
	CONFORMITY_MISSING("ACR-005", ""),

	/**
	 * An order is drawn on an accrual that the head of administration authorised. Held by
	 * the ladder, told apart by {@link LadderTransaction}.
	 */
	ACCRUAL_NOT_AUTHORISED("ACR-006", ""),

	/** The month is open to execution. {@link RegistrationChecks}. */
	MONTH_CLOSED("ACR-007", ""),

	/** An accrual to a supplier needs a voucher. {@link RegistrationChecks}. */
	VOUCHER_MISSING("ACR-009", ""),

	/** B6: Σ payment orders ≤ accrual, line by line. */
	PAYMENT_ORDER_WITHIN_ACCRUAL("PAY-001", "payment_order_within_accrual"),

	/** B7: Σ payments ≤ payment order, line by line. */
	PAYMENT_WITHIN_PAYMENT_ORDER("PAY-010", "payment_within_payment_order"),

	/** What comes back of a payment is at most what was paid. */
	RETURN_WITHIN_PAYMENT("PAY-011", "return_within_payment"),

	/**
	 * The payee gets what is left after all that is kept back, and as much is ordered as
	 * is kept back. {@link Retentions}, {@link PaymentOrders}.
	 */
	NET_WITHOUT_RETENTIONS("PAY-030", ""),

	/** Of what is kept back no more is ordered than is due. {@link Retentions}. */
	PART_WITHIN_DUE("PAY-031", ""),

	/**
	 * A detraction is one of the day's, an income tax is suspended on a fee receipt only,
	 * a court's order has its amount. {@link PaymentOrders}.
	 */
	RETENTION_INCOMPLETE("PAY-032", ""),

	/**
	 * Of an invoice above the limit of a detraction somebody says whether it is under
	 * one. {@link PaymentOrders}; orders that come in by themselves are warned of by
	 * {@link Warnings}.
	 */
	DETRACTION_UNSAID("PAY-033", ""),

	/** The lines add up to the document's total. {@link RegistrationChecks}. */
	LINES_DO_NOT_ADD_UP("EXE-001", ""),

	/** An act says what it is for. {@link RegistrationChecks}. */
	JUSTIFICATION_MISSING("EXE-002", ""),

	/**
	 * The year's table of operations allows stage, document and items (9.11).
	 * {@link RegistrationChecks}.
	 */
	OUTSIDE_OPERATION_TYPE("EXE-003", ""),

	/** B8: no stage falls below the one that draws on it. */
	REDUCTION_BELOW_NEXT_STAGE("EXE-010", ""),

	/** B11: dates follow the chain within the year. {@link RegistrationChecks}. */
	DATES_OUT_OF_ORDER("EXE-011", ""),

	/**
	 * B12: supplier, currency and lines are those of the stage before. {@link Ladder},
	 * {@link ForeignCurrency}.
	 */
	OUTSIDE_PREDECESSOR("EXE-012", ""),

	/**
	 * A document in another currency has a rate: its own, or the one published for its
	 * day. {@link ForeignCurrency}.
	 */
	RATE_MISSING("EXE-014", ""),

	/**
	 * In its own currency a stage draws no more than is left of the one before.
	 * {@link ForeignCurrency}.
	 */
	BEYOND_CURRENCY("EXE-015", ""),

	/**
	 * A rate is near the published one, or that of the stage before. In the schema
	 * {@code rate_within_band}; {@link CurrencyStore} tells it.
	 */
	RATE_WITHIN_BAND("EXE-016", ""),

	/** A record is annulled when nothing draws on it any more. */
	ANNUL_FROM_LAST_STAGE("EXE-020", ""),

	/** One act of a record is under way at a time. */
	ONE_ACT_UNDER_WAY("EXE-021", "one_act_under_way"),

	/** A month closes on a proof that passed, and after the months before it. */
	MONTH_NOT_CLOSED("EXE-030", ""),

	/** A month is reopened until a day to come. {@link ExecutionMonths}. */
	REOPENED_UNTIL("EXE-031", ""),

	/** A year's credit lapses once nothing of it is under way. {@link YearEndLapse}. */
	ACTS_UNDER_WAY("EXE-040", ""),

	/** Duties that exclude each other in one chain (12.2). {@link DutiesApart}. */
	DUTIES_INCOMPATIBLE("CTL-001", ""),

	/** Warns: spent before its credit was certified. {@link Warnings}. */
	SPENT_BEFORE_CERTIFIED("CTL-010", ""),

	/** A RUC has eleven digits, a known prefix and its check digit. {@link Ruc}. */
	RUC_NOT_VALID("SUP-001", "");

	private final String code;

	private final String constraint;

	ExecutionRule(String code, String constraint) {
		this.code = code;
		this.constraint = constraint;
	}

	@Override
	public String code() {
		return this.code;
	}

	/**
	 * The constraint that holds it.
	 * @return its name, or empty where a method holds the rule
	 */
	public String constraint() {
		return this.constraint;
	}

	static Optional<ExecutionRule> heldBy(String constraint) {
		return Arrays.stream(values())
			.filter((rule) -> !rule.constraint.isEmpty() && rule.constraint.equals(constraint))
			.findFirst();
	}

}
