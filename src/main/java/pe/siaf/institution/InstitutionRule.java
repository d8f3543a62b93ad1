package pe.siaf.institution;

import pe.siaf.rules.Rule;

/** The rules on institutions. */
public enum InstitutionRule implements Rule {

	/**
	 * The unit is there and active in the year: {@code unit_violation} in
	 * {@code R__institution_rules.sql}.
	 */
	UNIT_ACTIVE("ORG-001");

	private final String code;

	InstitutionRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
