package pe.siaf.revenue;

import pe.siaf.money.Amount;

/**
 * An amount of an act.
 *
 * @param rubro two digits
 * @param resourceType type of resource
 * @param item item of revenue, {@code 1.3.1.1.1.1}
 * @param amount to the cent; positive in what is asked for, signed in what is kept
 */
record RevenueLine(String rubro, String resourceType, String item, Amount amount) {

	/**
	 * What it is called.
	 * @return rubro, type of resource and item with dashes
	 */
	public String shown() {
		return this.rubro + "-" + this.resourceType + "-" + this.item;
	}

	RevenueLine negated() {
		return new RevenueLine(this.rubro, this.resourceType, this.item, this.amount.negated());
	}

}
