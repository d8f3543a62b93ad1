package pe.siaf.modification;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The document that approves notes, as it is named.
 *
 * @param kind LAW, SUPREME_DECREE, COUNCIL_AGREEMENT or HEAD_RESOLUTION
 * @param number its number
 * @param date the day on which it was signed
 */
record ApprovingDocument(@Nullable String kind, @Nullable String number, @Nullable LocalDate date) {

	/**
	 * Refuses one that can't approve a note.
	 * @param type the note's type
	 * @return its day
	 * @throws RuleViolation MOD-017
	 */
	LocalDate requireFor(NoteType type) {
		LocalDate day = this.date;
		if (this.kind == null || !type.legalDocuments().contains(this.kind) || this.number == null
				|| this.number.isBlank() || day == null || day.isAfter(LocalDate.now(FiscalTime.LIMA))) {
			throw new RuleViolation(NoteRule.LEGAL_DOCUMENT, Figures.of("type", type.shown()), "number");
		}
		return day;
	}

	/**
	 * Its number as it is kept.
	 * @return without blanks around it
	 */
	String keptNumber() {
		return (this.number != null) ? this.number.strip() : "";
	}

	String keptKind() {
		return (this.kind != null) ? this.kind : "";
	}

}
