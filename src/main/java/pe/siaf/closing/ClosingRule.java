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
	NO_BOOKS("LED-123"),

	/** What lapsed is certified on the next year's line of the same key. */
	LINE_NOT_IN_NEXT_YEAR("LED-124"),

	/** A proposal becomes one certification: {@link CarryOvers}. */
	ALREADY_CARRIED("LED-125"),

	/** A year that the legacy system keeps is taken over knowingly. */
	NEXT_YEAR_ELSEWHERE("LED-126"),

	/** A year's closing begins once its December is executed: {@link YearEnds}. */
	DECEMBER_TO_COME("LED-127"),

	/** A year ends once every unit with books closed them: {@link YearEnds}. */
	UNITS_STILL_OPEN("LED-128");

	private final String code;

	ClosingRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
