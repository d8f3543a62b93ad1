package pe.siaf.programming;

import jakarta.validation.Valid;

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

import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** Who programs together, and what they agreed. */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE + "/comision")
class CommissionController {

	private final FilePage page;

	private final Commission commission;

	private final Refusals refusals;

	CommissionController(FilePage page, Commission commission, Refusals refusals) {
		this.page = page;
		this.commission = commission;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit, Model model) {
		FileKey key = this.page.put(year, process, unit, "comision", model);
		return page(key, model);
	}

	private String page(FileKey key, Model model) {
		if (!model.containsAttribute("memberForm")) {
			model.addAttribute("memberForm", MemberForm.blank());
		}
		if (!model.containsAttribute("minutesForm")) {
			model.addAttribute("minutesForm", MinutesForm.blank());
		}
		model.addAttribute("members", this.commission.members(key))
			.addAttribute("minutes", this.commission.minutes(key));
		return "programming/commission";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String add(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@Valid @ModelAttribute MemberForm memberForm, BindingResult errors, Model model, RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "comision", model);
		return errors.hasErrors() ? page(key, model) : answer(key, "programming.member.added", next,
				() -> this.commission.add(key, memberForm, this.page.profile()));
	}

	@PostMapping("/retiro")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String remove(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "0") int position, @RequestParam(defaultValue = "") String name,
			RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(key, "programming.member.removed", next,
				() -> this.commission.remove(key, position, name, this.page.profile()));
	}

	@PostMapping("/actas")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String record(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@Valid @ModelAttribute MinutesForm minutesForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "comision", model);
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			minutesForm.check(errors);
		}
		return errors.hasErrors() ? page(key, model) : answer(key, "programming.minutes.kept", next,
				() -> this.commission.record(key, minutesForm, this.page.profile()));
	}

	private String answer(FileKey key, String notice, RedirectAttributes next, Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + key.path() + "/comision";
	}

}
