package pe.siaf.physical;

import pe.siaf.rules.Rule;

/** What physical programming must obey (domain 6). */
public enum PhysicalRule implements Rule {

	/**
	 * R6.1: the months make the year's quantity, as the unit accumulates. Held by the
	 * constraints {@code months_make_the_year} and {@code months_make_the_semester}.
	 */
	MONTHS_MAKE_THE_YEAR("PHY-001"),

	/**
	 * 6.3: a target's unit of measure is the one that its design fixed, and doesn't
	 * change in an open year.
	 */
	UNIT_IS_FIXED("PHY-002");

	private final String code;

	PhysicalRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
