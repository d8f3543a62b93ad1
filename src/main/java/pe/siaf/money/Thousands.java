package pe.siaf.money;

import java.util.regex.Pattern;

/**
 * The commas between thousands, as Peru writes figures. A comma anywhere else is no
 * thousands' comma: it stays, so that whoever reads the figure refuses it instead of
 * making twelve and a half one hundred and twenty-five (domain R0.7).
 */
public final class Thousands {

	private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

	private static final Pattern THIRD_DIGIT = Pattern.compile("(?<=\\d)(?=(\\d{3})+(?!\\d))");

	private Thousands() {
	}

	/**
	 * A figure without the commas between its thousands.
	 * @param typed what was typed
	 * @return {@code 1250.5} for {@code 1,250.5}; {@code 12,50} as it is
	 */
	public static String without(String typed) {
		String text = typed.strip();
		return GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
	}

	/**
	 * A figure with the commas between its thousands.
	 * @param plain digits, with a sign or decimals if it has any
	 * @return {@code 5,500.00} for {@code 5500.00}
	 */
	public static String with(String plain) {
		int point = plain.indexOf('.');
		String whole = (point < 0) ? plain : plain.substring(0, point);
		return THIRD_DIGIT.matcher(whole).replaceAll(",") + plain.substring(whole.length());
	}

}
