package pe.siaf.access;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * Who does what of a program, by level of government (domain 5.7).
 *
 * @param rows products, each with its activities, and the program's total last; what the
 * ledger holds outside the design has rows of its own, so that every total adds up
 * @param gaps places with people to reach and nobody granted to execute (GRT-010)
 * @param overlaps nodes that two units lead for the same people (GRT-011)
 * @param open whether the program grants nothing in the year, so that nobody is held back
 * @param whole whether the reader sees all of the program's money, not only a part
 */
record Articulation(List<Row> rows, List<Gap> gaps, List<Overlap> overlaps, boolean open, boolean whole) {

	/** The columns: nation, regions, municipalities. */
	static final List<String> LEVELS = List.of("E", "R", "M");

	/**
	 * How many cells lack something.
	 * @param flaw what they lack
	 * @return the number, over activities
	 */
	public long count(Flaw flaw) {
		return this.rows.stream()
			.flatMap((row) -> row.cells().values().stream())
			.filter((cell) -> cell.flaws().contains(flaw))
			.count();
	}

	/** Whether any cell lacks something. */
	public boolean isFlawed() {
		return this.rows.stream()
			.flatMap((row) -> row.cells().values().stream())
			.anyMatch((cell) -> !cell.flaws().isEmpty());
	}

	/** What may be wrong with an activity at a level of government. */
	enum Flaw {

		/** The design marks a level that is competent, and no unit of it is granted. */
		NOT_GRANTED,

		/** Units are granted and none has a physical target. */
		NO_TARGET,

		/** Units are granted and none has money. */
		NO_MONEY,

		/** There is money and no unit is granted. */
		MONEY_WITHOUT_GRANT

	}

	/**
	 * A line of the matrix.
	 *
	 * @param product its product; empty in the total
	 * @param activity its activity; empty in a product's line
	 * @param name what it is called
	 * @param designed whether the design has it; if not, only the ledger does
	 * @param cells by level
	 */
	record Row(String product, String activity, String name, boolean designed, Map<String, Cell> cells) {

		public boolean isTotal() {
			return this.product.isEmpty();
		}

		public boolean isProduct() {
			return !this.product.isEmpty() && this.activity.isEmpty();
		}

		public String label() {
			return (this.activity.isEmpty() ? this.product : this.activity) + ". " + this.name;
		}

		/** How addresses name it: {@code product} or {@code product/activity}. */
		public String key() {
			return this.activity.isEmpty() ? this.product : this.product + "/" + this.activity;
		}

		public Cell cell(String level) {
			return this.cells.getOrDefault(level, Cell.EMPTY);
		}

		/** The money of all levels. */
		public LevelMoney money() {
			return this.cells.values()
				.stream()
				.map(Cell::money)
				.filter(Objects::nonNull)
				.reduce(LevelMoney.NONE, LevelMoney::plus);
		}

	}

	/**
	 * What a level does of a node.
	 *
	 * @param units units granted to execute it
	 * @param money its money in the reader's scope; null where no unit has a target on it
	 * @param quantity its physical target, where all targets have one unit of measure
	 * @param coverage whom it reaches; null where nobody said whom the product is to
	 * reach
	 * @param flaws what it lacks; only of activities
	 */
	record Cell(long units, @Nullable LevelMoney money, @Nullable LevelQuantity quantity, @Nullable Coverage coverage,
			List<Flaw> flaws) {

		static final Cell EMPTY = new Cell(0, null, null, null, List.of());

		/** Whether there is anything to show. */
		public boolean isEmpty() {
			return equals(EMPTY);
		}

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
	 * @param product the product; empty for the whole program
	 * @param activity the activity; empty for the whole product
	 * @param geography the place; empty for everywhere
	 * @param populationGroup the group; empty for all
	 * @param units how many
	 * @param codes which
	 */
	record Overlap(String product, String activity, String geography, String populationGroup, long units,
			String codes) {

		/** The node; empty for the whole program. */
		public String node() {
			return this.activity.isEmpty() ? this.product : this.product + " · " + this.activity;
		}

	}

	/**
	 * A unit that is granted a node, or has money on it.
	 *
	 * @param secEjec its code
	 * @param name its name
	 * @param pliego its pliego, sector first
	 * @param level E, R or M
	 * @param role LEAD, CO_EXECUTOR or SUPPORT; null where it isn't granted
	 * @param targets how many targets it has on the node, in the reader's scope
	 * @param unitName unit of measure of its quantities; null where they don't add up
	 * @param target its physical target
	 * @param executed what it has produced; null where nobody has reported
	 * @param pim modified budget
	 * @param certified certified
	 * @param accrued accrued
	 */
	record Executor(String secEjec, String name, String pliego, String level, @Nullable String role, long targets,
			@Nullable String unitName, @Nullable BigDecimal target, @Nullable BigDecimal executed, @Nullable Amount pim,
			@Nullable Amount certified, @Nullable Amount accrued) {

		/** Its money, or nothing. */
		public LevelMoney money() {
			return (this.pim == null || this.certified == null || this.accrued == null) ? LevelMoney.NONE
					: new LevelMoney(this.pim, this.certified, this.accrued);
		}

	}

}
