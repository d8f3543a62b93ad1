package pe.siaf.revenue;

import java.util.Map;

/**
 * A record of revenue.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number ten digits, without gaps within unit and year
 */
record RevenueKey(int fiscalYear, String secEjec, String number) {

	/** The kind of document in workflow and histories. */
	static final String OBJECT_TYPE = "REVENUE";

	/** How a record stands in addresses. */
	static final String PATTERN = "/{year:\\d{4}}/{unit:\\d{6}}/{record:\\d{10}}";

	/**
	 * Its page.
	 * @return the path
	 */
	public String page() {
		return "/ingresos/" + this.fiscalYear + "/" + this.secEjec + "/" + this.number;
	}

	/** Its resource in the API. */
	String location() {
		return "/api/v1/revenues/" + this.fiscalYear + "/" + this.secEjec + "/" + this.number;
	}

	/** The key of its history. */
	String id() {
		return this.fiscalYear + "/" + this.number;
	}

	/** As named parameters {@code year}, {@code unit} and {@code number}. */
	Map<String, Object> params() {
		return Map.of("year", this.fiscalYear, "unit", this.secEjec, "number", this.number);
	}

}
