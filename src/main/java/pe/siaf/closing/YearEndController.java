package pe.siaf.closing;

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
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.Workflow;

/** The closing of the country's years: begun by one rector, ended by the other. */
@Controller
@RequestMapping("/cierre")
class YearEndController implements MenuContribution {

	private final YearEnds years;

	private final Workflow workflow;

	private final CurrentProfile current;

	YearEndController(YearEnds years, Workflow workflow, CurrentProfile current) {
		this.years = years;
		this.workflow = workflow;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.YEAR_END)).isPresent()
				? List.of(new MenuEntry("menu.execution", 280, "closing.years", "/cierre")) : List.of();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(Model model) {
		model.addAttribute("rows",
				this.years.all()
					.stream()
					.map((year) -> new Shown(year,
							this.workflow.actions(YearEnds.TYPE, year.state(), this.current.get().role())))
					.toList());
		return "closing/years";
	}

	@PostMapping("/{year:\\d{4}}")
	@PreAuthorize("hasAuthority('YEAR_END')")
	String move(@PathVariable int year, @RequestParam String action, RedirectAttributes next) {
		this.years.move(year, action, this.current.get());
		next.addFlashAttribute("notice", "closing.year.moved")
			.addFlashAttribute("noticeArguments", List.of(String.valueOf(year)));
		return "redirect:/cierre";
	}

	/**
	 * A year as the page shows it.
	 *
	 * @param year the year
	 * @param actions what this person can do with it
	 */
	record Shown(YearEnds.Year year, List<String> actions) {
	}

}
