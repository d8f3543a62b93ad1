package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Two versions side by side: what one has and the other hasn't, and what each says where
 * both have it.
 */
@Component
class DesignComparison {

	private final DesignRows rows;

	DesignComparison(DesignRows rows) {
		this.rows = rows;
	}

	/** The differences, part by part in the order of a design. */
	List<Difference> between(long before, long after) {
		Snapshot old = snapshot(before);
		Snapshot now = snapshot(after);
		List<Difference> differences = new ArrayList<>();
		for (Part part : Part.values()) {
			Map<String, Map<String, String>> left = old.parts().getOrDefault(part, Map.of());
			Map<String, Map<String, String>> right = now.parts().getOrDefault(part, Map.of());
			TreeSet<String> places = new TreeSet<>(left.keySet());
			places.addAll(right.keySet());
			places.forEach((place) -> compare(part, place, left.get(place), right.get(place), differences));
		}
		return differences;
	}

	private static void compare(Part part, String place, @Nullable Map<String, String> left,
			@Nullable Map<String, String> right, List<Difference> differences) {
		if (left == null || right == null) {
			differences.add(new Difference(part.name(), place, "", (left == null) ? null : words(left),
					(right == null) ? null : words(right)));
			return;
		}
		left.forEach((field, text) -> {
			String other = right.getOrDefault(field, "");
			if (!Objects.equals(text, other)) {
				differences.add(new Difference(part.name(), place, field, text, other));
			}
		});
	}

	private static String words(Map<String, String> fields) {
		return String.join(" · ", fields.values().stream().filter((text) -> !text.isEmpty()).limit(3).toList());
	}

	private Snapshot snapshot(long version) {
		Map<Part, Map<String, Map<String, String>>> parts = new EnumMap<>(Part.class);
		Map<Part, Map<Long, String>> names = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			Map<String, Map<String, String>> found = new LinkedHashMap<>();
			Map<Long, String> called = new HashMap<>();
			for (ObjectNode row : this.rows.of(part, version)) {
				Map<String, String> texts = texts(part, row, names);
				String place = place(part, row, texts, names);
				called.put(row.path("id").asLong(), place);
				found.put(found.containsKey(place) ? place + " (" + row.path("id") + ")" : place, texts);
			}
			parts.put(part, found);
			names.put(part, called);
		}
		return new Snapshot(parts);
	}

	/** Fields as text; a named row by what people call it. */
	private static Map<String, String> texts(Part part, ObjectNode row, Map<Part, Map<Long, String>> names) {
		Map<String, String> texts = DesignRows.texts(part, row);
		part.fields()
			.stream()
			.filter((field) -> field.isReference() && !field.refersTo().isEmpty())
			.forEach((field) -> {
				long named = row.path(field.name()).asLong(0);
				texts.put(field.name(),
						names.getOrDefault(Part.valueOf(field.refersTo()), Map.of()).getOrDefault(named, ""));
			});
		if (part == Part.NODE) {
			texts.put("parent", names.getOrDefault(part, Map.of()).getOrDefault(row.path("parent_id").asLong(0), ""));
		}
		return texts;
	}

	/** What people call a row: where it lies and what tells it from the others there. */
	static String place(Part part, ObjectNode row, Map<String, String> texts, Map<Part, Map<Long, String>> names) {
		Part parent = part.parent();
		String above = (parent == null || parent == Part.VERSION) ? ""
				: names.getOrDefault(parent, Map.of()).getOrDefault(row.path(part.parentColumn()).asLong(), "") + " › ";
		String own = String.join(" ",
				part.key()
					.stream()
					.map((key) -> texts.getOrDefault(key, row.path(key).asString("")))
					.filter((text) -> !text.isEmpty())
					.toList());
		return above + own;
	}

	record Snapshot(Map<Part, Map<String, Map<String, String>>> parts) {
	}

	/**
	 * A difference.
	 *
	 * @param part the part
	 * @param place the row
	 * @param field the field; empty where one version lacks the row
	 * @param before what the first version says; none where it lacks the row
	 * @param after what the second says
	 */
	record Difference(String part, String place, String field, @Nullable String before, @Nullable String after) {
	}

}
