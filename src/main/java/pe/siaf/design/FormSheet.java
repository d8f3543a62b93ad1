package pe.siaf.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.WorkbookDocument;

/**
 * A sheet of a workbook that people fill: readable titles, under them the fixed names of
 * columns, then the rows.
 *
 * @param name its name
 * @param alias another name under which it is read
 * @param columns its columns in order
 */
record FormSheet(String name, String alias, List<FormColumn> columns) {

	/** How far down the names of columns are looked for. */
	private static final int HEADER_WITHIN = 10;

	boolean isCalled(String sheet) {
		String called = WorkbookDocument.normal(sheet);
		return called.equals(WorkbookDocument.normal(this.name)) || called.equals(WorkbookDocument.normal(this.alias));
	}

	/**
	 * Reads a sheet.
	 * @param sheet the sheet
	 * @param unknown told columns that it doesn't have, or the sheet where it has none
	 * @return its rows, texts as they stand
	 */
	List<Row> rows(WorkbookDocument.Sheet sheet, List<String> unknown) {
		Header fixed = widest(sheet, this::named);
		Header titled = widest(sheet, this::titled);
		// a title may read like a fixed name
		Header header = (fixed.places().size() > 1 || titled.places().size() <= 1) ? fixed : titled;
		if (header.places().isEmpty() && !sheet.lines().isEmpty()) {
			unknown.add(sheet.name());
		}
		if (header.isFixed()) {
			complain(sheet, header, unknown);
		}
		return sheet.lines()
			.stream()
			.filter((line) -> line.number() > header.line().number())
			.map((line) -> row(sheet, line, header.places()))
			.filter((row) -> !row.values().isEmpty())
			.toList();
	}

	/** The header that tells most columns. */
	private static Header widest(WorkbookDocument.Sheet sheet, Function<WorkbookDocument.Line, Header> told) {
		return sheet.lines()
			.stream()
			.filter((line) -> line.number() <= HEADER_WITHIN)
			.map(told)
			.reduce(Header.NONE, (one, other) -> (other.places().size() > one.places().size()) ? other : one);
	}

	/** The columns whose fixed names a line holds. */
	private Header named(WorkbookDocument.Line line) {
		return new Header(line,
				places(line, (column, cell) -> column.name().equals(cell.strip().toLowerCase(Locale.ROOT))), true);
	}

	/**
	 * The columns whose titles a line holds, where somebody took the fixed names away.
	 */
	private Header titled(WorkbookDocument.Line line) {
		return new Header(line, places(line,
				(column, cell) -> WorkbookDocument.normal(column.title()).equals(WorkbookDocument.normal(cell))),
				false);
	}

	private Map<Integer, FormColumn> places(WorkbookDocument.Line line, BiPredicate<FormColumn, String> is) {
		Map<Integer, FormColumn> places = new LinkedHashMap<>();
		for (int i = 0; i < line.cells().size(); i++) {
			String cell = line.cells().get(i);
			int at = i;
			this.columns.stream()
				.filter((column) -> is.test(column, cell) && !places.containsValue(column))
				.findFirst()
				.ifPresent((column) -> places.put(at, column));
		}
		return places;
	}

	/** A misspelt name of a column must not lose what stands under it. */
	private static void complain(WorkbookDocument.Sheet sheet, Header header, List<String> unknown) {
		List<String> cells = header.line().cells();
		for (int i = 0; i < cells.size(); i++) {
			if (!cells.get(i).isBlank() && !header.places().containsKey(i)) {
				unknown.add(sheet.name() + "!" + cells.get(i));
			}
		}
	}

	private static Row row(WorkbookDocument.Sheet sheet, WorkbookDocument.Line line, Map<Integer, FormColumn> places) {
		Map<String, String> values = new LinkedHashMap<>();
		Map<String, String> letters = new LinkedHashMap<>();
		places.forEach((place, column) -> {
			letters.put(column.name(), WorkbookDocument.letter(place));
			String cell = (place < line.cells().size()) ? line.cells().get(place).strip() : "";
			if (!cell.isEmpty()) {
				values.put(column.name(), column.read(cell));
			}
		});
		return new Row(sheet.name(), line.number(), values, letters);
	}

	/**
	 * Where a sheet's columns stand: the line that tells most of them.
	 *
	 * @param line the line
	 * @param places columns by place
	 * @param isFixed whether it tells their fixed names rather than their titles
	 */
	private record Header(WorkbookDocument.Line line, Map<Integer, FormColumn> places, boolean isFixed) {

		static final Header NONE = new Header(new WorkbookDocument.Line(0, List.of()), Map.of(), false);

	}

}
