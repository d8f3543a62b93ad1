package pe.siaf.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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

/**
 * Registers documents: a certification on a unit's lines, every later stage on a record.
 */
@Controller
class DocumentFormController {

	private static final String NEXT = "/ejecucion/{stage:" + RecordController.SLUGS
			+ "}/{year:\\d+}/{unit}/{document}/siguiente";

	/** Names in the address the draft that was prepared elsewhere and is mended here. */
	private static final String MENDED = "entrada";

	/** The button that registers and sends at once. */
	private static final String SENT = "send";

	private final Records records;

	private final LineChoices choices;

	private final DocumentForms forms;

	private final DocumentLists lists;

	private final DocumentRegistration registration;

	private final PaymentOrders orders;

	private final ActDecision decision;

	private final UnitYears unitYears;

	private final ForeignAmounts foreign;

	private final List<DraftsToMend> toMend;

	private final CurrentProfile current;

	DocumentFormController(Records records, LineChoices choices, DocumentForms forms, DocumentLists lists,
			DocumentRegistration registration, PaymentOrders orders, ActDecision decision, UnitYears unitYears,
			ForeignAmounts foreign, List<DraftsToMend> toMend, CurrentProfile current) {
		this.foreign = foreign;
		this.records = records;
		this.choices = choices;
		this.forms = forms;
		this.lists = lists;
		this.registration = registration;
		this.orders = orders;
		this.decision = decision;
		this.unitYears = unitYears;
		this.toMend = List.copyOf(toMend);
		this.current = current;
	}

	@GetMapping("/ejecucion/certificaciones/nueva")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String newCertification(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(name = "line", defaultValue = "") List<String> lines,
			@RequestParam(name = "copia", defaultValue = "") String copied,
			@RequestParam(name = MENDED, defaultValue = "") String entry, Model model) {
		DocumentPlace place = place(year);
		if (!entry.isEmpty()) {
			return mend(place, entry, model);
		}
		if (!copied.isEmpty()) {
			return copy(place, copied, model);
		}
		model.addAttribute("documentForm", DocumentForm.following(null));
		return this.forms.show(place, TypedAmounts.left(place.choicesOf(lines)), Map.of(), model);
	}

	/** A form with what another certification said, but for its paper. */
	private String copy(DocumentPlace place, String copied, Model model) {
		ExecutionRecord record = find(DocumentStage.CERTIFICATION, place.fiscalYear(), place.secEjec(), copied);
		Act first = this.records.acts(record).get(0);
		model.addAttribute("documentForm", DocumentForm.copyOf(record, first));
		return this.forms.show(place, TypedAmounts.of(this.records.lines(record, first.id())), Map.of(), model);
	}

	/**
	 * A form with what was prepared elsewhere and refused; lines that are gone are told.
	 */
	private String mend(DocumentPlace place, String entry, Model model) {
		PreparedDraft draft = this.toMend.stream()
			.flatMap((kept) -> kept.find(entry, this.current.get()).stream())
			.filter((found) -> found.stage() == place.stage() && found.fiscalYear() == place.fiscalYear()
					&& found.secEjec().equals(place.secEjec()))
			.findFirst()
			.orElseThrow(() -> new NotFound("draft " + entry));
		TypedAmounts typed = TypedAmounts.of(PreparedDrafts.lines(draft));
		model.addAttribute("documentForm", DocumentForm.of(draft.fields()))
			.addAttribute("gone", typed.strangers(place.choices()));
		return this.forms.show(place, typed, Map.of(), model);
	}

	@PostMapping("/ejecucion/certificaciones/nueva")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String certify(@RequestParam int year, @ModelAttribute DocumentForm documentForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		return register(place(year), documentForm, errors, RetentionForm.NOTHING, request, model, next);
	}

	@GetMapping(NEXT)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String newSuccessor(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @RequestParam(name = MENDED, defaultValue = "") String entry, Model model) {
		DocumentPlace place = after(find(stage, year, unit, document));
		if (!entry.isEmpty()) {
			return mend(place, entry, model);
		}
		ExecutionRecord from = place.predecessor();
		model.addAttribute("documentForm",
				DocumentForm.following((from != null) ? this.records.acts(from).get(0) : null));
		this.forms.proposeRetentions(place, model);
		return this.forms.show(place, TypedAmounts.left(place.choices()), Map.of(), model);
	}

	@PostMapping(NEXT)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String registerSuccessor(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @ModelAttribute DocumentForm documentForm, BindingResult errors,
			@ModelAttribute RetentionForm retentionForm, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		DocumentPlace place = after(find(stage, year, unit, document));
		this.forms.proposeRetentions(place, model);
		return register(place, documentForm, errors, retentionForm, request, model, next);
	}

