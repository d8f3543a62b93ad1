package pe.siaf.ceiling;

import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** Takes proposals into a draft: shown first, then written. */
@Controller
@RequestMapping("/techos/{version:\\d+}/propuestas")
class ProposalTakingController {

	private final CeilingVersions versions;

	private final ProposalTaking taking;

	private final CurrentProfile current;

	private final Refusals refusals;

	ProposalTakingController(CeilingVersions versions, ProposalTaking taking, CurrentProfile current,
			Refusals refusals) {
		this.versions = versions;
		this.taking = taking;
		this.current = current;
		this.refusals = refusals;
	}

	@PostMapping("/vista")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String preview(@PathVariable("version") long id, @ModelAttribute("form") TakingForm form, Model model) {
		Profile actor = this.current.get();
		return show(this.versions.get(id, actor), form, actor, model);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String take(@PathVariable("version") long id, @ModelAttribute("form") TakingForm form, Model model,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		CeilingVersion version = this.versions.get(id, actor);
		try {
			next.addFlashAttribute("noticeArguments", List.of(this.taking.take(version, form, actor)));
			next.addFlashAttribute("notice", "ceiling.taken").addAttribute("q", form.pliego());
			return "redirect:/techos/{version}";
		}
		catch (RuleViolation refused) {
			model.addAttribute("stale", this.refusals.view(refused));
			return show(version, form, actor, model);
		}
	}

	private String show(CeilingVersion version, TakingForm form, Profile actor, Model model) {
		ProposalTaking.Preview preview = this.taking.preview(version, form, actor);
		RuleViolation refused = preview.refused();
		model.addAttribute("version", version).addAttribute("form", form).addAttribute("plan", preview.plan());
		if (refused != null) {
			model.addAttribute("met", this.refusals.view(refused));
		}
		return "ceiling/taking";
	}

}
