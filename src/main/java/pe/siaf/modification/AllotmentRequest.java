package pe.siaf.modification;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import pe.siaf.money.Amount;

/**
 * A request of another allotment.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number ten digits
 * @param unitName the unit's name
 * @param level the pliego's level
 * @param sector its sector
 * @param pliego its code
 * @param state N, V, T, A, R or E
 * @param documentNumber the document that asks
 * @param requestedOn its day
 * @param reason why
 * @param lockVersion counts its changes
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param movedAt when it last moved
 * @param amount what it asks for on the whole
 */
record AllotmentRequest(int fiscalYear, String secEjec, String number, String unitName, String level, String sector,
		String pliego, String state, String documentNumber, LocalDate requestedOn, String reason, int lockVersion,
		String preparedBy, String preparedName, OffsetDateTime movedAt, Amount amount) {

	/** Its kind in the table of allowed moves. */
	static final String TYPE = "ALLOTMENT_REQUEST";

	/**
	 * Its page.
	 * @return the path
	 */
	public String page() {
		return "/presupuesto/revisiones-pca/" + this.fiscalYear + "/" + this.secEjec + "/" + this.number;
	}

	String id() {
		return this.fiscalYear + "/" + this.number;
	}

	/**
	 * A line of it.
	 *
	 * @param rubro rubro
	 * @param expenditureCategory category of expenditure
	 * @param generic generic
	 * @param amount the increase, or decrease where negative
	 * @param support what sustains it; empty where nothing has to
	 */
	record Line(String rubro, String expenditureCategory, String generic, Amount amount, String support) {

		AllotmentKey key() {
			return new AllotmentKey(this.rubro, this.expenditureCategory, this.generic);
		}

	}

}
