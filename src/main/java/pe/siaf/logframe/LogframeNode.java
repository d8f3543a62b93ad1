package pe.siaf.logframe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A cell row of the matrix with its other three columns.
 *
 * @param id its key
 * @param level its row of the matrix
 * @param code what people call it: the classifier's code of products and activities
 * @param parentId the node it serves; none for the top and for orphans
 * @param text the objective
 * @param unitOfMeasure code of its one physical unit
 * @param unitName that unit's name
 * @param withoutAssumptions whether it says explicitly that it needs none
 * @param demonstration whether invented to show the system
 * @param causes names of the causes it attacks that lie on a critical path
 * @param indicators its indicators
 * @param verifications its means of verification
 * @param assumptions its assumptions
 */
public record LogframeNode(long id, Level level, String code, @Nullable Long parentId, String text,
		@Nullable String unitOfMeasure, @Nullable String unitName, boolean withoutAssumptions, boolean demonstration,
		List<String> causes, List<Indicator> indicators, List<Verification> verifications,
		List<Assumption> assumptions) {

	/**
	 * An indicator of a node with what its sheet of the year lacks.
	 *
	 * @param code the national code
	 * @param name its name
	 * @param lacks message keys of the sheet's missing fields (H2)
	 */
	public record Indicator(String code, String name, List<String> lacks) {
	}

	/**
	 * How an indicator is verified.
	 *
	 * @param text the means
	 * @param demonstration whether invented to show the system
	 */
	public record Verification(String text, boolean demonstration) {
	}

	/**
	 * What must hold outside the program's control.
	 *
	 * @param text the assumption
	 * @param demonstration whether invented to show the system
	 */
	public record Assumption(String text, boolean demonstration) {
	}

}
