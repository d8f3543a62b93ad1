package pe.siaf.revenue;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** Opens records of revenue, adds acts to them and writes drafts anew. */
@Controller
@RequestMapping("/ingresos")
@PreAuthorize("hasAuthority('REVENUE_PREPARE')")
class RevenueFormController {

	private static final String STEPS = "/{step:collect|increase|reduce|annul|lower|refund|undo-refund}";

	private final RevenueRecords revenues;

	private final RevenueActs acts;

	private final RevenueChoices choices;

	private final CurrentProfile current;

	private final Refusals refusals;

	RevenueFormController(RevenueRecords revenues, RevenueActs acts, RevenueChoices choices, CurrentProfile current,
			Refusals refusals) {
		this.revenues = revenues;
		this.acts = acts;
		this.choices = choices;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping("/nuevo")
	String blank(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "false") boolean directo, Model model) {
		model.addAttribute("revenueForm", RevenueForm.empty());
		int chosen = (year != null) ? year : this.revenues.years().get(0);
		return show(new Place(chosen, step(directo), null), RevenueForm.Typed.of(List.of()), model);
	}

	@PostMapping("/nuevo")
	String open(@RequestParam int year, @RequestParam(defaultValue = "false") boolean directo,
			@ModelAttribute RevenueForm revenueForm, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		return send(new Place(year, step(directo), null), revenueForm, errors, request, model, next);
	}

	private static RevenueStep step(boolean direct) {
		return direct ? RevenueStep.RECEIVE : RevenueStep.DETERMINE;
	}

	@GetMapping(RevenueKey.PATTERN + STEPS)
	String next(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String step, Model model) {
		RevenueRecord record = find(year, unit, number);
		RevenueStep asked = RevenueStep.of(step).orElseThrow(() -> new NotFound(step));
		model.addAttribute("revenueForm", RevenueForm.empty());
		return show(new Place(year, asked, record), RevenueForm.Typed.of(left(record, asked)), model);
	}

	/** Each line of a record with what the act could take of it. */
	private List<RevenueLine> left(RevenueRecord record, RevenueStep step) {
		return this.revenues.balances(record.key())
			.stream()
			.map((line) -> new RevenueLine(line.rubro(), line.resourceType(), line.item(), switch (step) {
				case COLLECT, REDUCE -> line.determined().minus(line.collected());
				case LOWER, REFUND -> line.collected();
				case UNDO_REFUND -> line.refunded();
				case ANNUL -> line.determined();
				default -> Amount.ZERO;
			}))
			.toList();
	}

	@PostMapping(RevenueKey.PATTERN + STEPS)
	String add(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String step, @ModelAttribute RevenueForm revenueForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		RevenueStep asked = RevenueStep.of(step).orElseThrow(() -> new NotFound(step));
		return send(new Place(year, asked, find(year, unit, number)), revenueForm, errors, request, model, next);
	}

	@GetMapping(RevenueKey.PATTERN + "/editar")
	String edit(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number, Model model) {
		RevenueRecord record = editable(year, unit, number);
		List<RevenueRecords.Act> written = this.revenues.acts(record.key());
		model.addAttribute("revenueForm", RevenueForm.of(record, written.get(written.size() - 1)));
		return show(new Place(year, record.step(), record),
				RevenueForm.Typed.of(this.revenues.lines(unit, record.actId())), model);
	}

	@PostMapping(RevenueKey.PATTERN + "/editar")
	String rewrite(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@ModelAttribute RevenueForm revenueForm, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		RevenueRecord record = editable(year, unit, number);
		return send(new Place(year, record.step(), record), revenueForm, errors, request, model, next);
	}

	private String send(Place place, RevenueForm form, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		RevenueForm.Typed typed = RevenueForm.Typed.in(request);
		RevenueForm.askForMissing(place.opens(), errors);
		if (errors.hasErrors()) {
			return show(place, typed, model);
		}
		try {
			RevenueRecord kept = write(place, form.toDraft(place.step(), typed.lines()), form.version());
			next.addFlashAttribute("notice", "revenue.registered");
			next.addFlashAttribute("noticeArguments", List.of(kept.number()));
			return "redirect:" + kept.key().page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return show(place, typed, model);
		}
	}

	private RevenueRecord write(Place place, RevenueDraft draft, @Nullable Integer version) {
		RevenueRecord record = place.record();
		if (record == null) {
			return this.acts.open(place.year(), this.current.get().scope().head(), draft, null, this.current.get());
		}
		if (place.isEdit()) {
			return this.acts.rewrite(record.key(), draft, (version != null) ? version : -1, this.current.get());
		}
		return this.acts.add(record.key(), draft, this.current.get());
	}

	private RevenueRecord find(int year, String unit, String number) {
		return this.revenues.get(new RevenueKey(year, unit, number), this.current.get());
	}

	private RevenueRecord editable(int year, String unit, String number) {
		RevenueRecord record = find(year, unit, number);
		if (!record.isEditable()) {
			throw new NotFound("an act that is written, " + number);
		}
		return record;
	}

	private String show(Place place, RevenueForm.Typed typed, Model model) {
		model.addAttribute("place", place)
			.addAttribute("typed", typed)
			.addAttribute("unit", this.current.get().scope().head())
			.addAttribute("kinds", RevenueDraft.DOCUMENTS.stream().sorted().toList())
			.addAttribute("months", this.choices.openMonths(place.year()))
			.addAttribute("rubros", this.choices.rubros(place.year()))
			.addAttribute("resourceTypes", this.choices.resourceTypes(place.year()))
			.addAttribute("items", this.choices.items(place.year()));
		return "revenue/form";
	}

	/**
	 * What a form writes.
	 *
	 * @param year the year
	 * @param step what the act does
	 * @param record the record, none while it is opened
	 */
	record Place(int year, RevenueStep step, @Nullable RevenueRecord record) {

		/** Whether the record's last act is written anew. */
		public boolean isEdit() {
			return this.record != null && this.record.isEditable() && this.record.step() == this.step;
		}

		/** Whether the form says who owes. */
		public boolean opens() {
			return this.step.opens();
		}

		/** Where the form is sent. */
		public String action() {
			RevenueRecord kept = this.record;
			if (kept == null) {
				return "/ingresos/nuevo";
			}
			return kept.key().page() + (isEdit() ? "/editar" : "/" + this.step.slug());
		}

	}

}
