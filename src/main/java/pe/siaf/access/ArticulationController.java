package pe.siaf.access;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;

/** The articulation matrix: products and activities by level of government. */
@Controller
class ArticulationController {

	private final Articulations articulations;

	private final ProgramHead heads;

	private final CurrentProfile current;

	ArticulationController(Articulations articulations, ProgramHead heads, CurrentProfile current) {
		this.articulations = articulations;
		this.heads = heads;
		this.current = current;
	}

	@GetMapping("/programas/{code}/articulacion")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year, Model model) {
		int fiscalYear = this.heads.put(code, year, model);
		model.addAttribute("levels", Articulation.LEVELS)
			.addAttribute("matrix", this.articulations.of(code, fiscalYear, this.current.get()));
		return "access/articulation";
	}

}
