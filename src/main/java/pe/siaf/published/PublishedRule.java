package pe.siaf.published;

import pe.siaf.rules.Rule;

/** Why published totals give no answer. */
public enum PublishedRule implements Rule {

	/**
	 * The published totals of the year were not loaded: {@link PublishedExecution}. The
	 * ledger is never shown in their place.
	 */
	TOTALS_MISSING("RPT-002"),

	/**
	 * The ministry doesn't publish what is asked, or not together:
	 * {@link PublishedExecution}.
	 */
	NOT_CROSSED("RPT-003"),

	/** Sums of the same year and country differ: {@link Reconciliation}. */
	SUMS_DIFFER("INT-003");

	private final String code;

	PublishedRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
