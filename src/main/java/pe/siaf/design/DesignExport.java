package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.design.DesignDocument.Row;

/**
 * Takes a version out whole. The same design comes out the same, byte by byte, whatever
 * keys its rows have.
 */
@Component
class DesignExport {

	private final DesignRows rows;

	private final JdbcClient jdbc;

	DesignExport(DesignRows rows, JdbcClient jdbc) {
		this.rows = rows;
		this.jdbc = jdbc;
	}

	/** A version as it is at one moment, though others may be writing it. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public DesignDocument of(Draft draft) {
		return document(draft.id(), draft.program(), draft.kind());
	}

	/** As {@link #of}, within the caller's transaction. */
	DesignDocument document(long version, String program, String kind) {
		Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
		Map<Part, Map<Long, String>> names = new EnumMap<>(Part.class);
		Map<Long, String> objectives = objectives(version);
		Map<String, String> indicators = indicators(version);
		for (Part part : Part.values()) {
			List<ObjectNode> found = (part == Part.VERSION) ? List.of(this.rows.find(part, version).orElseThrow())
					: this.rows.of(part, version);
			if (part == Part.NODE) {
				found = asTree(found);
				names.put(part, nodeNames(found));
			}
			List<Row> written = new ArrayList<>();
			Map<Long, String> called = names.computeIfAbsent(part, (fresh) -> new HashMap<>());
			for (ObjectNode row : found) {
				int number = written.size() + 1;
				Map<String, String> values = values(part, row, number, names, objectives);
				if (part == Part.INDICATOR) {
					values.put(DesignColumn.INDICATOR_NAME,
							indicators.getOrDefault(row.path("indicator").asString(), ""));
				}
				values.values().removeIf(String::isEmpty);
				Row told = new Row(part.slug() + "[" + number + "]", number, values);
				written.add(told);
				called.putIfAbsent(row.path("id").asLong(), DesignDocument.called(part, told));
			}
			if (!written.isEmpty()) {
				parts.put(part, written);
			}
		}
		return new DesignDocument(program, kind, parts);
	}

	private static Map<String, String> values(Part part, ObjectNode row, int number, Map<Part, Map<Long, String>> names,
			Map<Long, String> objectives) {
		Map<String, String> values = new LinkedHashMap<>();
		for (DesignColumn column : DesignColumn.of(part)) {
			if (column.use() == DesignColumn.Use.REF) {
				values.put(column.name(), letter(part) + number);
			}
			else if (column.namesRow()) {
				values.put(column.name(), names.getOrDefault(Part.valueOf(column.field().refersTo()), Map.of())
					.getOrDefault(row.path(column.field().name()).asLong(0), ""));
			}
			else if (column.field().isReference()) {
				values.put(column.name(), objectives.getOrDefault(row.path(column.field().name()).asLong(0), ""));
			}
			else if (column.isStored()) {
				values.put(column.name(), DesignRows.text(row, column.field()));
			}
		}
		return values;
	}

	private static String letter(Part part) {
		return part.name().substring(0, 1);
	}

	/** A row under the one it hangs on, in the order of the matrix. */
	private static List<ObjectNode> asTree(List<ObjectNode> nodes) {
		Map<Long, List<ObjectNode>> below = nodes.stream()
			.collect(Collectors.groupingBy((node) -> node.path("parent_id").asLong(0), LinkedHashMap::new,
					Collectors.toList()));
		List<ObjectNode> tree = new ArrayList<>();
		below.getOrDefault(0L, List.of()).forEach((root) -> walk(root, below, tree));
		return tree;
	}

	private static void walk(ObjectNode node, Map<Long, List<ObjectNode>> below, List<ObjectNode> tree) {
		tree.add(node);
		below.getOrDefault(node.path("id").asLong(), List.of()).forEach((child) -> walk(child, below, tree));
	}

	/** By their code, with their level where two levels use the same. */
	private static Map<Long, String> nodeNames(List<ObjectNode> nodes) {
		Map<String, Long> uses = nodes.stream()
			.collect(Collectors.groupingBy((node) -> node.path("code").asString(), Collectors.counting()));
		return nodes.stream().collect(Collectors.toMap((node) -> node.path("id").asLong(), (node) -> {
			String code = node.path("code").asString();
			return (uses.getOrDefault(code, 0L) == 1) ? code : node.path("level").asString() + " " + code;
		}));
	}

	private Map<Long, String> objectives(long version) {
		Map<Long, String> named = new HashMap<>();
		this.jdbc.sql("""
				select distinct o.id, o.plan || ':' || o.owner || ':' || o.code named
				from node_objective l join logframe_node n on n.id = l.node_id
				join strategic_objective o on o.id = l.objective_id
				where n.version_id = ?""")
			.param(version)
			.query((row, number) -> named.put(row.getLong("id"), row.getString("named")))
			.list();
		return named;
	}

	private Map<String, String> indicators(long version) {
		Map<String, String> named = new HashMap<>();
		this.jdbc.sql("""
				select distinct i.code, i.name from node_indicator l join logframe_node n on n.id = l.node_id
				join indicator i on i.code = l.indicator where n.version_id = ?""")
			.param(version)
			.query((row, number) -> named.put(row.getString("code"), row.getString("name")))
			.list();
		return named;
	}

}
