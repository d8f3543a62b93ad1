package pe.siaf.costing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;

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

import pe.siaf.costing.Kits.Kit;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** The form of an item of a kit. */
@Controller
@RequestMapping(KitController.PATH + "/{year:\\d{4}}/{kit:\\d{1,9}}/items")
@PreAuthorize("hasAuthority('KIT_EDIT')")
class KitItemController {

	private static final String FORM = "costing/kit-item";

	private static final String KIT = "redirect:" + KitController.PATH + "/{year}/{kit}";

	private final Kits kits;

	private final KitEditing editing;

	private final CurrentProfile current;

	private final Refusals refusals;

	private final MessageSource messages;

	KitItemController(Kits kits, KitEditing editing, CurrentProfile current, Refusals refusals,
			MessageSource messages) {
		this.kits = kits;
		this.editing = editing;
		this.current = current;
		this.refusals = refusals;
		this.messages = messages;
	}

	@GetMapping("/nuevo")
	String blank(@PathVariable int year, @PathVariable int kit, Model model) {
		Kit of = put(year, kit, "", model);
		model.addAttribute("kitItemForm", KitItemForm.blank(of.lockVersion()));
		return FORM;
	}

	@PostMapping("/nuevo")
	String add(@PathVariable int year, @PathVariable int kit, @Valid @ModelAttribute KitItemForm kitItemForm,
			BindingResult errors, Model model, RedirectAttributes next) {
		return save(put(year, kit, "", model), kitItemForm, errors, next);
	}

	@GetMapping("/{item}")
	String edit(@PathVariable int year, @PathVariable int kit, @PathVariable String item, Model model) {
		Kit of = put(year, kit, item, model);
		model.addAttribute("kitItemForm", this.kits.form(of, item).orElseThrow(() -> new NotFound("kit item " + item)));
		return FORM;
	}

	@PostMapping("/{item}")
	String change(@PathVariable int year, @PathVariable int kit, @PathVariable String item,
			@Valid @ModelAttribute KitItemForm kitItemForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		return save(put(year, kit, item, model), kitItemForm, errors, next);
	}

	@PostMapping("/{item}/retiro")
	String retire(@PathVariable int year, @PathVariable int kit, @PathVariable String item, @RequestParam int version,
			Model model, RedirectAttributes next) {
		this.editing.retire(put(year, kit, item, model), item, version, this.current.get());
		next.addFlashAttribute("notice", "costing.kit.retired");
		return KIT;
	}

	private String save(Kit kit, KitItemForm form, BindingResult errors, RedirectAttributes next) {
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			form.check(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.editing.put(kit, form, this.current.get());
				next.addFlashAttribute("notice", "costing.kit.saved");
				return KIT;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return FORM;
	}

	/** A kit that isn't theirs to change looks as if it weren't there. */
	private Kit put(int year, int number, String item, Model model) {
		Kit kit = this.kits.find(year, number)
			.filter((found) -> KitEditing.keeps(this.current.get(), found.category()))
			.orElseThrow(() -> new NotFound("kit " + year + "/" + number));
		model.addAttribute("kit", kit)
			.addAttribute("item", item)
			.addAttribute("categories", this.kits.categories(year))
			.addAttribute("natures", words("costing.nature.", "D", "I"))
			.addAttribute("behaviours", words("costing.behaviour.", "VARIABLE", "FIXED"))
			.addAttribute("calculations", words("costing.calculation.", "STANDARD", "HISTORIC", "EXPERT"))
			.addAttribute("relations", words("costing.relation.", "COMPLEMENT", "SUBSTITUTE"));
		return kit;
	}

	private Map<String, String> words(String prefix, String... codes) {
		Map<String, String> words = new LinkedHashMap<>();
		Stream.of(codes)
			.forEach((code) -> words.put(code, Objects
				.requireNonNull(this.messages.getMessage(prefix + code, null, LocaleContextHolder.getLocale()))));
		return words;
	}

}
