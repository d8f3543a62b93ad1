package pe.siaf.design;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.design.DraftReview.Reviewed;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.workflow.Workflow;

/**
 * The versions of a program: which there are, where one stands, what it differs in, who
 * changed what.
 */
@Controller
class VersionController {

	private final Drafts drafts;

	private final DraftReview review;

	private final DesignWorkflow moves;

	private final DesignComments comments;

	private final DesignChanges changes;

	private final DesignComparison comparison;

	private final Workflow workflow;

	private final CurrentProfile current;

	VersionController(Drafts drafts, DraftReview review, DesignWorkflow moves, DesignComments comments,
			DesignChanges changes, DesignComparison comparison, Workflow workflow, CurrentProfile current) {
		this.drafts = drafts;
		this.review = review;
		this.moves = moves;
		this.comments = comments;
		this.changes = changes;
		this.comparison = comparison;
		this.workflow = workflow;
		this.current = current;
	}

	@GetMapping("/programas/{code:\\d{4}}/versiones")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@PathVariable String code, Model model) {
		List<Draft> versions = this.drafts.of(code);
		if (versions.isEmpty()) {
			throw new NotFound("versions of " + code);
		}
		model.addAttribute("program", code);
		model.addAttribute("versions", versions);
		model.addAttribute("writes", Drafts.mayWrite(code, this.current.get()));
		return "design/versions";
	}

	@PostMapping("/programas/{code:\\d{4}}/versiones")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String begin(@PathVariable String code, @RequestParam(defaultValue = "") String from,
			@RequestParam(required = false) @Nullable String fromProgram,
			@RequestParam(defaultValue = "false") boolean training, RedirectAttributes next) {
		Profile profile = this.current.get();
		if (!Drafts.mayWrite(code, profile)) {
			throw new NotFound("program " + code);
		}
		String source = (fromProgram == null || fromProgram.isBlank()) ? code : fromProgram;
		Draft draft = this.drafts.begin(code, from.isBlank() ? null : copied(source, from.strip()), training, profile);
		next.addFlashAttribute("notice", training ? "design.trainingBegun" : "design.begun");
		return "redirect:" + draft.page();
	}

	/** A version that somebody typed may be none. */
	private Draft copied(String program, String typed) {
		return Optional.of(typed)
			.filter((number) -> number.matches("\\d{1,6}"))
			.flatMap((number) -> this.drafts.find(program, Integer.parseInt(number)))
			.orElseThrow(() -> new RuleViolation(DraftRule.UNREADABLE_VALUE, Figures.of("designField",
					"VERSION.based_on", "value", program + "/" + typed, "designKind", "VERSION"), "from"));
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @PathVariable int version, Model model) {
		Draft draft = this.drafts.get(code, version);
		Profile profile = this.current.get();
		Reviewed reviewed = this.review.of(draft);
		model.addAttribute("draft", draft);
		model.addAttribute("reviewed", reviewed);
		model.addAttribute("year", this.review.year());
		model.addAttribute("others",
				this.drafts.of(code).stream().filter((other) -> other.version() != version).toList());
		model.addAttribute("history",
				this.workflow.history(Workflow.NATIONAL, DesignWorkflow.TYPE, String.valueOf(draft.id())));
		model.addAttribute("actions", mayMove(draft, profile)
				? this.workflow.actions(DesignWorkflow.TYPE, draft.state(), profile.role()) : List.of());
		model.addAttribute("mayImport", profile.may(Permission.PROGRAM_IMPORT));
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(code, profile));
		return "design/version";
	}

	private static boolean mayMove(Draft draft, Profile profile) {
		return profile.may(Permission.DESIGN_COMMENT)
				&& (!profile.may(Permission.DESIGN_EDIT) || Drafts.mayWrite(draft.program(), profile));
	}

	@PostMapping("/programas/{code}/versiones/{version:\\d+}/estado")
	@PreAuthorize("hasAuthority('DESIGN_COMMENT')")
	String move(@PathVariable String code, @PathVariable int version, @RequestParam String action,
			@RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable String fiscalYear, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		this.moves.move(draft, action, comment, year(fiscalYear), this.current.get());
		next.addFlashAttribute("notice", "design.moved");
		return "redirect:" + draft.page();
	}

	private static @Nullable Integer year(@Nullable String typed) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		if (!typed.strip().matches("20\\d{2}")) {
			throw new RuleViolation(DraftRule.UNREADABLE_VALUE,
					Figures.of("designField", "VERSION.valid_from", "value", typed, "designKind", "WHOLE"),
					"fiscalYear");
		}
		return Integer.valueOf(typed.strip());
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/comentarios")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String comments(@PathVariable String code, @PathVariable int version, Model model) {
		Draft draft = this.drafts.get(code, version);
		model.addAttribute("draft", draft);
		model.addAttribute("comments", this.comments.of(draft.id()));
		model.addAttribute("nodes", this.review.of(draft).logframe().inOrder());
		model.addAttribute("speaks", this.current.get().may(Permission.DESIGN_COMMENT));
		return "design/comments";
	}

	@PostMapping("/programas/{code}/versiones/{version:\\d+}/comentarios")
	@PreAuthorize("hasAuthority('DESIGN_COMMENT')")
	String comment(@PathVariable String code, @PathVariable int version, @RequestParam String text,
			@RequestParam(required = false) @Nullable Long node, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		this.comments.say(draft, node, text, this.current.get());
		next.addFlashAttribute("notice", "design.commented");
		return "redirect:" + draft.page() + "/comentarios";
	}

	@PostMapping("/programas/{code}/versiones/{version:\\d+}/comentarios/{comment:\\d+}/resolver")
	@PreAuthorize("hasAuthority('DESIGN_COMMENT')")
	String resolve(@PathVariable String code, @PathVariable int version, @PathVariable long comment,
			@RequestParam(defaultValue = "") String resolution, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		this.comments.resolve(draft, comment, resolution, this.current.get());
		next.addFlashAttribute("notice", "design.resolved");
		return "redirect:" + draft.page() + "/comentarios";
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/historia")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String history(@PathVariable String code, @PathVariable int version, HttpServletRequest request, Model model) {
		Draft draft = this.drafts.get(code, version);
		Paging paging = Paging.of(request, Paging.SIZE, this.changes.count(draft.id()));
		model.addAttribute("draft", draft);
		model.addAttribute("paging", paging);
		model.addAttribute("changes",
				this.changes.newest(draft.id(), paging.size(), paging.offset())
					.stream()
					.map((change) -> ShownChange.of(change, this.changes.read(change.before()),
							this.changes.read(change.after())))
					.toList());
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(code, this.current.get()));
		return "design/history";
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/comparar")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String compare(@PathVariable String code, @PathVariable int version, @RequestParam int con, Model model) {
		Draft draft = this.drafts.get(code, version);
		Draft other = this.drafts.get(code, con);
		model.addAttribute("draft", draft);
		model.addAttribute("other", other);
		model.addAttribute("differences", this.comparison.between(other.id(), draft.id()));
		return "design/compare";
	}

}
