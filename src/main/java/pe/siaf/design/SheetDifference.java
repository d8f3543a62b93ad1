package pe.siaf.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What two sheets say differently: a field, or a row under them.
 *
 * @param field the field, none for a row
 * @param table the row's kind, none for a field
 * @param key what tells the row from others, empty for a field
 * @param before what the one says, empty where it says nothing
 * @param after what the other says
 */
record SheetDifference(@Nullable String field, @Nullable String table, String key, String before, String after) {

	static List<SheetDifference> between(SheetContent one, SheetContent other) {
		List<SheetDifference> differences = new ArrayList<>();
		one.fields().forEach((field, text) -> {
			if (!text.equals(other.text(field))) {
				differences.add(new SheetDifference(field, null, "", text, other.text(field)));
			}
		});
		for (SheetTable table : SheetTable.values()) {
			Map<String, String> before = byKey(table, one);
			Map<String, String> after = byKey(table, other);
			TreeMap<String, String> all = new TreeMap<>(before);
			all.putAll(after);
			all.keySet().forEach((key) -> {
				String left = before.getOrDefault(key, "");
				String right = after.getOrDefault(key, "");
				if (!left.equals(right)) {
					differences.add(new SheetDifference(null, table.name(), key, left, right));
				}
			});
		}
		return differences;
	}

	private static Map<String, String> byKey(SheetTable table, SheetContent content) {
		Map<String, String> rows = new TreeMap<>();
		content.rows(table).forEach((row) -> rows.put(table.key(row), table.rest(row)));
		return rows;
	}

}
