package pe.siaf.design;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Copies a design whole into another version: every part, each row under a new key. */
@Component
class DesignCopy {

	private final DesignRows rows;

	DesignCopy(DesignRows rows) {
		this.rows = rows;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void copy(long from, long to) {
		Map<Part, Map<Long, Long>> keys = new EnumMap<>(Part.class);
		keys.put(Part.VERSION, Map.of(from, to));
		for (Part part : Part.values()) {
			if (part == Part.VERSION) {
				copyFields(from, to);
				continue;
			}
			Map<Long, Long> copied = new HashMap<>();
			keys.put(part, copied);
			for (ObjectNode row : this.rows.of(part, from)) {
				long id = this.rows.nextId(part);
				copied.put(row.path("id").asLong(), id);
				row.put("id", id);
				if (row.has("version_id")) {
					row.put("version_id", to);
				}
				if (part.parent() != Part.VERSION) {
					rename(row, part.parentColumn(), keys, part.parent());
				}
				if (part == Part.NODE) {
					rename(row, Part.PARENT_NODE.name(), keys, Part.NODE);
				}
				part.fields()
					.stream()
					.filter((field) -> field.isReference() && !field.refersTo().isEmpty())
					.forEach((field) -> rename(row, field.name(), keys, Part.valueOf(field.refersTo())));
				this.rows.insert(part, row);
			}
		}
	}

	private void copyFields(long from, long to) {
		ObjectNode version = this.rows.find(Part.VERSION, from).orElseThrow();
		Part.VERSION.fields().forEach((field) -> {
			String value = DesignRows.text(version, field);
			this.rows.set(Part.VERSION, to, field, value.isEmpty() ? null : value);
		});
	}

	private static void rename(ObjectNode row, String column, Map<Part, Map<Long, Long>> keys, @Nullable Part named) {
		JsonNode key = row.path(column);
		if (named != null && key.isNumber()) {
			Long copy = keys.getOrDefault(named, Map.of()).get(key.asLong());
			row.put(column, copy);
		}
	}

}
