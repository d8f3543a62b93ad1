package pe.siaf.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The causal graph of a diagnosis as a picture: the condition of interest on the right,
 * what causes it to its left. Boxes stand where people have put them, else in columns by
 * their distance from it.
 */
@Component
class CausalPicture {

	static final int WIDTH = 210;

	static final int HEIGHT = 78;

	private static final int COLUMN = 330;

	private static final int ROW = 100;

	private static final int MARGIN = 16;

	/** Letters that fit into a line of a box. */
	private static final int LINE = 30;

	private static final int LINES = 3;

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final DesignRows rows;

	private final JdbcClient jdbc;

	CausalPicture(DesignRows rows, JdbcClient jdbc) {
		this.rows = rows;
		this.jdbc = jdbc;
	}

	/**
	 * Draws a version's graph.
	 * @param version the version's key
	 * @param objectives whether boxes tell the objective that mirrors the cause
	 * @return the picture
	 */
	Picture of(long version, boolean objectives) {
		List<ObjectNode> causes = this.rows.of(Part.CAUSE, version);
		List<ObjectNode> edges = this.rows.of(Part.EDGE, version);
		Map<Long, Integer> distances = distances(causes, edges);
		Set<String> steps = criticalSteps(version);
		Set<Long> critical = this.rows.of(Part.PATH_STEP, version)
			.stream()
			.map((step) -> step.path("node_id").asLong())
			.collect(Collectors.toSet());
		Map<Long, Box> boxes = boxes(causes, distances, critical, objectives);
		Map<Long, Evidence> evidence = evidence(version);
		List<Arrow> arrows = edges.stream().map((edge) -> {
			Box cause = Objects.requireNonNull(boxes.get(edge.path("cause_id").asLong()));
			Box effect = Objects.requireNonNull(boxes.get(edge.path("effect_id").asLong()));
			Evidence known = evidence.getOrDefault(edge.path("id").asLong(), Evidence.NONE);
			return new Arrow(edge.path("id").asLong(), cause, effect, known.best(), known.contradicted(),
					steps.contains(cause.id() + ">" + effect.id()));
		}).toList();
		int width = boxes.values().stream().mapToInt((box) -> box.x() + WIDTH).max().orElse(0) + MARGIN;
		int height = boxes.values().stream().mapToInt((box) -> box.y() + HEIGHT).max().orElse(0) + MARGIN;
		return new Picture(List.copyOf(boxes.values()), arrows, width, height);
	}

	/**
	 * How many links lead from each to the condition of interest, at most; what leads
	 * nowhere stands beside it.
	 */
	private static Map<Long, Integer> distances(List<ObjectNode> causes, List<ObjectNode> edges) {
		Map<Long, Integer> distances = new HashMap<>();
		causes.forEach((cause) -> distances.put(cause.path("id").asLong(), 0));
		for (int round = 0; round < causes.size(); round++) {
			boolean moved = false;
			for (ObjectNode edge : edges) {
				long cause = edge.path("cause_id").asLong();
				int through = distances.getOrDefault(edge.path("effect_id").asLong(), 0) + 1;
				if (through > distances.getOrDefault(cause, 0) && through <= causes.size()) {
					distances.put(cause, through);
					moved = true;
				}
			}
			if (!moved) {
				break;
			}
		}
		return distances;
	}

	private static Map<Long, Box> boxes(List<ObjectNode> causes, Map<Long, Integer> distances, Set<Long> critical,
			boolean objectives) {
		int farthest = distances.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		Map<Integer, Integer> used = new TreeMap<>();
		Map<Long, Box> boxes = new LinkedHashMap<>();
		for (ObjectNode cause : causes) {
			long id = cause.path("id").asLong();
			int distance = distances.getOrDefault(id, 0);
			int row = used.merge(distance, 1, Integer::sum) - 1;
			boolean placed = cause.path("x").isNumber() && cause.path("y").isNumber();
			int x = placed ? cause.path("x").asInt() : MARGIN + (farthest - distance) * COLUMN;
			int y = placed ? cause.path("y").asInt() : MARGIN + row * ROW + ((farthest - distance) % 2) * (ROW / 4);
			String text = cause.path(objectives ? "objective" : "name").asString("");
			boxes.put(id,
					new Box(id, cause.path("code").asString(), lines(text), text, x, y,
							cause.path("kind").asString().equals("CONDITION"), critical.contains(id),
							cause.path("vulnerable").isBoolean() ? cause.path("vulnerable").asBoolean() : null,
							cause.path("magnitude").isNumber(), placed));
		}
		return boxes;
	}

