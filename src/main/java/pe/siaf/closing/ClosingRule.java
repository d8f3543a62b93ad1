package pe.siaf.closing;

import pe.siaf.rules.Rule;

/** What a closing needs; codes are ours. */
enum ClosingRule implements Rule {

	/** The rector opened the closing of the year. */
	YEAR_NOT_CLOSING("LED-120"),

	/** December takes entries while credit lapses; it closes before the year. */
	MONTHS_NOT_READY("LED-121"),

	/** Credit that wasn't accrued lapses before the year is closed. */
	CREDIT_LEFT("LED-122"),

	/** Only a year with books is closed. */
	NO_BOOKS("LED-123");

	private final String code;

	ClosingRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
