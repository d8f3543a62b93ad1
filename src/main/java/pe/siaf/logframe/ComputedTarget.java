package pe.siaf.logframe;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A physical target computed from the programming criterion, with what it is made of
 * (domain 4.7): population × coverage × concentration × adjustment, rounded up where the
 * unit is counted in whole ones.
 *
 * @param population how many there are
 * @param coverage which share of them is to be reached, in percent
 * @param concentration times a person
 * @param adjustment a factor
 * @param quantity the target
 * @param year the population's year
 */
public record ComputedTarget(BigDecimal population, BigDecimal coverage, BigDecimal concentration,
		BigDecimal adjustment, BigDecimal quantity, int year) {

	private static final BigDecimal HUNDRED = new BigDecimal(100);

	/**
	 * Computes a target.
	 * @param population how many there are
	 * @param coverage which share of them is to be reached, in percent
	 * @param concentration times a person
	 * @param adjustment a factor
	 * @param whole whether the unit is counted in whole ones
	 * @param year the population's year
	 * @return the target, to four decimals where it isn't whole
	 */
	public static ComputedTarget of(BigDecimal population, BigDecimal coverage, BigDecimal concentration,
			BigDecimal adjustment, boolean whole, int year) {
		BigDecimal exact = population.multiply(coverage).multiply(concentration).multiply(adjustment).divide(HUNDRED);
		return new ComputedTarget(plain(population), plain(coverage), plain(concentration), plain(adjustment),
				whole ? exact.setScale(0, RoundingMode.CEILING) : exact.setScale(4, RoundingMode.HALF_UP), year);
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
