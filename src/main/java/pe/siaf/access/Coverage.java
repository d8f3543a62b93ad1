package pe.siaf.access;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Percentage;

/**
 * Whom a level of government reaches: the people of places where it leads. Exactly one
 * lead counts a population.
 *
 * @param covered people counted by this level
 * @param reached people that the product is to reach
 */
record Coverage(BigDecimal covered, BigDecimal reached) {

	/**
	 * The level's share.
	 * @return the percentage, or {@code null} where nobody is to be reached
	 */
	public @Nullable Percentage share() {
		return Percentage.of(this.covered, this.reached);
	}

}
