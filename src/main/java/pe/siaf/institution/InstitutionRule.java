package pe.siaf.institution;

import pe.siaf.rules.Rule;

/** The rules on institutions. */
public enum InstitutionRule implements Rule {

	/**
	 * The unit is there and active in the year: {@code unit_violation} in
	 * {@code R__institution_rules.sql}.
	 */
	UNIT_ACTIVE("ORG-001"),

	/**
	 * A cost centre hangs on an active one, in no circle: the constraint trigger
	 * {@code cost_centre_tree}.
	 */
	COST_CENTRE_TREE("ORG-003");

	private final String code;

	InstitutionRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
