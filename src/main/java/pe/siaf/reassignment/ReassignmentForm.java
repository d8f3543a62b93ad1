package pe.siaf.reassignment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;
import pe.siaf.ui.Required;

/**
 * What an officer types to reassign.
 *
 * @param from key of the line that gives
 * @param to key of the line that receives
 * @param amount how much
 * @param month month of execution; the document's where it is empty
 * @param documentType source document
 * @param documentNumber its number
 * @param documentDate its date
 * @param justification why
 */
record ReassignmentForm(@Nullable String from, @Nullable String to, @Nullable Amount amount, @Nullable Integer month,
		@Nullable String documentType, @Nullable String documentNumber, @Nullable LocalDate documentDate,
		@Nullable String justification) {

	static ReassignmentForm empty() {
		return new ReassignmentForm(null, null, null, null, null, null, null, null);
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("from", "reassignment.from")
			.field("to", "reassignment.to")
			.field("amount", "reassignment.amount")
			.field("documentNumber", "execution.documentNumber")
			.field("documentDate", "execution.documentDate")
			.field("justification", "reassignment.justification");
	}

	ReassignmentRequest toRequest(int year, String unit, String file) {
		LineKey gives = line(this.from);
		LineKey receives = line(this.to);
		Amount much = this.amount;
		if (gives == null || receives == null || much == null) {
			throw new IllegalStateException("Asked for missing first");
		}
		return new ReassignmentRequest(year, unit, file, gives, receives, much, this.month, orEmpty(this.documentType),
				orEmpty(this.documentNumber), this.documentDate, orEmpty(this.justification));
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/** {@code 0001-00-0-2.3.1.5.1.2} read, or nothing where it is no line. */
	static @Nullable LineKey line(@Nullable String key) {
		String[] parts = (key != null) ? key.split("-", -1) : new String[0];
		return (parts.length == 4) ? new LineKey(parts[0], parts[1], parts[2], parts[3]) : null;
	}

}
