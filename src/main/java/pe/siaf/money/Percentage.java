package pe.siaf.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * A ratio in percent, kept unrounded to ten decimals and shown with one (domain R0.4).
 *
 * @param value the percentage: 33.75 means 33.75 %
 */
public record Percentage(BigDecimal value) implements Comparable<Percentage> {

	private static final int SCALE = 10;

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	public Percentage {
		value = value.setScale(SCALE, RoundingMode.HALF_UP);
	}

	/**
	 * Σ part / Σ whole × 100 (domain 10.1); reports never average percentages.
	 * @param part the numerator
	 * @param whole the denominator
	 * @return the percentage, or {@code null} where the whole is zero: there is none to
	 * show
	 */
	public static @Nullable Percentage of(BigDecimal part, BigDecimal whole) {
		if (whole.signum() == 0) {
			return null;
		}
		return new Percentage(part.multiply(HUNDRED).divide(whole, SCALE, RoundingMode.HALF_UP));
	}

	/**
	 * {@link #of(BigDecimal, BigDecimal)} for sums of money.
	 * @param part the numerator
	 * @param whole the denominator
	 * @return the percentage, or {@code null} where the whole is zero
	 */
	public static @Nullable Percentage of(Amount part, Amount whole) {
		return of(part.value(), whole.value());
	}

	/**
	 * As shown on screen: one decimal, half up.
	 * @return 33.75 as 33.8
	 */
	public BigDecimal shown() {
		return this.value.setScale(1, RoundingMode.HALF_UP);
	}

	/**
	 * How much of a bar it fills.
	 * @return as shown, but nothing below 0 and the whole above 100
	 */
	public BigDecimal withinWhole() {
		return shown().max(BigDecimal.ZERO).min(HUNDRED);
	}

	@Override
	public int compareTo(Percentage other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return shown().toPlainString();
	}

}
