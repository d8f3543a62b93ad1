package pe.siaf.opening;

import java.util.List;
import java.util.Map;

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
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** A pliego's programming on one page, and the moves with all of it. */
@Controller
@RequestMapping("/programacion/consolidado/{year:\\d{4}}/{process}/" + PliegoKey.PATTERN)
class ConsolidationController {

	private final Consolidation consolidation;

	private final CurrentProfile current;

	private final Refusals refusals;

	ConsolidationController(Consolidation consolidation, CurrentProfile current, Refusals refusals) {
		this.consolidation = consolidation;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String pliego,
			@RequestParam(defaultValue = "false") boolean revisar, Model model) {
		PliegoKey key = PliegoKey.of(year, pliego);
		PlanningProcess which = PlanningProcess.of(process);
		Profile profile = this.current.get();
		List<Consolidation.Programmed> units = this.consolidation.units(key, which, profile);
		List<Integer> years = new FileKey(year, which, "").years();
		List<Amount> totals = years.stream()
			.map((each) -> units.stream().map((unit) -> unit.amount(each - year)).reduce(Amount.ZERO, Amount::plus))
			.toList();
		model.addAttribute("key", key)
			.addAttribute("process", which)
			.addAttribute("path", path(key, which))
			.addAttribute("years", years)
			.addAttribute("units", units)
			.addAttribute("totals", totals)
			.addAttribute("ceilings", seesWhole(profile) ? this.consolidation.ceilings(key, which) : List.of())
			.addAttribute("reviewed", revisar ? this.consolidation.review(key, which, units) : Map.of())
			.addAttribute("reviewing", revisar)
			.addAttribute("submitted", units.stream().filter((unit) -> unit.state().equals("SUBMITTED")).count())
			.addAttribute("consolidated", units.stream().filter((unit) -> unit.state().equals("CONSOLIDATED")).count())
			.addAttribute("moves", profile.may(Permission.PROGRAMMING_CONSOLIDATE));
		return "opening/consolidation";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_CONSOLIDATE')")
	String move(@PathVariable int year, @PathVariable String process, @PathVariable String pliego,
			@RequestParam String action, RedirectAttributes next) {
		PliegoKey key = PliegoKey.of(year, pliego);
		PlanningProcess which = PlanningProcess.of(process);
		try {
			int moved = this.consolidation.moveAll(key, which, action, this.current.get());
			next.addFlashAttribute("notice", "opening.moved");
			next.addFlashAttribute("noticeArguments", List.of(moved));
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + path(key, which);
	}

	/** A unit sees its own part; the pliego's ceilings are the pliego's. */
	private static boolean seesWhole(Profile profile) {
		return profile.may(Permission.CEILING_READ) && profile.scope().kind() != Scope.Kind.UE;
	}

	private static String path(PliegoKey key, PlanningProcess process) {
		return "/programacion/consolidado/" + key.fiscalYear() + "/" + process.slug() + "/" + key.slug();
	}

}
