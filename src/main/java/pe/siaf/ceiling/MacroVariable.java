package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParseException;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Thousands;

/**
 * A variable of macro frames.
 *
 * @param code its code, such as INFLATION
 * @param name what it is called in Spanish
 * @param nameEn what it is called in English
 * @param unit SOLES, PERCENT or RATE
 * @param role what the system reckons with it; null for none
 * @param required whether a frame needs it for each of its three years
 */
record MacroVariable(String code, String name, String nameEn, String unit, @Nullable String role, boolean required) {

	private static final int DECIMALS = 6;

	private static final String PLAIN = "-?\\d{1,17}(\\.\\d{1,6})?";

	/**
	 * Its name in the reader's language.
	 * @param language such as {@code en}
	 * @return the name
	 */
	public String in(String language) {
		return language.equals("en") ? this.nameEn : this.name;
	}

	/** Whether it is a sum of money, in whole soles. */
	public boolean isMoney() {
		return this.unit.equals("SOLES");
	}

	/**
	 * As on screen: soles as amounts, others with the decimals they need.
	 * @param value the value, or null
	 * @return the text, empty for no value
	 */
	public String print(@Nullable BigDecimal value) {
		if (value == null) {
			return "";
		}
		return isMoney() ? AmountFormatter.print(new Amount(value.setScale(2, RoundingMode.UNNECESSARY)))
				: Objects.requireNonNull(value.stripTrailingZeros().toPlainString());
	}

	/**
	 * Reads what was typed.
	 * @param text digits, with commas in thousands
	 * @return the value
	 * @throws ParseException if it is no number, or soles with cents
	 */
	BigDecimal parse(String text) throws ParseException {
		if (isMoney()) {
			Amount amount = new AmountFormatter().parse(text, Locale.ROOT);
			if (!amount.isWhole() || amount.isNegative()) {
				throw new ParseException(text, 0);
			}
			return amount.value();
		}
		String plain = Thousands.without(text);
		if (!plain.matches(PLAIN)) {
			throw new ParseException(text, 0);
		}
		return new BigDecimal(plain).setScale(DECIMALS, RoundingMode.UNNECESSARY);
	}

}
