package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

import pe.siaf.ui.Required;

/**
 * What an officer types of an entry; its lines are {@link TypedEntry}.
 *
 * @param kind what it is
 * @param month its month; that of the opening where the kind says so
 * @param documentType kind of supporting document
 * @param documentNumber its number
 * @param documentDate its day
 * @param reason why it is made
 * @param version the version that the form was drawn with
 */
record AdjustmentForm(@Nullable AdjustmentKind kind, @Nullable Integer month, @Nullable String documentType,
		@Nullable String documentNumber,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate, @Nullable String reason,
		@Nullable Integer version) {

	static AdjustmentForm blank(AdjustmentKind kind, @Nullable Integer month) {
		return new AdjustmentForm(kind, month, "", "", null, "", null);
	}

	static AdjustmentForm of(Adjustment kept) {
		return new AdjustmentForm(kept.kind(), kept.month(), kept.documentType(), kept.documentNumber(),
				kept.documentDate(), kept.reason(), kept.version());
	}

	/** Whether it is the opening of the books. */
	public boolean isOpening() {
		return this.kind == AdjustmentKind.OPENING;
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("documentType", "accounting.adjust.documentType")
			.field("documentNumber", "accounting.adjust.documentNumber")
			.field("documentDate", "accounting.adjust.documentDate")
			.field("reason", "accounting.adjust.reason");
	}

	AdjustmentDraft toDraft(List<AdjustmentLine> lines) {
		return new AdjustmentDraft(isOpening() ? AdjustmentKind.OPENING : AdjustmentKind.ADJUSTMENT,
				isOpening() ? 0 : Objects.requireNonNullElse(this.month, -1), text(this.documentType),
				text(this.documentNumber), this.documentDate, text(this.reason), lines);
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

}
