package pe.siaf.contract;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

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
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** The pages of contracts. */
@Controller
@RequestMapping("/contratos")
class ContractController {

	private static final String ONE = "/{unit:\\d{6}}/{contract:\\d+}";

	private final Contracts contracts;

	private final Addenda addenda;

	private final Suppliers suppliers;

	private final GuaranteeLetters letters;

	private final Refusals refusals;

	private final CurrentProfile current;

	ContractController(Contracts contracts, Addenda addenda, Suppliers suppliers, GuaranteeLetters letters,
			Refusals refusals, CurrentProfile current) {
		this.contracts = contracts;
		this.addenda = addenda;
		this.suppliers = suppliers;
		this.letters = letters;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Paging paging = Paging.of(request, Paging.SIZE, this.contracts.count(q, profile));
		model.addAttribute("q", q)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.CONTRACT_KEEP))
			.addAttribute("contracts", this.contracts.list(q, profile, paging.offset(), paging.size()));
		return "contract/contracts";
	}

	@GetMapping("/sancionados")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String barred(Model model) {
		model.addAttribute("sanctions", this.suppliers.sanctions());
		return "contract/sanctions";
	}

	@GetMapping("/nuevo")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String ask(Model model) {
		model.addAttribute("contractForm", ContractForm.empty());
		return form(model);
	}

	@PostMapping("/nuevo")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String register(@ModelAttribute ContractForm contractForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		ContractForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(model);
		}
		Profile actor = this.current.get();
		try {
			Contract contract = this.contracts.register(contractForm.toDraft(actor.scope().head()), actor);
			next.addFlashAttribute("notice", "contract.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { contract.number() });
			return "redirect:" + contract.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(model);
		}
	}

	private static String form(Model model) {
		model.addAttribute("kinds", List.of("GOODS", "SERVICES", "WORKS"));
		return "contract/contract-form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String unit, @PathVariable long contract, Model model) {
		model.addAttribute("addendumForm", AddendumForm.empty());
		return show(this.contracts.get(unit, contract, this.current.get()), model);
	}

	private String show(Contract contract, Model model) {
		List<Contract.Year> years = this.contracts.years(contract);
		model.addAttribute("one", contract)
			.addAttribute("years", years)
			.addAttribute("unforeseen", years.stream()
				.filter((year) -> year.fiscalYear() > contract.signedOn().getYear() && year.unforeseen().isPositive())
				.toList())
			.addAttribute("addenda", this.contracts.addenda(contract))
			.addAttribute("commitments", this.contracts.commitments(contract))
			.addAttribute("letters", this.letters.of(contract, this.current.get()))
			.addAttribute("keepsLetters", this.current.get().may(Permission.PAYMENT_ORDER_PREPARE))
			.addAttribute("keeps", this.current.get().may(Permission.CONTRACT_KEEP));
		return "contract/contract";
	}

	@PostMapping(ONE + "/adendas")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String amend(@PathVariable String unit, @PathVariable long contract, @ModelAttribute AddendumForm addendumForm,
			BindingResult errors, Model model, RedirectAttributes next) {
		Profile actor = this.current.get();
		Contract one = this.contracts.get(unit, contract, actor);
		AddendumForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return show(one, model);
		}
		try {
			this.addenda.add(one, addendumForm.toAddendum(one), actor);
			next.addFlashAttribute("notice", "contract.amended");
			return "redirect:" + one.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return show(one, model);
		}
	}

}
