package pe.siaf.accounting;

/**
 * The books of a unit's year.
 *
 * @param year the year
 * @param unit six digits
 */
record BooksKey(int year, String unit) {

	/** Where their pages are. */
	String path() {
		return "/contabilidad/%d/%s".formatted(this.year, this.unit);
	}

}
