package pe.siaf.costing;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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

import pe.siaf.classifier.Catalogues;
import pe.siaf.costing.Kits.Kit;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** The kits of a year, one of them with what a case costs, and the form of a new one. */
@Controller
@RequestMapping(KitController.PATH)
class KitController {

	static final String PATH = "/costeo/kits";

	private static final String FORM = "costing/kit-new";

	private final Kits kits;

	private final KitEditing editing;

	private final Catalogues catalogues;

	private final CurrentProfile current;

	private final Refusals refusals;

	KitController(Kits kits, KitEditing editing, Catalogues catalogues, CurrentProfile current, Refusals refusals) {
		this.kits = kits;
		this.editing = editing;
		this.catalogues = catalogues;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String program,
			@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
		int of = (year != null) ? year : this.catalogues.presentYear();
		Paging paging = Paging.of(request, Paging.SIZE, this.kits.count(of, program, q));
		model.addAttribute("year", of)
			.addAttribute("years", this.catalogues.years())
			.addAttribute("program", program)
			.addAttribute("programs", this.kits.programs(of))
			.addAttribute("q", q)
			.addAttribute("paging", paging)
			.addAttribute("rows", this.kits.list(of, program, q, paging.offset(), paging.size()));
		return "costing/kits";
	}

	@GetMapping("/{year:\\d{4}}/{kit:\\d{1,9}}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable int year, @PathVariable int kit,
			@RequestParam(required = false) @Nullable String categoria, @RequestParam(defaultValue = "") String place,
			Model model) {
		Kit shown = this.kits.find(year, kit).orElseThrow(() -> new NotFound("kit " + year + "/" + kit));
		String category = (categoria == null || categoria.isBlank()) ? null : categoria;
		model.addAttribute("kit", shown)
			.addAttribute("items", this.kits.items(shown, category, place))
			.addAttribute("cost", this.kits.cost(shown, category, place))
			.addAttribute("categories", this.kits.categories(year))
			.addAttribute("category", category)
			.addAttribute("place", place)
			.addAttribute("edits", this.current.get().may(Permission.KIT_EDIT)
					&& KitEditing.keeps(this.current.get(), shown.category()));
		return "costing/kit";
	}

	@GetMapping("/nuevo")
	@PreAuthorize("hasAuthority('KIT_EDIT')")
	String blank(@RequestParam(required = false) @Nullable Integer year, Model model) {
		String program = this.current.get().scope().code();
		model.addAttribute("kitForm", new KitForm(program, "", "", "", "", ""));
		return form((year != null) ? year : this.catalogues.presentYear(), model);
	}

	@PostMapping("/nuevo")
	@PreAuthorize("hasAuthority('KIT_EDIT')")
	String open(@RequestParam(required = false) @Nullable Integer year, @Valid @ModelAttribute KitForm kitForm,
			BindingResult errors, Model model, RedirectAttributes next) {
		int of = (year != null) ? year : this.catalogues.presentYear();
		if (!errors.hasErrors()) {
			try {
				int number = this.editing.open(of, kitForm, this.current.get());
				next.addFlashAttribute("notice", "costing.kit.opened");
				return "redirect:" + PATH + "/" + of + "/" + number;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(of, model);
	}

	private String form(int year, Model model) {
		model.addAllAttributes(Map.of("year", year, "years", List.copyOf(this.catalogues.years())));
		return FORM;
	}

}
