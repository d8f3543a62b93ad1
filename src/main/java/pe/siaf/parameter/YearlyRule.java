package pe.siaf.parameter;

import pe.siaf.rules.Rule;

/** What a change of a table by year needs; TAB codes are ours. */
enum YearlyRule implements Rule {

	/** A row of the table, figures within their bounds, a reason. */
	INCOMPLETE("TAB-001"),

	/** A change holds from a year that isn't closed, or from today on. */
	TOO_LATE("TAB-002"),

	/**
	 * Each table has its keeper; some are changed by file or by a norm's own procedure.
	 */
	KEPT_BY_ANOTHER("TAB-003"),

	/** Each row has bounds: an hour is one of a day, a percentage one of a hundred. */
	OUT_OF_BOUNDS("TAB-004"),

	/** A change that loosens a brake is asked for by one rector, approved by another. */
	LOOSENED_BY_TWO("TAB-005"),

	/** One change of a row waits at a time. */
	ANOTHER_WAITS("TAB-006"),

	/** Somebody changed the row since it was shown. */
	CHANGED("WFL-003");

	private final String code;

	YearlyRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
