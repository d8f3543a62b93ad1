package pe.siaf.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A day as people, systems and spreadsheets write it. */
final class DayText {

	private static final Pattern TIME_OF_DAY = Pattern.compile("[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$");

	private static final DateTimeFormatter PERUVIAN = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);

	private static final LocalDate SPREADSHEET_DAY_ZERO = LocalDate.of(1899, 12, 30);

	private DayText() {
	}

	/**
	 * Reads it.
	 * @param given dd/mm/yyyy, ISO, with or without a time of day, or a spreadsheet's
	 * serial number
	 * @return the day in ISO form
	 */
	static String read(String given) throws UnreadableCell {
		String cell = TIME_OF_DAY.matcher(given).replaceFirst("");
		try {
			if (cell.matches("\\d{5}")) {
				return SPREADSHEET_DAY_ZERO.plusDays(Long.parseLong(cell)).toString();
			}
			return (cell.contains("/") ? LocalDate.parse(cell, PERUVIAN) : LocalDate.parse(cell)).toString();
		}
		catch (DateTimeException unreadable) {
			throw new UnreadableCell("import.cell.date", given);
		}
	}

}
