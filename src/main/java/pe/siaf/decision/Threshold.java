package pe.siaf.decision;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * From where on a kind of figure is amber or red.
 *
 * @param kind what is judged
 * @param amber the bound of amber, in percent or days
 * @param red the bound of red
 */
record Threshold(MemoItem.Kind kind, BigDecimal amber, BigDecimal red) {

	/**
	 * Judges a figure.
	 * @param measure percent or days; none where something isn't known
	 * @return the light
	 */
	Light light(@Nullable BigDecimal measure) {
		if (measure == null) {
			return Light.NONE;
		}
		if (isBeyond(measure, this.red)) {
			return Light.RED;
		}
		return isBeyond(measure, this.amber) ? Light.AMBER : Light.GREEN;
	}

	private boolean isBeyond(BigDecimal measure, BigDecimal bound) {
		int order = measure.compareTo(bound);
		return this.kind.isWorseAbove() ? order > 0 : order < 0;
	}

}
