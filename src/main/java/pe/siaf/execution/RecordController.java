package pe.siaf.execution;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.StepUp;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** A document's page, and the moves of its acts. */
@Controller
@RequestMapping("/ejecucion/{stage:" + RecordController.SLUGS + "}/{year:\\d+}/{unit}/{document}")
class RecordController {

	static final String SLUGS = "certificaciones|compromisos-anuales|compromisos-mensuales|devengados|girados|pagados";

	private final Records records;

	private final RecordPages pages;

	private final ActDecision decision;

	private final Conflicts conflicts;

	private final StepUp stepUp;

	private final ExecutionInbox inbox;

	private final CurrentProfile current;

	RecordController(Records records, RecordPages pages, ActDecision decision, Conflicts conflicts, StepUp stepUp,
			ExecutionInbox inbox, CurrentProfile current) {
		this.records = records;
		this.pages = pages;
		this.decision = decision;
		this.conflicts = conflicts;
		this.stepUp = stepUp;
		this.inbox = inbox;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, HttpServletRequest request, Model model) {
		return draw(find(stage, year, unit, document), request, model);
	}

	private String draw(ExecutionRecord record, HttpServletRequest request, Model model) {
		model.addAttribute("asked", this.stepUp.asked(record.stage().approves(), this.current.get(), request));
		model.addAttribute("page", this.pages.of(record, this.current.get()));
		model.addAttribute("copies",
				record.stage() == DocumentStage.CERTIFICATION && this.current.get().may(record.stage().prepares()));
		return "execution/record";
	}

	@PostMapping("/{action:verify|correct|discard}")
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	String prepare(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String action, @RequestParam long act,
			@RequestParam int version, @RequestParam(required = false) @Nullable String comment,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
		ExecutionRecord record = find(stage, year, unit, document);
		return move(record, act, new ActDecision.Move(action, comment, version), next)
			.orElseGet(() -> changed(record, comment, request, response, model));
	}

	@PostMapping("/{action:approve|reject}")
	@PreAuthorize("hasAuthority(#stage.approves().authority())")
	String judge(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String action, @RequestParam long act,
			@RequestParam int version, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable String otp, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes next) {
		ExecutionRecord record = find(stage, year, unit, document);
		if (action.equals("approve")) {
			this.stepUp.require(stage.approves(), this.current.get(), request, otp);
		}
		return move(record, act, new ActDecision.Move(action, comment, version), next)
			.orElseGet(() -> changed(record, comment, request, response, model));
	}

	/**
	 * Moves an act.
	 * @return where to go on, or empty if somebody moved it first
	 */
	private Optional<String> move(ExecutionRecord record, long act, ActDecision.Move move, RedirectAttributes next) {
		List<Act> acts = this.records.acts(record);
		if (acts.stream().noneMatch((one) -> one.id() == act)) {
			throw new NotFound("act " + act);
		}
		try {
			this.decision.move(record, act, move, this.current.get());
		}
		catch (RuleViolation refused) {
			if (Conflicts.isStale(refused)) {
				return Optional.empty();
			}
			throw refused;
		}
		if (move.action().equals("approve") || move.action().equals("reject")) {
			this.inbox.following(this.current.get(), next);
		}
		next.addFlashAttribute("notice", "execution.moved." + move.action());
		next.addFlashAttribute("noticeArguments", new Object[] { record.shown() });
		return Optional.of("redirect:" + record.page());
	}

	/**
	 * Nothing was done: the document as it is now, who changed it, and the reason as
	 * typed.
	 */
	private String changed(ExecutionRecord record, @Nullable String comment, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("conflict", this.conflicts.over(record));
		model.addAttribute("comment", comment);
		return draw(record, request, model);
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

}
