package pe.siaf.contract;

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
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** The pages of guarantee letters. */
@Controller
@RequestMapping("/garantias")
class GuaranteeController {

	private static final String ONE = "/{unit:\\d{6}}/{letter:\\d+}";

	private final GuaranteeLetters letters;

	private final Workflow workflow;

	private final Refusals refusals;

	private final CurrentProfile current;

	GuaranteeController(GuaranteeLetters letters, Workflow workflow, Refusals refusals, CurrentProfile current) {
		this.letters = letters;
		this.workflow = workflow;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "KEPT") String estado, @RequestParam(defaultValue = "-1") int dias,
			@RequestParam(defaultValue = "") String unidad, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		GuaranteeLetters.Chosen chosen = new GuaranteeLetters.Chosen(estado, dias, unidad.strip());
		GuaranteeLetters.Sum sum = this.letters.sum(chosen, profile);
		Paging paging = Paging.of(request, Paging.SIZE, sum.letters());
		model.addAttribute("chosen", chosen)
			.addAttribute("states",
					List.of("KEPT", "DUE_FIRST", "DUE_SECOND", "DUE_LAST", "DUE_PAST", "GIVEN_BACK", "CALLED"))
			.addAttribute("alerts", this.letters.alerts(LocalDate.now(FiscalTime.LIMA).getYear()))
			.addAttribute("several",
					profile.scope().kind() != Scope.Kind.UE && profile.scope().kind() != Scope.Kind.COST_CENTRE)
			.addAttribute("sum", sum)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.PAYMENT_ORDER_PREPARE))
			.addAttribute("letters", this.letters.list(chosen, profile, paging.offset(), paging.size()));
		return "contract/letters";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('PAYMENT_ORDER_PREPARE')")
	String ask(@RequestParam(required = false) @Nullable String contract, Model model) {
		model.addAttribute("letterForm", GuaranteeLetter.Form.of(contract));
		return form(model);
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('PAYMENT_ORDER_PREPARE')")
	String register(@ModelAttribute("letterForm") GuaranteeLetter.Form letterForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		GuaranteeLetter.Form.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(model);
		}
		try {
			GuaranteeLetter one = this.letters.register(letterForm, this.current.get());
			next.addFlashAttribute("notice", "contract.letter.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { one.number() });
			return "redirect:" + one.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(model);
		}
	}

	private static String form(Model model) {
		model.addAttribute("kinds", List.of("PERFORMANCE", "ADVANCE", "OTHER"));
		return "contract/letter-form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String unit, @PathVariable long letter, Model model) {
		Profile profile = this.current.get();
		GuaranteeLetter one = this.letters.get(unit, letter, profile);
		model.addAttribute("one", one)
			.addAttribute("steps", this.workflow.history(unit, GuaranteeLetters.TYPE, Long.toString(letter)))
			.addAttribute("actions", this.workflow.actions(GuaranteeLetters.TYPE, one.state(), profile.role()));
		return "contract/letter";
	}

	@PostMapping(ONE + "/{action:renew|return|call}")
	@PreAuthorize("hasAuthority('PAYMENT_ORDER_PREPARE')")
	String move(@PathVariable String unit, @PathVariable long letter, @PathVariable String action,
			@RequestParam(required = false) @Nullable LocalDate until,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		Profile actor = this.current.get();
		GuaranteeLetter one = this.letters.get(unit, letter, actor);
		this.letters.move(one, action, until, comment, actor);
		next.addFlashAttribute("notice", "contract.letter.moved." + action);
		next.addFlashAttribute("noticeArguments", new Object[] { one.number() });
		return "redirect:" + one.page();
	}

}
