package pe.siaf.bank;

import pe.siaf.rules.Rule;

/** What batches, the bank's answers and reconciliation must satisfy; codes are ours. */
enum BankRule implements Rule {

	/**
	 * A batch takes authorised orders of one account that aren't on their way yet:
	 * {@code batch_of_orders}.
	 */
	BATCH_OF_ORDERS("PAY-040"),

	/** What is signed is what was sent for signature: {@link BatchMoves}. */
	BATCH_CHANGED("PAY-041"),

	/** A file goes to the bank once two have signed: {@link BatchMoves}. */
	BATCH_NOT_AUTHORISED("PAY-042"),

	/**
	 * An answer is about a line that went to the bank and waits, with its amount, on a
	 * day since then, and counts in an open month; what was paid may still come back:
	 * {@link BankAnswers}, {@code answer_fits_its_line}.
	 */
	ANSWER_DOES_NOT_FIT("PAY-043"),

	/**
	 * A line of the statement is one row of the book, of its amount: {@link BankBook}.
	 */
	MATCH_DOES_NOT_FIT("PAY-044"),

	/**
	 * No more goes back to the Treasury than is due of the file, each slip once:
	 * {@link TreasuryReversions}.
	 */
	REVERSION_WITHIN_DUE("PAY-045"),

	/**
	 * A statement is of the single account or an own account of its unit:
	 * {@link BankStatementImport}.
	 */
	STATEMENT_OF_ITS_ACCOUNT("PAY-046"),

	/**
	 * A statement's days lie in its year, and not ahead: {@link BankStatementImport}.
	 */
	STATEMENT_OF_ITS_YEAR("PAY-048"),

	/**
	 * A statement is taken back while none of its lines is matched:
	 * {@code statement_not_matched}.
	 */
	STATEMENT_MATCHED("PAY-049"),

	/**
	 * A unit's books of the year's last month wait for the bank's answers:
	 * {@link AnswersOfMonth}.
	 */
	MONTH_WAITS_FOR_ANSWERS("PAY-050"),

	/**
	 * What came back is paid again once a second person confirmed that it did:
	 * {@code return_confirmed}.
	 */
	RETURN_NOT_CONFIRMED("PAY-047"),

	/** The bank is to answer, as agreed; the batch waits: {@link BatchReplies}. */
	BANK_AWAY("PAY-056"),

	/**
	 * A batch goes to the bank as a file or over the link, and by that way only:
	 * {@link BatchMoves}, {@code batch_out_once}.
	 */
	BATCH_OUT_BY_ONE_WAY("PAY-057"),

	/**
	 * What went out to an account that was changed since isn't sent again; the bank says
	 * what became of it: {@link BatchReplies}.
	 */
	BATCH_NOT_SENT_AGAIN("PAY-058"),

	/**
	 * Of a day that comes in parts, a line that is equal to a known one is said to be new
	 * or not: {@link KnownLines}.
	 */
	STATEMENT_LINE_KNOWN_OR_NEW("PAY-059"),

	/** 12.2: two officers sign who had no other part in the chain, a third releases. */
	DUTIES_APART("CTL-001");

	private final String code;

	BankRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
