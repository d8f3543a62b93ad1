package pe.siaf.ceiling;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A ceiling through its years: one line of a page.
 *
 * @param id the key of its first year's row, which stands for all
 * @param keys its keys, as {@link CeilingKeys#text()} writes them
 * @param code the codes that it adds to the ceiling above
 * @param name their names
 * @param tier PLIEGO, UE or CENTRE
 * @param hasChildren whether it is given out further
 * @param blocked whether one above was lowered below what hangs on it, in any year
 * @param years a cell for each year of the version
 */
record CeilingLine(long id, String keys, String code, String name, String tier, boolean hasChildren, boolean blocked,
		List<Cell> years) {

	/** The reason that stands with its first year, or empty. */
	public String reason() {
		return this.years.get(0).reason();
	}

	/** Whether it was lowered below what hangs on it, in any year. */
	public boolean over() {
		return this.years.stream().anyMatch(Cell::over);
	}

	/**
	 * A year of it.
	 *
	 * @param year the year
	 * @param id the row's key, or null where it has none that year
	 * @param amount the limit, or null
	 * @param distributed what is given out further
	 * @param criterion what it was reckoned by, or empty
	 * @param norm the act it stands on, or empty
	 * @param reason why, or empty
	 */
	record Cell(int year, @Nullable Long id, @Nullable Amount amount, Amount distributed, String criterion, String norm,
			String reason) {

		static Cell none(int year) {
			return new Cell(year, null, null, Amount.ZERO, "", "", "");
		}

		/** What is left to give out; null where there is no ceiling. */
		public @Nullable Amount left() {
			return (this.amount != null) ? this.amount.minus(this.distributed) : null;
		}

		/** Whether more is given out than there is. */
		public boolean over() {
			return this.amount != null && this.distributed.exceeds(this.amount);
		}

	}

}
