package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.logframe.Level;

/**
 * A program's design in the short form that is written by hand: the matrix as a tree,
 * most fields left out. Whatever is absent is a gap, to be found by the checks, never an
 * error of the file. {@link DesignDocument} is what a design travels as.
 *
 * @param program the program's code
 * @param name its name
 * @param kind PP, AC or APNOP
 * @param approach PPOR or PPI
 * @param rectorSector code of the sector that answers for it
 * @param rectorPliego code of the pliego
 * @param rectorName that entity's name
 * @param levels levels of government that execute: some of E, R, M
 * @param objective the light registration of central actions and allocations
 * @param source where the content was published
 * @param demonstration whether parts were invented to show the system
 * @param problem the problem it attacks
 * @param populations whom it is to reach
 * @param causes the causal graph's nodes
 * @param criticalPaths paths of causes that matter most
 * @param nodes the matrix, each node holding those below it
 * @param sheets indicators' sheets, values by column of {@code indicator_sheet}
 * @param responsibles who answers for it
 * @param budget what was published of its money
 */
record Design(String program, String name, String kind, @Nullable String approach, @Nullable String rectorSector,
		@Nullable String rectorPliego, @Nullable String rectorName, String levels, @Nullable String objective,
		@Nullable String source, boolean demonstration, @Nullable Problem problem, List<Population> populations,
		List<Cause> causes, List<CriticalPath> criticalPaths, List<Node> nodes, List<Map<String, String>> sheets,
		List<Responsible> responsibles, List<Budget> budget) {

	Design {
		levels = orEmpty(levels);
		populations = orNone(populations);
		causes = orNone(causes);
		criticalPaths = orNone(criticalPaths);
		nodes = orNone(nodes);
		sheets = orNone(sheets);
		responsibles = orNone(responsibles);
		budget = orNone(budget);
	}

	Stream<Node> allNodes() {
		return this.nodes.stream().flatMap(Node::withChildren);
	}

	/** What a document doesn't hold arrives as null. */
	private static <T> List<T> orNone(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	record Problem(String statement, @Nullable String magnitudeSource, boolean demonstration) {
	}

	record Population(String name, @Nullable String definition, @Nullable String unit, @Nullable String source,
			boolean demonstration) {
	}

	record Cause(String code, String name, List<String> effects, boolean demonstration) {

		Cause {
			effects = orNone(effects);
		}

	}

	record CriticalPath(String justification, List<String> causes) {
	}

	record Node(Level level, String code, String text, @Nullable String unitOfMeasure, @Nullable String unitName,
			String levels, boolean withoutAssumptions, boolean demonstration, List<String> causes,
			List<Link> indicators, List<Text> verifications, List<Text> assumptions, List<Node> children) {

		Node {
			levels = orEmpty(levels);
			causes = orNone(causes);
			indicators = orNone(indicators);
			verifications = orNone(verifications);
			assumptions = orNone(assumptions);
			children = orNone(children);
		}

		Stream<Node> withChildren() {
			return Stream.concat(Stream.of(this), this.children.stream().flatMap(Node::withChildren));
		}

	}

	/**
	 * An indicator of a node.
	 *
	 * @param code the national code, or none: it is then found by its name
	 * @param name its name
	 */
	record Link(@Nullable String code, String name) {
	}

	record Text(String text, boolean demonstration) {
	}

	record Responsible(String duty, String name, String post, @Nullable String entity, @Nullable String designatedBy,
			@Nullable String from, @Nullable String to, boolean demonstration) {
	}

	record Budget(int year, String pia, String pim, @Nullable String certified, String accrued,
			@Nullable String ordered) {
	}

}
