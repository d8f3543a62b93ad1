package pe.siaf.modification;

/**
 * What an allotment binds: a rubro, a category of expenditure and a generic.
 *
 * @param rubro two digits
 * @param category the category of expenditure
 * @param generic the generic, such as {@code 2.3}
 */
record AllotmentKey(String rubro, String category, String generic) {

	public String shown() {
		return this.rubro + " · " + this.category + " · " + this.generic;
	}

}
