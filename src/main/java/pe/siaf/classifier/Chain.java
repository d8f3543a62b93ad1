package pe.siaf.classifier;

/**
 * A functional-programmatic chain (rule R2.2): what is done, and for which function of
 * the state.
 *
 * @param category four digits
 * @param product product or project, seven digits
 * @param activity activity, investment action or work, seven digits
 * @param function two digits
 * @param division three digits
 * @param group four digits
 */
public record Chain(String category, String product, String activity, String function, String division, String group) {

	@Override
	public String toString() {
		return String.join(".", this.category, this.product, this.activity, this.function, this.division, this.group);
	}

}
