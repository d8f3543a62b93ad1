package pe.siaf.logframe;

import java.util.List;
import java.util.function.Function;

import pe.siaf.rules.Rule;

/**
 * What a design must pass before it can be submitted (domain 4.4, Annex B). Each rule
 * holds its own check; its messages are {@code rule.<code>} for what is wrong,
 * {@code rule.<code>.why} for why it matters and {@code rule.<code>.mend} for how to mend
 * it.
 */
public enum DesignRule implements Rule {

	/** V1: every product serves the specific result and attacks a cause. */
	PRODUCT_WITHOUT_CAUSE("DSN-020", VerticalLogic::productsWithoutCause),

	/** V2: every product has activities, every activity its product. */
	PRODUCT_WITHOUT_ACTIVITY("DSN-021", VerticalLogic::productsWithoutActivity),

	/** V4: every level but the top has assumptions, or says that it needs none. */
	LEVEL_WITHOUT_ASSUMPTIONS("DSN-022", VerticalLogic::levelsWithoutAssumptions),

	/** H1: every node is measured. */
	NODE_WITHOUT_INDICATOR("DSN-030", HorizontalLogic::nodesWithoutIndicator),

	/** H2: every indicator's sheet is complete. */
	SHEET_INCOMPLETE("DSN-031", HorizontalLogic::incompleteSheets);

	private final String code;

	@SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
	private final Function<Logframe, List<Finding>> check;

	DesignRule(String code, Function<Logframe, List<Finding>> check) {
		this.code = code;
		this.check = check;
	}

	@Override
	public String code() {
		return this.code;
	}

	List<Finding> findings(Logframe logframe) {
		return this.check.apply(logframe);
	}

}
