package pe.siaf.modification;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A sequence of a note as it is kept.
 *
 * @param fiscalYear the year
 * @param secEjec the unit that keeps it
 * @param number ten digits
 * @param sequence 0001, or 0002 for what annuls it
 * @param unitName the unit's name
 * @param level the pliego's level
 * @param sector its sector
 * @param pliego its code
 * @param type its type
 * @param month the month that it counts in
 * @param documentType the supporting document's kind
 * @param documentNumber its number
 * @param documentDate its day
 * @param justification what it is for
 * @param state N, V, T, O, R, A, X or E
 * @param lockVersion counts its changes
 * @param resolutionId the document that approved it
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param movedAt when it last moved
 * @param approvedAt when it was approved
 * @param credit the sum of its credits
 * @param annulment the sum of its annulments
 */
record Note(int fiscalYear, String secEjec, String number, String sequence, String unitName, String level,
		String sector, String pliego, String type, int month, String documentType, String documentNumber,
		LocalDate documentDate, String justification, String state, int lockVersion, @Nullable Long resolutionId,
		String preparedBy, String preparedName, OffsetDateTime movedAt, @Nullable OffsetDateTime approvedAt,
		Amount credit, Amount annulment) {

	public NoteKey key() {
		return new NoteKey(this.fiscalYear, this.secEjec, this.number, this.sequence);
	}

	/**
	 * What it comes to: the greater of what it gives and takes.
	 * @return not negative
	 */
	public Amount total() {
		return this.credit.exceeds(this.annulment) ? this.credit : this.annulment;
	}

	public boolean isEditable() {
		return this.state.equals("N");
	}

	public boolean isUnderWay() {
		return "NVTOR".contains(this.state);
	}

	String pliegoKey() {
		return this.fiscalYear + "/" + this.level + "/" + this.sector + "/" + this.pliego;
	}

}
