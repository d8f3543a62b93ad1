package pe.siaf.logframe;

/** How a product's quantity follows from its activities', as its design says (6.5). */
public enum Aggregation {

	/** That of the one activity that stands for the product; what holds by default. */
	TRACER,

	/** The complete packages: the least of the activities that one can't do without. */
	MIN,

	/** All together, where they count in one unit. */
	SUM,

	/**
	 * The weighted share of each activity that is reached, of the product's own target.
	 */
	WEIGHTED,

	/** The product's own count, whatever its activities. */
	OWN;

	/**
	 * Whether the product's own target is needed.
	 * @return true where it doesn't follow from activities alone
	 */
	public boolean needsOwn() {
		return this == WEIGHTED || this == OWN;
	}

}
