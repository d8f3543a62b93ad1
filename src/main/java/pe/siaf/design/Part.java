package pe.siaf.design;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static pe.siaf.design.Field.choice;
import static pe.siaf.design.Field.date;
import static pe.siaf.design.Field.holdsOn;
import static pe.siaf.design.Field.levels;
import static pe.siaf.design.Field.line;
import static pe.siaf.design.Field.names;
import static pe.siaf.design.Field.number;
import static pe.siaf.design.Field.place;
import static pe.siaf.design.Field.text;
import static pe.siaf.design.Field.whole;
import static pe.siaf.design.Field.yesNo;

/**
 * The parts that a design is made of, in the order in which they can be written: each a
 * table of one row a line, with its place under another part and the fields that people
 * fill in. Editing, undo, copying, comparing and exchanging designs all go by this list,
 * so a part or field is added here and nowhere else. Labels are the messages
 * {@code design.<part>} and {@code design.<part>.<field>}.
 */
enum Part {

	/** What the program is as a whole (4.1). */
	VERSION("program_version", "", "", false, "", line("name").must(), choice("approach", "PPOR", "PPI"),
			line("rector_sector"), line("rector_pliego"), line("rector_name"), levels("levels"), whole("first_year"),
			whole("last_year"), text("objective"), line("source")),

	/** The problem that the program attacks. */
	PROBLEM("problem", "VERSION", "version_id", false, "", text("statement").must(), line("indicator"),
			number("magnitude"), line("magnitude_unit"), whole("magnitude_year"), line("magnitude_source"),
			text("affected_population"), text("temporality"), text("relevance")),

	/** Whom it is to reach. */
	POPULATION("target_population", "VERSION", "version_id", true, "name", line("name").must(), text("definition"),
			line("unit"), line("source")),

	/** How many they are: potential → target → programmed, by year and place. */
	SIZE("population_size", "POPULATION", "population_id", false, "kind,fiscal_year,ubigeo",
			choice("kind", "POTENTIAL", "TARGET", "PROGRAMMED").must(), whole("fiscal_year").must(), line("ubigeo"),
			number("size").must()),

	/** What is known, and how surely (4.3). */
	EVIDENCE("evidence", "VERSION", "version_id", false, "citation", text("citation").must(),
			choice("kind", "SYSTEMATIC_REVIEW", "RCT", "QUASI_EXPERIMENTAL", "COHORT", "DESCRIPTIVE", "EXPERT").must(),
			choice("level", "A", "B", "C", "D").must(), choice("direction", "SUPPORTS", "CONTRADICTS", "MIXED").must(),
			text("effect"), text("transferability"), line("link"), date("expires_on")),

	/** A condition or factor of the causal graph. */
	CAUSE("causal_node", "VERSION", "version_id", false, "code", line("code").must(),
			choice("kind", "CONDITION", "FACTOR").must(), text("name").must(), text("definition"),
			line("magnitude_indicator"), number("magnitude"), line("magnitude_unit"), whole("magnitude_year"),
			line("magnitude_source"), yesNo("vulnerable"), text("vulnerability_reason"), text("objective"), place("x"),
			place("y")),

	/** One leads to the other. */
	EDGE("causal_edge", "VERSION", "version_id", false, "cause_id,effect_id", holdsOn("cause_id", "CAUSE").must(),
			holdsOn("effect_id", "CAUSE").must(), text("note"), text("exception")),

	/** What speaks for a causal link. */
	EDGE_EVIDENCE("causal_edge_evidence", "EDGE", "edge_id", false, "evidence_id",
			holdsOn("evidence_id", "EVIDENCE").must(), text("claim")),

	/** A chain of causes that matters most. */
	PATH("critical_path", "VERSION", "version_id", true, "justification", text("justification").must()),

	/** A step of it, from the problem outwards. */
	PATH_STEP("critical_path_node", "PATH", "path_id", true, "node_id", holdsOn("node_id", "CAUSE").must()),

	/** What could be done about a factor. */
	INTERVENTION("intervention", "VERSION", "version_id", false, "code", line("code").must(), text("name").must(),
			holdsOn("factor_id", "CAUSE"), line("alternative_group"), number("unit_cost"), yesNo("executed"),
			line("executed_by"), text("population"), choice("effectiveness", "A", "B", "C", "D"), number("priority"),
			yesNo("chosen")),

