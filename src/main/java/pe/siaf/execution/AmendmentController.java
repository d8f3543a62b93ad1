package pe.siaf.execution;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;
import pe.siaf.ui.Required;

/**
 * Asks for a change of an approved document: increase, reduction, annulment, return,
 * refund.
 */
@Controller
@RequestMapping("/ejecucion/{stage:" + RecordController.SLUGS
		+ "}/{year:\\d+}/{unit}/{document}/{change:increase|reduce|annul|return|refund}")
class AmendmentController {

	private static final String FORM = "execution/amend";

	private final Records records;

	private final LineChoices choices;

	private final FormOptions options;

	private final RecordAmendment amendment;

	private final Refusals refusals;

	private final Conflicts conflicts;

	private final CurrentProfile current;

	AmendmentController(Records records, LineChoices choices, FormOptions options, RecordAmendment amendment,
			Refusals refusals, Conflicts conflicts, CurrentProfile current) {
		this.records = records;
		this.choices = choices;
		this.options = options;
		this.amendment = amendment;
		this.refusals = refusals;
		this.conflicts = conflicts;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	String ask(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String change, Model model) {
		ExecutionRecord record = find(stage, year, unit, document);
		model.addAttribute("amendForm", new AmendForm(null, null, null, null, null, null));
		return show(record, change, TypedAmounts.none(), Map.of(), model);
	}

	@PostMapping
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	String register(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String change, @ModelAttribute AmendForm amendForm,
			BindingResult errors, HttpServletRequest request, HttpServletResponse response, Model model,
			RedirectAttributes next) {
		ExecutionRecord record = find(stage, year, unit, document);
		ActKind kind = kind(change, stage);
		TypedAmounts typed = TypedAmounts.in(request);
		Map<String, String> lineErrors = new HashMap<>();
		Lines lines = typed.read(offered(record), lineErrors);
		lineErrors.replaceAll((line, text) -> "?");
		Required.in(errors)
			.field("documentNumber", "execution.documentNumber")
			.field("documentDate", "execution.documentDate")
			.field("justification", "execution.reason");
		if (errors.hasErrors() || !lineErrors.isEmpty()) {
			return show(record, change, typed, lineErrors, model);
		}
		try {
			this.amendment.register(record, amendForm.toAmendment(kind, lines), this.current.get());
			next.addFlashAttribute("notice", "execution.change.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { record.shown() });
			return "redirect:" + record.page();
		}
		catch (RuleViolation refused) {
			if (Conflicts.isStale(refused)) {
				response.setStatus(HttpStatus.CONFLICT.value());
				model.addAttribute("conflict", this.conflicts.over(record));
				model.addAttribute("seen", TypedAmounts.in(request, TypedAmounts.SHOWN));
				return show(record, change, typed, lineErrors, model);
			}
			Object line = refused.figures().get("line");
			if (line != null && kind != ActKind.ANU) {
				lineErrors.put(line.toString(), this.refusals.text(refused) + " " + refused.rule().code());
			}
			else {
				this.refusals.explain(FormFields.rename(refused), errors);
			}
			return show(record, change, typed, lineErrors, model);
		}
	}

	private String show(ExecutionRecord record, String change, TypedAmounts typed, Map<String, String> lineErrors,
			Model model) {
		ActKind kind = kind(change, record.stage());
		model.addAttribute("record", record);
		model.addAttribute("change", change);
		model.addAttribute("kind", kind);
		model.addAttribute("version", this.records.version(record));
		model.addAttribute("choices", offered(record));
		model.addAttribute("typed", typed);
		model.addAttribute("lineErrors", lineErrors);
		model.addAttribute("documentTypes", this.options.documentTypes(record.fiscalYear(), record.stage()));
		model.addAttribute("months", this.options.openMonths(record.fiscalYear()));
		return FORM;
	}

	/**
	 * What a line may take: to increase, what the stage before has left; to lower, what
	 * nobody draws on.
	 */
	private List<LineChoice> offered(ExecutionRecord record) {
		return this.choices.ofRecord(record);
	}

	private static ActKind kind(String change, DocumentStage stage) {
		return ActKind.ofChange(change, stage).orElseThrow(() -> new NotFound(change + " of " + stage));
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

	/**
	 * What an officer types to change a document.
	 *
	 * @param documentType source document
	 * @param documentNumber its number
	 * @param documentDate its date
	 * @param month month of execution
	 * @param justification why
	 * @param version the record's version as the officer saw it
	 */
	record AmendForm(@Nullable String documentType, @Nullable String documentNumber, @Nullable LocalDate documentDate,
			@Nullable Integer month, @Nullable String justification, @Nullable Integer version) {

		Amendment toAmendment(ActKind kind, Lines lines) {
			return new Amendment(kind, this.month,
					new SourceDocument(this.documentType, this.documentNumber, this.documentDate),
					(this.justification != null) ? this.justification : "", lines, this.version);
		}

	}

}
