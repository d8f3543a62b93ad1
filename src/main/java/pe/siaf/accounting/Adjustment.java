package pe.siaf.accounting;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * An entry that people make, as it stands.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number its number in the unit and year
 * @param kind what it is
 * @param month 1 to 12, 13 for the adjustments of the year; 0 for an opening
 * @param documentType kind of supporting document
 * @param documentNumber its number
 * @param documentDate its day
 * @param reason why it is made
 * @param state PREPARED, VERIFIED, OBSERVED, APPROVED, REJECTED or ELIMINATED
 * @param version how often it changed
 * @param reverses the number of the one that it takes back
 * @param entry the number of its entry, once approved
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param movedAt when its state changed last
 * @param total what its debits add up to
 */
record Adjustment(int fiscalYear, String secEjec, int number, AdjustmentKind kind, int month, String documentType,
		String documentNumber, LocalDate documentDate, String reason, String state, int version,
		@Nullable Integer reverses, @Nullable Integer entry, String preparedBy, String preparedName,
		OffsetDateTime movedAt, Amount total) {

	BooksKey key() {
		return new BooksKey(this.fiscalYear, this.secEjec);
	}

	/** How it is called, such as 0012. */
	public String shown() {
		return "%04d".formatted(this.number);
	}

	/** Its month as people write it. */
	public String monthShown() {
		return AccountingMonths.shown(key(), this.month);
	}

	/** Where its page is. */
	public String page() {
		return key().path() + "/ajustes/" + this.number;
	}

	public boolean isEditable() {
		return this.kind != AdjustmentKind.REVERSAL && (this.state.equals("PREPARED") || this.state.equals("OBSERVED"));
	}

	public boolean isApproved() {
		return this.state.equals("APPROVED");
	}

	/** The day of its entry, within its month. */
	LocalDate entryDate() {
		if (this.month == 0) {
			return LocalDate.of(this.fiscalYear, 1, 1);
		}
		LocalDate first = LocalDate.of(this.fiscalYear, Math.min(this.month, 12), 1);
		LocalDate last = first.withDayOfMonth(first.lengthOfMonth());
		boolean within = this.month < AccountingMonths.ADJUSTMENTS && !this.documentDate.isBefore(first)
				&& !this.documentDate.isAfter(last);
		return within ? this.documentDate : last;
	}

}
