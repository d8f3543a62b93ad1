package pe.siaf.access;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.AmountFormatter;

/**
 * A physical target of targets that share a unit of measure.
 *
 * @param unitName the unit's name
 * @param target the quantity in force for the year
 * @param executed what was produced; null where nobody has reported
 */
public record LevelQuantity(String unitName, BigDecimal target, @Nullable BigDecimal executed) {

	/**
	 * The quantity in force as shown.
	 * @return for example {@code 1,732}
	 */
	public String shownTarget() {
		return AmountFormatter.printQuantity(this.target);
	}

	/**
	 * What was produced as shown.
	 * @return for example {@code 1,240}, or a dash where nobody has reported
	 */
	public String shownExecuted() {
		return (this.executed != null) ? AmountFormatter.printQuantity(this.executed) : "–";
	}

}
