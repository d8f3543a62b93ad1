package pe.siaf.payroll;

import java.time.LocalDate;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.budget.UnitYears;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.ui.Required;
import pe.siaf.workflow.Workflow;

/** The pages of payrolls: the list, the form, and one with its moves. */
@Controller
@RequestMapping("/planillas")
class PayrollController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{payroll:\\d{10}}";

	private final Payrolls payrolls;

	private final PayrollMoves moves;

	private final PaidTwice twice;

	private final Workflow workflow;

	private final Refusals refusals;

	private final StepUp stepUp;

	private final UnitYears unitYears;

	private final CurrentProfile current;

	PayrollController(Payrolls payrolls, PayrollMoves moves, PaidTwice twice, Workflow workflow, Refusals refusals,
			StepUp stepUp, UnitYears unitYears, CurrentProfile current) {
		this.payrolls = payrolls;
		this.moves = moves;
		this.twice = twice;
		this.workflow = workflow;
		this.refusals = refusals;
		this.stepUp = stepUp;
		this.unitYears = unitYears;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.payrolls.years();
		int shown = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.payrolls.count(shown, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("paging", paging)
			.addAttribute("prepares", profile.may(Permission.PAYROLL_PREPARE))
			.addAttribute("payrolls", this.payrolls.list(shown, profile, paging.offset(), paging.size()));
		return "payroll/payrolls";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('PAYROLL_PREPARE')")
	String ask(@RequestParam(required = false) @Nullable Integer year, Model model) {
		model.addAttribute("payrollForm", new PayrollForm(null, null, null, null));
		return form((year != null) ? year : this.payrolls.years().get(0), model);
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('PAYROLL_PREPARE')")
	String register(@RequestParam int year, @ModelAttribute PayrollForm payrollForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		PayrollForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(year, model);
		}
		Profile actor = this.current.get();
		try {
			String number = this.payrolls.register(payrollForm.toDraft(year, actor.scope().head()), actor);
			next.addFlashAttribute("notice", "payroll.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { number });
			return "redirect:" + this.payrolls.get(year, actor.scope().head(), number, actor).page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(year, model);
		}
	}

	private static String form(int year, Model model) {
		model.addAttribute("year", year);
		return "payroll/form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Payroll one = this.payrolls.get(year, unit, payroll, profile);
		boolean own = profile.username().equals(one.preparedBy())
				|| (one.state().equals("C") && profile.username().equals(one.certifiedBy()));
		model.addAttribute("one", one)
			.addAttribute("sums", this.payrolls.sums(one))
			.addAttribute("overlaps", one.state().equals("X") ? List.of() : this.twice.of(one))
			.addAttribute("steps", this.workflow.history(unit, Payrolls.TYPE, Long.toString(one.id())))
			.addAttribute("keptHere", this.unitYears.isCutOver(year, unit))
			.addAttribute("asked", this.stepUp.asked(Permission.PAYMENT_ORDER_APPROVE, profile, request))
			.addAttribute("actions", (own && "VC".contains(one.state())) ? List.of()
					: this.workflow.actions(Payrolls.TYPE, one.state(), profile.role()));
		return "payroll/payroll";
	}

	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('PAYROLL_PREPARE')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		return move(year, unit, payroll, action, comment, next);
	}

	@PostMapping(ONE + "/certify")
	@PreAuthorize("hasAuthority('CERTIFICATION_APPROVE')")
	String certify(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			RedirectAttributes next) {
		return move(year, unit, payroll, "certify", null, next);
	}

	@PostMapping(ONE + "/reject")
	@PreAuthorize("hasAnyAuthority('CERTIFICATION_APPROVE', 'ACCRUAL_APPROVE')")
	String reject(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(year, unit, payroll, "reject", comment, next);
	}

	/** Its orders are authorised with it, so it takes the second factor that they do. */
	@PostMapping(ONE + "/approve")
	@PreAuthorize("hasAuthority('ACCRUAL_APPROVE')")
	String approve(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@RequestParam(required = false) @Nullable String otp, HttpServletRequest request, RedirectAttributes next) {
		this.payrolls.get(year, unit, payroll, this.current.get());
		this.stepUp.require(Permission.PAYMENT_ORDER_APPROVE, this.current.get(), request, otp);
		return move(year, unit, payroll, "approve", null, next);
	}

	private String move(int year, String unit, String number, String action, @Nullable String comment,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		Payroll one = this.payrolls.get(year, unit, number, actor);
		this.moves.move(one, action, comment, actor);
		next.addFlashAttribute("notice", "payroll.moved." + action);
		next.addFlashAttribute("noticeArguments", new Object[] { one.number() });
		return "redirect:" + one.page();
	}

	/**
	 * What an officer types to register a payroll.
	 *
	 * @param description what it pays
	 * @param documentDate its day
	 * @param month month of execution; the day's where it is empty
	 * @param lines its lines, pasted
	 */
	record PayrollForm(@Nullable String description, @Nullable LocalDate documentDate, @Nullable Integer month,
			@Nullable String lines) {

		/** All that is missing at once. */
		static void askForMissing(BindingResult errors) {
			Required.in(errors)
				.field("description", "payroll.description")
				.field("documentDate", "payroll.date")
				.field("lines", "payroll.lines");
		}

		Payrolls.Draft toDraft(int year, String unit) {
			LocalDate day = this.documentDate;
			Integer given = this.month;
			return new Payrolls.Draft(year, unit, (given != null) ? given : ((day != null) ? day.getMonthValue() : 1),
					(this.description != null) ? this.description : "", day,
					PayrollLines.read((this.lines != null) ? this.lines : ""), null);
		}

	}

}
