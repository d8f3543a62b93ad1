package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.Workflow;

/** The months of execution: who reads them all, who keeps them the rector. */
@Controller
@RequestMapping("/ejecucion/meses")
class ExecutionMonthController implements MenuContribution {

	private final ExecutionMonths months;

	private final Workflow workflow;

	private final CurrentProfile current;

	ExecutionMonthController(ExecutionMonths months, Workflow workflow, CurrentProfile current) {
		this.months = months;
		this.workflow = workflow;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent()
				? List.of(new MenuEntry("menu.execution", 270, "execution.months", "/ejecucion/meses")) : List.of();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.months.years();
		int shown = (year != null) ? year : (years.isEmpty() ? LocalDate.now(FiscalTime.LIMA).getYear() : years.get(0));
		List<Shown> rows = this.months.of(shown)
			.stream()
			.map((month) -> new Shown(month,
					this.workflow.actions(ExecutionMonths.TYPE, month.state(), this.current.get().role())))
			.toList();
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("rows", rows)
			.addAttribute("reopenings", this.months.reopenings(shown));
		return "execution/months";
	}

	@PostMapping("/{year:\\d{4}}/{month:\\d{2}}")
	@PreAuthorize("hasAuthority('CYCLE_KEEP')")
	String move(@PathVariable int year, @PathVariable int month, @RequestParam String action,
			@RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
			RedirectAttributes next) {
		this.months.move(year, month, action, comment, until, this.current.get());
		next.addFlashAttribute("notice", "execution.months.moved")
			.addFlashAttribute("noticeArguments", List.of("%02d/%d".formatted(month, year)))
			.addAttribute("year", year);
		return "redirect:/ejecucion/meses";
	}

	/**
	 * A month as the page shows it.
	 *
	 * @param month the month
	 * @param actions what this person can do with it
	 */
	record Shown(ExecutionMonths.Month month, List<String> actions) {
	}

}