	/** What speaks for an intervention. */
	INTERVENTION_EVIDENCE("intervention_evidence", "INTERVENTION", "intervention_id", false, "evidence_id",
			holdsOn("evidence_id", "EVIDENCE").must(), text("claim")),

	/**
	 * A row of the matrix (4.4). Its level and its place are given when it is added and
	 * when it is moved.
	 */
	NODE("logframe_node", "VERSION", "version_id", true, "level,code", line("code").must(), text("text"),
			line("unit_of_measure"), line("unit_name"), levels("levels"), yesNo("without_assumptions")),

	/** A cause that a product attacks. */
	NODE_CAUSE("node_cause", "NODE", "node_id", false, "cause_id", holdsOn("cause_id", "CAUSE").must()),

	/** An objective of a plan that a result or product serves. */
	NODE_OBJECTIVE("node_objective", "NODE", "node_id", false, "objective_id", names("objective_id", "").must()),

	/** An intervention that became this product or activity. */
	NODE_INTERVENTION("node_intervention", "NODE", "node_id", false, "intervention_id",
			holdsOn("intervention_id", "INTERVENTION").must()),

	/** How a row of the matrix is measured. */
	INDICATOR("node_indicator", "NODE", "node_id", true, "indicator", line("indicator").must(), yesNo("headline")),

	/** Where the measurement can be checked. */
	VERIFICATION("means_of_verification", "NODE", "node_id", true, "text", text("text").must(), yesNo("executor_own")),

	/** What must hold outside the program's control. */
	ASSUMPTION("assumption", "NODE", "node_id", true, "text", text("text").must(),
			choice("probability", "LOW", "MEDIUM", "HIGH"), choice("impact", "LOW", "MEDIUM", "HIGH"),
			line("monitored_by"), line("source"), choice("status", "HOLDS", "AT_RISK", "FAILS"), date("status_on")),

	/** Who answers for the program or a row of its matrix. */
	RESPONSIBLE("responsible", "VERSION", "version_id", false, "duty,node_id,person_name",
			choice("duty", "TECHNICAL_RESPONSIBLE", "TECHNICAL_TEAM", "TERRITORIAL_COORDINATOR", "ME_COORDINATOR",
					"NODE_RESPONSIBLE")
				.must(),
			holdsOn("node_id", "NODE"), line("person_name").must(), line("post").must(), line("entity"),
			choice("level", "E", "R", "M"), line("department"), line("designated_by"), date("term_from"),
			date("term_to"), line("handed_over_to"), date("handed_over_on")),

	/** The team's word that a level is necessary and sufficient (V5). */
	SUFFICIENCY("sufficiency_statement", "VERSION", "version_id", false, "level",
			choice("level", "SR", "P", "A").must(), text("statement").must(), line("signed_by").must()),

	/** How a product or activity is produced and programmed (4.6, 4.7). */
	MODEL("operational_model", "NODE", "node_id", false, "", names("population_id", "POPULATION"), text("definition"),
			line("design_responsible"), line("delivery_responsible"), text("delivery_modality"), line("delivered_by"),
			line("delivered_where"), text("organisation"), text("process_flow"), text("quality_standard"),
			line("physical_indicator"), line("physical_source"), text("physical_method"),
			choice("aggregation", "TRACER", "MIN", "SUM", "WEIGHTED", "OWN"), names("tracer_id", "NODE"),
			choice("accumulation", "SUM", "LAST", "MAX", "AVG"), number("coverage_goal"), number("concentration"),
			number("adjustment"), text("criterion_text"), number("unit_cost"), line("kit"), text("critical_inputs")),

	/** What an activity counts for its product (6.5). */
	WEIGHT("operational_weight", "NODE", "product_id", false, "activity_id", holdsOn("activity_id", "NODE").must(),
			number("weight"), number("conversion"), yesNo("mandatory")),

	/** A step of an activity, with its months. */
	TASK("task", "NODE", "activity_id", true, "name", line("name").must(), line("unit_name"), whole("starts"),
			whole("ends")),

