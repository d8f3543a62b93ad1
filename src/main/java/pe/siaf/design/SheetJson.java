package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;

/**
 * Indicators' sheets as JSON: {@code {"sheets": [{…, "variable": [{…}], "target":
 * […]}]}}, the rows of a sheet within it. Numbers with decimals are texts, so that no
 * reader rounds them.
 */
@Component
class SheetJson {

	private static final String SHEETS = "sheets";

	private final JsonMapper json;

	SheetJson(JsonMapper json) {
		this.json = json;
	}

	/** Whether a document tells sheets. */
	static boolean recognises(JsonNode document) {
		return document.path(SHEETS).isArray();
	}

	byte[] write(SheetDocument document) {
		Map<SheetTable, Map<String, List<Row>>> below = new EnumMap<>(SheetTable.class);
		for (SheetTable table : SheetTable.values()) {
			Map<String, List<Row>> bySheet = new HashMap<>();
			document.rows(table)
				.forEach((row) -> bySheet.computeIfAbsent(SheetDocument.named(row), (fresh) -> new ArrayList<>())
					.add(row));
			below.put(table, bySheet);
		}
		ObjectNode told = this.json.createObjectNode();
		ArrayNode sheets = told.putArray(SHEETS);
		for (Row sheet : document.sheets()) {
			ObjectNode entry = sheets.addObject();
			DesignJson.write(SheetDocument.columns(), sheet, entry);
			below.forEach((table, bySheet) -> {
				List<Row> rows = bySheet.getOrDefault(SheetDocument.named(sheet), List.of());
				if (!rows.isEmpty()) {
					ArrayNode list = entry.putArray(slug(table));
					rows.forEach((row) -> DesignJson.write(table.fields(), row, list.addObject()));
				}
			});
		}
		return this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(told);
	}

	private static String slug(SheetTable table) {
		return table.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a document.
	 * @param document the document
	 * @param unknown told each name that isn't one of a sheet's
	 * @return the sheets, their texts as they stand
	 */
	static SheetDocument read(JsonNode document, List<String> unknown) {
		List<Row> sheets = new ArrayList<>();
		Map<SheetTable, List<Row>> tables = new EnumMap<>(SheetTable.class);
		List<String> columns = SheetDocument.columns().stream().map(Field::name).toList();
		document.properties()
			.stream()
			.map(Map.Entry::getKey)
			.filter((name) -> !name.equals(SHEETS))
			.forEach(unknown::add);
		for (JsonNode entry : document.path(SHEETS)) {
			String at = "sheet[" + (sheets.size() + 1) + "]";
			Map<SheetTable, JsonNode> below = new EnumMap<>(SheetTable.class);
			Row sheet = new Row(at, sheets.size() + 1,
					DesignJson.values(withoutRows(entry, below), columns, at, unknown));
			sheets.add(sheet);
			below.forEach((table, rows) -> tables.computeIfAbsent(table, (fresh) -> new ArrayList<>())
				.addAll(rows(table, rows, sheet, unknown)));
		}
		return new SheetDocument(sheets, tables);
	}

	/** An entry's own fields; the lists of rows within it are put aside. */
	private static JsonNode withoutRows(JsonNode entry, Map<SheetTable, JsonNode> below) {
		if (!(entry.deepCopy() instanceof ObjectNode own)) {
			return entry;
		}
		for (SheetTable table : SheetTable.values()) {
			JsonNode rows = own.remove(slug(table));
			if (rows != null && !rows.isNull()) {
				below.put(table, rows);
			}
		}
		return own;
	}

	private static List<Row> rows(SheetTable table, JsonNode told, Row sheet, List<String> unknown) {
		List<Row> rows = new ArrayList<>();
		if (!told.isArray()) {
			unknown.add(sheet.at() + "." + slug(table));
		}
		List<String> columns = table.fields().stream().map(Field::name).toList();
		for (JsonNode each : told) {
			String at = sheet.at() + "." + slug(table) + "[" + (rows.size() + 1) + "]";
			Map<String, String> values = new LinkedHashMap<>(DesignJson.values(each, columns, at, unknown));
			values.put(SheetDocument.INDICATOR, sheet.text(SheetDocument.INDICATOR));
			values.put(SheetDocument.YEAR, sheet.text(SheetDocument.YEAR));
			rows.add(new Row(at, sheet.number(), values));
		}
		return rows;
	}

}
