package pe.siaf.design;

import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.NotFound;

/** The method at hand: a short guide to each step of design, and their index. */
@Controller
@RequestMapping("/ayuda/metodo")
@PreAuthorize("isAuthenticated()")
class GuideController {

	private final CurrentProfile current;

	GuideController(CurrentProfile current) {
		this.current = current;
	}

	@GetMapping
	String index(Model model) {
		model.addAttribute("steps", List.of(GuideStep.values()));
		model.addAttribute("practice", practice());
		return "design/guides";
	}

	@GetMapping("/{step}")
	String show(@PathVariable String step, Model model) {
		GuideStep found = GuideStep.of(step).orElseThrow(() -> new NotFound("step " + step));
		model.addAttribute("step", found);
		model.addAttribute("exercises", found.exercises());
		model.addAttribute("before", found.before().orElse(null));
		model.addAttribute("after", found.after().orElse(null));
		model.addAttribute("practice", practice());
		return "design/guide";
	}

	/** Where this person practises: on the program that they design. */
	private String practice() {
		return this.current.find()
			.filter((profile) -> profile.may(Permission.DESIGN_EDIT) && profile.scope().kind() == Scope.Kind.PROGRAM)
			.map(Profile::scope)
			.map((scope) -> "/programas/" + scope.head() + "/ejercicios")
			.orElse("");
	}

}
