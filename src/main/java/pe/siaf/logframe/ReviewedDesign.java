package pe.siaf.logframe;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Percentage;

/**
 * All that the checks look at in a version.
 *
 * @param program the program as a whole
 * @param logframe its matrix
 * @param diagnosis its causal graph
 * @param signedLevels levels whose sufficiency the team has signed (V5)
 * @param typologies what kinds of projects it may hold
 * @param projects the year's projects
 * @param responsibles who answers, for the program or for one of its nodes
 * @param commonActions share of the program's budget that goes to its own management;
 * none where there is no budget
 * @param words the lists of words
 * @param limits limits of the year by name
 */
record ReviewedDesign(Program program, Logframe logframe, Diagnosis diagnosis, Set<Level> signedLevels,
		List<Typology> typologies, List<Project> projects, List<Responsible> responsibles,
		@Nullable Percentage commonActions, DesignWords words, Map<String, BigDecimal> limits) {

	/** Share of the budget for the program's own management, in percent (V9). */
	static final String COMMON_ACTIONS_SHARE = "COMMON_ACTIONS_SHARE";

	/** Indicators that a specific result should have at least (H4). */
	static final String RESULT_INDICATORS = "RESULT_INDICATORS";

	/** Share of words that make two texts the same, in percent. */
	static final String SAME_WORDS = "SAME_WORDS";

	Stream<LogframeNode> nodes() {
		return this.logframe.nodes().stream();
	}

	Stream<LogframeNode> at(Level level) {
		return nodes().filter((node) -> node.level() == level);
	}

	/** Products that deliver something to a population. */
	Stream<LogframeNode> deliveredProducts() {
		return at(Level.P).filter((product) -> !product.isCommonActions());
	}

	Stream<LogframeNode> results() {
		return nodes().filter((node) -> !node.level().isProduced());
	}

	boolean lacks(Level level) {
		return at(level).findAny().isEmpty();
	}

	Map<Long, LogframeNode> byId() {
		return nodes().collect(Collectors.toMap(LogframeNode::id, (node) -> node));
	}

	int fiscalYear() {
		return this.logframe.fiscalYear();
	}

	BigDecimal limit(String name) {
		return Objects.requireNonNull(this.limits.get(name), name);
	}

	/**
	 * The program as a whole.
	 *
	 * @param code its code
	 * @param kind PP, AC or APNOP
	 * @param objective the light registration of central actions and allocations (4.11)
	 * @param levels levels of government that execute it
	 * @param rectorName the entity that answers for it
	 */
	record Program(String code, String kind, @Nullable String objective, String levels, @Nullable String rectorName) {

		boolean isBudgetProgram() {
			return "PP".equals(this.kind);
		}

	}

	/**
	 * A kind of project that the program may hold (4.8).
	 *
	 * @param code its code
	 * @param name its name
	 * @param serves whether it names the cause or product it serves
	 */
	record Typology(String code, String name, boolean serves) {
	}

	/**
	 * A project of the year's chains.
	 *
	 * @param code its code
	 * @param admitted whether its classification is one of a typology's
	 */
	record Project(String code, boolean admitted) {
	}

	/**
	 * Somebody who answers.
	 *
	 * @param nodeId the node; none for the program as a whole
	 * @param duty the duty
	 * @param name who
	 * @param termTo the term's last day; none where it is open
	 */
	record Responsible(@Nullable Long nodeId, String duty, String name, @Nullable LocalDate termTo) {
	}

}
