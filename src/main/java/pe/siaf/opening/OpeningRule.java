package pe.siaf.opening;

import pe.siaf.rules.Rule;

/**
 * What the approval of an opening budget must satisfy (domain 3.7; the codes are ours).
 */
enum OpeningRule implements Rule {

	/**
	 * A pliego's year is opened once: {@code pliego_opens_once}, {@code unit_opens_once}.
	 * {@link Promulgation}.
	 */
	OPENED_ONCE("OPN-001"),

	/** Each active unit's formulation is accepted. {@link Promulgation}. */
	NOT_ALL_ACCEPTED("OPN-002"),

	/** A unit's year that is opened here has no lines yet. {@link Promulgation}. */
	ALREADY_KEPT("OPN-003"),

	/**
	 * A resolution has its number and a date that isn't to come. {@link ResolutionForm}.
	 */
	RESOLUTION_INCOMPLETE("OPN-004"),

	/** The resolution is a PDF of at most 10 MB. {@link Resolution}. */
	RESOLUTION_FILE("OPN-005"),

	/** What has a quantity says in what it is counted. {@link Promulgation}. */
	QUANTITY_WITHOUT_UNIT("OPN-006"),

	/** The PIA stays as promulgated: {@code opening_credit_stays}. */
	OPENING_CREDIT_STAYS("OPN-007"),

	/** A report of that many rows isn't printed. {@link AnalyticalReportController}. */
	TOO_LONG_TO_PRINT("OPN-008"),

	/**
	 * One file that findings hold back holds all of its pliego. {@link Consolidation}.
	 */
	FILES_HELD_BACK("OPN-009"),

	/**
	 * There is something to move or to freeze. {@link Consolidation}, {@link BudgetLaw}.
	 */
	NOTHING_WAITS("OPN-010"),

	/** A year's bill is frozen once: {@code bill_once}. {@link BudgetLaw#freeze}. */
	BILL_ONCE("OPN-011"),

	/**
	 * What is promulgated is what was approved, line by line. {@link BudgetLaw#require}.
	 */
	NOT_AS_APPROVED("OPN-012"),

	/** Without a law the bill stands by a decree. {@link BudgetLaw#require}. */
	DECREE_MISSING("OPN-013");

	private final String code;

	OpeningRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
