package pe.siaf.design;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parts of a design as outlines: each row in words, with what lies under it. */
@Component
class PartSections {

	private static final int SHORT = 90;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final DesignRows rows;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	PartSections(DesignRows rows, JdbcClient jdbc, MessageSource messages) {
		this.rows = rows;
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/** The outlines of some parts of a version, each with everything under it. */
	List<Section> of(long version, List<Part> parts) {
		Names names = names(version);
		return parts.stream().map((part) -> section(part, null, this.rows.of(part, version), names, version)).toList();
	}

	/** The outlines of some parts that lie under one row. */
	List<Section> under(long version, Part above, long id, List<Part> parts) {
		Names names = names(version);
		return parts.stream()
			.map((part) -> section(part, (part.parent() == above) ? id : null,
					this.rows.where(part, (part.parent() == above) ? part.parentColumn() : "node_id", id), names,
					version))
			.toList();
	}

	private Section section(Part part, @Nullable Long parent, List<ObjectNode> rows, Names names, long version) {
		List<Entry> entries = new ArrayList<>();
		for (ObjectNode row : rows) {
			long id = row.path("id").asLong();
			Map<String, String> texts = words(part, row, names);
			List<Section> below = part.below()
				.stream()
				.map((child) -> section(child, id, this.rows.where(child, child.parentColumn(), id), names, version))
				.toList();
			entries.add(new Entry(id, title(part, texts), texts, below));
		}
		return new Section(part, parent, entries);
	}

	/** The fields that say something, in words: a named row by its name. */
	private static Map<String, String> words(Part part, ObjectNode row, Names names) {
		Map<String, String> texts = new LinkedHashMap<>();
		DesignRows.texts(part, row).forEach((field, text) -> {
			Field known = part.field(field).orElseThrow();
			if (!text.isEmpty() && known.isTyped()) {
				texts.put(field, known.isReference() ? names.of(known, Long.parseLong(text)) : written(known, text));
			}
		});
		return texts;
	}

	/** A day as people write it, anything else as it is kept. */
	private static String written(Field field, String text) {
		return (field.kind() == Field.Kind.DATE) ? DAY.format(LocalDate.parse(text)) : text;
	}

	/** A choice as people call it, anything else as it is. */
	private String shown(Part part, String key, String text) {
		boolean choice = part.field(key).filter((field) -> field.kind() == Field.Kind.CHOICE).isPresent();
		return choice
				? String.valueOf(
						this.messages.getMessage("design.word." + text, null, text, LocaleContextHolder.getLocale()))
				: text;
	}

	/**
	 * What tells it from the others there; behind a code its name, between cause and
	 * effect an arrow.
	 */
	private String title(Part part, Map<String, String> texts) {
		List<String> words = new ArrayList<>(
				part.key().stream().map((key) -> shown(part, key, texts.getOrDefault(key, ""))).toList());
		if (part.key().contains("code")) {
			words.add(texts.getOrDefault("name", ""));
		}
		String between = (part == Part.EDGE) ? " → " : " · ";
		String title = String.join(between, words.stream().filter((text) -> !text.isEmpty()).toList());
		return title.isEmpty() ? texts.values().stream().findFirst().orElse("") : title;
	}

	/** What a field that names rows can choose from: key to name. */
	Map<String, String> choices(long version, Field field) {
		Map<String, String> choices = new LinkedHashMap<>();
		names(version).part(field).forEach((id, name) -> choices.put(String.valueOf(id), name));
		return choices;
	}

	private Names names(long version) {
		Map<Part, Map<Long, String>> names = new EnumMap<>(Part.class);
		for (Part part : List.of(Part.POPULATION, Part.EVIDENCE, Part.CAUSE, Part.INTERVENTION, Part.NODE)) {
			Map<Long, String> found = new LinkedHashMap<>();
			this.rows.of(part, version).forEach((row) -> {
				String code = row.path("code").asString("");
				String text = row.path("name").asString(row.path("text").asString(row.path("citation").asString("")));
				found.put(row.path("id").asLong(), shortened((code + " " + text).strip()));
			});
			names.put(part, found);
		}
		Map<Long, String> objectives = new HashMap<>();
		this.jdbc.sql("select id, plan, code, name from strategic_objective order by plan, code")
			.query((row, number) -> objectives.put(row.getLong("id"),
					shortened(row.getString("plan").replace("PEI_", "PEI ") + " " + row.getString("code") + " "
							+ row.getString("name"))))
			.list();
		return new Names(names, objectives);
	}

	private static String shortened(String text) {
		return (text.length() > SHORT) ? text.substring(0, SHORT - 1) + "…" : text;
	}

	/** Names of rows that fields name. */
	record Names(Map<Part, Map<Long, String>> parts, Map<Long, String> objectives) {

		Map<Long, String> part(Field field) {
			return field.refersTo().isEmpty() ? this.objectives
					: this.parts.getOrDefault(Part.valueOf(field.refersTo()), Map.of());
		}

		String of(Field field, long id) {
			return part(field).getOrDefault(id, String.valueOf(id));
		}

	}

	/**
	 * A part's rows under one parent.
	 *
	 * @param part the part
	 * @param parent the row that they lie under; none for the version itself
	 * @param entries the rows
	 */
	record Section(Part part, @Nullable Long parent, List<Entry> entries) {

		public boolean takesMore() {
			return !this.part.isSingle() || this.entries.isEmpty();
		}

		public String slug() {
			return this.part.slug();
		}

		public String name() {
			return this.part.name();
		}

	}

	/**
	 * A row in words.
	 *
	 * @param id its key
	 * @param title what tells it from the others
	 * @param texts its fields that say something
	 * @param below what lies under it
	 */
	record Entry(long id, String title, Map<String, String> texts, List<Section> below) {
	}

}
