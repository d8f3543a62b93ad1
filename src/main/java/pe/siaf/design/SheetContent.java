package pe.siaf.design;

import java.util.List;
import java.util.Map;

/**
 * What a sheet says: its fields, and the rows under it; all as text.
 *
 * @param fields text by field, empty where it says nothing
 * @param tables rows by kind, text by field
 */
record SheetContent(Map<String, String> fields, Map<SheetTable, List<Map<String, String>>> tables) {

	static final SheetContent NONE = new SheetContent(Map.of(), Map.of());

	String text(String field) {
		return this.fields.getOrDefault(field, "");
	}

	List<Map<String, String>> rows(SheetTable table) {
		return this.tables.getOrDefault(table, List.of());
	}

	/** The names of the formula's variables. */
	List<String> variables() {
		return rows(SheetTable.VARIABLE).stream().map((row) -> row.getOrDefault("name", "").strip()).toList();
	}

}
