package pe.siaf.accounting;

import pe.siaf.rules.Rule;

/**
 * The rules of the books (domain 9.16.5, Annex B); codes from LED-103 on are ours.
 * {@code LED-002} stands with the ledger, whose acts meet it too; what waits as
 * {@code LED-101} is no refusal.
 */
public enum BooksRule implements Rule {

	/**
	 * Debit equals credit, in the accounts of wealth and in those of order:
	 * {@link AdjustmentChecks}, and {@code entry_balances} of {@code journal_enter}.
	 */
	UNBALANCED("LED-001"),

	/** Operations without entry keep a month open: {@link AccountingMonths}. */
	OPERATIONS_PENDING("LED-102"),

	/** Months close in their order, after execution: {@link AccountingMonths}. */
	MONTHS_IN_ORDER("LED-103"),

	/** A month is reopened until a day to come: {@link AccountingMonths}. */
	REOPENED_UNTIL("LED-104"),

	/** Adjustments under way keep a month open: {@link AdjustmentsOfMonth}. */
	ADJUSTMENTS_UNDER_WAY("LED-105"),

	/**
	 * Month 13 closes with the year, whose closing entries are its last:
	 * {@link AccountingMonths}.
	 */
	CLOSES_WITH_YEAR("LED-106"),

	/**
	 * Entries name accounts that are in use and take entries: {@link AdjustmentChecks}.
	 */
	ACCOUNT_NOT_USABLE("LED-110"),

	/** Each line has an account of its own and one amount: {@link AdjustmentChecks}. */
	LINE_INCOMPLETE("LED-111"),

	/** The accounts of the budget move with the budget only: {@link AdjustmentChecks}. */
	BUDGET_ACCOUNT("LED-112"),

	/** An entry has a document of the year and a reason: {@link AdjustmentChecks}. */
	SUPPORT_MISSING("LED-113"),

	/** The books of a year open once, before months close: {@link AdjustmentChecks}. */
	OPENING_ONCE("LED-114"),

	/** An approved entry is taken back once: {@link Adjustments}. */
	REVERSED_ONCE("LED-115"),

	/** A PDF of at most 10 MB supports it: {@link AdjustmentFiles}. */
	PAPER_MISSING("LED-116"),

	/** A request names each account once, whole, and says why: {@link ChartRequests}. */
	CHART_LINE_INCOMPLETE("LED-130"),

	/** What the chart can't be changed by, line by line: {@code chart_refusals}. */
	CHART_LINE_REFUSED("LED-131"),

	/** Who prepared an entry doesn't approve it (12.2): {@link Adjustments}. */
	PREPARED_IT("CTL-001");

	private final String code;

	BooksRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
