package pe.siaf.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import pe.siaf.design.Sheets.Sheet;

/**
 * A sheet as its form holds it: rows are fields named {@code scope.0.code}; a row left
 * empty is no row.
 */
final class SheetForm {

	/** Years that a form offers targets for, from the first. */
	private static final int TARGET_YEARS = 5;

	/** Empty rows that a form offers below those that are there. */
	private static final int SPARE = 3;

	/** Rows that a form may hold. */
	private static final int ROWS = 500;

	private SheetForm() {
	}

	static SheetContent read(Map<String, String> typed) {
		Map<String, String> fields = new LinkedHashMap<>();
		SheetFields.all().forEach((field) -> fields.put(field.name(), typed.getOrDefault(field.name(), "")));
		Map<SheetTable, List<Map<String, String>>> tables = new EnumMap<>(SheetTable.class);
		for (SheetTable table : SheetTable.values()) {
			tables.put(table, rows(table, typed));
		}
		return new SheetContent(fields, tables);
	}

	/** What is chosen from a list doesn't make a row; what is typed does. */
	private static List<Map<String, String>> rows(SheetTable table, Map<String, String> typed) {
		List<Map<String, String>> rows = new ArrayList<>();
		for (int at = 0; at < ROWS; at++) {
			Map<String, String> row = new LinkedHashMap<>();
			boolean filled = false;
			for (Field field : table.fields()) {
				String value = typed.getOrDefault(name(table, at, field), "").strip();
				row.put(field.name(), value);
				boolean given = table == SheetTable.TARGET && field.name().equals("fiscal_year");
				filled |= !value.isEmpty() && !given && field.choices().isEmpty();
			}
			if (filled) {
				rows.add(row);
			}
		}
		return rows;
	}

	private static String name(SheetTable table, int row, Field field) {
		return table.name().toLowerCase(Locale.ROOT) + "." + row + "." + field.name();
	}

	/** The rows of a form: those that are there, then empty ones; targets by year. */
	static Map<SheetTable, List<Map<String, String>>> rows(SheetContent content, Sheet sheet) {
		Map<SheetTable, List<Map<String, String>>> tables = new EnumMap<>(SheetTable.class);
		for (SheetTable table : SheetTable.values()) {
			List<Map<String, String>> rows = new ArrayList<>(content.rows(table));
			if (table == SheetTable.TARGET) {
				addYears(rows, sheet.firstTarget());
			}
			else {
				for (int spare = 0; spare < SPARE; spare++) {
					rows.add(Map.of());
				}
			}
			tables.put(table, rows);
		}
		return tables;
	}

	private static void addYears(List<Map<String, String>> rows, int first) {
		for (int year = first; year < first + TARGET_YEARS; year++) {
			String told = String.valueOf(year);
			if (rows.stream().noneMatch((row) -> told.equals(row.get("fiscal_year")))) {
				rows.add(Map.of("fiscal_year", told, "target", ""));
			}
		}
		rows.sort(Comparator.comparing((row) -> row.getOrDefault("fiscal_year", "")));
	}

}
