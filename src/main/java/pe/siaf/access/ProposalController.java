package pe.siaf.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

import pe.siaf.access.ObjectedProposals.Objected;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** The form that proposes a grant, for the first time or again after an objection. */
@Controller
@RequestMapping("/programas/{code}/accesos")
@PreAuthorize("hasAuthority('ACCESS_PROPOSE')")
class ProposalController {

	private static final String FORM = "access/proposal";

	private static final String LIST = "redirect:/programas/{code}/accesos";

	private final Proposals proposals;

	private final ObjectedProposals objected;

	private final GrantNodes nodes;

	private final ProgramHead heads;

	private final CurrentProfile current;

	private final Refusals refusals;

	private final MessageSource messages;

	ProposalController(Proposals proposals, ObjectedProposals objected, GrantNodes nodes, ProgramHead heads,
			CurrentProfile current, Refusals refusals, MessageSource messages) {
		this.proposals = proposals;
		this.objected = objected;
		this.nodes = nodes;
		this.heads = heads;
		this.current = current;
		this.refusals = refusals;
		this.messages = messages;
	}

	@GetMapping("/nuevo")
	String open(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year, Model model) {
		put(code, year, model);
		model.addAttribute("proposalForm", ProposalForm.blank());
		return FORM;
	}

	@PostMapping("/nuevo")
	String propose(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@Valid @ModelAttribute ProposalForm proposalForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		int fiscalYear = put(code, year, model);
		proposalForm.check(errors);
		if (!errors.hasErrors()) {
			try {
				this.proposals.propose(code, fiscalYear, proposalForm, this.current.get());
				next.addFlashAttribute("notice", "access.proposed").addAttribute("year", fiscalYear);
				return LIST;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return FORM;
	}

	@GetMapping("/{grant:\\d+}/propuesta")
	String reopen(@PathVariable String code, @PathVariable long grant, Model model) {
		Objected objected = putObjected(code, grant, model);
		model.addAttribute("answer", "").addAttribute("proposalForm", objected.form());
		return FORM;
	}

	@PostMapping("/{grant:\\d+}/propuesta")
	String proposeAgain(@PathVariable String code, @PathVariable long grant,
			@RequestParam(defaultValue = "") @Size(max = 400) String answer,
			@Valid @ModelAttribute ProposalForm proposalForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		int fiscalYear = putObjected(code, grant, model).fiscalYear();
		model.addAttribute("answer", answer);
		proposalForm.check(errors);
		if (!errors.hasErrors()) {
			try {
				this.objected.sendAgain(code, grant, proposalForm, answer.strip(), this.current.get());
				next.addFlashAttribute("notice", "access.proposed").addAttribute("year", fiscalYear);
				return LIST;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return FORM;
	}

	private Objected putObjected(String code, long grant, Model model) {
		Objected objected = this.objected.get(code, grant, this.current.get());
		put(code, objected.fiscalYear(), model);
		model.addAttribute("objected", objected).addAttribute("steps", this.objected.history(grant));
		return objected;
	}

	private int put(String code, @Nullable Integer year, Model model) {
		if (!AccessActor.proposes(this.current.get(), code)) {
			throw new NotFound("program " + code);
		}
		int fiscalYear = this.heads.put(code, year, model);
		model.addAttribute("nodes", GrantNodes.choices(this.nodes.of(code, fiscalYear), word("access.wholeProgram")))
			.addAttribute("granteeTypes", words("access.grantee.", List.of("UE", "PLIEGO", "SECTOR", "LEVEL")))
			.addAttribute("effects", words("access.effect.", List.of("ALLOW", "DENY")))
			.addAttribute("roles", words("access.role.", List.of("LEAD", "CO_EXECUTOR", "SUPPORT")))
			.addAttribute("operations",
					words("access.operation.", Arrays.stream(AccessOperation.values()).map(Enum::name).toList()));
		return fiscalYear;
	}

	private Map<String, String> words(String prefix, List<String> codes) {
		Map<String, String> words = new LinkedHashMap<>();
		codes.forEach((code) -> words.put(code, word(prefix + code)));
		return words;
	}

	private String word(String key) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

}
