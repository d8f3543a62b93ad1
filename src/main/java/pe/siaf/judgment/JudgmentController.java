package pe.siaf.judgment;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
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

import pe.siaf.ui.TableExport;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** The pages of court judgments. */
@Controller
@RequestMapping("/sentencias")
class JudgmentController {

	private static final String ONE = "/{unit:\\d{6}}/{judgment:\\d+}";

	private static final int ALL = 100_000;

	private final Judgments judgments;

	private final Collectors collectors;

	private final Workflow workflow;

	private final Refusals refusals;

	private final MessageSource messages;

	private final CurrentProfile current;

	JudgmentController(Judgments judgments, Collectors collectors, Workflow workflow, Refusals refusals,
			MessageSource messages, CurrentProfile current) {
		this.judgments = judgments;
		this.collectors = collectors;
		this.workflow = workflow;
		this.refusals = refusals;
		this.messages = messages;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "pending") String estado, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Judgments.Totals totals = this.judgments.totals(estado, profile);
		Paging paging = Paging.of(request, Paging.SIZE, totals.judgments());
		model.addAttribute("chosen", estado)
			.addAttribute("states", List.of("pending", "accrued", "ahead", "withdrawn"))
			.addAttribute("totals", totals)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.ACCRUAL_PREPARE))
			.addAttribute("judgments", this.judgments.list(estado, profile, paging.offset(), paging.size()));
		return "judgment/judgments";
	}

	@GetMapping("/exportar")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	void export(@RequestParam(defaultValue = "pending") String estado,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, HttpServletResponse response)
			throws IOException {
		Stream<List<? extends @Nullable Object>> rows = this.judgments.list(estado, this.current.get(), 0, ALL)
			.stream()
			.map((one) -> Arrays.asList(one.secEjec(), one.place(), one.className(), one.fileNumber(), one.court(),
					one.issuedOn(), one.creditorId(), one.creditorName(), one.amountDue(), one.approved(), one.paid(),
					one.remaining(), one.aheadReason()));
		List<String> titles = Stream
			.of("unit", "place", "priority", "fileNumber", "court", "issuedOn", "creditorId", "creditorName",
					"amountDue", "accrued", "paid", "remaining", "ahead")
			.map((column) -> this.messages.getMessage("judgment." + column, null, locale))
			.toList();
		new TableExport("sentencias", titles, rows).send(TableExport.Format.of(formato), response);
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String ask(Model model) {
		model.addAttribute("judgmentForm", Judgment.Form.EMPTY);
		return form(model);
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String register(@ModelAttribute("judgmentForm") Judgment.Form judgmentForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		judgmentForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(model);
		}
		try {
			Judgment one = this.judgments.register(judgmentForm, this.current.get());
			next.addFlashAttribute("notice", "judgment.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { one.fileNumber() });
			return "redirect:" + one.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(model);
		}
	}

	private String form(Model model) {
		model.addAttribute("classes", this.judgments.classes());
		return "judgment/judgment-form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String unit, @PathVariable long judgment, Model model) {
		Profile profile = this.current.get();
		Judgment one = this.judgments.get(unit, judgment, profile);
		model.addAttribute("one", one)
			.addAttribute("before", (one.place() != null) ? this.judgments.before(unit, judgment).orElse(null) : null)
			.addAttribute("files", this.judgments.files(one))
			.addAttribute("steps", this.workflow.history(unit, Judgments.TYPE, Long.toString(judgment)))
			.addAttribute("actions", this.workflow.actions(Judgments.TYPE, one.state(), profile.role()));
		return "judgment/judgment";
	}

	@PostMapping(ONE + "/{action:restate|withdraw}")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String change(@PathVariable String unit, @PathVariable long judgment, @PathVariable String action,
			@RequestParam(required = false) @Nullable Amount due,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(unit, judgment, action, due, comment, next);
	}

	@PostMapping(ONE + "/assign")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String assign(@PathVariable String unit, @PathVariable long judgment,
			@RequestParam(required = false) @Nullable String ruc,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		Profile actor = this.current.get();
		Judgment one = this.judgments.get(unit, judgment, actor);
		this.collectors.assign(one, ruc, comment, actor);
		return told(one, "assign", next);
	}

	@PostMapping(ONE + "/advance")
	@PreAuthorize("hasAuthority('ACCRUAL_APPROVE')")
	String advance(@PathVariable String unit, @PathVariable long judgment,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(unit, judgment, "advance", null, comment, next);
	}

	private String move(String unit, long judgment, String action, @Nullable Amount due, @Nullable String comment,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		Judgment one = this.judgments.get(unit, judgment, actor);
		this.judgments.move(one, action, due, comment, actor);
		return told(one, action, next);
	}

	private static String told(Judgment one, String action, RedirectAttributes next) {
		next.addFlashAttribute("notice", "judgment.moved." + action);
		next.addFlashAttribute("noticeArguments", new Object[] { one.fileNumber() });
		return "redirect:" + one.page();
	}

}
