package pe.siaf.modification;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Lines, revenue and opinions as typed in rows, and lines as pasted from a spreadsheet:
 * kept as text, so that nothing typed is lost, and read when the form is sent.
 *
 * @param rows typed lines: line, credit, annulment, reason
 * @param pasted what was pasted, a line a row, its cells apart by tabs or semicolons
 * @param revenueRows typed revenue: rubro, item, amount
 * @param opinionRows typed opinions: rule, who gave it, document, day
 * @param unit the unit of lines that name none
 */
record TypedParts(List<List<String>> rows, String pasted, List<List<String>> revenueRows,
		List<List<String>> opinionRows, String unit) {

	private static final int SPARE = 6;

	private static final int SPARE_OPINIONS = 2;

	private static final Pattern LINE = Pattern
		.compile("(?:(\\d{6})\\s*/\\s*)?(\\d{1,4})-(\\d{1,2})-(\\w{1,2})-(\\d(?:\\.\\d{1,2}){1,5})");

	static TypedParts none(String unit) {
		return new TypedParts(List.of(), "", List.of(), List.of(), unit);
	}

	static TypedParts of(Note note, List<NoteLine> lines, List<NoteRevenue> revenues, List<Opinion> opinions) {
		return new TypedParts(
				lines.stream()
					.map((line) -> List.of((line.unit().equals(note.secEjec()) ? "" : line.unit() + "/") + line.line(),
							shown(line.credit()), shown(line.annulment()), line.reason()))
					.toList(),
				"",
				revenues.stream()
					.map((one) -> List.of(one.rubro(), one.item(), AmountFormatter.print(one.amount())))
					.toList(),
				opinions.stream()
					.map((one) -> List.of(one.rule(), one.givenBy(), one.document(), one.date().toString()))
					.toList(),
				note.secEjec());
	}

	static TypedParts in(HttpServletRequest request, String unit) {
		return new TypedParts(rows(request, "linea", "credito", "anulacion", "motivo"),
				Objects.requireNonNullElse(request.getParameter("pegado"), ""),
				rows(request, "rubro", "clasificador", "ingreso"),
				rows(request, "regla", "opinante", "documento", "fecha"), unit);
	}

	private static List<List<String>> rows(HttpServletRequest request, String... columns) {
		List<String[]> cells = Arrays.stream(columns)
			.map((column) -> Objects.requireNonNullElse(request.getParameterValues(column), new String[0]))
			.toList();
		int height = cells.stream().mapToInt((column) -> column.length).max().orElse(0);
		List<List<String>> rows = new ArrayList<>();
		for (int at = 0; at < height; at++) {
			int row = at;
			List<String> typed = cells.stream()
				.map((column) -> (row < column.length) ? column[row].strip() : "")
				.toList();
			// a reason alone is what an untouched row sends
			if (typed.stream().limit(Math.max(1, typed.size() - 1)).anyMatch((cell) -> !cell.isEmpty())) {
				rows.add(typed);
			}
		}
		return rows;
	}

	/** The rows to draw: what was typed, and room for more. */
	public List<List<String>> drawnRows() {
		return drawn(this.rows, SPARE, List.of("", "", "", ""));
	}

	public List<List<String>> drawnRevenues() {
		return drawn(this.revenueRows, SPARE_OPINIONS, List.of("", "", ""));
	}

	public List<List<String>> drawnOpinions() {
		return drawn(this.opinionRows, SPARE_OPINIONS, List.of("", "", "", ""));
	}

	private static List<List<String>> drawn(List<List<String>> typed, int spare, List<String> blank) {
		List<List<String>> drawn = new ArrayList<>(typed);
		for (int more = 0; more < spare; more++) {
			drawn.add(blank);
		}
		return drawn;
	}

	/**
	 * The lines typed and pasted.
	 * @return credits and annulments
	 * @throws RuleViolation MOD-011 where one can't be read
	 */
	List<NoteLine> lines() {
		List<NoteLine> lines = new ArrayList<>();
		this.rows.forEach((row) -> lines.add(line(row)));
		this.pasted.lines().filter((row) -> !row.isBlank()).forEach((row) -> {
			List<String> cells = new ArrayList<>(Arrays.stream(row.split("[\t;]")).map(String::strip).toList());
			while (cells.size() < 4) {
				cells.add("");
			}
			lines.add(line(cells));
		});
		return lines;
	}

	private NoteLine line(List<String> row) {
		Matcher key = LINE.matcher(row.get(0));
		if (!key.matches()) {
			throw unreadable(row.get(0), "lines");
		}
		LineKey line = new LineKey("0".repeat(4 - key.group(2).length()) + key.group(2),
				"0".repeat(2 - key.group(3).length()) + key.group(3), key.group(4), key.group(5));
		return new NoteLine((key.group(1) != null) ? key.group(1) : this.unit, line, amount(row.get(1), row.get(0)),
				amount(row.get(2), row.get(0)), row.get(3));
	}

	List<NoteRevenue> revenues() {
		return this.revenueRows.stream()
			.map((row) -> new NoteRevenue(this.unit, row.get(0), row.get(1), amount(row.get(2), row.get(1))))
			.toList();
	}

	/**
	 * The opinions typed.
	 * @return opinions with rule, document and day
	 * @throws RuleViolation MOD-013 where one lacks any of it
	 */
	List<Opinion> opinions() {
		return this.opinionRows.stream().map((row) -> {
			try {
				if (row.stream().noneMatch(String::isEmpty)) {
					return new Opinion(row.get(0), row.get(1), row.get(2), LocalDate.parse(row.get(3)));
				}
			}
			catch (DateTimeParseException noDate) {
				// told below, as what is missing
			}
			throw new RuleViolation(NoteRule.NOTE_INCOMPLETE, Map.of("what", "note.field.opinions"), "opinions");
		}).toList();
	}

	private static Amount amount(String typed, String place) {
		if (typed.isEmpty()) {
			return Amount.ZERO;
		}
		try {
			return new AmountFormatter().parse(typed, Locale.ROOT);
		}
		catch (ParseException | ArithmeticException | NumberFormatException noAmount) {
			throw unreadable(place + " · " + typed, "lines");
		}
	}

	private static RuleViolation unreadable(String typed, String field) {
		return new RuleViolation(NoteRule.LINES_INCOMPLETE, Figures.of("line", typed), field);
	}

	private static String shown(Amount amount) {
		return amount.isZero() ? "" : AmountFormatter.print(amount);
	}

}
