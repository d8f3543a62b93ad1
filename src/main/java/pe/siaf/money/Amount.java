package pe.siaf.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A sum to the cent (domain R0.3: numeric(19,2)), in soles unless its holder names
 * another currency. Never rounds unless the caller names the rounding; may be negative,
 * since a correction is a negative movement.
 *
 * @param value the sum, always at scale 2
 */
@JsonDeserialize(using = AmountReader.class)
public record Amount(BigDecimal value) implements Comparable<Amount> {

	// no exponent: 1e999999999 is short to write and long to reckon
	private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,19}(\\.[0-9]{1,19})?");

	// before ZERO, whose construction looks at it
	private static final BigDecimal LIMIT = new BigDecimal("1e17");

	/** Nothing: 0.00. */
	public static final Amount ZERO = new Amount(BigDecimal.ZERO);

	/**
	 * Takes the value at two decimals.
	 * @throws ArithmeticException if the value has a third decimal that is not zero
	 * @throws AmountOutOfRange if it has more than 17 digits before the point
	 */
	public Amount {
		value = value.setScale(2, RoundingMode.UNNECESSARY);
		if (value.abs().compareTo(LIMIT) >= 0) {
			throw new AmountOutOfRange("Beyond numeric(19,2): " + value);
		}
	}

	/**
	 * Reads plain decimal notation such as {@code 1234.5}.
	 * @param text digits with an optional sign and up to two decimals
	 * @return the amount
	 * @throws NumberFormatException if the text is no number
	 * @throws ArithmeticException if it has more than two decimals
	 */
	public static Amount of(String text) {
		if (!PLAIN.matcher(text).matches()) {
			throw new NumberFormatException("Not a plain amount: " + text);
		}
		return new Amount(new BigDecimal(text));
	}

	public static Amount of(long soles) {
		return new Amount(BigDecimal.valueOf(soles));
	}

	public Amount plus(Amount other) {
		return new Amount(this.value.add(other.value));
	}

	public Amount minus(Amount other) {
		return new Amount(this.value.subtract(other.value));
	}

	public Amount negated() {
		return new Amount(this.value.negate());
	}

	public boolean exceeds(Amount limit) {
		return compareTo(limit) > 0;
	}

	public boolean isPositive() {
		return this.value.signum() > 0;
	}

	public boolean isNegative() {
		return this.value.signum() < 0;
	}

	public boolean isZero() {
		return this.value.signum() == 0;
	}

	/**
	 * Whether it has no cents, as budget credits must (domain R0.3).
	 * @return true for whole soles
	 */
	public boolean isWhole() {
		return this.value.stripTrailingZeros().scale() <= 0;
	}

	@Override
	public int compareTo(Amount other) {
		return this.value.compareTo(other.value);
	}

	/** Plain notation with two decimals, as the API writes amounts. */
	@Override
	@JsonValue
	public String toString() {
		return this.value.toPlainString();
	}

}
