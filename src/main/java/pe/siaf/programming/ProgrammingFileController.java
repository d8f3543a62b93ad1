package pe.siaf.programming;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.cycle.BudgetPhases;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/**
 * The programming files of the units that a profile reaches, and each file's front page.
 */
@Controller
@RequestMapping("/programacion")
class ProgrammingFileController {

	static final String FILE = "/{year:\\d{4}}/{process}/{unit:\\d{6}}";

	private final FilePage page;

	private final Files files;

	private final FileCopy copy;

	private final FileReview review;

	private final CeilingChecks ceilings;

	private final FileWorkflow workflow;

	private final Targets targets;

	private final Amounts amounts;

	private final BudgetPhases phases;

	private final Refusals refusals;

	private final ObjectProvider<ProductResults> results;

	ProgrammingFileController(FilePage page, Files files, FileCopy copy, FileReview review, CeilingChecks ceilings,
			FileWorkflow workflow, Targets targets, Amounts amounts, BudgetPhases phases, Refusals refusals,
			ObjectProvider<ProductResults> results) {
		this.page = page;
		this.files = files;
		this.copy = copy;
		this.review = review;
		this.ceilings = ceilings;
		this.workflow = workflow;
		this.targets = targets;
		this.amounts = amounts;
		this.phases = phases;
		this.refusals = refusals;
		this.results = results;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String proceso,
			@RequestParam(defaultValue = "") String estado, @RequestParam(defaultValue = "") String q,
			HttpServletRequest request, Model model) {
		Profile profile = this.page.profile();
		Files.Filter filter = new Files.Filter(year, proceso.isEmpty() ? null : PlanningProcess.of(proceso), estado,
				q.strip());
		Paging paging = Paging.of(request, Paging.SIZE, this.files.count(filter, profile));
		model.addAttribute("filter", filter)
			.addAttribute("paging", paging)
			.addAttribute("files", this.files.list(filter, profile, paging.offset(), paging.size()))
			.addAttribute("years", this.phases.years())
			.addAttribute("processes", PlanningProcess.values());
		boolean opens = profile.may(Permission.PROGRAMMING_EDIT) && profile.scope().kind() == Scope.Kind.UE;
		model.addAttribute("opens", opens ? openings(profile) : List.of());
		return "programming/files";
	}

	/** The files that a unit could open now. */
	private List<FileKey> openings(Profile profile) {
		return this.phases.years()
			.stream()
			.flatMap((year) -> List.of(PlanningProcess.values())
				.stream()
				.filter((process) -> this.phases.isOpen(year, process.phase()))
				.map((process) -> new FileKey(year, process, profile.scope().code())))
			.filter((key) -> this.files.find(key, profile).isEmpty())
			.toList();
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String open(@RequestParam int year, @RequestParam(defaultValue = "multianual") String process,
			RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), this.page.profile().scope().head());
		return answer(next, "programming.opened", key.path(), "/programacion",
				() -> this.files.open(key, this.page.profile()));
	}

	@GetMapping(FILE)
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit, Model model) {
		FileKey key = this.page.put(year, process, unit, "resumen", model);
		model.addAttribute("sums", this.amounts.sums(key))
			.addAttribute("programs", this.targets.programs(key))
			.addAttribute("ceilings", this.ceilings.against(key))
			.addAttribute("reviewed", this.review.of(key))
			.addAttribute("history", this.workflow.history(key))
			.addAttribute("results", this.results.stream().map((known) -> known.of(key)).findFirst().orElse(null))
			.addAttribute("sources", this.copy.years(unit))
			.addAttribute("accepted", key.process() == PlanningProcess.FORMULATION && this.copy.isAccepted(key));
		return "programming/file";
	}

	@GetMapping(FILE + "/revision")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String review(@PathVariable int year, @PathVariable String process, @PathVariable String unit, Model model) {
		FileKey key = this.page.put(year, process, unit, "revision", model);
		model.addAttribute("reviewed", this.review.of(key));
		return "programming/review";
	}

	@PostMapping(FILE + "/actos")
	@PreAuthorize("hasAnyAuthority('PROGRAMMING_EDIT','PROGRAMMING_CONSOLIDATE','PROGRAMMING_REVIEW','PROGRAMMING_ACCEPT')")
	String move(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(required = false) @Nullable Integer lockVersion, @RequestParam String action,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.moved", key.path(), key.path(),
				() -> this.workflow.move(key, lockVersion, action, comment, this.page.profile()));
	}

	@PostMapping(FILE + "/traer")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String bring(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "0") int desde, @RequestParam(defaultValue = "PIM") String monto,
			RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.brought", key.path() + "/metas", key.path(), () -> {
			FileCopy.Brought brought = this.copy.bring(key, desde, monto, this.page.profile());
			next.addFlashAttribute("noticeArguments",
					List.of(brought.targets(), brought.lines(), brought.leftOut(), brought.linesLeftOut()));
		});
	}

	@PostMapping(FILE + "/retomar")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String takeOver(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.takenOver", key.path() + "/metas", key.path(),
				() -> next.addFlashAttribute("noticeArguments", List.of(this.copy.takeOver(key, this.page.profile()))));
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
