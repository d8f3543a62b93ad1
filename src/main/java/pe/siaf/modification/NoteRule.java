package pe.siaf.modification;

import pe.siaf.rules.Rule;

/**
 * What a budget note must satisfy (domain 8.6, Annex B); codes from MOD-011 on are ours.
 */
enum NoteRule implements Rule {

	/**
	 * M1: what a note adds and takes balances by the key of its type: {@link NoteChecks}.
	 */
	UNBALANCED("MOD-002"),

	/**
	 * M2: no more is annulled than is neither certified nor held: {@link NoteChecks}, and
	 * by {@code annulment_within_free_credit} in the ledger.
	 */
	BEYOND_FREE_CREDIT("MOD-003"),

	/**
	 * M3: a line's target is there, active and granted, its item can be used:
	 * {@link NoteChecks}.
	 */
	LINE_NOT_USABLE("MOD-004"),

	/**
	 * M7: what a supplementary credit adds is earned in its rubro: {@link NoteChecks}.
	 */
	WITHOUT_REVENUE("MOD-005"),

	/** 8.8: what becomes of a target whose credit moves is told: {@link NoteChecks}. */
	TARGET_UNANSWERED("MOD-006"),

	/** M4: a rule of the year forbids it or asks for an opinion: {@link NoteChecks}. */
	RESTRICTED("MOD-010"),

	/** Each line credits or annuls whole soles, once: {@link NoteDraft}. */
	LINES_INCOMPLETE("MOD-011"),

	/** M6: the note's month is open and the year takes notes: {@link NoteChecks}. */
	MONTH_CLOSED("MOD-012"),

	/**
	 * A note says what it is for and on what document, of a type of the year:
	 * {@link NoteDraft}.
	 */
	NOTE_INCOMPLETE("MOD-013"),

	/** M5: annulments and credits say why: {@link NoteChecks}. */
	REASON_MISSING("MOD-014"),

	/**
	 * Lines are the unit's own, or of its pliego where the type says so:
	 * {@link NoteChecks}.
	 */
	OUTSIDE_REACH("MOD-015"),

	/** An approved note is annulled once, by its sequence 0002: {@link NoteWriting}. */
	ANNULLED_ONCE("MOD-016"),

	/**
	 * The approving document is of a kind that the type takes, with number and day:
	 * {@link Resolutions}.
	 */
	LEGAL_DOCUMENT("MOD-017"),

	/**
	 * A signed resolution is a PDF of at most 10 MB, handed in once: {@link SignedPaper}.
	 */
	RESOLUTION_FILE("MOD-018"),

	/** A document approves once: {@code resolution_once}, {@link Resolutions}. */
	RESOLUTION_ONCE("MOD-019");

	private final String code;

	NoteRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
