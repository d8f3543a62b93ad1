package pe.siaf.modification;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * A note as it is asked for.
 *
 * @param fiscalYear the year
 * @param secEjec the unit that keeps it
 * @param type its type
 * @param month the month that it counts in; the document's where it is left out
 * @param documentType the supporting document's kind, may be empty
 * @param documentNumber its number
 * @param documentDate its day
 * @param justification what it is for
 * @param lines credits and annulments
 * @param revenues revenue, where the type has it
 * @param targets what becomes of targets
 * @param opinions opinions that were given
 */
record NoteDraft(int fiscalYear, String secEjec, String type, @Nullable Integer month, String documentType,
		String documentNumber, @Nullable LocalDate documentDate, String justification, List<NoteLine> lines,
		List<NoteRevenue> revenues, List<TargetAnswer> targets, List<Opinion> opinions) {

	private static final int DECEMBER = 12;

	/**
	 * Whether it can be kept at all; what its content breaks is told when it is verified.
	 * @throws RuleViolation MOD-011, MOD-013
	 */
	void requireComplete() {
		require(this.documentNumber, "documentNumber");
		require(this.justification, "justification");
		LocalDate date = this.documentDate;
		if (date == null || date.getYear() < this.fiscalYear - 1 || date.getYear() > this.fiscalYear + 1) {
			throw incomplete("documentDate");
		}
		if (monthOr(date) < 1 || monthOr(date) > DECEMBER) {
			throw incomplete("month");
		}
		if (this.lines.isEmpty()) {
			throw new RuleViolation(NoteRule.LINES_INCOMPLETE, Map.of("line", "–"), "lines");
		}
		Set<String> seen = new HashSet<>();
		for (NoteLine line : this.lines) {
			boolean one = line.credit().isPositive() != line.annulment().isPositive() && !line.credit().isNegative()
					&& !line.annulment().isNegative();
			if (!one || !line.net().isWhole() || !seen.add(line.unit() + "/" + line.line())) {
				throw new RuleViolation(NoteRule.LINES_INCOMPLETE, Figures.of("line", line.line().toString()), "lines");
			}
		}
		for (NoteRevenue revenue : this.revenues) {
			if (revenue.amount().isZero() || !revenue.amount().isWhole() || !revenue.item().startsWith("1.")) {
				throw new RuleViolation(NoteRule.LINES_INCOMPLETE, Figures.of("line", revenue.item()), "revenues");
			}
		}
	}

	/**
	 * The month that it counts in.
	 * @return 1 to 12
	 */
	int monthOfNote() {
		LocalDate date = this.documentDate;
		return (date != null) ? monthOr(date) : ((this.month != null) ? this.month : 1);
	}

	/** A document of another year belongs to the year's nearest month. */
	private int monthOr(LocalDate date) {
		if (this.month != null) {
			return this.month;
		}
		if (date.getYear() != this.fiscalYear) {
			return (date.getYear() < this.fiscalYear) ? 1 : DECEMBER;
		}
		return date.getMonthValue();
	}

	private static void require(String text, String field) {
		if (text.isBlank()) {
			throw incomplete(field);
		}
	}

	private static RuleViolation incomplete(String field) {
		return new RuleViolation(NoteRule.NOTE_INCOMPLETE, Map.of("what", "note.field." + field), field);
	}

}
