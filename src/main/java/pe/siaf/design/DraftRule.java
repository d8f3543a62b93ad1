package pe.siaf.design;

import pe.siaf.rules.Rule;

/**
 * What an edit or a move of a design must obey; the checks of the design itself are
 * {@code DesignRule}.
 */
enum DraftRule implements Rule {

	/** One approved version a program and year (domain 4.2). */
	SECOND_APPROVED_VERSION("DSN-001"),

	/** Structure changes for the next year only, once a year is open (domain 4.2). */
	STRUCTURE_IN_OPEN_YEAR("DSN-002"),

	/** Ours: only drafts and observed versions are edited. */
	NOT_EDITABLE("DSN-101"),

	/** Ours: a value that its field can't take. */
	UNREADABLE_VALUE("DSN-102"),

	/** Ours: a value that must not be empty. */
	VALUE_REQUIRED("DSN-103"),

	/** Ours: longer than the field. */
	VALUE_TOO_LONG("DSN-104"),

	/** Ours: what it names isn't part of this design, or not any more. */
	NOT_OF_THIS_DESIGN("DSN-105"),

	/** Ours: the same is there already. */
	ALREADY_THERE("DSN-106"),

	/** Ours: a row of the matrix hangs on one of the level above. */
	WRONG_LEVEL("DSN-107"),

	/** Ours: what blocks must be mended or waived before a version moves on. */
	FINDINGS_BLOCK("DSN-108"),

	/** Ours: a copy to practise on is never approved. */
	TRAINING_COPY("DSN-109"),

	/** Ours: there is a draft already; it is edited rather than doubled. */
	DRAFT_EXISTS("DSN-110"),

	/** Ours: what was added meanwhile would be lost. */
	CHANGED_SINCE("DSN-111"),

	/** Ours: a value beyond what its column admits, such as month 13. */
	OUT_OF_RANGE("DSN-112"),

	/**
	 * Ours: a link by which a cause would lead to itself; in what was imported DSN-010
	 * finds it.
	 */
	CYCLE("DSN-113"),

	/** Ours: a formula that can't be read. */
	FORMULA_UNREADABLE("DSN-114"),

	/** Ours: a formula that uses what its sheet doesn't name. */
	FORMULA_VARIABLES("DSN-115");

	private final String code;

	DraftRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
