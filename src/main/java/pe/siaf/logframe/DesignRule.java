package pe.siaf.logframe;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import pe.siaf.rules.Rule;

/**
 * What a design must pass before it can be submitted, or should (domain 4.3–4.8, 4.11,
 * Annex B; codes from 040 are ours). Each rule names its own check; its messages are
 * {@code rule.<code>} for what is wrong, {@code .title} for the same in a few words,
 * {@code .why} for why it matters and {@code .mend} for how to mend it.
 */
public enum DesignRule implements Rule {

	/** The causal graph has no circle and exactly one root, the problem. */
	GRAPH_UNSOUND("DSN-010", Severity.BLOCK, Column.DIAGNOSIS, DiagnosisLogic::graph),

	/** Every direct cause has its magnitude with a source. */
	CAUSE_WITHOUT_MAGNITUDE("DSN-011", Severity.WARN, Column.DIAGNOSIS, DiagnosisLogic::magnitudes),

	/** Every critical edge has evidence of level A to C, or says why it may stay. */
	EDGE_WITHOUT_EVIDENCE("DSN-012", Severity.BLOCK, Column.DIAGNOSIS, DiagnosisLogic::evidence),

	/** Every chosen intervention changes a vulnerable factor on a critical path. */
	INTERVENTION_WITHOUT_FACTOR("DSN-013", Severity.BLOCK, Column.DIAGNOSIS, DiagnosisLogic::interventions),

	/** Every critical path has an intervention. */
	PATH_UNATTENDED("DSN-014", Severity.WARN, Column.DIAGNOSIS, DiagnosisLogic::unattendedPaths),

	/** V1: every product serves the specific result and attacks a cause. */
	PRODUCT_WITHOUT_CAUSE("DSN-020", Severity.BLOCK, Column.OBJECTIVES, VerticalLogic::productsWithoutCause),

	/** V2: every product has activities, every activity its product. */
	PRODUCT_WITHOUT_ACTIVITY("DSN-021", Severity.BLOCK, Column.OBJECTIVES, VerticalLogic::productsWithoutActivity),

	/** V4: every level but the top has assumptions, or says that it needs none. */
	LEVEL_WITHOUT_ASSUMPTIONS("DSN-022", Severity.BLOCK, Column.ASSUMPTIONS, VerticalLogic::levelsWithoutAssumptions),

	/** V7: every activity has unit, programming criterion, executors and cost. */
	ACTIVITY_NOT_OPERATIONAL("DSN-023", Severity.BLOCK, Column.DELIVERY, ProductionLogic::operationalActivities),

	/** V8: every project is of a typology, every typology serves a cause or product. */
	PROJECT_WITHOUT_TYPOLOGY("DSN-024", Severity.BLOCK, Column.DELIVERY, ProductionLogic::projects),

	/** H1: every node is measured. */
	NODE_WITHOUT_INDICATOR("DSN-030", Severity.BLOCK, Column.INDICATORS, HorizontalLogic::nodesWithoutIndicator),

	/** H2: every indicator's sheet is complete. */
	SHEET_INCOMPLETE("DSN-031", Severity.BLOCK, Column.INDICATORS, HorizontalLogic::incompleteSheets),

	/** H3: results are verified by somebody else than who executes. */
	VERIFICATION_NOT_INDEPENDENT("DSN-032", Severity.BLOCK, Column.VERIFICATION, HorizontalLogic::verifications),

	/** V3: every direct cause is attacked by a product. */
	CAUSE_NOT_ATTACKED("DSN-040", Severity.WARN, Column.OBJECTIVES, DiagnosisLogic::attackedCauses),

	/** V4: an assumption isn't what the executor decides. */
	ASSUMPTION_UNDER_CONTROL("DSN-041", Severity.WARN, Column.ASSUMPTIONS, WordingLogic::controlledAssumptions),

	/** V5: the team has signed each level's sufficiency. */
	SUFFICIENCY_UNSIGNED("DSN-042", Severity.WARN, Column.OBJECTIVES, VerticalLogic::unsignedLevels),

	/** V6: a product is something delivered, not an office's task. */
	PRODUCT_IS_TASK("DSN-043", Severity.WARN, Column.OBJECTIVES, WordingLogic::internalTasks),

	/** A product says more than its activity. */
	ACTIVITY_RESTATED("DSN-044", Severity.WARN, Column.OBJECTIVES, WordingLogic::restatedActivities),

	/** V9: the program's own management takes a small share. */
	COMMON_ACTIONS_HEAVY("DSN-045", Severity.WARN, Column.DELIVERY, ProductionLogic::commonActions),

