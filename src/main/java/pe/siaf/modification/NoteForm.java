package pe.siaf.modification;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

import pe.siaf.ui.Required;

/**
 * What an officer types of a note; lines, revenue and opinions are {@link TypedParts}.
 *
 * @param type type of note
 * @param month month that it counts in; the document's where it is left open
 * @param documentType supporting document
 * @param documentNumber its number
 * @param documentDate its day
 * @param justification what it is for
 * @param version the note's version as the form was drawn with
 */
record NoteForm(@Nullable String type, @Nullable Integer month, @Nullable String documentType,
		@Nullable String documentNumber,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate, @Nullable String justification,
		@Nullable Integer version) {

	static NoteForm empty() {
		return new NoteForm("003", null, null, null, null, null, null);
	}

	static NoteForm of(Note note) {
		return new NoteForm(note.type(), note.month(), note.documentType(), note.documentNumber(), note.documentDate(),
				note.justification(), note.lockVersion());
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("documentNumber", "modification.documentNumber")
			.field("documentDate", "modification.documentDate")
			.field("justification", "modification.justification");
	}

	NoteDraft toDraft(int fiscalYear, String unit, TypedParts parts, List<TargetAnswer> targets) {
		return new NoteDraft(fiscalYear, unit, orEmpty(this.type), this.month, orEmpty(this.documentType),
				orEmpty(this.documentNumber), this.documentDate, orEmpty(this.justification), parts.lines(),
				parts.revenues(), targets, parts.opinions());
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
