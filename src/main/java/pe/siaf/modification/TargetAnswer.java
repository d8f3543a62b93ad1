package pe.siaf.modification;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a target whose credit a note moves (domain 8.8): a new quantity, or why
 * it stays.
 *
 * @param unit the target's unit
 * @param secFunc the target
 * @param quantity its quantity of the year from the approval on
 * @param reason why it stays as it is
 */
record TargetAnswer(String unit, String secFunc, @Nullable BigDecimal quantity, String reason) {

	/**
	 * Whether it says anything.
	 * @return false where neither is given
	 */
	boolean isGiven() {
		return this.quantity != null || !this.reason.isBlank();
	}

}
