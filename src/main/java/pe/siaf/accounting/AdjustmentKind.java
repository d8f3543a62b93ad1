package pe.siaf.accounting;

/** What an entry that people make is. */
enum AdjustmentKind {

	/** Corrects or completes what movements entered. */
	ADJUSTMENT,

	/** Takes an adjustment back: the same accounts on the other sides. */
	REVERSAL,

	/** The balances that the books of a year begin with. */
	OPENING;

	/** The key of its name. */
	public String messageKey() {
		return "accounting.kind." + name();
	}

}
