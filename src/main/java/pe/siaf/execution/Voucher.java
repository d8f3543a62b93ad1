package pe.siaf.execution;

import java.time.LocalDate;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The payment voucher behind an accrual. Series and number are kept as they are compared:
 * upper case, without spaces, the number without leading zeros, so that {@code F001-123}
 * and {@code f001-000123} are one invoice.
 *
 * @param type type of voucher, two digits of the tax authority's table; the catalogue of
 * source documents writes the same with three
 * @param series series, empty where the voucher has none
 * @param number number
 * @param date date of issue
 */
record Voucher(String type, String series, String number, @Nullable LocalDate date) {

	Voucher {
		type = type.strip().replaceFirst("^0(?=\\d{2}$)", "");
		series = series.strip().toUpperCase(Locale.ROOT);
		number = withoutLeadingZeros(number.strip().toUpperCase(Locale.ROOT));
	}

	/**
	 * Reads a voucher's number as it is written on documents.
	 * @param type type of voucher
	 * @param text for example {@code F001-123}
	 * @param date date of issue
	 * @return the voucher
	 */
	static Voucher parse(String type, String text, @Nullable LocalDate date) {
		int dash = text.indexOf('-');
		return (dash < 0) ? new Voucher(type, "", text, date)
				: new Voucher(type, text.substring(0, dash), text.substring(dash + 1), date);
	}

	public String shown() {
		return this.series.isEmpty() ? this.number : this.series + "-" + this.number;
	}

	private static String withoutLeadingZeros(String number) {
		String stripped = number.replaceFirst("^0+(?=.)", "");
		return stripped.isEmpty() ? number : stripped;
	}

}
