package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The accounts of a request as they are typed or pasted: kept as text, so that nothing
 * typed is lost, and read when the form is sent.
 *
 * @param rows action, account, name, nature, whether it takes entries
 * @param pasted rows as they come from a spreadsheet, cells apart by tabs or semicolons
 */
record TypedChart(List<List<String>> rows, String pasted) {

	private static final List<String> COLUMNS = List.of("accion", "cuenta", "nombre", "naturaleza", "imputable");

	private static final int SPARE = 4;

	/** Words that people and spreadsheets use, in either language. */
	private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("ADD", "ADD"), Map.entry("NUEVA", "ADD"),
			Map.entry("CHANGE", "CHANGE"), Map.entry("CAMBIO", "CHANGE"), Map.entry("WITHDRAW", "WITHDRAW"),
			Map.entry("RETIRO", "WITHDRAW"), Map.entry("DEBIT", "DEBIT"), Map.entry("DEUDORA", "DEBIT"),
			Map.entry("CREDIT", "CREDIT"), Map.entry("ACREEDORA", "CREDIT"), Map.entry("SI", "SI"),
			Map.entry("SÍ", "SI"), Map.entry("YES", "SI"), Map.entry("NO", "NO"));

	static TypedChart none() {
		return new TypedChart(List.of(), "");
	}

	static TypedChart of(List<ChartLine> lines) {
		return new TypedChart(lines.stream()
			.map((line) -> List.of(line.action(), line.account(), line.name(),
					Optional.ofNullable(line.nature()).orElse(""), line.imputable() ? "SI" : "NO"))
			.toList(), "");
	}

	static TypedChart in(HttpServletRequest request) {
		List<List<String>> rows = new ArrayList<>();
		String[] accounts = all(request, "cuenta");
		for (int at = 0; at < accounts.length; at++) {
			int row = at;
			List<String> cells = COLUMNS.stream().map((column) -> cell(all(request, column), row)).toList();
			if (!cells.get(1).isEmpty() || !cells.get(2).isEmpty()) {
				rows.add(cells);
			}
		}
		return new TypedChart(rows, String.join("", all(request, "pegado")));
	}

	private static String[] all(HttpServletRequest request, String name) {
		String[] values = request.getParameterValues(name);
		return (values != null) ? values : new String[0];
	}

	private static String cell(String[] typed, int row) {
		return (row < typed.length) ? typed[row].strip() : "";
	}

	/** The rows to draw: what was typed, and room for more. */
	public List<List<String>> drawn() {
		List<List<String>> drawn = new ArrayList<>(this.rows);
		drawn.addAll(Collections.nCopies(SPARE, List.of("ADD", "", "", "", "SI")));
		return drawn;
	}

	/** The lines typed and pasted, unjudged: what isn't understood stays as it is. */
	List<ChartLine> lines() {
		List<ChartLine> lines = new ArrayList<>();
		this.rows.forEach((row) -> lines.add(line(row)));
		this.pasted.lines().filter((row) -> !row.isBlank()).forEach((row) -> {
			List<String> cells = new ArrayList<>(Arrays.stream(row.split("[\t;]")).map(String::strip).toList());
			while (cells.size() < COLUMNS.size()) {
				cells.add("");
			}
			lines.add(line(cells));
		});
		return lines;
	}

	private static ChartLine line(List<String> row) {
		String action = word(row.get(0));
		boolean withdraws = action.equals("WITHDRAW");
		return new ChartLine(action, row.get(1), withdraws ? "" : row.get(2), withdraws ? null : word(row.get(3)),
				!word(row.get(4)).equals("NO"), null);
	}

	private static String word(String typed) {
		String upper = typed.toUpperCase(Locale.ROOT);
		return WORDS.getOrDefault(upper, upper);
	}

}
