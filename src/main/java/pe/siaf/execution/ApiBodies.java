package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;

/** What callers of the execution API send. */
final class ApiBodies {

	private static final int LONGEST_TEXT = 2000;

	private static final int LONGEST_NUMBER = 60;

	private static final int MOST_LINES = 2000;

	private ApiBodies() {
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static SourceDocument source(@Nullable Document document) {
		return (document != null) ? new SourceDocument(document.type(), document.number(), document.date())
				: new SourceDocument(null, null, null);
	}

	private static Lines lines(@Nullable List<Line> lines) {
		return Lines.of((lines != null) ? lines.stream().map(Line::toLine).toList() : List.of());
	}

	/**
	 * A document of the chain to register.
	 *
	 * @param unit sec_ejec
	 * @param year fiscal year
	 * @param month month of execution; the document's where it is left out
	 * @param predecessor Location path of the stage it draws on
	 * @param operationType type of operation
	 * @param document source document
	 * @param supplier whom an annual commitment is with
	 * @param justification what it is for
	 * @param voucher payment voucher of an accrual; read from the document's number where
	 * it is left out
	 * @param conformity conformity of an accrual; where it is left out, who authorises
	 * the accrual answers for it
	 * @param lines amounts by line
	 * @param total their sum, to be checked where it is told
	 * @param contract number of the contract that an annual commitment carries out
	 * @param part where the money of a payment order goes: NET (the payee, where it is
	 * left out), DETRACTION, VAT_WITHHOLDING, FOURTH_CATEGORY, PENALTY or COURT
	 * @param currency currency of lines and total; where it is left out, soles
	 * @param exchangeRate soles for one of the currency, as a string; where it is left
	 * out, the one published for the document's day
	 * @param send whether it is verified and sent to whoever approves it at once
	 */
	record RegisterBody(@NotNull @Size(max = 6) String unit, int year, @Nullable Integer month,
			@Size(max = 200) @Nullable String predecessor, @Size(max = 2) @Nullable String operationType,
			@Valid @Nullable Document document, @Valid @Nullable SupplierBody supplier,
			@Size(max = LONGEST_TEXT) @Nullable String justification, @Valid @Nullable VoucherBody voucher,
			@Valid @Nullable ConformityBody conformity,
			@Size(max = MOST_LINES) @Nullable List<@NotNull @Valid Line> lines, @Nullable Amount total,
			@Size(max = LONGEST_NUMBER) @Nullable String contract, @Nullable OrderPart part,
			@Size(max = 3) @Nullable String currency, @Nullable ExchangeRate exchangeRate, @Nullable Boolean send) {

		Registration toRegistration(DocumentStage stage, @Nullable ExecutionRecord predecessor) {
			return new Registration(stage, this.year, this.unit, (predecessor != null) ? predecessor.id() : null,
					this.operationType, this.month, source(this.document),
					(this.supplier != null) ? new Payee(orEmpty(this.supplier.ruc()), this.supplier.name()) : null,
					orEmpty(this.justification), (stage == DocumentStage.ACCRUAL) ? toVoucher() : null,
					(this.conformity != null) ? new Conformity(this.conformity.date(), this.conformity.unit()) : null,
					ApiBodies.lines(this.lines), this.total, this.contract,
					(this.part != null) ? this.part : OrderPart.NET, foreign(predecessor));
		}

		/** A rate without a currency is of the currency that the stage before has. */
		private @Nullable Foreign foreign(@Nullable ExecutionRecord predecessor) {
			String inherited = (predecessor != null && this.exchangeRate != null) ? predecessor.currency() : null;
			String told = (this.currency != null) ? this.currency.strip() : inherited;
			boolean soles = told == null
					|| (told.equals(Foreign.SOLES) && (predecessor == null || !predecessor.isForeign()));
			return (told == null || soles) ? null : Foreign.asked(told, this.exchangeRate);
		}

		private @Nullable Voucher toVoucher() {
			if (this.voucher != null) {
				return new Voucher(orEmpty(this.voucher.type()), orEmpty(this.voucher.series()),
						orEmpty(this.voucher.number()), this.voucher.date());
			}
			Document paper = this.document;
			return (paper != null && paper.number() != null)
					? Voucher.parse(orEmpty(paper.type()), paper.number(), paper.date()) : null;
		}

	}

	/**
	 * A change of an approved record.
	 *
	 * @param month month of execution
	 * @param document source document; the record's own where it is left out
	 * @param justification why; the record's own where it is left out, but for an
	 * annulment
	 * @param comment the same, as the moves call it
	 * @param lines amounts by line, without sign
	 * @param version the record's version as the caller saw it
	 */
	record AmendBody(@Nullable Integer month, @Valid @Nullable Document document,
			@Size(max = LONGEST_TEXT) @Nullable String justification,
			@Size(max = LONGEST_TEXT) @Nullable String comment,
			@Size(max = MOST_LINES) @Nullable List<@NotNull @Valid Line> lines, @Nullable Integer version) {

		Amendment toAmendment(ActKind kind, Act first) {
			SourceDocument paper = (this.document != null) ? source(this.document)
					: new SourceDocument(first.documentType(), first.documentNumber(), first.documentDate());
			String why = (this.justification != null) ? this.justification : this.comment;
			// an annulment tells its own reason (WFL-004); other changes go on with the
			// record's
			String inherited = (kind == ActKind.ANU) ? "" : first.justification();
			return new Amendment(kind, this.month, paper, (why != null) ? why : inherited, ApiBodies.lines(this.lines),
					this.version);
		}

	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param reason the same under another name
	 * @param version the act's version as the caller saw it
	 * @param otp the code of the second factor, where a payment is approved; also taken
	 * from the header {@code X-SIAF-OTP}
	 */
	record MoveBody(@Size(max = LONGEST_TEXT) @Nullable String comment,
			@Size(max = LONGEST_TEXT) @Nullable String reason, @Nullable Integer version,
			@Size(max = 40) @Nullable String otp) {
	}

	/**
	 * A source document.
	 *
	 * @param type its code
	 * @param number its number
	 * @param date its date
	 */
	record Document(@Size(max = 3) @Nullable String type, @Size(max = LONGEST_NUMBER) @Nullable String number,
			@Nullable LocalDate date) {
	}

	/**
	 * A supplier.
	 *
	 * @param ruc RUC
	 * @param name name, for one that the register doesn't know
	 */
	record SupplierBody(@Size(max = 20) @Nullable String ruc, @Size(max = 250) @Nullable String name) {
	}

	/**
	 * A payment voucher.
	 *
	 * @param type type
	 * @param series series
	 * @param number number
	 * @param date date of issue
	 */
	record VoucherBody(@Size(max = 3) @Nullable String type, @Size(max = 20) @Nullable String series,
			@Size(max = LONGEST_NUMBER) @Nullable String number, @Nullable LocalDate date) {
	}

	/**
	 * A conformity.
	 *
	 * @param date when it was given
	 * @param unit by which area
	 */
	record ConformityBody(@Nullable LocalDate date, @Size(max = 250) @Nullable String unit) {
	}

	/**
	 * An amount on a line.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource, {@code 0} where it is left out
	 * @param item economic item
	 * @param amount amount
	 */
	record Line(@NotNull @Size(max = 4) String secFunc, @NotNull @Size(max = 2) String rubro,
			@Size(max = 2) @Nullable String resourceType, @NotNull @Size(max = 30) String item,
			@NotNull Amount amount) {

		LineAmount toLine() {
			return new LineAmount(new LineKey(this.secFunc, this.rubro,
					(this.resourceType != null) ? this.resourceType : "0", this.item), this.amount);
		}

	}

}
