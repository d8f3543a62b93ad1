package pe.siaf.decision;

import pe.siaf.rules.Rule;

/** What a decision memo must satisfy (domain 3.8, 10.5; all codes are ours). */
public enum DecisionRule implements Rule {

	/**
	 * A red or amber item has a written answer before a request goes on. {@link Memos}.
	 */
	UNANSWERED("DEC-001"),

	/** Warns: a change was written down and not sent. {@link MemoCheck}. */
	NOT_SENT("DEC-002"),

	/** A unit or program has one memo a year. {@link Memos}. */
	MEMO_ONCE("DEC-003"),

	/** Unit and program write while it is a draft or observed, the analyst once sent. */
	NOT_WRITABLE("DEC-004"),

	/**
	 * A change is asked for and granted in whole soles, more or less (R0.3).
	 * {@link WholeSoles}.
	 */
	WHOLE_SOLES("DEC-005"),

	/** What it would buy is a quantity above zero. */
	BAD_QUANTITY("DEC-006"),

	/** A change says why. */
	REASON_MISSING("DEC-007"),

	/** A memo without a change is no request: there is nothing to send. */
	NOTHING_ASKED("DEC-008"),

	/** The analyst replies to each red or amber item before he answers. */
	NO_REPLY("DEC-009"),

	/** The decision is recorded on a memo that both signed, before it is published. */
	NOT_TO_DECIDE("DEC-010"),

	/** A commitment of an evaluation is kept once. {@link EvaluationCommitments}. */
	COMMITMENT_ONCE("DEC-011"),

	/** A commitment is of a program of ours. {@link EvaluationCommitments}. */
	UNKNOWN_PROGRAM("DEC-012");

	private final String code;

	DecisionRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
