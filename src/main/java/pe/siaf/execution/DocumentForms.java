package pe.siaf.execution;

import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

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

	DocumentForms(FormOptions options, Refusals refusals) {
		this.options = options;
		this.refusals = refusals;
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
