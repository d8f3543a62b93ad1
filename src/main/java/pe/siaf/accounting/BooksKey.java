package pe.siaf.accounting;

/**
 * The books of a unit's year.
 *
 * @param year the year
 * @param unit six digits
 */
public record BooksKey(int year, String unit) {

	/**
	 * Where their pages are.
	 * @return the path of the books
	 */
	public String path() {
		return "/contabilidad/%d/%s".formatted(this.year, this.unit);
	}

}
