package pe.siaf.budget;

/**
 * A budget line within a unit's year (domain 2.9).
 *
 * @param secFunc the target's sequence, four digits
 * @param rubro two digits
 * @param resourceType one or two letters or digits
 * @param item the economic item with dots: {@code 2.3.1.5.1.2}
 */
public record LineKey(String secFunc, String rubro, String resourceType, String item) {

	@Override
	public String toString() {
		return this.secFunc + "-" + this.rubro + "-" + this.resourceType + "-" + this.item;
	}

}
