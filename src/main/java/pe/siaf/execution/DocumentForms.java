package pe.siaf.execution;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * Draws the form of a document, new or sent back, and puts refusals where they belong.
 */
@Component
class DocumentForms {

	private static final String FORM = "execution/form";

	private final FormOptions options;

	private final Refusals refusals;

	private final Retentions retentions;

	DocumentForms(FormOptions options, Refusals refusals, Retentions retentions) {
		this.options = options;
		this.refusals = refusals;
		this.retentions = retentions;
	}

	/**
	 * What is kept back of the accrual that an order is drawn on, and what may be said of
	 * it.
	 */
	void proposeRetentions(DocumentPlace place, Model model) {
		ExecutionRecord accrual = place.predecessor();
		if (place.stage() == DocumentStage.PAYMENT_ORDER && accrual != null) {
			Retention.Facts facts = this.retentions.facts(accrual.secEjec(), accrual.id());
			List<Retention> kept = this.retentions.of(accrual, facts);
			model.addAttribute("retentionFacts", facts)
				.addAttribute("retentions", kept)
				.addAttribute("retentionNet",
						facts.gross().minus(kept.stream().map(Retention::due).reduce(Amount.ZERO, Amount::plus)))
				.addAttribute("detractions", this.retentions.choices(facts))
				.addAttribute("detractionAsked", this.retentions.mayBeDetracted(facts));
			if (!model.containsAttribute("retentionForm")) {
				model.addAttribute("retentionForm", RetentionForm.of(facts.said()));
			}
		}
	}

	String show(DocumentPlace place, TypedAmounts typed, Map<String, String> lineErrors, Model model) {
		model.addAttribute("place", place);
		model.addAttribute("typed", typed);
		model.addAttribute("choices", typed.first(place.choices()));
		model.addAttribute("lineErrors", lineErrors);
		ExecutionRecord from = place.predecessor();
		model.addAttribute("documentTypes",
				(from != null) ? this.options.documentTypes(place.fiscalYear(), place.stage(), from.operationType())
						: this.options.documentTypes(place.fiscalYear(), place.stage()));
		model.addAttribute("operationTypes", this.options.operationTypes(place.fiscalYear()));
		model.addAttribute("currencies", this.options.currencies());
		model.addAttribute("voucherTypes", VoucherTypes.all());
		model.addAttribute("months", this.options.openMonths(place.fiscalYear()));
		return FORM;
	}

	/** A refusal stands beside the line or field it is about. */
	void tell(RuleViolation refused, DocumentPlace place, BindingResult errors, Map<String, String> lineErrors) {
		Object line = refused.figures().get("line");
		if (line != null && place.has(line.toString())) {
			lineErrors.put(line.toString(), this.refusals.text(refused) + " " + refused.rule().code());
			return;
		}
		this.refusals.explain(FormFields.rename(refused), errors);
	}

}
