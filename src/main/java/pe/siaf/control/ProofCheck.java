package pe.siaf.control;

import java.util.Arrays;

/**
 * The invariants of the proof, in the order in which they are shown. Each is a view whose
 * rows of this code are what breaks it; the audit's chain is computed by its own module.
 */
enum ProofCheck {

	/** Certified ≤ credit of the line. */
	B1("proof_ladder"),

	/** Certified and held ≤ the allotment (PCA), and the allotment knows it. */
	B2("proof_allotments"),

	/** Annual commitments ≤ certified. */
	B3("proof_ladder"),

	/** Monthly commitments ≤ annual commitment. */
	B4("proof_ladder"),

	/** Accrued ≤ monthly commitment. */
	B5("proof_ladder"),

	/** Ordered ≤ accrued. */
	B6("proof_ladder"),

	/** Paid ≤ ordered. */
	B7("proof_ladder"),

	/** No document has less than its successors drew or hold. */
	B8("proof_ladder"),

	/** Opening budget and modifications add up to the line's credit. */
	PIM("proof_balances"),

	/** Balances of lines equal their movements. */
	BALANCES("proof_balances"),

	/** Balances of documents equal their acts. */
	RECORDS("proof_records"),

	/** Credit held equals the certifications under way. */
	RESERVED("proof_records"),

	/** Documents in another currency are their amounts times their rates. */
	CURRENCY("proof_currency"),

	/** Each approved act posted its lines, and nothing else was posted for an act. */
	POSTINGS("proof_postings"),

	/** Numbers have no gaps. */
	NUMBERS("proof_numbers"),

	/** An act is in the state that its history ends with. */
	HISTORY("proof_history"),

	/** The cuts' movements add up to the cuts' files. */
	IMPORTS("proof_imports"),

	/** Each approved note posted its lines, and stands in its history's last state. */
	NOTES("proof_notes"),

	/** Records of revenue and their movements agree with their acts. */
	REVENUE("proof_revenue"),

	/** T1: accrued of the budget = 8601. */
	T1("proof_books"),

	/** T2: opening budget and notes = credits of 8301. */
	T2("proof_books"),

	/** T3: accrued − ordered = what is owed (21). */
	T3("proof_books"),

	/** T4: 1101 = the bank's book less what is ordered and not paid yet. */
	T4("proof_books"),

	/** T5: monthly commitments − accrued = 8401. */
	T5("proof_books"),

	/** T6: assets = liabilities and equity. */
	T6("proof_books"),

	/** T7: transfers between units match, in months that are closed. */
	T7("proof_books"),

	/** What people put down is what the journal has of it. */
	ENTRIES("proof_books"),

	/** A closed year opens the next with its balances. */
	YEARS("proof_books"),

	/** A contract's year keeps what its commitments say. */
	CONTRACTS("proof_contracts"),

	/** A judgment keeps what its accruals say. */
	JUDGMENTS("proof_judgments"),

	/** Calendars and purses agree with orders, collections and assignments. */
	TREASURY("proof_treasury"),

	/** The audit's seals hold. */
	AUDIT("");

	private final String view;

	ProofCheck(String view) {
		this.view = view;
	}

	String view() {
		return this.view;
	}

	/**
	 * What a reader finds under {@code control.check.<code>}.
	 * @return the message key of the invariant in words
	 */
	public String messageKey() {
		return "control.check." + name();
	}

	static String[] views() {
		return Arrays.stream(values())
			.map(ProofCheck::view)
			.filter((view) -> !view.isEmpty())
			.distinct()
			.toArray(String[]::new);
	}

}
