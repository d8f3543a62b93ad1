package pe.siaf.exchange;

import pe.siaf.rules.Rule;

/** What the engine itself refuses (domain 11.1 and Annex B). */
public enum ImportRule implements Rule {

	/** The unit isn't there, or isn't active, in the year. */
	UNIT_UNKNOWN("ORG-001"),

	/** The profile's scope doesn't reach the unit. */
	OUTSIDE_SCOPE("ORG-002"),

	/** A record that the file refers to isn't known. */
	UNKNOWN_KEY("INT-001"),

	/** A key occurs twice. */
	DUPLICATE_KEY("INT-002"),

	/** The file isn't what its kind expects: format, header, columns, cells. */
	NOT_AS_EXPECTED("INT-004");

	private final String code;

	ImportRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