	private String register(DocumentPlace place, DocumentForm form, BindingResult errors, RetentionForm retention,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		TypedAmounts typed = TypedAmounts.in(request);
		Map<String, String> lineErrors = new HashMap<>();
		Lines lines = typed.read(place.choices(), lineErrors);
		lineErrors.replaceAll((line, text) -> "?");
		if (errors.hasErrors()) {
			// what can't be read at all: the form shows it beside its field, with the
			// text as typed
			return this.forms.show(place, typed, lineErrors, model);
		}
		typed.strangers(place.choices())
			.forEach((line) -> errors.reject("execution.pasted.unknown", new Object[] { line }, line));
		form.askForMissing(place.stage(), errors);
		retention.judge(errors);
		form.judgeRate(errors);
		if (!place.cutOver() && !Boolean.TRUE.equals(form.confirmed())) {
			errors.rejectValue("confirmed", "execution.cutOver.confirm");
		}
		if (errors.hasErrors() || !lineErrors.isEmpty()) {
			return this.forms.show(place, typed, lineErrors, model);
		}
		try {
			return registered(place, form.toRegistration(place.stage(), place.fiscalYear(), place.secEjec(),
					place.predecessor(), form.written(place), lines), retention, request, next);
		}
		catch (RuleViolation refused) {
			this.forms.tell(refused, place, errors, lineErrors);
			return this.forms.show(fresh(place), typed, lineErrors, model);
		}
	}

	/** Where to go on: to the document, or to the accrual where it became several. */
	private String registered(DocumentPlace place, Registration request, RetentionForm retention,
			HttpServletRequest call, RedirectAttributes next) {
		String entry = call.getParameter(MENDED);
		boolean sent = call.getParameter(SENT) != null;
		Profile actor = this.current.get();
		ExecutionRecord from = place.predecessor();
		List<ActOutcome> made = (place.stage() == DocumentStage.PAYMENT_ORDER && from != null)
				? this.orders.register(from, request, retention.said(), actor, sent ? sending(actor) : null)
				: List.of(this.registration.register(request, actor, also(entry, sent, actor)));
		boolean several = made.size() > 1 && from != null;
		next.addFlashAttribute("notice",
				(sent ? "execution.registered.sent" : "execution.registered") + (several ? ".parts" : ""));
		next.addFlashAttribute("noticeArguments",
				new Object[] { several ? made.size() : made.get(0).record().shown() });
		return "redirect:" + ((several && from != null) ? from.page() : made.get(0).record().page());
	}

	/**
	 * What is done with the document: where it mends a draft, that is kept; then it is
	 * sent, where it is to be.
	 */
	private @Nullable UnaryOperator<ActOutcome> also(@Nullable String entry, boolean sent, Profile actor) {
		if (entry == null) {
			return sent ? sending(actor) : null;
		}
		return (made) -> {
			this.toMend.forEach((kept) -> kept.mended(entry, PreparedDrafts.Made.of(made.record()), actor));
			return sent ? this.decision.send(made, actor) : made;
		};
	}

	private UnaryOperator<ActOutcome> sending(Profile actor) {
		return (made) -> this.decision.send(made, actor);
	}

	private DocumentPlace place(@Nullable Integer year) {
		Profile profile = this.current.get();
		int chosen = (year != null) ? year : this.lists.latestYear(profile);
		String unit = profile.scope().head();
		if (!this.records.seesUnit(chosen, unit, profile)) {
			throw new NotFound("unit " + unit + " in " + chosen);
		}
		return new DocumentPlace(DocumentStage.CERTIFICATION, chosen, unit, null, this.choices.ofUnit(chosen, unit),
				this.unitYears.isCutOver(chosen, unit), null, Foreign.SOLES);
	}

	private DocumentPlace after(ExecutionRecord predecessor) {
		DocumentStage stage = predecessor.stage()
			.next()
			.filter((following) -> this.current.get().may(following.prepares()))
			.orElseThrow(() -> new AccessDeniedException("next stage"));
		List<LineChoice> soles = this.choices.ofRecord(predecessor);
		boolean foreign = predecessor.isForeign() && stage != DocumentStage.PAYMENT;
		return new DocumentPlace(stage, predecessor.fiscalYear(), predecessor.secEjec(), predecessor,
				foreign ? this.foreign.choices(predecessor, soles) : soles, true, null,
				foreign ? predecessor.currency() : Foreign.SOLES);
	}

	/**
	 * The same place with balances read again: what is on screen after a refusal is true.
	 */
	private DocumentPlace fresh(DocumentPlace place) {
		ExecutionRecord predecessor = place.predecessor();
		return (predecessor != null) ? after(predecessor) : place(place.fiscalYear());
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

}
