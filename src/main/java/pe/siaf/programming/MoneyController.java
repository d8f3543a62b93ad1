package pe.siaf.programming;

import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** The money of a file: lines of expenditure, revenues, and whether they are equal. */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE)
class MoneyController {

	/** Lines on a leaf of the grid. */
	private static final int LEAF = 200;

	private final FilePage page;

	private final Amounts amounts;

	private final Revenues revenues;

	private final Catalogues catalogues;

	private final Refusals refusals;

	MoneyController(FilePage page, Amounts amounts, Revenues revenues, Catalogues catalogues, Refusals refusals) {
		this.page = page;
		this.amounts = amounts;
		this.revenues = revenues;
		this.catalogues = catalogues;
		this.refusals = refusals;
	}

	@GetMapping("/montos")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String amounts(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String rubro,
			@RequestParam(defaultValue = "") String meta, HttpServletRequest request, Model model) {
		FileKey key = this.page.put(year, process, unit, "montos", model);
		model.addAttribute("lineForm", new LineForm(meta, rubro, "", ""));
		return amounts(key, new Amounts.Filter(meta, rubro, q.strip()), request, model);
	}

	private String amounts(FileKey key, Amounts.Filter filter, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, LEAF, this.amounts.count(key, filter));
		model.addAttribute("filter", filter)
			.addAttribute("paging", paging)
			.addAttribute("lines", this.amounts.list(key, filter, paging.offset(), paging.size()))
			.addAttribute("sums", this.amounts.sums(key))
			.addAttribute("rubros", this.catalogues.choices(key.fiscalYear(), Catalogue.RUBROS))
			.addAttribute("types", this.catalogues.choices(key.fiscalYear(), Catalogue.RESOURCE_TYPES));
		return "programming/amounts";
	}

	@PostMapping("/montos")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String add(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@ModelAttribute LineForm lineForm, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "montos", model);
		try {
			this.amounts.add(key, lineForm, this.page.profile());
			next.addFlashAttribute("notice", "programming.line.added").addAttribute("meta", lineForm.secFunc());
			return "redirect:" + key.path() + "/montos";
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return amounts(key, new Amounts.Filter("", "", ""), request, model);
		}
	}

	@PostMapping("/montos/retiro")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String remove(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String line, RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.line.removed", key.path() + "/montos",
				() -> this.amounts.remove(key, line, this.page.profile()));
	}

	@GetMapping("/ingresos")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String revenues(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String item, Model model) {
		FileKey key = this.page.put(year, process, unit, "ingresos", model);
		RevenueForm form = this.revenues.find(key, rubro, item).map(RevenueForm::of).orElseGet(RevenueForm::blank);
		model.addAttribute("revenueForm", form);
		return revenues(key, form, model);
	}

	private String revenues(FileKey key, RevenueForm form, Model model) {
		// what stands there now: whoever was refused sees it, and may replace it
		// knowingly
		model
			.addAttribute("seen",
					this.revenues.find(key, form.rubro(), form.item()).map(Revenues.Revenue::seen).orElse(""))
			.addAttribute("revenues", this.revenues.list(key))
			.addAttribute("balances", this.revenues.balances(key))
			.addAttribute("rubros", this.catalogues.choices(key.fiscalYear(), Catalogue.RUBROS));
		return "programming/revenues";
	}

	@PostMapping("/ingresos")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String set(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@Valid @ModelAttribute RevenueForm revenueForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		FileKey key = this.page.put(year, process, unit, "ingresos", model);
		if (!errors.hasErrors()) {
			try {
				this.revenues.set(key, revenueForm, this.page.profile());
				next.addFlashAttribute("notice", "programming.revenue.set");
				return "redirect:" + key.path() + "/ingresos";
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return revenues(key, revenueForm, model);
	}

	@PostMapping("/ingresos/retiro")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String remove(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String item,
			RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		return answer(next, "programming.revenue.removed", key.path() + "/ingresos",
				() -> this.revenues.remove(key, rubro, item, this.page.profile()));
	}

	private String answer(RedirectAttributes next, String notice, String page, Runnable act) {
		try {
			act.run();
			next.addFlashAttribute("notice", notice);
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + page;
	}

}
