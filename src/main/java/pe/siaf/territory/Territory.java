package pe.siaf.territory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.access.LevelMoney;
import pe.siaf.access.LevelQuantity;
import pe.siaf.money.Percentage;

/**
 * What each level of government does for the people of a place.
 *
 * @param place the place
 * @param path what it lies in, itself last
 * @param rows programs, each with its products, and the total last; empty where nothing
 * is done
 * @param children the places it is made of, with their money; they add up to the total
 * @param gaps people to reach whom nobody is granted to serve (GRT-010)
 * @param overlaps nodes that two units lead for the same people here (GRT-011)
 * @param whole whether the reader sees all that is done here, not only a part
 */
record Territory(Place place, List<Place> path, List<Row> rows, List<Child> children, List<Gap> gaps,
		List<Overlap> overlaps, boolean whole) {

	/** The columns: nation, regions, municipalities. */
	static final List<String> LEVELS = List.of("E", "R", "M");

	/** All levels and programs together. */
	public LevelMoney money() {
		return this.rows.isEmpty() ? LevelMoney.NONE : this.rows.get(this.rows.size() - 1).money();
	}

	/**
	 * A line.
	 *
	 * @param program its program; empty in the total
	 * @param product its product or project; empty in a program's line
	 * @param name what it is called
	 * @param population how many people the program is to reach here; null where its
	 * design doesn't say
	 * @param cells by level
	 */
	record Row(String program, String product, String name, @Nullable BigDecimal population, Map<String, Cell> cells) {

		public boolean isTotal() {
			return this.program.isEmpty();
		}

		public boolean ofProgram() {
			return !this.program.isEmpty() && this.product.isEmpty();
		}

		public String label() {
			return (this.product.isEmpty() ? this.program : this.product) + ". " + this.name;
		}

		public @Nullable Cell cell(String level) {
			return this.cells.get(level);
		}

		/** The money of all levels. */
		public LevelMoney money() {
			return this.cells.values().stream().map(Cell::money).reduce(LevelMoney.NONE, LevelMoney::plus);
		}

		/** Whether two levels or more produce the same here. */
		public boolean isShared() {
			return !this.product.isEmpty() && this.cells.size() > 1;
		}

	}

	/**
	 * What a level does.
	 *
	 * @param units units with targets here
	 * @param money their money
	 * @param quantity what they are to produce, where all have one unit of measure
	 */
	record Cell(long units, LevelMoney money, @Nullable LevelQuantity quantity) {
	}

	/**
	 * A place within.
	 *
	 * @param ubigeo its six digits
	 * @param name its name; empty for targets of the whole place
	 * @param money what is done there
	 * @param share its part of the whole place's modified budget
	 */
	record Child(String ubigeo, String name, LevelMoney money, @Nullable Percentage share) {
	}

	/**
	 * Population without executor.
	 *
	 * @param program the program
	 * @param product the product
	 * @param name what the product is called
	 * @param ubigeo the place
	 * @param place its name
	 * @param size how many are to be reached
	 */
	record Gap(String program, String product, String name, String ubigeo, String place, BigDecimal size) {
	}

	/**
	 * Two leads.
	 *
	 * @param program the program
	 * @param product the product; empty for the whole program
	 * @param activity the activity; empty for the whole product
	 * @param geography the place; empty for everywhere
	 * @param populationGroup the group; empty for all
	 * @param codes which units
	 */
	record Overlap(String program, String product, String activity, String geography, String populationGroup,
			String codes) {

		/** The node, from the program down. */
		public String node() {
			return this.program + (this.product.isEmpty() ? "" : " · " + this.product)
					+ (this.activity.isEmpty() ? "" : " · " + this.activity);
		}

	}

}
