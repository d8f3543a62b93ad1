package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * An entry of a unit's journal.
 *
 * @param id its key
 * @param number its number in the unit and year
 * @param date when it was made
 * @param month the month it counts in; 0 is the budget's frame, 13 the adjustments
 * @param stage the stage of the budget that it follows
 * @param document type and number of the document behind it
 * @param page the page of the document of the chain that it stems from
 * @param lines its lines, debits before credits
 */
public record JournalEntry(long id, int number, LocalDate date, int month, String stage, @Nullable String document,
		@Nullable String page, List<Line> lines) {

	/**
	 * A line.
	 *
	 * @param account the account
	 * @param name what the chart calls it
	 * @param rubro the rubro
	 * @param item the item of the budget
	 * @param debit what it debits, or null
	 * @param credit what it credits, or null
	 */
	public record Line(String account, @Nullable String name, String rubro, String item, @Nullable Amount debit,
			@Nullable Amount credit) {

		/**
		 * What the line changes, debits above zero.
		 * @return the amount
		 */
		Amount signed() {
			if (this.debit != null) {
				return this.debit;
			}
			return (this.credit != null) ? Amount.ZERO.minus(this.credit) : Amount.ZERO;
		}

	}

}
