package pe.siaf.access;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/**
 * Who does what of a program, by level of government (domain 5.7).
 *
 * @param rows products, each with its activities, and the program's total last
 * @param gaps places with people to reach and nobody granted to execute (GRT-010)
 * @param overlaps activities that two units lead for the same people (GRT-011)
 */
record Articulation(List<Row> rows, List<Gap> gaps, List<Overlap> overlaps) {

	/** The columns: nation, regions, municipalities. */
	static final List<String> LEVELS = List.of("E", "R", "M");

	/**
	 * A line of the matrix.
	 *
	 * @param product its product; empty in the total
	 * @param activity its activity; empty in a product's line
	 * @param name what it is called
	 * @param cells by level
	 */
	record Row(String product, String activity, String name, Map<String, Cell> cells) {

		public boolean isTotal() {
			return this.product.isEmpty();
		}

		public boolean isProduct() {
			return !this.product.isEmpty() && this.activity.isEmpty();
		}

		public String label() {
			return (this.activity.isEmpty() ? this.product : this.activity) + ". " + this.name;
		}

		public Cell cell(String level) {
			return this.cells.getOrDefault(level, Cell.EMPTY);
		}

	}

	/**
	 * What a level does of a node.
	 *
	 * @param units units granted to execute it
	 * @param pim its modified budget, in the reader's scope
	 * @param target its physical target, where all targets have one unit of measure
	 * @param coverage share of the target population whose lead is of this level; null
	 * where nobody said whom the product is to reach
	 */
	record Cell(long units, @Nullable Amount pim, @Nullable BigDecimal target, @Nullable Percentage coverage) {

		static final Cell EMPTY = new Cell(0, null, null, null);

	}

	/**
	 * Population without executor.
	 *
	 * @param product the product
	 * @param ubigeo the place
	 * @param place its name
	 * @param size how many are to be reached
	 */
	record Gap(String product, String ubigeo, String place, BigDecimal size) {

		public BigDecimal people() {
			return this.size.setScale(0, RoundingMode.HALF_UP);
		}

	}

	/**
	 * Two leads.
	 *
	 * @param product the product
	 * @param activity the activity
	 * @param geography the place; empty for everywhere
	 * @param populationGroup the group; empty for all
	 * @param units how many
	 * @param codes which
	 */
	record Overlap(String product, String activity, String geography, String populationGroup, long units,
			String codes) {
	}

}
