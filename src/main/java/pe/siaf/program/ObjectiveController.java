package pe.siaf.program;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import pe.siaf.ui.Paging;

/** The objectives of the plans, each below the one that it hangs on. */
@Controller
class ObjectiveController {

	private final Objectives objectives;

	ObjectiveController(Objectives objectives) {
		this.objectives = objectives;
	}

	@GetMapping("/objetivos")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(ObjectiveFilter filter, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.objectives.count(filter));
		model.addAttribute("filter", filter);
		model.addAttribute("narrow", filter.isNarrow());
		model.addAttribute("plans", ObjectiveFilter.PLANS);
		model.addAttribute("paging", paging);
		model.addAttribute("rows", this.objectives.rows(filter, paging.offset(), paging.size()));
		return "program/objectives";
	}

}
