package pe.siaf.territory;

/**
 * A department, province or district.
 *
 * @param ubigeo its six digits
 * @param name its name
 * @param kind COUNTRY, DEPARTMENT, PROVINCE or DISTRICT
 */
record Place(String ubigeo, String name, String kind) {

	static final String COUNTRY = "000000";

	/** What the codes of all places within start with; nothing for the country. */
	String prefix() {
		return switch (this.kind) {
			case "COUNTRY" -> "";
			case "DEPARTMENT" -> department();
			case "PROVINCE" -> this.ubigeo.substring(0, 4);
			default -> this.ubigeo;
		};
	}

	public String department() {
		return this.ubigeo.substring(0, 2);
	}

	public boolean isCountry() {
		return this.kind.equals("COUNTRY");
	}

	public boolean isDistrict() {
		return this.kind.equals("DISTRICT");
	}

}
