package pe.siaf.costing;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** What the kits of each target are paid from. */
@Controller
@RequestMapping(NeedsController.PATH + NeedsController.TABLE + "/fuentes")
class PurseController {

	private final NeedsPage page;

	private final Purses purses;

	private final Catalogues catalogues;

	private final Refusals refusals;

	PurseController(NeedsPage page, Purses purses, Catalogues catalogues, Refusals refusals) {
		this.page = page;
		this.purses = purses;
		this.catalogues = catalogues;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String meta, Model model) {
		NeedsTable table = this.page.put(year, process, unit, "fuentes", model);
		model.addAttribute("purses", this.purses.of(table.key()))
			.addAttribute("chosen", meta)
			.addAttribute("rubros", this.catalogues.choices(year, Catalogue.RUBROS))
			.addAttribute("types", this.catalogues.choices(year, Catalogue.RESOURCE_TYPES));
		return "costing/purses";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String set(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String target, @RequestParam(defaultValue = "") String rubro,
			@RequestParam(defaultValue = "") String resourceType, RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		try {
			this.purses.set(key, target, rubro, resourceType, this.page.profile());
			next.addFlashAttribute("notice", "costing.purse.set");
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + NeedsController.path(key) + "/fuentes";
	}

}
