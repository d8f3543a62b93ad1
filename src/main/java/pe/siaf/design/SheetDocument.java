package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import pe.siaf.design.DesignDocument.Row;

/**
 * Indicators' sheets as they travel (domain 4.5): a row for each sheet, and those under
 * it, which name it by its indicator and year. What JSON and workbooks are read into and
 * written from; nothing of a sheet is left out.
 *
 * @param sheets the sheets
 * @param tables the rows under them by kind; a kind without rows may be absent
 */
record SheetDocument(List<Row> sheets, Map<SheetTable, List<Row>> tables) {

	static final String INDICATOR = "indicator";

	/** The year of the sheet; a target's own is {@code fiscal_year}. */
	static final String YEAR = "sheet_year";

	static final String PROGRAM = "program";

	/** Whether it was invented to show the system. */
	static final String DEMONSTRATION = "demonstration";

	/** What names a sheet. */
	static final List<Field> KEY = List.of(Field.line(INDICATOR).must(), Field.whole(YEAR));

	SheetDocument {
		sheets = List.copyOf(sheets);
		Map<SheetTable, List<Row>> copied = new EnumMap<>(SheetTable.class);
		tables.forEach((table, rows) -> copied.put(table, List.copyOf(rows)));
		tables = copied;
	}

	/** The columns of a sheet. */
	static List<Field> columns() {
		return Stream
			.of(KEY.stream(), Stream.of(Field.line(PROGRAM)), SheetFields.all(), Stream.of(Field.yesNo(DEMONSTRATION)))
			.flatMap((fields) -> fields)
			.toList();
	}

	/** The columns of the rows under a sheet, what names the sheet first. */
	static List<Field> columns(SheetTable table) {
		return Stream.concat(KEY.stream(), table.fields().stream()).toList();
	}

	List<Row> rows(SheetTable table) {
		return this.tables.getOrDefault(table, List.of());
	}

	/** How a sheet is named by its rows. */
	static String named(Row row) {
		return row.text(INDICATOR) + " " + row.text(YEAR);
	}

	/**
	 * Puts a sheet down as it is kept.
	 * @param indicator the indicator's code
	 * @param fiscalYear the year
	 * @param program its program; empty where it has none
	 * @param demonstration whether it was invented
	 * @param content what it says
	 * @param sheets where its row goes
	 * @param tables where the rows under it go
	 */
	static void put(String indicator, int fiscalYear, String program, boolean demonstration, SheetContent content,
			List<Row> sheets, Map<SheetTable, List<Row>> tables) {
		Map<String, String> key = Map.of(INDICATOR, indicator, YEAR, String.valueOf(fiscalYear));
		Map<String, String> sheet = new LinkedHashMap<>(key);
		sheet.put(PROGRAM, program);
		sheet.putAll(content.fields());
		sheet.put(DEMONSTRATION, demonstration ? "true" : "");
		sheets.add(row(sheet));
		content.tables().forEach((table, rows) -> rows.forEach((told) -> {
			Map<String, String> values = new LinkedHashMap<>(key);
			values.putAll(told);
			tables.computeIfAbsent(table, (fresh) -> new ArrayList<>()).add(row(values));
		}));
	}

	private static Row row(Map<String, String> values) {
		values.values().removeIf(String::isEmpty);
		return new Row("", 1, values);
	}

}
