package pe.siaf.access;

import pe.siaf.rules.Rule;

/** What a unit may not do on a program's chain (domain 5, Annex B). */
public enum AccessRule implements Rule {

	/** Nothing is programmed or executed without a grant. {@link AccessGrants}. */
	NO_GRANT("GRT-001"),

	/**
	 * A level of government is granted a node only if the node marks it.
	 * {@link Proposals}, {@link AccessImport}.
	 */
	LEVEL_NOT_MARKED("GRT-002"),

	/** A grant is proposed once (ours): {@code access_grant_once}. */
	GRANT_ONCE("GRT-003"),

	/** A coordinator proposes units of the own department (ours). {@link Proposals}. */
	OUTSIDE_DEPARTMENT("GRT-004"),

	/** A grantee is an institution of the year (ours). {@link Proposals}. */
	UNKNOWN_GRANTEE("GRT-005"),

	/** What is made is what was shown (ours). {@link GrantGeneration#make}. */
	OTHER_THAN_SHOWN("GRT-006"),

	/**
	 * The grant was withdrawn during the year: what is under way goes on, new
	 * certifications are refused. {@link AccessGrants}.
	 */
	GRANT_WITHDRAWN("CRT-003");

	private final String code;

	AccessRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