	private static List<String> lines(String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : BLANKS.splitAsStream(text).toList()) {
			if (line.length() > 0 && line.length() + word.length() + 1 > LINE) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append((line.length() > 0) ? " " : "").append(word);
		}
		lines.add(line.toString());
		if (lines.size() <= LINES) {
			return lines;
		}
		List<String> shown = new ArrayList<>(lines.subList(0, LINES));
		shown.set(LINES - 1, shown.get(LINES - 1) + "…");
		return shown;
	}

	private Set<String> criticalSteps(long version) {
		Set<String> steps = new HashSet<>();
		Map<Long, Long> before = new HashMap<>();
		this.rows.of(Part.PATH_STEP, version).forEach((step) -> {
			long path = step.path("path_id").asLong();
			long node = step.path("node_id").asLong();
			Long last = before.put(path, node);
			if (last != null) {
				// whichever way the path was written down
				steps.add(last + ">" + node);
				steps.add(node + ">" + last);
			}
		});
		return steps;
	}

	private Map<Long, Evidence> evidence(long version) {
		Map<Long, Evidence> evidence = new HashMap<>();
		this.jdbc.sql("""
				select l.edge_id, min(e.level) filter (where e.direction <> 'CONTRADICTS') best,
				  bool_or(e.direction = 'CONTRADICTS') contradicted
				from causal_edge_evidence l join evidence e on e.id = l.evidence_id
				where e.version_id = ? group by l.edge_id""")
			.param(version)
			.query((row, number) -> evidence.put(row.getLong("edge_id"),
					new Evidence(Objects.requireNonNullElse(row.getString("best"), ""),
							row.getBoolean("contradicted"))))
			.list();
		return evidence;
	}

	record Evidence(String best, boolean contradicted) {

		static final Evidence NONE = new Evidence("", false);

	}

	/**
	 * The picture.
	 *
	 * @param boxes conditions and factors
	 * @param arrows from cause to effect
	 * @param width in units of the picture
	 * @param height in units of the picture
	 */
	record Picture(List<Box> boxes, List<Arrow> arrows, int width, int height) {
	}

	/**
	 * A condition or factor.
	 *
	 * @param id its key
	 * @param code its code
	 * @param lines its text, broken into lines
	 * @param text its text whole
	 * @param x left edge
	 * @param y upper edge
	 * @param condition whether it is a condition
	 * @param critical whether it lies on a critical path
	 * @param vulnerable whether it can be changed, if said
	 * @param measured whether it has a magnitude
	 * @param placed whether people have put it where it stands
	 */
	record Box(long id, String code, List<String> lines, String text, int x, int y, boolean condition, boolean critical,
			@Nullable Boolean vulnerable, boolean measured, boolean placed) {
	}

	/**
	 * From a cause to its effect.
	 *
	 * @param id the link's key
	 * @param cause where it begins
	 * @param effect where it ends
	 * @param evidence best level of what speaks for it; empty where nothing does
	 * @param contradicted whether something speaks against it
	 * @param critical whether it lies on a critical path
	 */
	record Arrow(long id, Box cause, Box effect, String evidence, boolean contradicted, boolean critical) {

		public String path() {
			int x1 = this.cause.x() + WIDTH;
			int y1 = this.cause.y() + HEIGHT / 2;
			int x2 = this.effect.x();
			int y2 = this.effect.y() + HEIGHT / 2;
			int bend = Math.max(30, Math.abs(x2 - x1) / 2);
			return "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2 - 2, y2);
		}

		public int middleX() {
			return (this.cause.x() + WIDTH + this.effect.x()) / 2;
		}

		public int middleY() {
			return (this.cause.y() + this.effect.y() + HEIGHT) / 2;
		}

	}

}
