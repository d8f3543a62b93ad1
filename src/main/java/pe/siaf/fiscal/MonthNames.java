package pe.siaf.fiscal;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Months as they are called here: the ninth is <i>setiembre</i> in Peru's Spanish. */
public final class MonthNames {

	private static final Locale PERU = Locale.forLanguageTag("es-PE");

	private MonthNames() {
	}

	/**
	 * A month's name, in small letters in Spanish.
	 * @param month 1 to 12
	 * @param locale the reader's language
	 * @return its name
	 */
	public static String of(int month, Locale locale) {
		return Month.of(month).getDisplayName(TextStyle.FULL, locale.getLanguage().equals("es") ? PERU : locale);
	}

}
