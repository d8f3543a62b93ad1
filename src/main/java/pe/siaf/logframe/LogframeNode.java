package pe.siaf.logframe;

import java.math.BigDecimal;
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
 * @param unitDimension what the unit counts by the year's catalogue, such as PERSON; none
 * where the catalogue doesn't know it
 * @param levels levels of government marked on it: some of E, R, M
 * @param withoutAssumptions whether it says explicitly that it needs none
 * @param demonstration whether invented to show the system
 * @param causes names of the causes it attacks that lie on a critical path
 * @param indicators its indicators
 * @param verifications its means of verification
 * @param assumptions its assumptions
 * @param model how it is delivered and costed; none where nobody has said
 */
public record LogframeNode(long id, Level level, String code, @Nullable Long parentId, String text,
		@Nullable String unitOfMeasure, @Nullable String unitName, @Nullable String unitDimension, String levels,
		boolean withoutAssumptions, boolean demonstration, List<String> causes, List<Indicator> indicators,
		List<Verification> verifications, List<Assumption> assumptions, @Nullable OperationalModel model) {

	/** The program's own management, the same code in every program (V9). */
	static final String COMMON_ACTIONS = "3000001";

	/** Whether it holds the program's management and delivers nothing to a population. */
	boolean isCommonActions() {
		return this.level == Level.P && this.code.equals(COMMON_ACTIONS);
	}

	/**
	 * An indicator of a node with what its sheet of the year says and lacks.
	 *
	 * @param code the national code
	 * @param name its name
	 * @param lacks message keys of the sheet's missing fields (H2)
	 * @param sheet the sheet that counts in the year; none where there is none
	 * @param targets the country's targets, oldest first
	 */
	public record Indicator(String code, String name, List<String> lacks, @Nullable Sheet sheet,
			List<IndicatorSheets.Target> targets) {
	}

	/**
	 * What a sheet says of an indicator, as far as the checks ask.
	 *
	 * @param level the row of the matrix it measures
	 * @param dimension EFFECTIVENESS, EFFICIENCY, QUALITY or ECONOMY
	 * @param field INPUT, PRODUCT or RESULT
	 * @param sense UP or DOWN: which way is better
	 * @param unit its unit
	 * @param numerator the formula's numerator, or the whole method where it isn't split
	 * @param denominator the formula's denominator
	 * @param sourceType ADMINISTRATIVE, SURVEY, CENSUS or STUDY
	 * @param measuredBy who measures it
	 * @param baselineYear the year of the baseline
	 * @param baseline the value it starts from
	 */
	public record Sheet(@Nullable Level level, @Nullable String dimension, @Nullable String field,
			@Nullable String sense, @Nullable String unit, @Nullable String numerator, @Nullable String denominator,
			@Nullable String sourceType, @Nullable String measuredBy, @Nullable Integer baselineYear,
			@Nullable BigDecimal baseline) {
	}

	/**
	 * How an indicator is verified.
	 *
	 * @param text the means
	 * @param indicator the indicator it is for; none where it serves the whole node
	 * @param executorOwn whether it is the executor's own word (H3); none where nobody
	 * has said
	 * @param demonstration whether invented to show the system
	 */
	public record Verification(String text, @Nullable String indicator, @Nullable Boolean executorOwn,
			boolean demonstration) {
	}

	/**
	 * What must hold outside the program's control.
	 *
	 * @param text the assumption
	 * @param probability LOW, MEDIUM or HIGH: that it fails
	 * @param impact LOW, MEDIUM or HIGH: if it fails
	 * @param monitoredBy who watches it
	 * @param source from where it is known
	 * @param status HOLDS, AT_RISK or FAILS
	 * @param demonstration whether invented to show the system
	 */
	public record Assumption(String text, @Nullable String probability, @Nullable String impact,
			@Nullable String monitoredBy, @Nullable String source, @Nullable String status, boolean demonstration) {
	}

	/**
	 * How a product or activity is delivered, programmed and costed (domain 4.6, 4.7).
	 *
	 * @param definition what the package or process consists of
	 * @param population the group that receives it
	 * @param coverageGoal share of the group to be reached, in percent
	 * @param concentration times a person
	 * @param criterionText the programming criterion in words
	 * @param unitCost soles a physical unit
	 * @param kit the kit of inputs it is costed by
	 */
	public record OperationalModel(@Nullable String definition, @Nullable String population,
			@Nullable BigDecimal coverageGoal, @Nullable BigDecimal concentration, @Nullable String criterionText,
			@Nullable BigDecimal unitCost, @Nullable String kit) {

		boolean isProgrammed() {
			return this.criterionText != null
					|| (this.population != null && this.coverageGoal != null && this.concentration != null);
		}

		boolean isCosted() {
			return this.unitCost != null || this.kit != null;
		}

	}

}
