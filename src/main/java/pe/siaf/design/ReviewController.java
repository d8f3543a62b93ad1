package pe.siaf.design;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.Sentences;
import pe.siaf.logframe.Waivers;
import pe.siaf.logframe.Waivers.Waived;

/**
 * Everything the checks say of a version, its grade, and what is accepted with a reason.
 */
@Controller
@RequestMapping("/programas/{code}/versiones/{version:\\d+}/revision")
class ReviewController {

	private final Drafts drafts;

	private final DraftReview review;

	private final Sentences sentences;

	private final Waivers waivers;

	private final CurrentProfile current;

	ReviewController(Drafts drafts, DraftReview review, Sentences sentences, Waivers waivers, CurrentProfile current) {
		this.drafts = drafts;
		this.review = review;
		this.sentences = sentences;
		this.waivers = waivers;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @PathVariable int version, Model model) {
		Draft draft = this.drafts.get(code, version);
		DraftReview.Reviewed reviewed = this.review.whole(draft);
		model.addAttribute("draft", draft);
		model.addAttribute("reviewed", reviewed);
		model.addAttribute("sentences", this.sentences.of(reviewed.logframe()));
		model.addAttribute("waivers", this.waivers.of(draft.id()));
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(code, this.current.get()));
		return "design/review";
	}

	@PostMapping("/aceptar")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	@Transactional
	public String waive(@PathVariable String code, @PathVariable int version, @RequestParam String rule,
			@RequestParam(required = false) @Nullable Long node, @RequestParam(defaultValue = "") String place,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		Profile actor = this.current.get();
		this.drafts.lockForEditing(draft.id(), actor);
		this.waivers.waive(draft.id(), new Waived(rule, node, place), reason, actor.personName());
		next.addFlashAttribute("notice", "design.waivedNow");
		return "redirect:" + draft.page() + "/revision";
	}

	@PostMapping("/retirar")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	@Transactional
	public String withdraw(@PathVariable String code, @PathVariable int version, @RequestParam String rule,
			@RequestParam(required = false) @Nullable Long node, @RequestParam(defaultValue = "") String place,
			RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		this.drafts.lockForEditing(draft.id(), this.current.get());
		this.waivers.withdraw(draft.id(), new Waived(rule, node, place));
		next.addFlashAttribute("notice", "design.withdrawn");
		return "redirect:" + draft.page() + "/revision";
	}

}
