package pe.siaf.accounting;

import java.util.Optional;

/**
 * What another module has to say before a unit closes an accounting month that doesn't
 * keep it from closing: who closes it should have looked. Modules above register theirs.
 */
public interface MonthWarning {

	/**
	 * What is left open up to a month.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @param month 1 to 12, or 13 for the adjustments of the year
	 * @return what to look at, or empty where all is done
	 */
	Optional<Told> before(int fiscalYear, String unit, int month);

	/**
	 * A warning.
	 *
	 * @param message key of the message, which takes the count and the amount
	 * @param count how many
	 * @param amount what they come to, in soles, as it is shown
	 * @param href where to look
	 */
	record Told(String message, long count, String amount, String href) {
	}

}
