package pe.siaf.signal;

/** The kinds of signals, in the order in which a page shows them. */
enum Signal {

	/** Small orders of one family that together reach the limit (COM-006). */
	SPLIT,

	/** Small orders to one supplier for one family, close to each other. */
	SAME_SUPPLIER,

	/** A purchase just below the limit that needs a procedure. */
	NEAR_LIMIT,

	/** Several purchases from one supplier on one day. */
	SAME_DAY,

	/** One voucher number of a supplier, written twice in different ways. */
	VOUCHER_TWICE,

	/** Authorised at night, on a weekend or a holiday. */
	OFF_HOURS,

	/** Spent before its credit was certified (CTL-010). */
	SPENT_FIRST,

	/** Changed when the year ends. */
	LATE_CHANGE,

	/** Certified and not committed for long. */
	IDLE,

	/** Accrued and not ordered for long. */
	UNPAID,

	/** Credit without a physical target. */
	GHOST_TARGET,

	/** A supplier who works for the unit. */
	OWN_WORKER,

	/** Paid to an account that another supplier has too. */
	SHARED_ACCOUNT,

	/** Authorised before SUNAT said that the voucher isn't valid. */
	VOUCHER_NOT_VALID,

	/** A court judgment accrued before others that come first. */
	OUT_OF_ORDER;

	public String titleKey() {
		return "signal.kind." + name();
	}

	public String hintKey() {
		return "signal.hint." + name();
	}

}
