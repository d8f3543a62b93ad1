package pe.siaf.advance;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.money.Amount;
import pe.siaf.ui.Required;

/**
 * What an officer types to grant an advance.
 *
 * @param kind AV, A, C, F or E
 * @param dni the worker
 * @param name the worker's name, where the register doesn't know it
 * @param post the worker's post
 * @param purpose what it is for
 * @param places where to
 * @param departsAt from when
 * @param returnsAt until when
 * @param highRate whether the higher scale applies
 * @param abroad whether it is abroad
 * @param amount how much; of travel the whole scale where it is empty
 * @param receiver the unit that executes, of kind E
 * @param agreement under which agreement, of kind E
 */
record AdvanceForm(@Nullable String kind, @Nullable String dni, @Nullable String name, @Nullable String post,
		@Nullable String purpose, @Nullable String places,
		@DateTimeFormat(pattern = "yyyy-MM-dd'T'HH:mm") @Nullable LocalDateTime departsAt,
		@DateTimeFormat(pattern = "yyyy-MM-dd'T'HH:mm") @Nullable LocalDateTime returnsAt, @Nullable Boolean highRate,
		@Nullable Boolean abroad, @Nullable Amount amount, @Nullable String receiver, @Nullable String agreement) {

	static AdvanceForm empty() {
		return new AdvanceForm("AV", null, null, null, null, null, null, null, null, null, null, null, null);
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("purpose", "advance.purpose")
			.field("departsAt", "advance.departsAt")
			.field("returnsAt", "advance.returnsAt");
	}

	Draft toDraft(int year, String unit) {
		String known = text(this.kind);
		return new Draft(year, unit, known.matches("AV|A|C|F|E") ? known : "AV", text(this.dni), text(this.name),
				text(this.post), text(this.purpose), text(this.places), this.departsAt, this.returnsAt,
				Boolean.TRUE.equals(this.highRate), Boolean.TRUE.equals(this.abroad), this.amount, text(this.receiver),
				text(this.agreement));
	}

	static String text(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

}
