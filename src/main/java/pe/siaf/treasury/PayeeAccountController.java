package pe.siaf.treasury;

import java.util.List;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;

/** Suppliers' accounts: proposed, confirmed with a second factor, resting, in use. */
@Controller
@RequestMapping("/tesoreria/cuentas")
class PayeeAccountController {

	private final PayeeAccounts accounts;

	private final StepUp stepUp;

	private final CurrentProfile current;

	PayeeAccountController(PayeeAccounts accounts, StepUp stepUp, CurrentProfile current) {
		this.accounts = accounts;
		this.stepUp = stepUp;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String estado,
			Model model) {
		model.addAttribute("words", q.strip())
			.addAttribute("asked", estado)
			.addAttribute("accounts", this.accounts.list(q.strip(), estado));
		return "treasury/accounts";
	}

	@GetMapping("/{ruc:\\d{11}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String ruc, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		boolean deals = this.accounts.dealsWith(ruc, profile);
		model.addAttribute("ruc", ruc)
			.addAttribute("stranger", !deals && profile.may(Permission.PAYEE_PREPARE))
			.addAttribute("name", this.accounts.supplier(ruc))
			.addAttribute("accounts", this.accounts.of(ruc))
			.addAttribute("proposes", deals && profile.may(Permission.PAYEE_PREPARE))
			.addAttribute("decides", deals && profile.may(Permission.PAYEE_APPROVE))
			.addAttribute("asked", this.stepUp.asked(Permission.PAYEE_APPROVE, profile, request));
		return "treasury/account";
	}

	@PostMapping("/{ruc:\\d{11}}")
	@PreAuthorize("hasAuthority('PAYEE_PREPARE')")
	String propose(@PathVariable String ruc, @RequestParam String cci, @RequestParam String banco,
			@RequestParam String motivo, RedirectAttributes next) {
		this.accounts.propose(ruc, cci, banco, motivo, this.current.get());
		return done(ruc, "treasury.account.proposed", next);
	}

	@PostMapping("/{ruc:\\d{11}}/{account:\\d+}/{action:approve|reject}")
	@PreAuthorize("hasAuthority('PAYEE_APPROVE')")
	String decide(@PathVariable String ruc, @PathVariable long account, @PathVariable String action,
			@RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable String otp, HttpServletRequest request, RedirectAttributes next) {
		Profile actor = this.current.get();
		if (action.equals("approve")) {
			this.stepUp.require(Permission.PAYEE_APPROVE, actor, request, otp);
		}
		return done(this.accounts.decide(account, action, comment, actor), "treasury.account.done." + action, next);
	}

	private static String done(String ruc, String notice, RedirectAttributes next) {
		next.addFlashAttribute("notice", notice);
		next.addFlashAttribute("noticeArguments", List.of(ruc));
		return "redirect:/tesoreria/cuentas/" + ruc;
	}

}
