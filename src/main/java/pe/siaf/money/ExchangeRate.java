package pe.siaf.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Soles for one unit of another currency (domain R0.4: numeric(19,15)).
 *
 * @param value above zero, below ten thousand, at most fifteen decimals
 */
public record ExchangeRate(BigDecimal value) {

	private static final int SCALE = 15;

	private static final BigDecimal LIMIT = new BigDecimal("10000");

	private static final Pattern PLAIN = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,15})?");

	/**
	 * Takes the value without zeros at its end.
	 * @throws ArithmeticException if it isn't above zero and below ten thousand, or has
	 * more than fifteen decimals
	 */
	public ExchangeRate {
		if (value.signum() <= 0 || value.compareTo(LIMIT) >= 0) {
			throw new ArithmeticException("Beyond numeric(19,15), or nothing: " + value);
		}
		value = value.setScale(SCALE, RoundingMode.UNNECESSARY).stripTrailingZeros();
	}

	/**
	 * Reads plain decimal notation such as {@code 3.7512}.
	 * @param text digits with up to fifteen decimals
	 * @return the rate
	 * @throws NumberFormatException if the text is no number above zero that a rate can
	 * be
	 */
	@JsonCreator
	public static ExchangeRate of(String text) {
		if (!PLAIN.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
			throw new NumberFormatException("Not a rate: " + text);
		}
		return new ExchangeRate(new BigDecimal(text));
	}

	/**
	 * The one rule by which another currency becomes soles: amount × rate, rounded half
	 * up to the cent, once (domain R0.3).
	 * @param foreign the amount in the other currency
	 * @return soles
	 */
	public Amount national(Amount foreign) {
		return new Amount(foreign.value().multiply(this.value).setScale(2, RoundingMode.HALF_UP));
	}

	/** Plain notation, as the API writes rates. */
	@Override
	@JsonValue
	public String toString() {
		return this.value.toPlainString();
	}

}
