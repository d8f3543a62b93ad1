package pe.siaf.accounting;

import pe.siaf.rules.Rule;

/**
 * The rules of the books (domain 9.16.5, Annex B); codes from LED-103 on are ours.
 * {@code LED-002} stands with the ledger, whose acts meet it too; what waits as
 * {@code LED-101} is no refusal.
 */
public enum BooksRule implements Rule {

	/** Operations without entry keep a month open: {@link AccountingMonths}. */
	OPERATIONS_PENDING("LED-102"),

	/** Months close in their order, after execution: {@link AccountingMonths}. */
	MONTHS_IN_ORDER("LED-103"),

	/** A month is reopened until a day to come: {@link AccountingMonths}. */
	REOPENED_UNTIL("LED-104");

	private final String code;

	BooksRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
