package pe.siaf.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Writes a document anew that was sent back or isn't sent yet. Where somebody else saved
 * it meanwhile (WFL-003), nothing typed is lost: the form shows field by field what was
 * typed and what is stored now, and the officer takes the one or the other.
 */
@Controller
@RequestMapping("/ejecucion/{stage:" + RecordController.SLUGS + "}/{year:\\d+}/{unit}/{document}/corregir")
@PreAuthorize("hasAuthority(#stage.prepares().authority())")
class CorrectionController {

	private static final String FORM = "documentForm";

	private final Records records;

	private final LineChoices choices;

	private final DocumentForms forms;

	private final Conflicts conflicts;

	private final ActDecision decision;

	private final ForeignAmounts foreign;

	private final CurrentProfile current;

	CorrectionController(Records records, LineChoices choices, DocumentForms forms, Conflicts conflicts,
			ActDecision decision, ForeignAmounts foreign, CurrentProfile current) {
		this.foreign = foreign;
		this.records = records;
		this.choices = choices;
		this.forms = forms;
		this.conflicts = conflicts;
		this.decision = decision;
		this.current = current;
	}

	@GetMapping
	String open(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, Model model) {
		ExecutionRecord record = find(stage, year, unit, document);
		Act act = first(record);
		if (!act.isEditable()) {
			throw new NotFound("editable act of " + record.shown());
		}
		model.addAttribute(FORM, DocumentForm.of(record, act));
		model.addAttribute("version", act.version());
		return this.forms.show(place(record), stored(record, act), Map.of(), model);
	}

	@PostMapping
	String send(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @RequestParam int version,
			@RequestParam(name = "guardado", defaultValue = "") Set<String> stored,
			@ModelAttribute(FORM) DocumentForm documentForm, BindingResult binding, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes next) {
		ExecutionRecord record = find(stage, year, unit, document);
		Act act = first(record);
		DocumentForm form = documentForm.taking(DocumentForm.of(record, act), stored);
		TypedAmounts typed = TypedAmounts.in(request).taking(stored(record, act), stored);
		BindingResult errors = stored.isEmpty() ? binding : new BeanPropertyBindingResult(form, FORM);
		model.addAttribute(FORM, form);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
		model.addAttribute("version", version);
		DocumentPlace place = place(record);
		Map<String, String> lineErrors = new HashMap<>();
		Lines lines = typed.read(place.choices(), lineErrors);
		lineErrors.replaceAll((line, text) -> "?");
		if (!errors.hasErrors()) {
			typed.strangers(place.choices())
				.forEach((line) -> errors.reject("execution.pasted.unknown", new Object[] { line }, line));
			form.askForMissing(stage, errors);
			form.judgeRate(errors);
		}
		if (errors.hasErrors() || !lineErrors.isEmpty()) {
			return this.forms.show(place, typed, lineErrors, model);
		}
		try {
			this.decision.correct(record, act.id(), version,
					form.toRegistration(stage, year, unit, place.predecessor(), form.written(place), lines),
					this.current.get());
			next.addFlashAttribute("notice", "execution.moved.correct");
			next.addFlashAttribute("noticeArguments", new Object[] { record.shown() });
			return "redirect:" + record.page();
		}
		catch (RuleViolation refused) {
			if (Conflicts.isStale(refused)) {
				response.setStatus(HttpStatus.CONFLICT.value());
				Act now = first(record);
				model.addAttribute("version", now.version());
				model.addAttribute("conflict", this.conflicts.over(record, now, form, typed, stored(record, now)));
				return this.forms.show(place(record), typed, lineErrors, model);
			}
			this.forms.tell(refused, place, errors, lineErrors);
			return this.forms.show(place(record), typed, lineErrors, model);
		}
	}

	private TypedAmounts stored(ExecutionRecord record, Act act) {
		return Foreign.SOLES.equals(this.foreign.written(record))
				? TypedAmounts.of(this.records.lines(record, act.id()))
				: TypedAmounts.of(this.foreign.lines(record, act.id()));
	}

	private Act first(ExecutionRecord record) {
		return this.records.acts(record).get(0);
	}

	private DocumentPlace place(ExecutionRecord record) {
		Long predecessorId = record.predecessorId();
		ExecutionRecord predecessor = (predecessorId != null) ? this.records.get(record.secEjec(), predecessorId)
				: null;
		List<LineChoice> lines = (predecessor != null) ? this.choices.ofRecord(predecessor)
				: this.choices.ofUnit(record.fiscalYear(), record.secEjec());
		String written = this.foreign.written(record);
		boolean foreign = !Foreign.SOLES.equals(written) && predecessor != null;
		return new DocumentPlace(record.stage(), record.fiscalYear(), record.secEjec(), predecessor,
				(foreign && predecessor != null) ? this.foreign.choices(predecessor, lines) : lines, true, record,
				written);
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

}
