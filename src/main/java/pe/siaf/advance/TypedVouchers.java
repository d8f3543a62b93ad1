package pe.siaf.advance;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import pe.siaf.advance.Renderings.Listed;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The vouchers of an account as typed, row by row, with those pasted behind them.
 *
 * @param rows sworn, day, RUC, number, concept, item, amount
 */
record TypedVouchers(List<List<String>> rows) {

	/** Rows that a form offers, empty ones included. */
	private static final int OFFERED = 5;

	private static final List<String> COLUMNS = List.of("jurada", "fecha", "rucs", "numero", "concepto", "clasificador",
			"monto");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

	static TypedVouchers none() {
		return new TypedVouchers(List.of());
	}

	static TypedVouchers in(HttpServletRequest request) {
		List<List<String>> rows = new ArrayList<>();
		String[] first = request.getParameterValues("concepto");
		for (int at = 0; at < ((first != null) ? first.length : 0); at++) {
			int row = at;
			add(rows, COLUMNS.stream().map((column) -> value(request.getParameterValues(column), row)).toList());
		}
		String pasted = request.getParameter("pegado");
		if (pasted != null) {
			pasted.lines().forEach((line) -> add(rows, Arrays.asList(line.split("\t", -1))));
		}
		return new TypedVouchers(rows);
	}

	private static void add(List<List<String>> rows, List<String> cells) {
		// a row that says no more than whether it is sworn to was never filled
		if (cells.stream().skip(1).anyMatch((cell) -> !cell.isBlank())) {
			List<String> seven = new ArrayList<>(cells.subList(0, Math.min(cells.size(), COLUMNS.size())));
			while (seven.size() < COLUMNS.size()) {
				seven.add("");
			}
			rows.add(seven);
		}
	}

	private static String value(String @Nullable [] values, int at) {
		return (values != null && at < values.length) ? values[at].strip() : "";
	}

	/** With empty rows to go on. */
	public List<List<String>> offered() {
		List<List<String>> offered = new ArrayList<>(this.rows);
		do {
			offered.add(List.of("", "", "", "", "", "", ""));
		}
		while (offered.size() < OFFERED);
		return offered;
	}

	/** Reads them; a day or an amount that can't be read is refused by its row. */
	List<Listed> read() {
		return this.rows.stream()
			.map((row) -> new Listed(row.get(0).matches("(?i)s|si|sí|y|yes|true|dj|1"), day(row.get(1)), row.get(2),
					row.get(3), row.get(4), row.get(5), amount(row.get(6))))
			.toList();
	}

	private static LocalDate day(String text) {
		try {
			return text.contains("/") ? LocalDate.parse(text, DAY) : LocalDate.parse(text);
		}
		catch (DateTimeParseException unreadable) {
			throw Advances.incomplete("issuedOn");
		}
	}

	private static Amount amount(String text) {
		try {
			return new AmountFormatter().parse(text, Locale.ROOT);
		}
		catch (ParseException unreadable) {
			throw Advances.incomplete("amount");
		}
	}

}
