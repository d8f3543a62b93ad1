package pe.siaf.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.budget.UnitYears;
import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * Registers documents: a certification on a unit's lines, every later stage on a record.
 */
@Controller
class DocumentFormController {

	private static final String FORM = "execution/form";

	private static final String NEXT = "/ejecucion/{stage:" + RecordController.SLUGS
			+ "}/{year:\\d+}/{unit}/{document}/siguiente";

	private static final String CORRECT = "/ejecucion/{stage:" + RecordController.SLUGS
			+ "}/{year:\\d+}/{unit}/{document}/corregir";

	private final Records records;

	private final LineChoices choices;

	private final FormOptions options;

	private final DocumentLists lists;

	private final DocumentRegistration registration;

	private final ActDecision decision;

	private final UnitYears unitYears;

	private final Refusals refusals;

	private final CurrentProfile current;

	DocumentFormController(Records records, LineChoices choices, FormOptions options, DocumentLists lists,
			DocumentRegistration registration, ActDecision decision, UnitYears unitYears, Refusals refusals,
			CurrentProfile current) {
		this.records = records;
		this.choices = choices;
		this.options = options;
		this.lists = lists;
		this.registration = registration;
		this.decision = decision;
		this.unitYears = unitYears;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping("/ejecucion/certificaciones/nueva")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String newCertification(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(name = "line", defaultValue = "") List<String> lines, Model model) {
		Place place = place(year);
		model.addAttribute("documentForm", DocumentForm.following(null));
		return show(place, TypedAmounts.left(place.choicesOf(lines)), Map.of(), model);
	}

	@PostMapping("/ejecucion/certificaciones/nueva")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String certify(@RequestParam int year, @ModelAttribute DocumentForm documentForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		return register(place(year), documentForm, errors, request, model, next);
	}

	@GetMapping(NEXT)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String newSuccessor(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, Model model) {
		Place place = after(find(stage, year, unit, document));
		ExecutionRecord from = place.predecessor();
		model.addAttribute("documentForm",
				DocumentForm.following((from != null) ? this.records.acts(from).get(0) : null));
		return show(place, TypedAmounts.left(place.choices()), Map.of(), model);
	}

	@PostMapping(NEXT)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String registerSuccessor(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @ModelAttribute DocumentForm documentForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		return register(after(find(stage, year, unit, document)), documentForm, errors, request, model, next);
	}

	@GetMapping(CORRECT)
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	String correction(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, Model model) {
		ExecutionRecord record = find(stage, year, unit, document);
		Act act = rejected(record);
		model.addAttribute("documentForm", DocumentForm.of(record, act));
		return show(correcting(record), TypedAmounts.of(this.records.lines(record, act.id())), Map.of(), model);
	}

	@PostMapping(CORRECT)
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	String correct(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @ModelAttribute DocumentForm documentForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		return register(correcting(find(stage, year, unit, document)), documentForm, errors, request, model, next);
	}

	private String register(Place place, DocumentForm form, BindingResult errors, HttpServletRequest request,
			Model model, RedirectAttributes next) {
		TypedAmounts typed = TypedAmounts.in(request);
		Map<String, String> lineErrors = new HashMap<>();
		Lines lines = typed.read(place.choices(), lineErrors);
		lineErrors.replaceAll((line, text) -> "?");
		if (errors.hasErrors()) {
			// what can't be read at all: the form shows it beside its field, with the
			// text as typed
			return show(place, typed, lineErrors, model);
		}
		form.askForMissing(place.stage(), errors);
		if (!place.cutOver() && !Boolean.TRUE.equals(form.confirmed())) {
			errors.rejectValue("confirmed", "execution.cutOver.confirm");
		}
		if (errors.hasErrors() || !lineErrors.isEmpty()) {
			return show(place, typed, lineErrors, model);
		}
		try {
			ActOutcome outcome = send(place, form.toRegistration(place.stage(), place.fiscalYear(), place.secEjec(),
					place.predecessor(), lines));
			next.addFlashAttribute("notice",
					(place.corrected() != null) ? "execution.moved.correct" : "execution.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { outcome.record().shown() });
			return "redirect:" + outcome.record().page();
		}
		catch (RuleViolation refused) {
			tell(refused, place, errors, lineErrors);
			return show(fresh(place), typed, lineErrors, model);
		}
	}

	private ActOutcome send(Place place, Registration request) {
		ExecutionRecord corrected = place.corrected();
		return (corrected != null)
				? this.decision.correct(corrected, rejected(corrected).id(), request, this.current.get())
				: this.registration.register(request, this.current.get());
	}

	/** A refusal stands beside the line or field it is about. */
	private void tell(RuleViolation refused, Place place, BindingResult errors, Map<String, String> lineErrors) {
		Object line = refused.figures().get("line");
		if (line != null && place.has(line.toString())) {
			lineErrors.put(line.toString(), this.refusals.text(refused) + " " + refused.rule().code());
			return;
		}
		this.refusals.explain(FormFields.rename(refused), errors);
	}

	private String show(Place place, TypedAmounts typed, Map<String, String> lineErrors, Model model) {
		model.addAttribute("place", place);
		model.addAttribute("typed", typed);
		model.addAttribute("choices", typed.first(place.choices()));
		model.addAttribute("lineErrors", lineErrors);
		model.addAttribute("documentTypes", this.options.documentTypes(place.fiscalYear(), place.stage()));
		model.addAttribute("operationTypes", this.options.operationTypes(place.fiscalYear()));
		model.addAttribute("voucherTypes", VoucherTypes.all());
		model.addAttribute("months", this.options.openMonths(place.fiscalYear()));
		return FORM;
	}

	private Place place(@Nullable Integer year) {
		Profile profile = this.current.get();
		int chosen = (year != null) ? year : this.lists.latestYear(profile);
		String unit = profile.scope().head();
		if (!this.records.seesUnit(chosen, unit, profile)) {
			throw new NotFound("unit " + unit + " in " + chosen);
		}
		return new Place(DocumentStage.CERTIFICATION, chosen, unit, null, this.choices.ofUnit(chosen, unit),
				this.unitYears.isCutOver(chosen, unit), null);
	}

	private Place correcting(ExecutionRecord record) {
		Long predecessorId = record.predecessorId();
		ExecutionRecord predecessor = (predecessorId != null) ? this.records.get(record.secEjec(), predecessorId)
				: null;
		List<LineChoice> lines = (predecessor != null) ? this.choices.ofRecord(predecessor)
				: this.choices.ofUnit(record.fiscalYear(), record.secEjec());
		return new Place(record.stage(), record.fiscalYear(), record.secEjec(), predecessor, lines, true, record);
	}

	private Act rejected(ExecutionRecord record) {
		return this.records.acts(record)
			.stream()
			.filter((act) -> act.kind() == ActKind.INI && "R".equals(act.state()))
			.findFirst()
			.orElseThrow(() -> new NotFound("rejected act of " + record.shown()));
	}

	private Place after(ExecutionRecord predecessor) {
		DocumentStage stage = predecessor.stage()
			.next()
			.filter((following) -> this.current.get().may(following.prepares()))
			.orElseThrow(() -> new AccessDeniedException("next stage"));
		return new Place(stage, predecessor.fiscalYear(), predecessor.secEjec(), predecessor,
				this.choices.ofRecord(predecessor), true, null);
	}

	/**
	 * The same place with balances read again: what is on screen after a refusal is true.
	 */
	private Place fresh(Place place) {
		ExecutionRecord corrected = place.corrected();
		if (corrected != null) {
			return correcting(corrected);
		}
		ExecutionRecord predecessor = place.predecessor();
		return (predecessor != null) ? after(predecessor) : place(place.fiscalYear());
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

	/**
	 * Where a document is registered.
	 *
	 * @param stage its stage
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param predecessor the record it draws on
	 * @param choices the lines it may use
	 * @param cutOver whether the unit's year is kept here already
	 * @param corrected the document that was sent back, where it is one
	 */
	record Place(DocumentStage stage, int fiscalYear, String secEjec, @Nullable ExecutionRecord predecessor,
			List<LineChoice> choices, boolean cutOver, @Nullable ExecutionRecord corrected) {

		boolean has(String line) {
			return this.choices.stream().anyMatch((choice) -> choice.key().equals(line));
		}

		List<LineChoice> choicesOf(List<String> keys) {
			return this.choices.stream().filter((choice) -> keys.contains(choice.key())).toList();
		}

		public String action() {
			if (this.corrected != null) {
				return this.corrected.page() + "/corregir";
			}
			return (this.predecessor != null) ? this.predecessor.page() + "/siguiente"
					: "/ejecucion/certificaciones/nueva";
		}

	}

}
