package pe.siaf.identity;

/** What a role lets a person do; pages and API ask for these, never for a role. */
public enum Permission {

	/** See catalogues, institutions, programs and indicators. */
	CATALOGUE_READ,

	/** See lines, movements, certificates and files within the scope. */
	EXECUTION_READ,

	/** Import a unit's lines. */
	LINES_IMPORT,

	/** Import catalogues and institutions. */
	CATALOGUE_IMPORT,

	/** Import the ministry's published totals. */
	PUBLISHED_IMPORT,

	/** Import indicator values. */
	INDICATOR_IMPORT,

	/** Import program designs. */
	PROGRAM_IMPORT,

	/** Open programs and say from which year a design is in force. */
	DESIGN_DECIDE,

	/** Write the designs of the programs in the scope. */
	DESIGN_EDIT,

	/** Write what a case of a program's activities takes. */
	KIT_EDIT,

	/** Write what a unit needs to reach its targets, and compute what it costs. */
	NEEDS_EDIT,

	/** Comment on designs. */
	DESIGN_COMMENT,

	/** Define who may execute which part of a program. */
	ACCESS_IMPORT,

	/** Propose who may execute which part of a program. */
	ACCESS_PROPOSE,

	/** Accept such a proposal or object to it. */
	ACCESS_ANSWER,

	/** Prepare certifications. */
	CERTIFICATION_PREPARE,

	/** Approve certifications. */
	CERTIFICATION_APPROVE,

	/** Prepare annual and monthly commitments. */
	COMMITMENT_PREPARE,

	/** Approve annual and monthly commitments. */
	COMMITMENT_APPROVE,

	/** Prepare payrolls. */
	PAYROLL_PREPARE,

	/**
	 * Register contracts with their addenda, and issue orders of purchase and service.
	 */
	CONTRACT_KEEP,

	/** Take in what was delivered, and say that it is what was ordered. */
	RECEPTION_KEEP,

	/** Register accruals. */
	ACCRUAL_PREPARE,

	/** Authorise accruals. */
	ACCRUAL_APPROVE,

	/** Prepare payment orders. */
	PAYMENT_ORDER_PREPARE,

	/** Authorise payment orders. */
	PAYMENT_ORDER_APPROVE,

	/** Register payments and returned payments. */
	PAYMENT_PREPARE,

	/** Confirm payments. */
	PAYMENT_APPROVE,

	/** See the audit trail. */
	AUDIT_READ,

	/** Bring in what units' own systems accrued, file by file. */
	ACCRUALS_IMPORT,

	/** Enter in the books what waited for the operation table. */
	BOOKS_KEEP,

	/** Prepare entries beside those of movements: adjustments, openings. */
	ADJUSTMENT_PREPARE,

	/** Approve such entries. */
	ADJUSTMENT_APPROVE,

	/** Close a unit's year. */
	YEAR_CLOSE,

	/** Begin and end the closing of the country's year. */
	YEAR_END,

	/** Change tables that the rules read by year. */
	YEARLY_TABLE_KEEP,

	/** Set units' allotments of commitments (PCA). */
	ALLOTMENT_IMPORT,

	/** See the ledger's proofs. */
	PROOF_READ,

	/** Prove the ledger. */
	PROOF_RUN,

	/** Create users and give profiles. */
	USER_ADMIN,

	/** Say which days are holidays. */
	HOLIDAY_KEEP,

	/** Open years and the phases of their budgets. */
	CYCLE_KEEP,

	/** See what units program. */
	PROGRAMMING_READ,

	/** Write a unit's programming. */
	PROGRAMMING_EDIT,

	/** Consolidate, return and send what the units of a pliego programmed. */
	PROGRAMMING_CONSOLIDATE,

	/** Observe what a pliego sent. */
	PROGRAMMING_REVIEW,

	/** Accept what a pliego sent. */
	PROGRAMMING_ACCEPT,

	/** Promulgate the opening budget of a pliego. */
	OPENING_APPROVE,

	/** Ask for a change against the ceiling, with a memo of what is known. */
	MEMO_WRITE,

	/** Answer such memos. */
	MEMO_ANSWER,

	/** Record what was decided on them, and publish them. */
	MEMO_DECIDE,

	/** Keep what evaluated programs promised to improve. */
	EVALUATION_KEEP,

	/** See macro frames and ceilings within the scope. */
	CEILING_READ,

	/** Give out ceilings within the scope. */
	CEILING_DISTRIBUTE,

	/** Write and publish macro frames, carry versions of ceilings on. */
	FRAME_DECIDE,

	/** Prepare budget notes. */
	NOTE_PREPARE,

	/** Approve budget notes by the document that gathers them. */
	NOTE_APPROVE,

	/** Ask for another allotment (PCA) and distribute it. */
	ALLOTMENT_REQUEST,

	/** Decide on allotments (PCA). */
	ALLOTMENT_DECIDE,

	/** Register what is owed to a unit and what came in. */
	REVENUE_PREPARE,

	/** Approve what was registered of revenue. */
	REVENUE_APPROVE,

	/** Ask for a higher limit of payment orders. */
	CALENDAR_REQUEST,

	/** Set limits of payment orders and assign to purses. */
	CALENDAR_DECIDE,

	/** Propose where a supplier is paid. */
	PAYEE_PREPARE,

	/** Confirm where a supplier is paid. */
	PAYEE_APPROVE,

	/** Release or send back a batch of payments that was frozen. */
	BATCH_RELEASE,

	/** Revoke a unit's browsers that work offline, and let go of what they left. */
	CONTINUITY_KEEP;

	/**
	 * Whether an act under it needs a second factor: money leaves by it, or a brake on
	 * that is set by it.
	 * @return true for the approval of payment orders, payments and payees' accounts, for
	 * the release of batches and for changes of tables by year
	 */
	public boolean needsSecondFactor() {
		return this == PAYMENT_ORDER_APPROVE || this == PAYMENT_APPROVE || this == PAYEE_APPROVE
				|| this == BATCH_RELEASE || this == YEARLY_TABLE_KEEP;
	}

	/**
	 * The name under which Spring Security knows it.
	 * @return the authority
	 */
	public String authority() {
		return name();
	}

}
