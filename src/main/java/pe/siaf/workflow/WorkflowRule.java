package pe.siaf.workflow;

import pe.siaf.rules.Rule;

/** The rules of moving a document (domain Annex A, common transition rules). */
public enum WorkflowRule implements Rule {

	/** The move is not in the table for this state: {@link Workflow#next}. */
	TRANSITION_NOT_ALLOWED("WFL-001"),

	/** The move exists, but not for this role: {@link Workflow#next}. */
	ACTOR_NOT_AUTHORISED("WFL-002"),

	/**
	 * Somebody saved first: the row's version is checked by the document's own update.
	 */
	CHANGED_BY_ANOTHER_USER("WFL-003"),

	/** Rejecting and annulling need a reason: {@link Workflow#next}. */
	COMMENT_REQUIRED("WFL-004");

	private final String code;

	WorkflowRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
