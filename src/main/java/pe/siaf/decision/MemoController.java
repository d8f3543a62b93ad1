package pe.siaf.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.ceiling.Ceilings;
import pe.siaf.cycle.BudgetPhases;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** Decision memos: listed, opened, written, answered, signed, published. */
@Controller
@RequestMapping("/decisiones")
class MemoController {

	private static final String MEMO = "/{year:\\d{4}}/{subject:\\d{4}|\\d{6}}";

	private static final String PAGE = "decision/memo";

	private final Memos memos;

	private final MemoReach reach;

	private final MemoWriting writing;

	private final MemoWorkflow workflow;

	private final Ceilings ceilings;

	private final BudgetPhases phases;

	private final CurrentProfile current;

	private final Refusals refusals;

	MemoController(Memos memos, MemoReach reach, MemoWriting writing, MemoWorkflow workflow, Ceilings ceilings,
			BudgetPhases phases, CurrentProfile current, Refusals refusals) {
		this.memos = memos;
		this.reach = reach;
		this.writing = writing;
		this.workflow = workflow;
		this.ceilings = ceilings;
		this.phases = phases;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String estado,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Paging paging = Paging.of(request, Paging.SIZE, this.memos.count(year, estado, profile));
		model.addAttribute("paging", paging)
			.addAttribute("memos", this.memos.list(year, estado, profile, paging.offset(), paging.size()))
			.addAttribute("year", year)
			.addAttribute("chosen", estado)
			.addAttribute("years", this.phases.years())
			.addAttribute("opens", openings(profile));
		return "decision/memos";
	}

	/** The memos that unit or program could open now. */
	private List<MemoKey> openings(Profile profile) {
		if (!profile.may(Permission.MEMO_WRITE)) {
			return List.of();
		}
		return this.phases.years()
			.stream()
			.filter(this.memos::isPhaseOpen)
			.map((year) -> new MemoKey(year, profile.scope().code()))
			.filter((key) -> this.memos.isUnopened(key))
			.toList();
	}

	@PostMapping
	@PreAuthorize("hasAuthority('MEMO_WRITE')")
	String open(@RequestParam int year, RedirectAttributes next) {
		Scope scope = this.current.get().scope();
		MemoKey key = new MemoKey(year, scope.code());
		return answer(next, "decision.opened", key.path(), "/decisiones",
				() -> this.memos.open(key, this.current.get()));
	}

	@GetMapping(MEMO)
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable int year, @PathVariable String subject, Model model) {
		return page(new MemoKey(year, subject), Map.of(), model);
	}

	private String page(MemoKey key, Map<String, String> typed, Model model) {
		Profile profile = this.current.get();
		if (this.memos.isUnopened(key)) {
			this.reach.require(key, profile);
			model.addAttribute("key", key)
				.addAttribute("opens", profile.may(Permission.MEMO_WRITE) && this.memos.isPhaseOpen(key.fiscalYear()));
			return "decision/none";
		}
		Memo memo = this.memos.get(key, profile);
		boolean own = this.reach.reaches(key, profile);
		Map<String, MemoWriting.Answer> answers = this.writing.answers(key);
		model.addAttribute("memo", memo)
			.addAttribute("path", key.path())
			.addAttribute("snapshot", this.memos.shown(memo))
			.addAttribute("requests", this.writing.requests(key))
			.addAttribute("answers", answers)
			.addAttribute("typed", typed)
			.addAttribute("writes", own && memo.isOpen() && profile.may(Permission.MEMO_WRITE))
			.addAttribute("replies", own && memo.isWithMinistry() && profile.may(Permission.MEMO_ANSWER))
			.addAttribute("decides", memo.state().equals("SIGNED") && profile.may(Permission.MEMO_DECIDE))
			.addAttribute("actions", own ? this.workflow.actions(memo, profile) : List.of())
			.addAttribute("signatures", this.workflow.signatures(key))
			.addAttribute("history", this.workflow.history(key))
			.addAttribute("ceilings",
					key.isOfProgram() ? List.of()
							: this.ceilings.ofUnit(key.fiscalYear(), "PMP", key.subject())
								.stream()
								.filter((one) -> one.year() == key.fiscalYear())
								.toList());
		return PAGE;
	}

	@PostMapping(MEMO)
	@PreAuthorize("hasAuthority('MEMO_WRITE')")
	String write(@PathVariable int year, @PathVariable String subject,
			@RequestParam(defaultValue = "0") int lockVersion, @RequestParam Map<String, String> typed, Model model,
			RedirectAttributes next) {
		MemoKey key = new MemoKey(year, subject);
		return kept(key, typed, "decision.saved", model, next,
				() -> this.writing.write(key, lockVersion, typed, this.current.get()));
	}

	@PostMapping(MEMO + "/respuestas")
	@PreAuthorize("hasAuthority('MEMO_ANSWER')")
	String reply(@PathVariable int year, @PathVariable String subject,
			@RequestParam(defaultValue = "0") int lockVersion, @RequestParam Map<String, String> typed, Model model,
			RedirectAttributes next) {
		MemoKey key = new MemoKey(year, subject);
		return kept(key, typed, "decision.replied", model, next,
				() -> this.writing.reply(key, lockVersion, typed, this.current.get()));
	}

	@PostMapping(MEMO + "/actos")
	@PreAuthorize("hasAnyAuthority('MEMO_WRITE','MEMO_ANSWER','MEMO_DECIDE')")
	String move(@PathVariable int year, @PathVariable String subject, @RequestParam(defaultValue = "0") int lockVersion,
			@RequestParam String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		MemoKey key = new MemoKey(year, subject);
		return answer(next, "decision.moved", key.path(), key.path(),
				() -> this.workflow.move(key, lockVersion, action, comment, this.current.get()));
	}

	@PostMapping(MEMO + "/decision")
	@PreAuthorize("hasAuthority('MEMO_DECIDE')")
	String decide(@PathVariable int year, @PathVariable String subject,
			@RequestParam(defaultValue = "0") int lockVersion, @RequestParam(defaultValue = "") String granted,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
		MemoKey key = new MemoKey(year, subject);
		return answer(next, "decision.decided", key.path(), key.path(),
				() -> this.workflow.decide(key, lockVersion, granted, reason, this.current.get()));
	}

	/** What was typed stays on the page where it is refused. */
	private String kept(MemoKey key, Map<String, String> typed, String notice, Model model, RedirectAttributes next,
			Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
			return "redirect:" + key.path();
		}
		catch (RuleViolation refused) {
			model.addAttribute("refusal", this.refusals.view(refused));
			return page(key, new HashMap<>(typed), model);
		}
	}

	private String answer(RedirectAttributes next, String notice, String done, String refusedPage, Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
			return "redirect:" + done;
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
			return "redirect:" + refusedPage;
		}
	}

}
