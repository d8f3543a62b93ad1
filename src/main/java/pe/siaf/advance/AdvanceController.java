package pe.siaf.advance;

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

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/**
 * The pages of advances: the list with its ageing, the form, and one with its accounts.
 */
@Controller
@RequestMapping("/anticipos")
class AdvanceController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{advance:\\d+}";

	private final Advances advances;

	private final Renderings renderings;

	private final Delegations delegations;

	private final DelegationBooks books;

	private final Refusals refusals;

	private final CurrentProfile current;

	AdvanceController(Advances advances, Renderings renderings, Delegations delegations, Refusals refusals,
			CurrentProfile current, DelegationBooks books) {
		this.advances = advances;
		this.renderings = renderings;
		this.delegations = delegations;
		this.books = books;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String estado,
			@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.advances.years();
		int shown = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.advances.count(shown, estado, q, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("asked", estado)
			.addAttribute("q", q)
			.addAttribute("states",
					List.of("GRANTED", "HANDED", "RECEIVED", "PARTLY", "OVERDUE", "CLEARED", "ANNULLED"))
			.addAttribute("paging", paging)
			.addAttribute("grants", profile.may(Permission.COMMITMENT_PREPARE))
			.addAttribute("today", LocalDate.now(FiscalTime.LIMA))
			.addAttribute("advances", this.advances.list(shown, estado, q, profile, paging.offset(), paging.size()));
		return "advance/advances";
	}

	@GetMapping("/nuevo")
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	String ask(@RequestParam(required = false) @Nullable Integer year, Model model) {
		model.addAttribute("advanceForm", AdvanceForm.empty());
		return form((year != null) ? year : this.advances.years().get(0), model);
	}

	@PostMapping("/nuevo")
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	String grant(@RequestParam int year, @ModelAttribute AdvanceForm advanceForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		AdvanceForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(year, model);
		}
		Profile actor = this.current.get();
		try {
			Advance advance = this.advances.grant(advanceForm.toDraft(year, actor.scope().head()), actor);
			next.addFlashAttribute("notice", "advance.granted");
			next.addFlashAttribute("noticeArguments",
					new Object[] { advance.shown(), AmountFormatter.print(advance.amount()) });
			return "redirect:" + advance.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(year, model);
		}
	}

	private static String form(int year, Model model) {
		model.addAttribute("year", year).addAttribute("kinds", List.of("AV", "A", "C", "F", "E"));
		return "advance/form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable long advance, Model model) {
		return show(this.advances.get(year, unit, advance, this.current.get()), TypedVouchers.none(), model);
	}

	private String show(Advance one, TypedVouchers typed, Model model) {
		Profile profile = this.current.get();
		boolean owes = one.owed().isPositive() && one.annulledWhy() == null;
		List<Advance.Rendering> accounts = this.advances.renderings(one);
		boolean waits = accounts.stream().anyMatch((account) -> account.state().equals("V"));
		boolean grants = profile.scope().head().equals(one.secEjec());
		boolean holds = profile.scope().head().equals(one.holder()) && (!one.delegated() || one.receivedOn() != null);
		model.addAttribute("one", one)
			.addAttribute("accounts", accounts)
			.addAttribute("vouchers", this.advances.vouchers(one))
			.addAttribute("rows", typed.offered())
			.addAttribute("renders", owes && !waits && holds && profile.may(Permission.COMMITMENT_PREPARE))
			.addAttribute("receives",
					one.toReceive().isPositive() && one.annulledWhy() == null && profile.may(Permission.ACCRUAL_PREPARE)
							&& profile.scope().head().equals(one.receiver()))
			.addAttribute("decides", grants && profile.may(Permission.ACCRUAL_PREPARE))
			.addAttribute("returns",
					grants && owes && !one.payment().isEmpty() && profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("annuls",
					grants && one.file() == null && one.annulledWhy() == null
							&& profile.may(Permission.COMMITMENT_PREPARE))
			.addAttribute("books", one.delegated() && one.receivedOn() != null ? this.books.of(one) : null)
			.addAttribute("givesBack",
					one.receivedOn() != null && profile.may(Permission.ACCRUAL_PREPARE)
							&& profile.scope().head().equals(one.receiver()))
			.addAttribute("username", profile.username())
			.addAttribute("today", LocalDate.now(FiscalTime.LIMA));
		return "advance/advance";
	}

	@PostMapping(ONE + "/anulacion")
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	String annul(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@RequestParam(defaultValue = "") String why, RedirectAttributes next) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		this.advances.annul(one, why, actor);
		next.addFlashAttribute("notice", "advance.annulled");
		return "redirect:" + one.page();
	}

	@PostMapping(ONE + "/recepcion")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String receive(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@RequestParam(required = false) @Nullable LocalDate receivedOn,
			@RequestParam(required = false) @Nullable Amount amount, RedirectAttributes next) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		this.delegations.receive(one, receivedOn, amount, actor);
		next.addFlashAttribute("notice", "advance.received");
		next.addFlashAttribute("noticeArguments", new Object[] { one.shown() });
		return "redirect:" + one.page();
	}

	@PostMapping(ONE + "/devoluciones")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String giveBack(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@RequestParam(required = false) @Nullable Amount amount,
			@RequestParam(required = false) @Nullable LocalDate returnedOn,
			@RequestParam(required = false) @Nullable String document, RedirectAttributes next) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		this.books.giveBack(one, new DelegationBooks.Returned(amount, returnedOn, document), actor);
		next.addFlashAttribute("notice", "advance.gaveBack");
		next.addFlashAttribute("noticeArguments", new Object[] { one.shown() });
		return "redirect:" + one.page();
	}

	@PostMapping(ONE + "/rendiciones")
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	String render(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@RequestParam(defaultValue = "") String renderedOn, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		TypedVouchers typed = TypedVouchers.in(request);
		try {
			LocalDate day = renderedOn.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(renderedOn) : null;
			Renderings.Counted counted = this.renderings.send(one, day, typed.read(), actor);
			next.addFlashAttribute("notice", counted.swornAccepted().equals(counted.sworn()) ? "advance.rendered.sent"
					: "advance.rendered.limited");
			next.addFlashAttribute("noticeArguments",
					new Object[] { AmountFormatter.print(counted.accepted()),
							AmountFormatter.print(counted.swornAccepted()),
							AmountFormatter.print(one.owed().minus(counted.accepted())) });
			return "redirect:" + one.page();
		}
		catch (RuleViolation refused) {
			model.addAttribute("refused", this.refusals.view(refused));
			return show(one, typed, model);
		}
	}

	@PostMapping(ONE + "/rendiciones/{rendering:\\d+}/{action:approve|reject}")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	String decide(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@PathVariable long rendering, @PathVariable String action,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		this.renderings.decide(one, rendering, action, comment, actor);
		next.addFlashAttribute("notice", "advance.decided." + action);
		return "redirect:" + one.page();
	}

}
