package pe.siaf.cycle;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** The years and the phases of their budgets: everybody reads, the rector moves. */
@Controller
@RequestMapping("/ciclo")
class CycleController implements MenuContribution {

	private static final String BACK = "redirect:/ciclo/{year}";

	private final YearOpening opening;

	private final BudgetPhases phases;

	private final Workflow workflow;

	private final Refusals refusals;

	private final CurrentProfile current;

	CycleController(YearOpening opening, BudgetPhases phases, Workflow workflow, Refusals refusals,
			CurrentProfile current) {
		this.opening = opening;
		this.phases = phases;
		this.workflow = workflow;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String years(Model model) {
		model.addAttribute("years", this.opening.years()).addAttribute("next", this.opening.next());
		return "cycle/years";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String open(@RequestParam int year, RedirectAttributes next) {
		return answer(next, "cycle.opened", "redirect:/ciclo", () -> this.opening.open(year, this.current.get()));
	}

	@GetMapping("/{year:\\d{4}}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String year(@PathVariable int year, Model model) {
		YearOpening.Year shown = this.opening.years()
			.stream()
			.filter((one) -> one.fiscalYear() == year)
			.findFirst()
			.orElseThrow(() -> new NotFound("year " + year));
		List<Shown> rows = this.phases.of(year)
			.stream()
			.map((one) -> new Shown(one,
					this.workflow.actions(BudgetPhases.TYPE, one.status(), this.current.get().role()),
					this.workflow.history(Workflow.NATIONAL, BudgetPhases.TYPE, year + "/" + one.phase())))
			.toList();
		model.addAttribute("shown", shown).addAttribute("rows", rows);
		return "cycle/year";
	}

	@PostMapping("/{year:\\d{4}}/catalogos")
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String publish(@PathVariable int year, RedirectAttributes next) {
		next.addFlashAttribute("notice", "cycle.published")
			.addFlashAttribute("noticeArguments", List.of(this.opening.publish(year, this.current.get())))
			.addAttribute("year", year);
		return BACK;
	}

	@PostMapping("/{year:\\d{4}}/fases/{phase}")
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String move(@PathVariable int year, @PathVariable Phase phase, @RequestParam String action,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		next.addAttribute("year", year);
		return answer(next, "cycle.moved", BACK,
				() -> this.phases.move(year, phase, action, comment, this.current.get()));
	}

	@PostMapping("/{year:\\d{4}}/fases/{phase}/fechas")
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String schedule(@PathVariable int year, @PathVariable Phase phase,
			@RequestParam(required = false) @Nullable LocalDate opensOn,
			@RequestParam(required = false) @Nullable LocalDate closesOn, @RequestParam(defaultValue = "") String norm,
			RedirectAttributes next) {
		next.addAttribute("year", year);
		return answer(next, "cycle.scheduled", BACK,
				() -> this.opening.schedule(year, phase, opensOn, closesOn, norm.strip()));
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.CATALOGUE_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.planning", 150, "cycle.title", "/ciclo")) : List.of();
	}

	private String answer(RedirectAttributes next, String notice, String page, Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return page;
	}

	/**
	 * A phase as the page shows it.
	 *
	 * @param phase the phase
	 * @param actions what this person can do with it
	 * @param history who moved it
	 */
	record Shown(BudgetPhases.YearPhase phase, List<String> actions, List<Workflow.Step> history) {
	}

}
