package pe.siaf.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import pe.siaf.logframe.DesignRule;

/**
 * The exercises on the method. Each begins with a copy of one small design of ours, sound
 * but for its faults, and is solved once the checks of the design find nothing of its
 * rules. The rules also hold what an easy way out would break: who removes the product
 * that has no cause leaves the cause unattended. Words are the messages
 * {@code exercise.<slug>.title}, {@code .task} and {@code .hint}.
 */
enum Exercise {

	/** A cause that leads nowhere. */
	GRAPH("modelo-causal", GuideStep.CAUSES, "diagnostico",
			rules(DesignRule.GRAPH_UNSOUND, DesignRule.PRODUCT_WITHOUT_CAUSE), Fault.missing(Part.EDGE, "C3 › C0"),
			Fault.missing(Part.EDGE_EVIDENCE, "C3 > C0 › E2")),

	/** A cause without magnitude, a critical link without evidence. */
	EVIDENCE("evidencia", GuideStep.EVIDENCE, "diagnostico",
			rules(DesignRule.CAUSE_WITHOUT_MAGNITUDE, DesignRule.EDGE_WITHOUT_EVIDENCE,
					DesignRule.PRODUCT_WITHOUT_CAUSE),
			Fault.says(Part.CAUSE, "C3", "magnitude", null), Fault.says(Part.CAUSE, "C3", "magnitude_source", null),
			Fault.missing(Part.EDGE_EVIDENCE, "C2 > C1 › E1")),

	/** An intervention on what can't be changed, a path that nobody attends. */
	INTERVENTIONS("intervenciones", GuideStep.INTERVENTIONS, "diagnostico",
			rules(DesignRule.INTERVENTION_WITHOUT_FACTOR, DesignRule.PATH_UNATTENDED, DesignRule.PRODUCT_WITHOUT_CAUSE),
			Fault.says(Part.INTERVENTION, "I1", "factor", "C1"), Fault.missing(Part.INTERVENTION, "I2")),

	/** A product without cause and without activity. */
	VERTICAL("logica-vertical", GuideStep.CHAIN, "matriz",
			rules(DesignRule.PRODUCT_WITHOUT_CAUSE, DesignRule.PRODUCT_WITHOUT_ACTIVITY, DesignRule.CAUSE_NOT_ATTACKED),
			Fault.missing(Part.NODE_CAUSE, "3999102 › C4"), Fault.missing(Part.NODE, "A › 5999102"),
			Fault.missing(Part.MODEL, "5999102"),
			Fault.missing(Part.ASSUMPTION, "5999102 › Las familias aceptan el lavadero en su vivienda")),

	/** Levels that nobody has signed for. */
	SUFFICIENCY("suficiencia", GuideStep.CHAIN, "equipo",
			rules(DesignRule.SUFFICIENCY_UNSIGNED, DesignRule.PRODUCT_WITHOUT_ACTIVITY),
			Fault.missing(Part.SUFFICIENCY, "P"), Fault.missing(Part.SUFFICIENCY, "A")),

	/** The executor's own paper as proof of the result. */
	VERIFICATION("logica-horizontal", GuideStep.MATRIX, "matriz",
			rules(DesignRule.VERIFICATION_NOT_INDEPENDENT, DesignRule.VERIFICATION_OWN_WORD,
					DesignRule.PRODUCT_WITHOUT_CAUSE),
			Fault.missing(Part.VERIFICATION, "RF › Encuesta nacional de hogares, módulo de salud"),
			Fault.says(Part.VERIFICATION, "RE › Encuesta nacional de hogares, módulo de salud", "executor_own", "true"),
			Fault.says(Part.VERIFICATION, "RE › Encuesta nacional de hogares, módulo de salud", "text",
					"Informe de gestión del programa")),

