package pe.siaf.programming;

import pe.siaf.rules.Rule;

/** What a unit's programming must satisfy (domain 3.5, 3.6, 6.2, 6.3; Annex B). */
public enum ProgrammingRule implements Rule {

	/** Money stands on a physical target. {@link TargetChecks}. */
	AMOUNT_WITHOUT_TARGET("PRG-002"),

	/**
	 * Warns: a physical target without money, unless it was said to cost nothing.
	 * {@link TargetChecks}.
	 */
	TARGET_WITHOUT_AMOUNT("PRG-003"),

	/** Revenue and expenditure are equal, rubro by rubro. {@link BalanceChecks}. */
	UNBALANCED("PRG-010"),

	/** What was promised for the year is in the program. {@link BalanceChecks}. */
	PRECOMMITMENT_MISSING("PRG-020"),

	/** A file is written while it is a draft or observed (ours). {@link Files}. */
	NOT_WRITABLE("PRG-101"),

	/** A unit has one file a year and process (ours). {@link Files}. */
	FILE_ONCE("PRG-102"),

	/** A target is programmed once (CLS-020's counterpart; ours). {@link Targets}. */
	TARGET_ONCE("PRG-103"),

	/**
	 * A quantity or amount is a figure of the kind its cell takes (ours). {@link Grid}.
	 */
	BAD_FIGURE("PRG-104"),

	/**
	 * A figure that is computed isn't typed over (ours): its inputs are changed.
	 * {@link Grid}.
	 */
	COMPUTED("PRG-105"),

	/** What blocks holds a file back (ours). {@link FileWorkflow}. */
	FINDINGS_BLOCK("PRG-106"),

	/**
	 * An item goes at least down to the subgeneric, in the year of the law to the last
	 * level (3.5; ours). {@link Amounts}.
	 */
	ITEM_TOO_COARSE("PRG-107"),

	/**
	 * A file that already has targets isn't filled from another (ours). {@link FileCopy}.
	 */
	NOT_EMPTY("PRG-108"),

	/** There is nothing to bring (ours). {@link FileCopy}. */
	NOTHING_TO_BRING("PRG-109"),

	/** A line of money is programmed once (ours). {@link Amounts}. */
	LINE_ONCE("PRG-110"),

	/**
	 * A product whose quantity follows from its activities has no target of its own (6.5;
	 * ours). {@link ProgrammedProducts}.
	 */
	PRODUCT_FOLLOWS("PRG-111"),

	/** A project is in the investment programme (3.5 e; ours). {@link PlanChecks}. */
	NOT_IN_PROGRAMME("PRG-112"),

	/**
	 * A project asks no more than the programme gives it in the year (3.5 e; ours).
	 * {@link PlanChecks}.
	 */
	BEYOND_PROGRAMME("PRG-113"),

	/**
	 * Warns: a target's money isn't what its operating activities say (11; ours).
	 * {@link PlanChecks}.
	 */
	PLAN_DIFFERS("PRG-114");

	private final String code;

	ProgrammingRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
