package pe.siaf.reassignment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * What is asked for when a reassignment is sent.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param file the file's number, ten digits
 * @param from the line that gives
 * @param to the line that receives
 * @param amount how much, above zero
 * @param month the month it counts in; the document's where it isn't given
 * @param documentType source document
 * @param documentNumber its number
 * @param documentDate its date
 * @param justification why
 */
record ReassignmentRequest(int fiscalYear, String secEjec, String file, LineKey from, LineKey to, Amount amount,
		@Nullable Integer month, String documentType, String documentNumber, @Nullable LocalDate documentDate,
		String justification) {

	/** 1 to 12, or 0 where nothing says. */
	int chosenMonth() {
		LocalDate date = this.documentDate;
		Integer given = this.month;
		return (given != null) ? given : ((date != null) ? date.getMonthValue() : 0);
	}

}
