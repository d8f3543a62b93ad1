package pe.siaf.execution;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import pe.siaf.execution.ApiBodies.ConformityBody;
import pe.siaf.execution.ApiBodies.Document;
import pe.siaf.execution.ApiBodies.Line;
import pe.siaf.execution.ApiBodies.VoucherBody;
import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;

/**
 * A document written anew through the API: what is left out stays as it is. With nothing
 * but a comment a document that was sent back is only taken up again.
 *
 * @param version the act's version as the caller saw it
 * @param comment a remark
 * @param month month of execution
 * @param document source document
 * @param justification what it is for
 * @param voucher payment voucher of an accrual
 * @param conformity conformity of an accrual
 * @param lines amounts by line
 * @param total their sum, to be checked where it is told
 * @param exchangeRate soles for one of the record's currency, where it isn't soles; lines
 * and total are in that currency
 */
record CorrectBody(@Nullable Integer version, @Size(max = 2000) @Nullable String comment, @Nullable Integer month,
		@Valid @Nullable Document document, @Size(max = 2000) @Nullable String justification,
		@Valid @Nullable VoucherBody voucher, @Valid @Nullable ConformityBody conformity,
		@Size(max = 2000) @Nullable List<@NotNull @Valid Line> lines, @Nullable Amount total,
		@Nullable ExchangeRate exchangeRate) {

	boolean writesAnew() {
		return this.month != null || this.document != null || this.justification != null || this.voucher != null
				|| this.conformity != null || this.lines != null || this.exchangeRate != null;
	}

	Registration toRegistration(ExecutionRecord record, Act act, Lines stored, String written) {
		SourceDocument paper = (this.document != null)
				? new SourceDocument(this.document.type(), this.document.number(), this.document.date())
				: new SourceDocument(act.documentType(), act.documentNumber(), act.documentDate());
		Lines amounts = (this.lines != null) ? Lines.of(this.lines.stream().map(Line::toLine).toList()) : stored;
		ExchangeRate rate = (this.exchangeRate != null) ? this.exchangeRate : act.rate();
		return new Registration(record.stage(), record.fiscalYear(), record.secEjec(), record.predecessorId(), null,
				(this.month != null) ? this.month : Integer.valueOf(act.month()), paper, null,
				(this.justification != null) ? this.justification : act.justification(), voucher(act), conformity(act),
				amounts, this.total, null, OrderPart.NET,
				Foreign.SOLES.equals(written) ? null : Foreign.asked(written, rate));
	}

	private @Nullable Voucher voucher(Act act) {
		VoucherBody given = this.voucher;
		return (given == null) ? act.voucher()
				: new Voucher(orEmpty(given.type()), orEmpty(given.series()), orEmpty(given.number()), given.date());
	}

	private @Nullable Conformity conformity(Act act) {
		if (this.conformity != null) {
			return new Conformity(this.conformity.date(), this.conformity.unit());
		}
		return (act.conformityDate() != null) ? new Conformity(act.conformityDate(), act.conformityUnit()) : null;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
