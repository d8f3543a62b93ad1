package pe.siaf.cycle;

import pe.siaf.rules.Rule;

/** When what may be written (domain 3.1, Annex B). */
public enum CycleRule implements Rule {

	/** A phase is written only while it is open. {@link BudgetPhases#requireOpen}. */
	PHASE_NOT_OPEN("CYC-001"),

	/** Years are opened one after the other, once (ours). {@link YearOpening}. */
	YEAR_NOT_NEXT("CYC-002"),

	/** A phase ends after it begins (ours): {@code phase_dates_in_order}. */
	DATES_IN_ORDER("CYC-003"),

	/** A phase has its days (ours). {@link YearOpening#schedule}. */
	DATES_MISSING("CYC-004");

	private final String code;

	CycleRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
