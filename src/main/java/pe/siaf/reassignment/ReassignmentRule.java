package pe.siaf.reassignment;

import pe.siaf.rules.Rule;

/** What a reassignment may break beside the rules of the chain (codes ours). */
enum ReassignmentRule implements Rule {

	/**
	 * It goes between two different lines of one purse, rubro and type of resource alike:
	 * the money was paid from there. {@link Reassignments}, and in the schema
	 * {@code reassignment_between_two_lines}.
	 */
	BETWEEN_TWO_LINES("EXE-032"),

	/**
	 * The file has as much on the line. In the schema {@code reassignment_within_file}.
	 */
	WITHIN_FILE("EXE-033");

	private final String code;

	ReassignmentRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
