package pe.siaf.advance;

import pe.siaf.rules.Rule;

/** The rules of advances (ADV-001 of domain Annex B; the others' codes are ours). */
enum AdvanceRule implements Rule {

	/** Who owes an account that is overdue gets no other advance. {@link Advances}. */
	OVERDUE("ADV-001"),

	/**
	 * Travel is within days × scale, an internal advance within tax units
	 * ({@link Advances}); what is committed is within what was granted
	 * ({@link AdvanceGuard}).
	 */
	ABOVE_SCALE("ADV-002"),

	/**
	 * A single payment of petty cash is within its share of a tax unit.
	 * {@link Renderings}.
	 */
	PETTY_PAYMENT("ADV-003"),

	/**
	 * What is accounted for or returned is at most what was paid and is neither yet.
	 * {@link Renderings}, {@link AdvanceGuard}.
	 */
	MORE_THAN_OWED("ADV-004"),

	/** The form says what it has to. */
	INCOMPLETE("ADV-005"),

	/** One account of an advance is under way at a time. {@link Renderings}. */
	ONE_AT_A_TIME("ADV-006"),

	/**
	 * The operation table has an account for each item (LED-101). {@code rendering_post}.
	 */
	NO_OPERATION("ADV-007"),

	/** An advance is annulled before it is paid. {@link Advances}. */
	ANNULLED_BEFORE_PAYMENT("ADV-008"),

	/**
	 * A voucher accounts for one advance, in any unit and year, and for none where it
	 * supports an accrual: the index {@code advance_voucher_once}.
	 */
	VOUCHER_TAKEN("ADV-009"),

	/**
	 * A voucher that accounts for an advance supports no accrual: the trigger
	 * {@code voucher_of_no_advance}.
	 */
	VOUCHER_OF_ADVANCE("ACR-003"),

	/**
	 * What another unit executes is received once it was paid, and accounted for once it
	 * was received. {@link Delegations}.
	 */
	RECEIVED_ONCE_PAID("ADV-010"),

	/**
	 * Of an encargo the unit that executes receives and accounts, the one that granted it
	 * annuls and decides. {@link Delegations}.
	 */
	OTHER_UNITS_PART("ADV-011"),

	/**
	 * What is entered in the books of the unit that executes has an open month there.
	 * {@link DelegationBooks}.
	 */
	EXECUTORS_MONTH_CLOSED("ADV-012"),

	/**
	 * A monthly commitment under an advance's type of operation names an advance of its
	 * unit and year that isn't annulled. {@link AdvanceGuard}.
	 */
	NAMES_AN_ADVANCE("ADV-014"),

	/** An advance is paid by one file. {@link AdvanceGuard}. */
	ONE_FILE("ADV-013"),

	/**
	 * An encargo is paid to the RUC of the unit that executes it. {@link AdvanceGuard}.
	 */
	PAID_TO_ITS_UNIT("ADV-015"),

	/**
	 * What another unit confirms came between the first payment and today, and is within
	 * what was paid and not confirmed yet. {@link Delegations}.
	 */
	RECEIVED_WITHIN_PAID("ADV-016"),

	/** An account is entered in a month that is open: {@code entry_in_open_month}. */
	BOOKS_CLOSED("LED-002");

	private final String code;

	AdvanceRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

	/** A voucher of an accrual and one of an advance are the same code in other words. */
	@Override
	public String messageKey() {
		return (this == VOUCHER_OF_ADVANCE) ? "advance.voucher.accounted" : Rule.super.messageKey();
	}

}
