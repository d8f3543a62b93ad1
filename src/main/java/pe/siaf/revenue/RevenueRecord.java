package pe.siaf.revenue;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A record of revenue with what it comes to and its last act.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number its number
 * @param unitName the unit's name
 * @param spontaneous whether it was determined and collected at once
 * @param payerDocument the debtor's document
 * @param payerName the debtor
 * @param concept for what
 * @param legalBasis norm or contract
 * @param dueOn until when
 * @param determined what is owed
 * @param collected what came in, net of what went back
 * @param actId its last act
 * @param correlative that act's number within the record
 * @param phase D, R or DR
 * @param kind its kind
 * @param state its state
 * @param version its version
 * @param asked its amount
 * @param preparedBy who prepared it
 * @param movedAt when it moved last
 */
record RevenueRecord(int fiscalYear, String secEjec, String number, String unitName, boolean spontaneous,
		String payerDocument, String payerName, String concept, String legalBasis, @Nullable LocalDate dueOn,
		Amount determined, Amount collected, long actId, String correlative, String phase, String kind, String state,
		int version, Amount asked, String preparedBy, OffsetDateTime movedAt) {

	public RevenueKey key() {
		return new RevenueKey(this.fiscalYear, this.secEjec, this.number);
	}

	/** What is still owed. */
	public Amount outstanding() {
		return this.determined.minus(this.collected);
	}

	/** Whether its last act is still under way. */
	public boolean isUnderWay() {
		return !this.state.equals("A") && !this.state.equals("X");
	}

	public boolean isEditable() {
		return this.state.equals("N") || this.state.equals("R");
	}

	public RevenueStep step() {
		return RevenueStep.of(this.phase, this.kind);
	}

}
