package pe.siaf.modification;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * What a note does beyond money, as it is shown before it is sent and kept with it
 * (domain 8.8).
 *
 * @param targets the targets whose credit moves
 * @param coverages whom they serve, where that is known
 * @param indicators what the products and the results above them are measured by
 */
record Consequences(List<Target> targets, List<Coverage> coverages, List<Indicator> indicators) {

	/**
	 * A target whose credit moves.
	 *
	 * @param unit its unit
	 * @param secFunc its sequence
	 * @param name its name
	 * @param category its program or category
	 * @param product its product or project
	 * @param activity its activity
	 * @param pimBefore its credit today
	 * @param pimAfter its credit after the note
	 * @param accrued what was accrued on it
	 * @param changedPercent by how much its credit changes, in percent; null where it had
	 * none
	 * @param unitName in what it is counted; empty where nothing is
	 * @param initialQuantity its quantity of the opening budget
	 * @param quantity its quantity today
	 * @param executed what was produced of it
	 * @param unitCostBefore credit for each unit today, soles
	 * @param newQuantity what the note makes of the quantity
	 * @param stayReason why it stays
	 * @param unitCostAfter credit for each unit after the note, soles
	 * @param asks whether its credit changes by more than the year's limit
	 */
	record Target(String unit, String secFunc, String name, String category, String product, String activity,
			Amount pimBefore, Amount pimAfter, Amount accrued, @Nullable BigDecimal changedPercent, String unitName,
			@Nullable BigDecimal initialQuantity, @Nullable BigDecimal quantity, @Nullable BigDecimal executed,
			@Nullable BigDecimal unitCostBefore, @Nullable BigDecimal newQuantity, String stayReason,
			@Nullable BigDecimal unitCostAfter, boolean asks) {

		/**
		 * Whether it was said what becomes of it.
		 * @return true if it moves or stays for a reason
		 */
		public boolean isAnswered() {
			return this.newQuantity != null || !this.stayReason.isEmpty();
		}

		public String key() {
			return this.unit + "-" + this.secFunc;
		}

	}

	/**
	 * Whom a target serves.
	 *
	 * @param unit its unit
	 * @param secFunc the target
	 * @param population the population
	 * @param coverage the percentage of it that is to be reached today
	 * @param coverageAfter the same with the note's quantity
	 */
	record Coverage(String unit, String secFunc, String population, BigDecimal coverage,
			@Nullable BigDecimal coverageAfter) {
	}

	/**
	 * What a product or a result above it is measured by.
	 *
	 * @param category the program
	 * @param product the product whose targets the note moves
	 * @param level P product, SR specific result, FR final result
	 * @param node the node's code
	 * @param nodeName its text
	 * @param indicator the indicator's code
	 * @param name its name
	 * @param unit in what it is measured
	 * @param baseline its baseline
	 * @param target its next target
	 * @param lastYear the year of its last value
	 * @param last that value
	 */
	record Indicator(String category, String product, String level, String node, String nodeName, String indicator,
			String name, @Nullable String unit, @Nullable BigDecimal baseline, @Nullable BigDecimal target,
			@Nullable Integer lastYear, @Nullable BigDecimal last) {
	}

}
