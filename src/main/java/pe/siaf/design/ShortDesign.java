package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.logframe.Level;

/** Writes out a design in the short form as one part by part. */
final class ShortDesign {

	private static final String DEMONSTRATION = "demonstration";

	private final Design design;

	private final Map<Part, List<Row>> parts = new EnumMap<>(Part.class);

	private ShortDesign(Design design) {
		this.design = design;
	}

	static DesignDocument document(Design design) {
		return new ShortDesign(design).document();
	}

	private DesignDocument document() {
		add(Part.VERSION, DEMONSTRATION, mark(this.design.demonstration()), "name", this.design.name(), "approach",
				this.design.approach(), "rector_sector", this.design.rectorSector(), "rector_pliego",
				this.design.rectorPliego(), "rector_name", this.design.rectorName(), "levels", this.design.levels(),
				"objective", this.design.objective(), "source", this.design.source());
		Design.Problem problem = this.design.problem();
		if (problem != null) {
			add(Part.PROBLEM, "statement", problem.statement(), "magnitude_source", problem.magnitudeSource(),
					DEMONSTRATION, mark(problem.demonstration()));
		}
		this.design.populations()
			.forEach((population) -> add(Part.POPULATION, DesignColumn.REF, next(Part.POPULATION), "name",
					population.name(), "definition", population.definition(), "unit", population.unit(), "source",
					population.source(), DEMONSTRATION, mark(population.demonstration())));
		causes();
		nodes();
		this.design.responsibles()
			.forEach((person) -> add(Part.RESPONSIBLE, "duty", person.duty(), "person_name", person.name(), "post",
					person.post(), "entity", person.entity(), "designated_by", person.designatedBy(), "term_from",
					person.from(), "term_to", person.to(), DEMONSTRATION, mark(person.demonstration())));
		return new DesignDocument(this.design.program(), this.design.kind(), this.parts);
	}

	private void causes() {
		this.design.causes()
			.forEach((cause) -> add(Part.CAUSE, "code", cause.code(), "kind",
					cause.effects().isEmpty() ? "CONDITION" : "FACTOR", "name", cause.name(), DEMONSTRATION,
					mark(cause.demonstration())));
		this.design.causes()
			.forEach((cause) -> cause.effects()
				.forEach((effect) -> add(Part.EDGE, "cause", cause.code(), "effect", effect)));
		this.design.criticalPaths().forEach((path) -> {
			String ref = next(Part.PATH);
			add(Part.PATH, DesignColumn.REF, ref, "justification", path.justification());
			path.causes().forEach((cause) -> add(Part.PATH_STEP, "path", ref, "node", cause));
		});
	}

	/** The roots hang on the final result, else on the specific one. */
	private void nodes() {
		String above = null;
		for (Design.Node node : this.design.nodes()) {
			node(node, (node.level() == Level.FR) ? null : above);
			if (above == null || node.level() == Level.SR) {
				above = name(node);
			}
		}
	}

	private void node(Design.Node node, @Nullable String parent) {
		add(Part.NODE, "level", node.level().name(), "parent", parent, "code", node.code(), "text", node.text(),
				"unit_of_measure", node.unitOfMeasure(), "unit_name", node.unitName(), "levels", node.levels(),
				"without_assumptions", mark(node.withoutAssumptions()), DEMONSTRATION, mark(node.demonstration()));
		String name = name(node);
		node.causes().forEach((cause) -> add(Part.NODE_CAUSE, "node", name, "cause", cause));
		node.indicators()
			.forEach((link) -> add(Part.INDICATOR, "node", name, "indicator", link.code(), DesignColumn.INDICATOR_NAME,
					link.name()));
		node.verifications()
			.forEach((text) -> add(Part.VERIFICATION, "node", name, "text", text.text(), DEMONSTRATION,
					mark(text.demonstration())));
		node.assumptions()
			.forEach((text) -> add(Part.ASSUMPTION, "node", name, "text", text.text(), DEMONSTRATION,
					mark(text.demonstration())));
		node.children().forEach((child) -> node(child, name));
	}

	private static String name(Design.Node node) {
		return node.level() + " " + node.code();
	}

	private String next(Part part) {
		return part.name().charAt(0) + String.valueOf(this.parts.getOrDefault(part, List.of()).size() + 1);
	}

	private static String mark(boolean said) {
		return said ? "true" : "false";
	}

	private void add(Part part, @Nullable String... pairs) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			String text = pairs[i + 1];
			if (text != null && !text.isBlank()) {
				values.put(String.valueOf(pairs[i]), text);
			}
		}
		List<Row> rows = this.parts.computeIfAbsent(part, (fresh) -> new ArrayList<>());
		rows.add(new Row(part.slug() + "[" + (rows.size() + 1) + "]", rows.size() + 1, values));
	}

}