	/** A means of verification isn't the executor's own paper. */
	VERIFICATION_OWN_WORD("DSN-046", Severity.WARN, Column.VERIFICATION, WordingLogic::ownWords),

	/** H4: a specific result has several indicators. */
	FEW_RESULT_INDICATORS("DSN-047", Severity.WARN, Column.INDICATORS, HorizontalLogic::fewResultIndicators),

	/** H5: an indicator stands at the level its sheet says. */
	INDICATOR_AT_WRONG_LEVEL("DSN-048", Severity.WARN, Column.INDICATORS, SheetLogic::levels),

	/** H6: a sheet says its dimension and field. */
	SHEET_UNCLASSIFIED("DSN-049", Severity.WARN, Column.INDICATORS, SheetLogic::classification),

	/** H7: efficiency compares with a cost or input. */
	EFFICIENCY_WITHOUT_COST("DSN-050", Severity.WARN, Column.INDICATORS, SheetLogic::efficiency),

	/** Targets go the way that the indicator's sense says. */
	TARGETS_AGAINST_SENSE("DSN-051", Severity.WARN, Column.INDICATORS, SheetLogic::targets),

	/** A product costs something. */
	PRODUCT_WITHOUT_COST("DSN-052", Severity.WARN, Column.DELIVERY, ProductionLogic::productsWithoutCost),

	/** An indicator measures one level. */
	INDICATOR_AT_TWO_LEVELS("DSN-053", Severity.WARN, Column.INDICATORS, SheetLogic::twoLevels),

	/** The unit of measure counts what the text speaks of. */
	UNIT_DOES_NOT_FIT("DSN-054", Severity.WARN, Column.DELIVERY, WordingLogic::units),

	/** Somebody answers for the program and for each product. */
	NOBODY_ANSWERS("DSN-055", Severity.WARN, Column.DELIVERY, ProductionLogic::responsibles, (program) -> true),

	/**
	 * Central actions and allocations say what they are for, what is done and counted
	 * (4.11).
	 */
	LIGHT_REGISTRATION("DSN-056", Severity.BLOCK, Column.OBJECTIVES, ProductionLogic::lightRegistration,
			(program) -> !program.isBudgetProgram());

	private final String code;

	private final Severity severity;

	private final Column column;

	@SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
	private final Function<ReviewedDesign, Stream<Verdict>> check;

	@SuppressWarnings("ImmutableEnumChecker") // asks the program and nothing else
	private final Predicate<ReviewedDesign.Program> concerns;

	DesignRule(String code, Severity severity, Column column, Function<ReviewedDesign, Stream<Verdict>> check) {
		this(code, severity, column, check, ReviewedDesign.Program::isBudgetProgram);
	}

	DesignRule(String code, Severity severity, Column column, Function<ReviewedDesign, Stream<Verdict>> check,
			Predicate<ReviewedDesign.Program> concerns) {
		this.code = code;
		this.severity = severity;
		this.column = column;
		this.check = check;
		this.concerns = concerns;
	}

	@Override
	public String code() {
		return this.code;
	}

	/**
	 * How much it weighs.
	 * @return BLOCK where a version that breaks it can't be submitted
	 */
	public Severity severity() {
		return this.severity;
	}

	/**
	 * The part of the design it looks at.
	 * @return the part
	 */
	public Column column() {
		return this.column;
	}

	/**
	 * Whether a reason and a name can lift it: without a sound graph nothing else can be
	 * judged.
	 * @return whether
	 */
	public boolean isWaivable() {
		return this != GRAPH_UNSOUND;
	}

	/** What it says of a design; nothing where it doesn't concern its kind of program. */
	List<Verdict> judge(ReviewedDesign design) {
		return this.concerns.test(design.program()) ? this.check.apply(design).toList() : List.of();
	}

	/** How much a rule weighs. */
	public enum Severity {

		/** Keeps a version from being submitted. */
		BLOCK,

		/** Is said and left to the people. */
		WARN

	}

	/**
	 * The parts of a design that a reviewer grades: the matrix's columns and two more.
	 */
	public enum Column {

		/** The causal graph behind the matrix. */
		DIAGNOSIS,

		/** What is aimed at, level by level. */
		OBJECTIVES,

		/** How it is measured. */
		INDICATORS,

		/** From where it is known. */
		VERIFICATION,

		/** What must hold outside the program's control. */
		ASSUMPTIONS,

		/** How it is produced, costed and answered for. */
		DELIVERY

	}

}
