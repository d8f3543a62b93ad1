package pe.siaf.programming;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

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

import pe.siaf.audit.FigureHistory;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/**
 * The targets of a file: grids of quantities and months, new ones, each one's criterion.
 */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE)
class ProgrammedTargetController {

	/** Targets on a leaf of a grid: the largest district municipality has 741. */
	private static final int LEAF = 200;

	private final FilePage page;

	private final Targets targets;

	private final ChainChoices choices;

	private final TargetUnits units;

	private final Criterion criterion;

	private final Centres centres;

	private final PlanChecks plans;

	private final Amounts amounts;

	private final FigureHistory history;

	private final Refusals refusals;

	ProgrammedTargetController(FilePage page, Targets targets, ChainChoices choices, TargetUnits units,
			Criterion criterion, Centres centres, PlanChecks plans, Amounts amounts, FigureHistory history,
			Refusals refusals) {
		this.plans = plans;
		this.page = page;
		this.targets = targets;
		this.choices = choices;
		this.units = units;
		this.criterion = criterion;
		this.centres = centres;
		this.amounts = amounts;
		this.history = history;
		this.refusals = refusals;
	}

	@GetMapping({ "/metas", "/meses" })
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String grid(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String programa,
			HttpServletRequest request, Model model) {
		String tab = request.getRequestURI().endsWith("/meses") ? "meses" : "metas";
		FileKey key = this.page.put(year, process, unit, tab, model);
		Paging paging = Paging.of(request, LEAF, this.targets.count(key, q.strip(), programa));
		model.addAttribute("q", q)
			.addAttribute("program", programa)
			.addAttribute("programs", this.targets.programs(key))
			.addAttribute("paging", paging)
			.addAttribute("targets", this.targets.list(key, q.strip(), programa, paging.offset(), paging.size()));
		return "programming/" + (tab.equals("meses") ? "months" : "targets");
	}

	@GetMapping("/metas/nueva")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String blank(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String programa, Model model) {
		FileKey key = this.page.put(year, process, unit, "metas", model);
		model.addAttribute("targetForm", TargetForm.blank());
		return form(key, programa, model);
	}

	@PostMapping("/metas/nueva")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String add(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String programa, @Valid @ModelAttribute TargetForm targetForm,
			BindingResult errors, Model model, RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "metas", model);
		if (!errors.hasErrors()) {
			try {
				String secFunc = this.targets.add(key, targetForm, this.page.profile());
				next.addFlashAttribute("notice", "programming.target.added");
				return "redirect:" + key.path() + "/metas/" + secFunc;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(key, programa, model);
	}

	private String form(FileKey key, String program, Model model) {
		model.addAttribute("program", program)
			.addAttribute("choices", this.choices.programs(key))
			.addAttribute("chains", program.isEmpty() ? Map.of() : this.choices.chains(key, program))
			.addAttribute("measures", this.choices.measures(key.fiscalYear()));
		return "programming/target-form";
	}

	@GetMapping("/metas/{secFunc:\\d{4}}")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String secFunc, Model model) {
		FileKey key = this.page.put(year, process, unit, "metas", model);
		TargetRow target = find(key, secFunc);
		Map<Integer, Criterion.Population> populations = this.criterion.populations(key, secFunc);
		Optional<TargetUnits.Designed> designed = this.units.designed(year, target.category(), target.productProject(),
				target.activity());
		if (!model.containsAttribute("criterionForm")) {
			model.addAttribute("criterionForm", CriterionForm.of(key, target, populations, designed, this.criterion));
		}
		fill(key, target, populations, designed, model);
		return "programming/target";
	}

	private void fill(FileKey key, TargetRow target, Map<Integer, Criterion.Population> populations,
			Optional<TargetUnits.Designed> designed, Model model) {
		model.addAttribute("target", target)
			.addAttribute("populations", populations)
			.addAttribute("designed", designed.orElse(null))
			.addAttribute("unmet", this.targets.unmet(key, target.secFunc()))
			.addAttribute("changes", changes(key, target.secFunc()))
			.addAttribute("columns", key.years().stream().map(String::valueOf).toList())
			.addAttribute("values",
					key.years().stream().map((each) -> target.quantity(each - key.fiscalYear())).toList())
			.addAttribute("months", IntStream.rangeClosed(1, 12).mapToObj(target::month).toList())
			.addAttribute("activities", this.plans.of(key, target.secFunc()))
			.addAttribute("lines",
					this.amounts.list(key, new Amounts.Filter(target.secFunc(), "", ""), 0, Integer.MAX_VALUE));
	}

	/** Who wrote the target's quantities, years and months, newest first. */
	private List<FigureHistory.FigureChange> changes(FileKey key, String secFunc) {
		return Stream.of("/metas", "/meses")
			.flatMap((grid) -> this.history.of(key.secEjec(), Files.TYPE, key.id() + grid, secFunc).stream())
			.sorted(Comparator.comparing(FigureHistory.FigureChange::at).reversed())
			.toList();
	}

	@GetMapping("/metas/{secFunc:\\d{4}}/puntos")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String centres(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String secFunc, @RequestParam(defaultValue = "") String q, HttpServletRequest request,
			Model model) {
		FileKey key = this.page.put(year, process, unit, "metas", model);
		Paging paging = Paging.of(request, LEAF, this.centres.count(key, q.strip()));
		model.addAttribute("target", find(key, secFunc))
			.addAttribute("q", q)
			.addAttribute("paging", paging)
			.addAttribute("columns", key.years().stream().map(String::valueOf).toList())
			.addAttribute("centres", this.centres.list(key, secFunc, q.strip(), paging.offset(), paging.size()));
		return "programming/centres";
	}

	@PostMapping("/metas/{secFunc:\\d{4}}/criterio")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String compute(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String secFunc, @Valid @ModelAttribute CriterionForm criterionForm, BindingResult errors,
			@RequestParam(defaultValue = "") String seen, Model model, RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "metas", model);
		TargetRow target = find(key, secFunc);
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			criterionForm.check(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.criterion.set(key, target, criterionForm.factors(key), seen, this.page.profile());
				next.addFlashAttribute("notice", "programming.criterion.set");
				return "redirect:" + key.path() + "/metas/" + secFunc;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		fill(key, target, this.criterion.populations(key, secFunc),
				this.units.designed(year, target.category(), target.productProject(), target.activity()), model);
		return "programming/target";
	}

	@PostMapping("/metas/{secFunc:\\d{4}}/criterio/retiro")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String release(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String secFunc, RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.criterion.released", key.path() + "/metas/" + secFunc,
				() -> this.criterion.release(key, secFunc, this.page.profile()));
	}

	@PostMapping("/metas/{secFunc:\\d{4}}/retiro")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String remove(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String secFunc, RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.target.removed", key.path() + "/metas",
				() -> this.targets.remove(key, secFunc, this.page.profile()));
	}

	private TargetRow find(FileKey key, String secFunc) {
		return this.targets.find(key, secFunc).orElseThrow(() -> new NotFound("target " + secFunc));
	}

	private String answer(RedirectAttributes next, String notice, String page, Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + page;
	}

}
