package pe.siaf.costing;

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

import pe.siaf.classifier.Catalogues;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;

/** Unit costs among units, and why one stands out. */
@Controller
@RequestMapping(UnitCostController.PATH)
class UnitCostController {

	static final String PATH = "/costeo/comparacion";

	private final UnitCosts costs;

	private final NeedsPage page;

	private final Catalogues catalogues;

	UnitCostController(UnitCosts costs, NeedsPage page, Catalogues catalogues) {
		this.costs = costs;
		this.page = page;
		this.catalogues = catalogues;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "multianual") String process, @RequestParam(defaultValue = "") String activity,
			Model model) {
		List<Integer> years = this.catalogues.years();
		int of = (year != null) ? year : years.isEmpty() ? this.catalogues.presentYear() : years.get(0);
		PlanningProcess asked = PlanningProcess.of(process);
		model.addAttribute("year", of)
			.addAttribute("years", years)
			.addAttribute("process", asked)
			.addAttribute("processes", PlanningProcess.values())
			.addAttribute("activity", activity.strip())
			.addAttribute("rows", this.costs.list(of, asked.name(), activity.strip(), this.page.profile()));
		return "costing/unit-costs";
	}

	@PostMapping(NeedsController.TABLE)
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String explain(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam String product, @RequestParam String activity, @RequestParam(defaultValue = "") String text,
			RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		if (text.isBlank()) {
			next.addFlashAttribute("notice", "costing.explain.missing");
		}
		else {
			this.costs.explain(key, product, activity, text, this.page.profile());
			next.addFlashAttribute("notice", "costing.explain.kept");
		}
		next.addAttribute("year", year).addAttribute("process", process);
		return "redirect:" + PATH;
	}

}
