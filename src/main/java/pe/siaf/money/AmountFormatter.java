package pe.siaf.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/**
 * Reads and prints sums the way Peru writes them, whatever the language of the screen:
 * {@code 1,234.50}, negatives in parentheses. Also accepts the trailing minus of SIAF
 * files (domain R0.7). A third decimal is refused, never rounded.
 */
@Component
public class AmountFormatter implements Formatter<Amount> {

	/** Two decimals and the sign before them. */
	private static final int CENTS = 3;

	private static final int GROUP = 3;

	private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d{1,2})?");

	@Override
	public Amount parse(String text, Locale locale) throws ParseException {
		String plain = text.strip();
		boolean negative = false;
		if (plain.startsWith("(") && plain.endsWith(")")) {
			negative = true;
			plain = plain.substring(1, plain.length() - 1);
		}
		else if (plain.endsWith("-")) {
			negative = true;
			plain = plain.substring(0, plain.length() - 1);
		}
		plain = Thousands.without(plain);
		if (!PLAIN.matcher(plain).matches()) {
			throw new ParseException(text, 0);
		}
		try {
			Amount amount = Amount.of(plain);
			return negative ? amount.negated() : amount;
		}
		catch (ArithmeticException | NumberFormatException tooLong) {
			throw new ParseException(text, 0);
		}
	}

	@Override
	public String print(Amount amount, Locale locale) {
		return print(amount);
	}

	/**
	 * Prints an amount for a reader.
	 * @param amount the amount
	 * @return for example {@code 1,234.50} or {@code (1,234.50)}
	 */
	public static String print(Amount amount) {
		StringBuilder digits = new StringBuilder(amount.value().abs().toPlainString());
		for (int at = digits.length() - CENTS - GROUP; at > 0; at -= GROUP) {
			digits.insert(at, ',');
		}
		return amount.isNegative() ? "(" + digits + ")" : digits.toString();
	}

	/**
	 * Prints a figure with the decimals it carries.
	 * @param figure the figure
	 * @return for example {@code 37.0} for a value published with one decimal
	 */
	public static String printDecimals(BigDecimal figure) {
		String decimals = (figure.scale() > 0) ? "." + "0".repeat(figure.scale()) : "";
		return new DecimalFormat("#,##0" + decimals, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(figure);
	}

	/**
	 * Prints a quantity for a reader, without needless decimals.
	 * @param quantity the quantity
	 * @return for example {@code 1,732} or {@code 0.5}
	 */
	public static String printQuantity(BigDecimal quantity) {
		return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(quantity);
	}

}