	/** A product of another program that this one depends on. */
	DEPENDENCY("product_dependency", "NODE", "product_id", false, "other_program,other_product",
			line("other_program").must(), line("other_product").must(), text("reason")),

	/** What projects the program may hold (4.8). */
	TYPOLOGY("project_typology", "VERSION", "version_id", false, "code", line("code").must(), line("name").must(),
			names("cause_id", "CAUSE"), names("product_id", "NODE"), line("function_code"), line("division"),
			line("functional_group"), line("service_indicator"), text("conditions"));

	/** A row of the matrix falls with the one it hangs on. */
	static final Field PARENT_NODE = holdsOn("parent_id", "NODE");

	private final String table;

	private final String parent;

	private final String parentColumn;

	private final boolean ordered;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<String> key;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<Field> fields;

	Part(String table, String parent, String parentColumn, boolean ordered, String key, Field... fields) {
		this.table = table;
		this.parent = parent;
		this.parentColumn = parentColumn;
		this.ordered = ordered;
		this.key = key.isEmpty() ? List.of() : List.of(key.split(","));
		this.fields = List.of(fields);
	}

	String table() {
		return this.table;
	}

	/** The part it lies under; the version itself lies under nothing. */
	@Nullable Part parent() {
		return this.parent.isEmpty() ? null : valueOf(this.parent);
	}

	String parentColumn() {
		return this.parentColumn;
	}

	/** Whether its rows keep an order, in the column {@code position}. */
	boolean isOrdered() {
		return this.ordered;
	}

	/**
	 * By which columns people tell its rows under one parent from each other; none where
	 * there is one row.
	 */
	List<String> key() {
		return this.key;
	}

	/** Whether there is at most one row under a parent. */
	boolean isSingle() {
		return this.key.isEmpty();
	}

	List<Field> fields() {
		return this.fields;
	}

	Optional<Field> field(String name) {
		return this.fields.stream().filter((field) -> field.name().equals(name)).findFirst();
	}

	/** The parts whose rows lie under a row of this one. */
	List<Part> below() {
		return Arrays.stream(values()).filter((part) -> part.parent() == this).toList();
	}

	/** The fields of any part that name a row of this one. */
	Stream<Reference> references() {
		Stream<Reference> named = Arrays.stream(values())
			.flatMap((part) -> part.fields.stream()
				.filter((field) -> field.refersTo().equals(name()))
				.map((field) -> new Reference(part, field)));
		return (this == NODE) ? Stream.concat(named, Stream.of(new Reference(NODE, PARENT_NODE))) : named;
	}

	/** Its name in addresses: {@code node-cause}. */
	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<Part> of(String name) {
		String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
		return Arrays.stream(values()).filter((part) -> part.name().equals(wanted)).findFirst();
	}

	/** The SQL that tells a row's version; its parameter is the row's key. */
	String versionSql() {
		return "select " + versionColumn() + joined() + " where t0.id = ?";
	}

	/**
	 * The SQL that lists a version's rows of this part as JSON, in the order in which
	 * they can be written; its parameter is the version's key.
	 */
	String rowsSql() {
		String order = (this == NODE) ? "array_position(array['FR', 'SR', 'P', 'A'], t0.level), t0.position, t0.id"
				: (this.ordered ? "t0.position, t0.id" : "t0.id");
		return "select to_jsonb(t0)" + joined() + " where " + versionColumn() + " = ? order by " + order;
	}

	private String versionColumn() {
		return (this == VERSION) ? "t0.id" : "t%d.version_id".formatted(ancestors().size() - 1);
	}

	/** The tables from this part's up to the one that names its version. */
	private String joined() {
		List<Part> line = ancestors();
		StringBuilder sql = new StringBuilder(" from ").append(this.table).append(" t0");
		for (int above = 1; above < line.size(); above++) {
			sql.append(" join %s t%d on t%d.id = t%d.%s".formatted(line.get(above).table, above, above, above - 1,
					line.get(above - 1).parentColumn));
		}
		return sql.toString();
	}

	private List<Part> ancestors() {
		return Stream.iterate(this, (part) -> part != null && part != VERSION, Part::parent).toList();
	}

	/**
	 * A field that names rows of a part.
	 *
	 * @param part whose field it is
	 * @param field the field
	 */
	record Reference(Part part, Field field) {
	}

}
