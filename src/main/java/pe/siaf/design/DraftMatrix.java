package pe.siaf.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.Level;

/** A version's matrix with the keys that editing needs, from the top down. */
@Component
class DraftMatrix {

	private final DesignRows rows;

	private final JdbcClient jdbc;

	DraftMatrix(DesignRows rows, JdbcClient jdbc) {
		this.rows = rows;
		this.jdbc = jdbc;
	}

	/**
	 * The rows of a matrix, each followed by what hangs on it; what hangs on nothing
	 * comes at its level's turn.
	 */
	List<MatrixRow> of(long version) {
		Map<Long, List<Item>> indicators = items(Part.INDICATOR, version, names(version));
		Map<Long, List<Item>> verifications = items(Part.VERIFICATION, version, Map.of());
		Map<Long, List<Item>> assumptions = items(Part.ASSUMPTION, version, Map.of());
		Map<Long, Integer> comments = comments(version);
		List<MatrixRow> all = this.rows.of(Part.NODE, version).stream().map((row) -> {
			long id = row.path("id").asLong();
			return MatrixRow.of(row, indicators.getOrDefault(id, List.of()), verifications.getOrDefault(id, List.of()),
					assumptions.getOrDefault(id, List.of()), comments.getOrDefault(id, 0));
		}).toList();
		return inOrder(all);
	}

	private static List<MatrixRow> inOrder(List<MatrixRow> all) {
		Map<Long, List<MatrixRow>> below = new HashMap<>();
		all.stream()
			.filter((row) -> row.level() == Level.A && row.parent() != null)
			.forEach((row) -> below.computeIfAbsent(Objects.requireNonNull(row.parent()), (key) -> new ArrayList<>())
				.add(row));
		return Stream
			.concat(all.stream()
				.filter((row) -> row.level() != Level.A)
				.flatMap((row) -> Stream.concat(Stream.of(row), below.getOrDefault(row.id(), List.of()).stream())),
					all.stream().filter((row) -> row.level() == Level.A && row.parent() == null))
			.toList();
	}

	private Map<Long, List<Item>> items(Part part, long version, Map<String, String> names) {
		String text = part.fields().get(0).name();
		Map<Long, List<Item>> items = new LinkedHashMap<>();
		for (ObjectNode row : this.rows.of(part, version)) {
			String value = row.path(text).asString();
			items.computeIfAbsent(row.path(part.parentColumn()).asLong(), (key) -> new ArrayList<>())
				.add(new Item(row.path("id").asLong(), value, names.getOrDefault(value, ""),
						row.path("executor_own").asBoolean(false)));
		}
		return items;
	}

	private Map<String, String> names(long version) {
		Map<String, String> names = new HashMap<>();
		this.jdbc.sql("""
				select distinct i.code, i.name from node_indicator l join indicator i on i.code = l.indicator
				join logframe_node n on n.id = l.node_id where n.version_id = ?""")
			.param(version)
			.query((row, number) -> names.put(row.getString("code"), row.getString("name")))
			.list();
		return names;
	}

	private Map<Long, Integer> comments(long version) {
		Map<Long, Integer> counts = new HashMap<>();
		this.jdbc
			.sql("""
					select row_id, count(*)::integer open from design_comment
					where version_id = ? and part = 'NODE' and resolved_at is null and row_id is not null group by row_id""")
			.param(version)
			.query((row, number) -> counts.put(row.getLong("row_id"), row.getInt("open")))
			.list();
		return counts;
	}

	/**
	 * A row of the matrix.
	 *
	 * @param id its key
	 * @param level its level
	 * @param code what people call it
	 * @param parent the row that it hangs on
	 * @param text the objective
	 * @param unitName its unit of physical production
	 * @param levels levels of government that execute
	 * @param withoutAssumptions whether it says that it needs none
	 * @param demonstration whether invented to show the system
	 * @param indicators its indicators
	 * @param verifications its means of verification
	 * @param assumptions its assumptions
	 * @param comments open comments on it
	 */
	record MatrixRow(long id, Level level, String code, @Nullable Long parent, String text, String unitName,
			String levels, boolean withoutAssumptions, boolean demonstration, List<Item> indicators,
			List<Item> verifications, List<Item> assumptions, int comments) {

		static MatrixRow of(JsonNode row, List<Item> indicators, List<Item> verifications, List<Item> assumptions,
				int comments) {
			return new MatrixRow(row.path("id").asLong(), Level.valueOf(row.path("level").asString()),
					row.path("code").asString(),
					row.path("parent_id").isNumber() ? row.path("parent_id").asLong() : null,
					row.path("text").asString(""), row.path("unit_name").asString(""), row.path("levels").asString(""),
					row.path("without_assumptions").asBoolean(), row.path("demonstration").asBoolean(), indicators,
					verifications, assumptions, comments);
		}

	}

	/**
	 * A line of a cell.
	 *
	 * @param id its key
	 * @param text its text; an indicator's code
	 * @param name an indicator's name
	 * @param executorOwn whether it is the executor's own word
	 */
	record Item(long id, String text, String name, boolean executorOwn) {
	}

}
