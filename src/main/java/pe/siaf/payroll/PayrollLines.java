package pe.siaf.payroll;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.payroll.Payroll.Line;
import pe.siaf.rules.RuleViolation;

/** Lines of a payroll as they are pasted from a spreadsheet. */
final class PayrollLines {

	private static final int COLUMNS = 9;

	private PayrollLines() {
	}

	/**
	 * Reads them: position, DNI, E or K, target, rubro, type of resource, item, amount
	 * and what is withheld, separated by tabs.
	 * @param text the lines
	 * @return the lines
	 * @throws RuleViolation PLA-001 naming the first line that can't be read
	 */
	static List<Line> read(String text) {
		List<Line> lines = new ArrayList<>();
		int number = 0;
		for (String row : text.lines().toList()) {
			number++;
			if (!row.isBlank()) {
				lines.add(line(row.split("\t", -1), number));
			}
		}
		return lines;
	}

	private static Line line(String[] cells, int number) {
		if (cells.length < COLUMNS - 1) {
			throw unreadable(number);
		}
		return new Line(cells[0].strip(), cells[1].strip(), kind(cells[2].strip(), number), cells[3].strip(),
				cells[4].strip(), cells[5].isBlank() ? "0" : cells[5].strip(), cells[6].strip(),
				amount(cells[7], number), (cells.length < COLUMNS) ? Amount.ZERO : amount(cells[8], number));
	}

	/** E for what is earned, K for what the employer contributes. */
	private static String kind(String text, int number) {
		return switch (text.toUpperCase(Locale.ROOT)) {
			case "E", "I", "INGRESO", "EARNING", "" -> "E";
			case "K", "A", "APORTE", "CONTRIBUTION" -> "K";
			default -> throw unreadable(number);
		};
	}

	private static Amount amount(String text, int number) {
		try {
			return text.isBlank() ? Amount.ZERO : new AmountFormatter().parse(text.strip(), Locale.ROOT);
		}
		catch (ParseException notAnAmount) {
			throw unreadable(number);
		}
	}

	private static RuleViolation unreadable(int number) {
		return new RuleViolation(PayrollRule.INCOMPLETE, Map.of("line", number), "lines");
	}

}
