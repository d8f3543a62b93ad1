package pe.siaf.revenue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * An act as it is asked for.
 *
 * @param step what it does
 * @param month month that it counts in; the document's where it is left open
 * @param documentKind kind of document
 * @param documentNumber its number
 * @param documentDate its day
 * @param justification what it is for
 * @param payer who owes, of an act that opens a record
 * @param lines positive amounts; none annuls all of a record
 */
record RevenueDraft(RevenueStep step, @Nullable Integer month, String documentKind, String documentNumber,
		@Nullable LocalDate documentDate, String justification, Payer payer, List<RevenueLine> lines) {

	static final Set<String> DOCUMENTS = Set.of("DEPOSIT_SLIP", "RECEIPT", "INVOICE", "TICKET", "CREDIT_NOTE",
			"TRANSFER", "RESOLUTION", "CONTRACT", "OTHER");

	/** Refuses what isn't whole (REV-003). */
	void require() {
		need(DOCUMENTS.contains(this.documentKind), "documentKind");
		need(!this.documentNumber.isBlank(), "documentNumber");
		need(this.documentDate != null, "documentDate");
		need(!this.justification.isBlank(), "justification");
		if (this.step.opens()) {
			need(!this.payer.name().isBlank(), "payerName");
			need(!this.payer.concept().isBlank(), "concept");
			need(this.payer.document().matches("[0-9A-Za-z-]{0,15}"), "payerDocument");
		}
		need(this.step == RevenueStep.ANNUL || !this.lines.isEmpty(), "lines");
		need(this.lines.stream().allMatch((line) -> line.amount().isPositive()), "lines");
		need(this.lines.stream().map(RevenueLine::shown).distinct().count() == this.lines.size(), "lines");
	}

	private static void need(boolean given, String field) {
		if (!given) {
			throw new RuleViolation(RevenueRule.INCOMPLETE, Figures.of("revenue.missing", field), field);
		}
	}

	LocalDate day() {
		LocalDate day = this.documentDate;
		if (day == null) {
			throw new IllegalStateException("A draft is complete before it is kept");
		}
		return day;
	}

	int monthOfAct() {
		Integer given = this.month;
		return (given != null) ? given : day().getMonthValue();
	}

	Amount total() {
		return this.lines.stream().map(RevenueLine::amount).reduce(Amount.ZERO, Amount::plus);
	}

	/**
	 * Who owes what.
	 *
	 * @param document RUC, DNI or another document, or empty
	 * @param name name
	 * @param concept for what
	 * @param legalBasis norm or contract, or empty
	 * @param dueOn until when
	 */
	record Payer(String document, String name, String concept, String legalBasis, @Nullable LocalDate dueOn) {

		static final Payer NONE = new Payer("", "", "", "", null);

	}

}
