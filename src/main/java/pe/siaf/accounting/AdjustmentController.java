package pe.siaf.accounting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.workflow.WorkflowRule;

/** Entries that people make: their list, the page of one, its papers and its moves. */
@Controller
@RequestMapping(BooksController.PATH + BooksController.BOOKS + "/ajustes")
class AdjustmentController {

	private final BooksPages pages;

	private final Adjustments adjustments;

	private final AdjustmentStore store;

	private final AdjustmentFiles files;

	private final AccountingMonths months;

	private final CurrentProfile current;

	AdjustmentController(BooksPages pages, Adjustments adjustments, AdjustmentStore store, AdjustmentFiles files,
			AccountingMonths months, CurrentProfile current) {
		this.pages = pages;
		this.adjustments = adjustments;
		this.store = store;
		this.files = files;
		this.months = months;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@PathVariable int year, @PathVariable String unit, HttpServletRequest request, Model model) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		Paging paging = Paging.of(request, Paging.SIZE, this.store.count(key));
		model.addAttribute("paging", paging)
			.addAttribute("prepares", this.current.get().may(Permission.ADJUSTMENT_PREPARE))
			.addAttribute("adjustments", this.store.list(key, paging.offset(), paging.size()));
		return "accounting/adjustments";
	}

	@GetMapping("/{number:\\d+}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable int number, Model model) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		Adjustment kept = this.adjustments.get(key, number);
		Profile profile = this.current.get();
		List<AdjustmentLine> lines = this.store.lines(key, number);
		boolean prepares = profile.may(Permission.ADJUSTMENT_PREPARE);
		model.addAttribute("adjustment", kept)
			.addAttribute("lines", lines)
			.addAttribute("debits", AdjustmentLine.debits(lines))
			.addAttribute("credits", AdjustmentLine.credits(lines))
			.addAttribute("papers", this.files.of(kept))
			.addAttribute("actions", offered(kept, profile))
			.addAttribute("attaches", prepares && awaitsPapers(kept))
			.addAttribute("writes", prepares && kept.isEditable())
			.addAttribute("reversal", this.store.reversalOf(key, number).orElse(null))
			.addAttribute("reverses", prepares && kept.isApproved() && kept.kind() != AdjustmentKind.REVERSAL)
			.addAttribute("months", this.months.open(key))
			.addAttribute("history", this.adjustments.history(kept));
		return "accounting/adjustment";
	}

	/** Who prepared it isn't offered what would be refused (CTL-001). */
	private List<String> offered(Adjustment kept, Profile profile) {
		return this.adjustments.actions(kept, profile.role())
			.stream()
			.filter((action) -> !action.equals("approve") || !kept.preparedBy().equals(profile.username()))
			.toList();
	}

	private static boolean awaitsPapers(Adjustment kept) {
		return kept.state().equals("PREPARED") || kept.state().equals("OBSERVED");
	}

	@PostMapping("/{number:\\d+}")
	@PreAuthorize("hasAnyAuthority('ADJUSTMENT_PREPARE', 'ADJUSTMENT_APPROVE')")
	String move(@PathVariable int year, @PathVariable String unit, @PathVariable int number,
			@RequestParam String action, @RequestParam int version,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		Adjustment kept = this.adjustments.get(this.pages.reach(year, unit), number);
		if (action.equals("edit")) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", action, "state", kept.state()));
		}
		this.adjustments.move(kept, action, comment, version, this.current.get());
		next.addFlashAttribute("notice", "accounting.adjust.moved")
			.addFlashAttribute("noticeArguments", List.of(kept.shown()));
		return "redirect:" + kept.page();
	}

	@PostMapping("/{number:\\d+}/sustento")
	@PreAuthorize("hasAuthority('ADJUSTMENT_PREPARE')")
	String attach(@PathVariable int year, @PathVariable String unit, @PathVariable int number,
			@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
		Adjustment kept = this.adjustments.get(this.pages.reach(year, unit), number);
		if (!awaitsPapers(kept)) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "attach", "state", kept.state()));
		}
		byte[] content = (file != null) ? file.getBytes() : new byte[0];
		String name = (file != null) ? String.valueOf(file.getOriginalFilename()) : "";
		this.files.keep(kept, name, content, this.current.get().username());
		return "redirect:" + kept.page();
	}

	@GetMapping("/{number:\\d+}/sustento/{paper:[0-9a-f]{64}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<byte[]> paper(@PathVariable int year, @PathVariable String unit, @PathVariable int number,
			@PathVariable String paper) {
		Adjustment kept = this.adjustments.get(this.pages.reach(year, unit), number);
		byte[] content = this.files.content(kept, paper).orElseThrow(() -> new NotFound("paper " + paper));
		String name = this.files.of(kept)
			.stream()
			.filter((one) -> one.sha256().equals(paper))
			.map(AdjustmentFiles.Paper::fileName)
			.findFirst()
			.orElse("sustento.pdf");
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.body(content);
	}

	@PostMapping("/{number:\\d+}/reversion")
	@PreAuthorize("hasAuthority('ADJUSTMENT_PREPARE')")
	String reverse(@PathVariable int year, @PathVariable String unit, @PathVariable int number,
			@RequestParam(defaultValue = "-1") int month, @RequestParam(defaultValue = "") String reason,
			RedirectAttributes next) {
		Adjustment kept = this.adjustments.get(this.pages.reach(year, unit), number);
		Adjustment reversal = this.adjustments.reverse(kept, month, reason, this.current.get());
		next.addFlashAttribute("notice", "accounting.adjust.registered")
			.addFlashAttribute("noticeArguments", List.of(reversal.shown()));
		return "redirect:" + reversal.page();
	}

}
