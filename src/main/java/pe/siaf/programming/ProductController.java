package pe.siaf.programming;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** The products of a file, each with how its quantity was reckoned. */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE + "/productos")
class ProductController {

	private final FilePage page;

	private final ProgrammedProducts products;

	private final Refusals refusals;

	ProductController(FilePage page, ProgrammedProducts products, Refusals refusals) {
		this.page = page;
		this.products = products;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String list(@PathVariable int year, @PathVariable String process, @PathVariable String unit, Model model) {
		return show(this.page.put(year, process, unit, "productos", model), model);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String set(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@ModelAttribute("typed") ProductTargetForm typed, Model model, RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "productos", model);
		try {
			this.products.set(key, typed, this.page.profile());
			next.addFlashAttribute("notice", "programming.own.set");
			return "redirect:" + key.path() + "/productos";
		}
		catch (RuleViolation refused) {
			model.addAttribute("refusal", this.refusals.view(refused));
			return show(key, model);
		}
	}

	private String show(FileKey key, Model model) {
		model.addAttribute("products", this.products.list(key));
		return "programming/products";
	}

}
