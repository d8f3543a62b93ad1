package pe.siaf.payroll;

import pe.siaf.rules.Rule;

/** The rules of payrolls (INT-HR1 of domain Annex B; codes PLA are ours). */
enum PayrollRule implements Rule {

	/**
	 * Nobody is paid on a position that the register doesn't have (AIRHSP). In the schema
	 * {@code payroll_of_a_position}.
	 */
	POSITION_NOT_REGISTERED("INT-HR1"),

	/** A payroll and its lines say what they have to. {@link PayrollLines}. */
	INCOMPLETE("PLA-001"),

	/** The budget has the line. In the schema {@code payroll_of_a_line}. */
	LINE_UNKNOWN("PLA-002"),

	/** No more is withheld than is earned. In the schema {@code withheld_of_earnings}. */
	WITHHELD_WITHIN_EARNINGS("PLA-003"),

	/**
	 * A day's payroll of the same lines is registered once, by whatever way it comes.
	 * {@link PaidTwice}.
	 */
	SAME_CONTENT("PLA-004"),

	/**
	 * Whom another payroll of the month pays the same item is paid again for a reason in
	 * writing. {@link PaidTwice}.
	 */
	PAID_TWICE_FOR_A_REASON("PLA-005");

	private final String code;

	PayrollRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
