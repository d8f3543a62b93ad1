package pe.siaf.judgment;

import pe.siaf.rules.Rule;

/** The rules of court judgments (domain 9.11; all codes ours). */
enum JudgmentRule implements Rule {

	/** A judgment says what it has to. {@link Judgments}. */
	INCOMPLETE("SEN-001"),

	/**
	 * Σ accrued ≤ amount due. In the schema {@code accrued_within_judgment}.
	 */
	WITHIN_AMOUNT_DUE("SEN-002"),

	/** A court's number is registered once. In the schema {@code judgment_once}. */
	ONCE("SEN-003"),

	/**
	 * What isn't first on the list is accrued once somebody answered for it in writing.
	 * {@link JudgmentGuard}.
	 */
	OUT_OF_ORDER("SEN-004"),

	/** A judgment that was withdrawn isn't accrued. {@link JudgmentGuard}. */
	WITHDRAWN("SEN-005"),

	/**
	 * A judgment is accrued to its creditor, or to whoever collects it in the creditor's
	 * stead. In the schema {@code judgment_of_its_creditor}.
	 */
	OTHER_CREDITOR("SEN-006");

	private final String code;

	JudgmentRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
