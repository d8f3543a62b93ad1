package pe.siaf.budget;

import java.util.Arrays;
import java.util.Optional;

import pe.siaf.rules.Rule;

/**
 * The rules that the ledger's tables hold. Each names its constraint, which is where the
 * rule stands; {@code LedgerRuleTests} checks that it exists.
 */
public enum LedgerRule implements Rule {

	/** B1: Σ certified and held for certification ≤ PIM of the line. */
	CERTIFIED_WITHIN_PIM("CRT-001", "certified_within_pim"),

	/** B2: Σ certified and held ≤ the allotment (PCA) of rubro, category and generic. */
	CERTIFIED_WITHIN_ALLOTMENT("CRT-002", "certified_within_allotment"),

	/** B3 on the line: what is committed for the year was certified. */
	LINE_ANNUAL_COMMITMENT_WITHIN_CERTIFIED("COM-001", "line_annual_commitment_within_certified"),

	/** B4 on the line: what is committed in a month was committed for the year. */
	LINE_MONTHLY_COMMITMENT_WITHIN_ANNUAL("COM-010", "line_monthly_commitment_within_annual"),

	/** B5 on the line: what is accrued was committed in a month. */
	LINE_ACCRUAL_WITHIN_MONTHLY_COMMITMENT("ACR-001", "line_accrual_within_monthly_commitment"),

	/** B6 on the line: what is ordered was accrued. */
	LINE_PAYMENT_ORDER_WITHIN_ACCRUAL("PAY-001", "line_payment_order_within_accrual"),

	/** B7 on the line: what is paid was ordered. */
	LINE_PAYMENT_WITHIN_PAYMENT_ORDER("PAY-010", "line_payment_within_payment_order"),

	/** No line's PIM falls below zero. */
	PIM_NOT_NEGATIVE("MOD-001", "pim_not_negative"),

	/**
	 * No entry of the books in a closed accounting month (domain 9.16.5): a trigger of
	 * the journal, {@code entry_in_open_month}.
	 */
	ENTRY_IN_OPEN_MONTH("LED-002", ""),

	/** A target is unique by chain, purpose and geography. */
	TARGET_ONCE("CLS-020", "target_once"),

	/** A target with credit or execution isn't put out of use. */
	TARGET_WITH_BALANCE("CLS-021", "target_with_balance"),

	/** The shares of a target's cost centres make 100 %, rubro by rubro. */
	CEILING_SHARES_WHOLE("ORG-004", "ceiling_shares_whole"),

	/** An allotment is within the credit of its key. */
	ALLOTMENT_WITHIN_PIM("PCA-001", "allotment_within_pim"),

	/** Units have no more than their pliego has to distribute. */
	UNITS_WITHIN_PLIEGO("PCA-002", "units_within_pliego_allotment"),

	/** An allotment isn't reduced below what is certified. {@link AllotmentImport}. */
	ALLOTMENT_BELOW_CERTIFIED("PCA-003", "");

	private final String code;

	private final String constraint;

	LedgerRule(String code, String constraint) {
		this.code = code;
		this.constraint = constraint;
	}

	@Override
	public String code() {
		return this.code;
	}

	public String constraint() {
		return this.constraint;
	}

	/**
	 * The rule that a constraint holds.
	 * @param constraint the constraint's name
	 * @return the rule, or empty if the constraint is none of the ledger's rules
	 */
	public static Optional<LedgerRule> heldBy(String constraint) {
		return Arrays.stream(values()).filter((rule) -> rule.constraint.equals(constraint)).findFirst();
	}

}
