package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;

/**
 * A design as JSON: {@code {"program", "kind", "name", "parts": {"cause": [{…}, …]}}}.
 * Numbers with decimals are texts, so that no reader rounds them.
 */
@Component
class DesignJson {

	private static final String PARTS = "parts";

	private final JsonMapper json;

	DesignJson(JsonMapper json) {
		this.json = json;
	}

	/** Whether a document tells a design part by part. */
	static boolean recognises(JsonNode document) {
		return document.path(PARTS).isObject() && document.has("program");
	}

	byte[] write(DesignDocument design) {
		ObjectNode document = this.json.createObjectNode();
		document.put("program", design.program());
		document.put("kind", design.kind());
		document.put("name", design.name());
		ObjectNode parts = document.putObject(PARTS);
		for (Part part : Part.values()) {
			if (design.rows(part).isEmpty()) {
				continue;
			}
			ArrayNode rows = parts.putArray(part.slug());
			List<Field> columns = DesignColumn.of(part).stream().map(DesignColumn::told).toList();
			design.rows(part).forEach((row) -> write(columns, row, rows.addObject()));
		}
		return this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
	}

	/** Writes a row: what it says under each column, in their order. */
	static void write(List<Field> columns, Row row, ObjectNode target) {
		for (Field column : columns) {
			String text = row.text(column.name());
			if (text.isEmpty()) {
				continue;
			}
			switch (column.kind()) {
				case WHOLE, PLACE -> target.put(column.name(), Integer.parseInt(text));
				case YES_NO -> target.put(column.name(), Boolean.parseBoolean(text));
				default -> target.put(column.name(), text);
			}
		}
	}

	/**
	 * Reads a document.
	 * @param document the document
	 * @param unknown told each part and column that isn't one of a design's
	 * @return the design, its texts as they stand
	 */
	static DesignDocument read(JsonNode document, List<String> unknown) {
		Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
		document.path(PARTS).properties().forEach((entry) -> {
			Part part = Part.of(entry.getKey()).orElse(null);
			if (part == null) {
				unknown.add(entry.getKey());
				return;
			}
			List<Row> rows = new ArrayList<>();
			List<String> known = DesignColumn.of(part).stream().map(DesignColumn::name).toList();
			for (JsonNode each : entry.getValue()) {
				int number = rows.size() + 1;
				String at = part.slug() + "[" + number + "]";
				rows.add(new Row(at, number, values(each, known, at, unknown)));
			}
			parts.put(part, rows);
		});
		if (document.hasNonNull("name") && !parts.containsKey(Part.VERSION)) {
			parts.put(Part.VERSION, List.of(new Row("name", 1, Map.of("name", document.path("name").asString()))));
		}
		return new DesignDocument(document.path("program").asString(""), document.path("kind").asString("PP"), parts);
	}

	/**
	 * What an entry says.
	 * @param entry the entry
	 * @param known the names of its columns
	 * @param at where it is
	 * @param unknown told each name that is none of them, or holds no text
	 * @return texts by column; what is empty is absent
	 */
	static Map<String, String> values(JsonNode entry, List<String> known, String at, List<String> unknown) {
		Map<String, String> values = new LinkedHashMap<>();
		if (!entry.isObject()) {
			unknown.add(at);
		}
		entry.properties().forEach((cell) -> {
			if (!known.contains(cell.getKey()) || cell.getValue().isContainer()) {
				unknown.add(at + "." + cell.getKey());
			}
			else if (!cell.getValue().isNull() && !cell.getValue().asString().isBlank()) {
				values.put(cell.getKey(), cell.getValue().asString());
			}
		});
		return values;
	}

}
