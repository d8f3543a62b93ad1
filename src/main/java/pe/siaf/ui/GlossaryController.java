package pe.siaf.ui;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Help: the terms of the screens in plain words. */
@Controller
class GlossaryController {

	@GetMapping("/ayuda")
	@PreAuthorize("isAuthenticated()")
	String show(Model model) {
		model.addAttribute("parts", Term.byPart());
		return "ui/glossary";
	}

}
