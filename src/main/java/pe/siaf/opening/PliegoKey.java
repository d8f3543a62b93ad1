package pe.siaf.opening;

import java.util.Map;

/**
 * A pliego in a year.
 *
 * @param fiscalYear the year of the budget law
 * @param sector its sector; empty for municipalities
 * @param code its code within the sector
 */
record PliegoKey(int fiscalYear, String sector, String code) {

	/** How a pliego stands in addresses: {@code 09-096}. */
	static final String PATTERN = "{pliego:\\d*-\\d+}";

	/**
	 * The pliego that an address names.
	 * @param fiscalYear the year
	 * @param slug sector and code with a dash between
	 * @return the key
	 */
	static PliegoKey of(int fiscalYear, String slug) {
		int dash = slug.indexOf('-');
		return new PliegoKey(fiscalYear, slug.substring(0, dash), slug.substring(dash + 1));
	}

	/**
	 * Its name in addresses.
	 * @return for example {@code 09-096}
	 */
	String slug() {
		return this.sector + "-" + this.code;
	}

	/**
	 * The address of its opening budget.
	 * @return the path
	 */
	public String path() {
		return "/apertura/" + this.fiscalYear + "/" + slug();
	}

	/**
	 * Its key in histories and in the audit trail.
	 * @return for example {@code 2027/09-096}
	 */
	String id() {
		return this.fiscalYear + "/" + slug();
	}

	/**
	 * Its key as named parameters {@code year}, {@code sector} and {@code pliego}.
	 * @return the parameters
	 */
	Map<String, Object> params() {
		return Map.of("year", this.fiscalYear, "sector", this.sector, "pliego", this.code);
	}

}
