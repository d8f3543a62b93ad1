package pe.siaf.opening;

import java.util.List;

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
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** The bill and what Congress made of it, pliego by pliego. */
@Controller
@RequestMapping("/apertura")
class LawController {

	private final BudgetLaw law;

	private final OpeningBudgets openings;

	private final CurrentProfile current;

	private final Refusals refusals;

	LawController(BudgetLaw law, OpeningBudgets openings, CurrentProfile current, Refusals refusals) {
		this.law = law;
		this.openings = openings;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping(OpeningController.PLIEGO + "/ley")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String compare(@PathVariable int year, @PathVariable String pliego,
			@RequestParam(defaultValue = "categoria") String por, Model model) {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		Axis axis = Axis.of(por).orElse(Axis.CATEGORY);
		List<BudgetLaw.Compared> rows = this.law.compare(key, axis, profile);
		model.addAttribute("head", this.openings.get(key, profile))
			.addAttribute("path", key.path())
			.addAttribute("tab", "ley")
			.addAttribute("axis", axis)
			.addAttribute("offered", Axis.values())
			.addAttribute("versions", this.law.versions(year))
			.addAttribute("rows", rows)
			.addAttribute("total",
					new BudgetLaw.Compared("", "",
							rows.stream().map(BudgetLaw.Compared::bill).reduce(Amount.ZERO, Amount::plus),
							rows.stream().map(BudgetLaw.Compared::law).reduce(Amount.ZERO, Amount::plus),
							rows.stream().map(BudgetLaw.Compared::formulated).reduce(Amount.ZERO, Amount::plus)));
		return "opening/law";
	}

	@PostMapping("/proyecto")
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String freeze(@RequestParam int year, @RequestParam(defaultValue = "") String norm, RedirectAttributes next) {
		try {
			int lines = this.law.freeze(year, norm, this.current.get());
			next.addFlashAttribute("notice", "opening.frozen");
			next.addFlashAttribute("noticeArguments", List.of(lines));
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		next.addAttribute("year", year);
		return "redirect:/apertura";
	}

}