	/** A product measured by the result's indicator, another by none. */
	INDICATORS("indicadores", GuideStep.INDICATORS, "matriz",
			rules(DesignRule.NODE_WITHOUT_INDICATOR, DesignRule.INDICATOR_AT_TWO_LEVELS, DesignRule.CAUSE_NOT_ATTACKED),
			Fault.says(Part.INDICATOR, "3999101 › Proporción de hogares con agua tratada (práctica)", "indicator",
					"Proporción de menores de cinco años con diarrea (práctica)"),
			Fault.missing(Part.INDICATOR, "3999102 › Proporción de hogares con punto de lavado en uso (práctica)"),
			Fault.says(Part.NODE, "P › 3999102", "unit_name", null)),

	/** A level without assumptions, an assumption that is an activity. */
	ASSUMPTIONS("supuestos", GuideStep.ASSUMPTIONS, "matriz",
			rules(DesignRule.LEVEL_WITHOUT_ASSUMPTIONS, DesignRule.ASSUMPTION_UNDER_CONTROL,
					DesignRule.PRODUCT_WITHOUT_ACTIVITY, DesignRule.CAUSE_NOT_ATTACKED),
			Fault.missing(Part.ASSUMPTION, "3999101 › Las familias mantienen la práctica después de las visitas"),
			Fault.says(Part.ASSUMPTION, "5999102 › Las familias aceptan el lavadero en su vivienda", "text",
					"El programa cuenta con lavaderos en almacén")),

	/** A responsible whose term is over, a product that nobody answers for. */
	PERSONS("responsables", GuideStep.PERSONS, "equipo",
			rules(DesignRule.NOBODY_ANSWERS, DesignRule.CAUSE_NOT_ATTACKED),
			Fault.says(Part.RESPONSIBLE, "TECHNICAL_RESPONSIBLE › Nora Ejemplo", "term_to", "2020-12-31"),
			Fault.missing(Part.RESPONSIBLE, "NODE_RESPONSIBLE › 3999102 › Irma Ejemplo")),

	/** An activity that can neither be programmed nor costed. */
	OPERATION("modelo-operacional", GuideStep.OPERATION, "matriz",
			rules(DesignRule.ACTIVITY_NOT_OPERATIONAL, DesignRule.PRODUCT_WITHOUT_ACTIVITY,
					DesignRule.CAUSE_NOT_ATTACKED),
			Fault.says(Part.MODEL, "5999101", "concentration", null),
			Fault.says(Part.MODEL, "5999101", "unit_cost", null), Fault.says(Part.NODE, "A › 5999102", "levels", null)),

	/** Nothing yet: from a problem to an activity. */
	WHOLE("desde-cero", GuideStep.PROBLEM, "diagnostico",
			rules(DesignRule.GRAPH_UNSOUND, DesignRule.PRODUCT_WITHOUT_CAUSE, DesignRule.PRODUCT_WITHOUT_ACTIVITY,
					DesignRule.LEVEL_WITHOUT_ASSUMPTIONS, DesignRule.CAUSE_NOT_ATTACKED),
			Stream.of(Part.values()).map(Fault::none).toArray(Fault[]::new));

	private final String slug;

	private final GuideStep step;

	private final String page;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<DesignRule> rules;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<Fault> faults;

	Exercise(String slug, GuideStep step, String page, List<DesignRule> rules, Fault... faults) {
		this.slug = slug;
		this.step = step;
		this.page = page;
		this.rules = rules;
		this.faults = List.of(faults);
	}

	private static List<DesignRule> rules(DesignRule... rules) {
		return List.of(rules);
	}

	/**
	 * Its name in addresses, messages and the table of attempts.
	 * @return for example {@code modelo-causal}
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * The step that it practises.
	 * @return the step
	 */
	public GuideStep step() {
		return this.step;
	}

	/**
	 * The page of a version where one works on it.
	 * @return the last part of its address
	 */
	public String page() {
		return this.page;
	}

	/**
	 * Whether a finding is one that it asks to mend.
	 * @param code the rule's code
	 * @return true if so
	 */
	boolean asks(String code) {
		return this.rules.stream().anyMatch((rule) -> rule.code().equals(code));
	}

	List<Fault> faults() {
		return this.faults;
	}

	static Optional<Exercise> of(String slug) {
		return Arrays.stream(values()).filter((exercise) -> exercise.slug.equals(slug)).findFirst();
	}

}
