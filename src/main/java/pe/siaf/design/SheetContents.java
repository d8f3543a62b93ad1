package pe.siaf.design;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what sheets say, however many, in a statement for each kind of row. */
@Component
class SheetContents {

	private final JdbcClient jdbc;

	private final SheetRows rows;

	SheetContents(JdbcClient jdbc, SheetRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/**
	 * What sheets say.
	 * @param sheets their keys
	 * @return fields as text, numbers without idle zeros, rows; by key
	 */
	Map<Long, SheetContent> of(List<Long> sheets) {
		Map<SheetTable, Map<Long, List<Map<String, String>>>> tables = new EnumMap<>(SheetTable.class);
		for (SheetTable table : SheetTable.values()) {
			tables.put(table, this.rows.of(sheets, table));
		}
		Map<Long, SheetContent> contents = new HashMap<>();
		this.jdbc.sql("select * from indicator_sheet where id = any(cast(:sheets as bigint[]))")
			.param("sheets", sheets.toArray(Long[]::new))
			.query((row) -> {
				long id = row.getLong("id");
				Map<String, String> fields = new LinkedHashMap<>();
				for (Field field : SheetFields.all().toList()) {
					fields.put(field.name(), SheetRows.plain(row.getObject(field.name())));
				}
				Map<SheetTable, List<Map<String, String>>> below = new EnumMap<>(SheetTable.class);
				tables.forEach((table, bySheet) -> below.put(table, bySheet.getOrDefault(id, List.of())));
				contents.put(id, new SheetContent(fields, below));
			});
		return contents;
	}

}
