package pe.siaf.advance;

import pe.siaf.rules.Rule;

/** The rules of advances (ADV-001 of domain Annex B; the others' codes are ours). */
enum AdvanceRule implements Rule {

	/** Who owes an account that is overdue gets no other advance. {@link Advances}. */
	OVERDUE("ADV-001"),

	/**
	 * Travel is within days × scale, an internal advance within tax units.
	 * {@link Advances}.
	 */
	ABOVE_SCALE("ADV-002"),

	/**
	 * A single payment of petty cash is within its share of a tax unit.
	 * {@link Renderings}.
	 */
	PETTY_PAYMENT("ADV-003"),

	/**
	 * What is accounted for is at most what was paid and not accounted for.
	 * {@link Renderings}.
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
	VOUCHER_TAKEN("ADV-009");

	private final String code;

	AdvanceRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
