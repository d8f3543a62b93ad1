package pe.siaf.design;

import jakarta.validation.Valid;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** The rector opens programs: their people take it from there. */
@Controller
class ProgramOpeningController {

	private final Drafts drafts;

	private final Refusals refusals;

	private final CurrentProfile current;

	ProgramOpeningController(Drafts drafts, Refusals refusals, CurrentProfile current) {
		this.drafts = drafts;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping("/programas/nuevo")
	@PreAuthorize("hasAuthority('DESIGN_DECIDE')")
	String form(Model model) {
		model.addAttribute("programForm", new ProgramForm());
		return "design/program-new";
	}

	@PostMapping("/programas/nuevo")
	@PreAuthorize("hasAuthority('DESIGN_DECIDE')")
	String open(@Valid @ModelAttribute ProgramForm programForm, BindingResult errors, RedirectAttributes next) {
		if (!errors.hasErrors()) {
			try {
				Draft draft = this.drafts.open(programForm.getCode(), programForm.getName(),
						kind(programForm.getCode()), this.current.get());
				next.addFlashAttribute("notice", "design.opened");
				return "redirect:" + draft.page();
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return "design/program-new";
	}

	/**
	 * The codes of central actions and of allocations without product are fixed (domain
	 * 2.2).
	 */
	private static String kind(String code) {
		return switch (code) {
			case "9001" -> "AC";
			case "9002" -> "APNOP";
			default -> "PP";
		};
	}

}
