package pe.siaf.classifier;

import pe.siaf.rules.Rule;

/**
 * The rules on classifiers. Each stands in a function of {@code R__classifier_rules.sql},
 * for forms and for staged rows alike.
 */
public enum ClassifierRule implements Rule {

	/** The code isn't active in the year: {@code code_violation}. */
	CODE_ACTIVE("CLS-001"),

	/** The year's catalogue isn't published: {@code code_violation}. */
	CATALOGUE_PUBLISHED("CLS-002"),

	/**
	 * A used code is neither deleted nor given another meaning: {@code catalogue_uses}.
	 */
	CODE_IN_USE("CLS-003"),

	/**
	 * R2.1, the category's kind admits the product and activity: {@code chain_fits_kind}.
	 */
	CHAIN_FITS_KIND("CLS-010"),

	/** R2.2, the chain is enabled for the year: {@code chain_violations}. */
	CHAIN_ENABLED("CLS-011"),

	/** Amounts stand on the last level only: {@code item_violation}. */
	ITEM_IMPUTABLE("CLS-030"),

	/** The item is for this level of government: {@code item_violation}. */
	ITEM_IN_SCOPE("CLS-031"),

	/** The place is in the year's catalogue: {@code ubigeo_violation}. */
	UBIGEO_ACTIVE("ORG-005");

	private final String code;

	ClassifierRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

	/**
	 * The rule of a code that an SQL function answered.
	 * @param code such as {@code CLS-001}
	 * @return the rule
	 */
	public static ClassifierRule of(String code) {
		for (ClassifierRule rule : values()) {
			if (rule.code.equals(code)) {
				return rule;
			}
		}
		throw new IllegalArgumentException("No rule " + code);
	}

}
