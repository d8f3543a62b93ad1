package pe.siaf.decision;

import java.time.LocalDate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** What evaluated programs promised to improve: listed, added, judged. */
@Controller
@RequestMapping("/decisiones/compromisos")
class CommitmentController {

	private static final String PAGE = "decision/commitments";

	private static final String LIST = "redirect:/decisiones/compromisos";

	private final EvaluationCommitments commitments;

	private final CurrentProfile current;

	private final Refusals refusals;

	CommitmentController(EvaluationCommitments commitments, CurrentProfile current, Refusals refusals) {
		this.commitments = commitments;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@RequestParam(defaultValue = "") String programa,
			@RequestParam(defaultValue = "false") boolean abiertos, HttpServletRequest request, Model model) {
		model.addAttribute("commitmentForm", CommitmentForm.blank());
		return page(programa, abiertos, request, model);
	}

	private String page(String program, boolean open, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.commitments.count(program, open));
		model.addAttribute("paging", paging)
			.addAttribute("program", program)
			.addAttribute("open", open)
			.addAttribute("programs", this.commitments.programs())
			.addAttribute("keeps", this.current.get().may(Permission.EVALUATION_KEEP))
			.addAttribute("statuses", EvaluationCommitments.Status.values())
			.addAttribute("commitments", this.commitments.list(program, open, paging.offset(), paging.size()));
		return PAGE;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('EVALUATION_KEEP')")
	String add(@Valid @ModelAttribute CommitmentForm commitmentForm, BindingResult errors, HttpServletRequest request,
			Model model, RedirectAttributes next) {
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			commitmentForm.check(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.commitments.add(commitmentForm, this.current.get());
				next.addFlashAttribute("notice", "decision.commitment.added");
				return LIST;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return page("", false, request, model);
	}

	@PostMapping("/{commitment:\\d+}")
	@PreAuthorize("hasAuthority('EVALUATION_KEEP')")
	String judge(@PathVariable long commitment, @RequestParam(defaultValue = "0") int lockVersion,
			@RequestParam(defaultValue = "PENDING") EvaluationCommitments.Status status,
			@RequestParam(defaultValue = "") String reason, @RequestParam(required = false) @Nullable LocalDate due,
			RedirectAttributes next) {
		try {
			this.commitments.judge(commitment, lockVersion, status, reason, due, this.current.get());
			next.addFlashAttribute("notice", "decision.commitment.judged");
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return LIST;
	}

}
