package pe.siaf.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import pe.siaf.logframe.DesignRule;

/**
 * The steps of design that have a guide, in their order. Their words are the messages
 * {@code guide.<slug>.title}, {@code .lead}, {@code .concept}, {@code .good},
 * {@code .bad}, {@code .why} and {@code .check.1} to {@code .check.5}.
 */
enum GuideStep {

	/** The problem, with its magnitude. */
	PROBLEM("problema", DesignRule.GRAPH_UNSOUND),

	/** What leads to it, and which chains matter most. */
	CAUSES("causas", DesignRule.GRAPH_UNSOUND, DesignRule.CAUSE_WITHOUT_MAGNITUDE, DesignRule.PATH_UNATTENDED),

	/** How it is known. */
	EVIDENCE("evidencia", DesignRule.EDGE_WITHOUT_EVIDENCE),

	/** What can be done. */
	INTERVENTIONS("intervenciones", DesignRule.INTERVENTION_WITHOUT_FACTOR, DesignRule.PATH_UNATTENDED),

	/** From activities to the result, and whether they suffice. */
	CHAIN("cadena", DesignRule.PRODUCT_WITHOUT_CAUSE, DesignRule.PRODUCT_WITHOUT_ACTIVITY,
			DesignRule.CAUSE_NOT_ATTACKED, DesignRule.SUFFICIENCY_UNSIGNED),

	/** The matrix, cell by cell. */
	MATRIX("matriz", DesignRule.VERIFICATION_NOT_INDEPENDENT, DesignRule.PRODUCT_IS_TASK, DesignRule.ACTIVITY_RESTATED,
			DesignRule.VERIFICATION_OWN_WORD),

	/** How results and products are measured. */
	INDICATORS("indicadores", DesignRule.NODE_WITHOUT_INDICATOR, DesignRule.SHEET_INCOMPLETE,
			DesignRule.FEW_RESULT_INDICATORS, DesignRule.INDICATOR_AT_WRONG_LEVEL, DesignRule.INDICATOR_AT_TWO_LEVELS,
			DesignRule.TARGETS_AGAINST_SENSE),

	/** What must hold outside the program. */
	ASSUMPTIONS("supuestos", DesignRule.LEVEL_WITHOUT_ASSUMPTIONS, DesignRule.ASSUMPTION_UNDER_CONTROL),

	/** Who answers. */
	PERSONS("responsables", DesignRule.NOBODY_ANSWERS, DesignRule.SUFFICIENCY_UNSIGNED),

	/** How it is produced, programmed and costed. */
	OPERATION("operacion", DesignRule.ACTIVITY_NOT_OPERATIONAL, DesignRule.PRODUCT_WITHOUT_COST,
			DesignRule.UNIT_DOES_NOT_FIT, DesignRule.PROJECT_WITHOUT_TYPOLOGY),

	/** Who may program and execute what. */
	ACCESS("accesos"),

	/** From draft to approval. */
	REVIEW("revision");

	private final String slug;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<DesignRule> rules;

	GuideStep(String slug, DesignRule... rules) {
		this.slug = slug;
		this.rules = List.of(rules);
	}

	/**
	 * Its name in addresses and messages.
	 * @return for example {@code problema}
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * The checks of what it speaks of.
	 * @return the rules
	 */
	public List<DesignRule> rules() {
		return this.rules;
	}

	/** The exercises that practise it. */
	List<Exercise> exercises() {
		return Arrays.stream(Exercise.values()).filter((exercise) -> exercise.step() == this).toList();
	}

	Optional<GuideStep> before() {
		return away(-1);
	}

	Optional<GuideStep> after() {
		return away(1);
	}

	private Optional<GuideStep> away(int steps) {
		List<GuideStep> all = List.of(values());
		int at = all.indexOf(this) + steps;
		return (at >= 0 && at < all.size()) ? Optional.of(all.get(at)) : Optional.empty();
	}

	static Optional<GuideStep> of(String slug) {
		return Arrays.stream(values()).filter((step) -> step.slug.equals(slug)).findFirst();
	}

}
