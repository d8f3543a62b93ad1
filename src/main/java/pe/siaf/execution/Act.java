package pe.siaf.execution;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;

/**
 * A movement document on a record.
 *
 * @param id its key within the unit
 * @param recordId the record
 * @param correlative its place among the record's acts
 * @param kind what it does
 * @param state N, V, T, A, R or X
 * @param attempt how often it was sent
 * @param version counts its changes
 * @param month the month of execution
 * @param documentType source document
 * @param documentName what the catalogue calls it
 * @param documentNumber its number
 * @param documentDate its date
 * @param justification what it is for
 * @param voucherType voucher of an accrual
 * @param voucherSeries its series
 * @param voucherNumber its number
 * @param voucherDate its date
 * @param conformityDate conformity of an accrual
 * @param conformityUnit the area that gave it
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param preparedAt when
 * @param movedAt when its state changed last
 * @param approvedBy who approved it
 * @param approvedName that person's name
 * @param approvedAt when
 * @param total the sum of its own record's lines, signed
 * @param rate the rate of exchange it was reckoned with, if any
 */
record Act(long id, long recordId, String correlative, ActKind kind, String state, int attempt, int version, int month,
		String documentType, String documentName, String documentNumber, LocalDate documentDate, String justification,
		@Nullable String voucherType, @Nullable String voucherSeries, @Nullable String voucherNumber,
		@Nullable LocalDate voucherDate, @Nullable LocalDate conformityDate, @Nullable String conformityUnit,
		String preparedBy, String preparedName, OffsetDateTime preparedAt, OffsetDateTime movedAt,
		@Nullable String approvedBy, @Nullable String approvedName, @Nullable OffsetDateTime approvedAt, Amount total,
		@Nullable ExchangeRate rate) {

	/** Its source document's type, code before name. */
	public String paper() {
		return this.documentName.isEmpty() ? this.documentType : this.documentType + ". " + this.documentName;
	}

	/**
	 * Whether what it says may still be written anew: it makes its record and isn't sent.
	 */
	public boolean isEditable() {
		return this.kind == ActKind.INI && "NR".contains(this.state);
	}

	public boolean isUnderWay() {
		return "NVTR".contains(this.state);
	}

	/** The same act after a move. */
	Act moved(String to, Moved how) {
		return new Act(this.id, this.recordId, this.correlative, this.kind, to, how.attempt(), how.version(),
				this.month, this.documentType, this.documentName, this.documentNumber, this.documentDate,
				this.justification, this.voucherType, this.voucherSeries, this.voucherNumber, this.voucherDate,
				this.conformityDate, this.conformityUnit, this.preparedBy, this.preparedName, this.preparedAt,
				how.movedAt(), how.approvedBy(), how.approvedName(), how.approvedAt(), this.total, this.rate);
	}

	public @Nullable Voucher voucher() {
		return (this.voucherType != null && this.voucherSeries != null && this.voucherNumber != null)
				? new Voucher(this.voucherType, this.voucherSeries, this.voucherNumber, this.voucherDate) : null;
	}

	/** What a move changed of an act. */
	record Moved(int attempt, int version, OffsetDateTime movedAt, @Nullable String approvedBy,
			@Nullable String approvedName, @Nullable OffsetDateTime approvedAt) {
	}

}
