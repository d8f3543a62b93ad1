package pe.siaf.design;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.classifier.Catalogues;
import pe.siaf.design.Sheets.Sheet;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.logframe.IndicatorFormula;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/**
 * The sheets of an indicator: their versions, what one says, what two differ in, a trial
 * of its formula.
 */
@Controller
@RequestMapping("/indicadores/{code}/fichas")
class SheetController {

	private final Sheets sheets;

	private final Workflow workflow;

	private final Refusals refusals;

	private final Catalogues catalogues;

	private final CurrentProfile current;

	SheetController(Sheets sheets, Workflow workflow, Refusals refusals, Catalogues catalogues,
			CurrentProfile current) {
		this.sheets = sheets;
		this.workflow = workflow;
		this.refusals = refusals;
		this.catalogues = catalogues;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@PathVariable String code, Model model) {
		model.addAttribute("code", code);
		model.addAttribute("program", this.sheets.program(code).orElseThrow(NotFound::new));
		model.addAttribute("sheets", this.sheets.of(code));
		model.addAttribute("year", this.catalogues.presentYear());
		model.addAttribute("writes", this.sheets.mayWrite(code, this.current.get()));
		return "design/sheets";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String begin(@PathVariable String code, @RequestParam String year, RedirectAttributes next) {
		if (!year.matches("20\\d{2}")) {
			throw new RuleViolation(DraftRule.UNREADABLE_VALUE,
					Figures.of("designField", "SHEET.year", "value", year, "designKind", "YEAR"), "year");
		}
		Sheet sheet = this.sheets.begin(code, Integer.parseInt(year), this.current.get());
		next.addFlashAttribute("notice", "design.sheetBegun");
		return "redirect:" + sheet.page();
	}

	@GetMapping("/{year:\\d{4}}/{version:\\d+}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @PathVariable int year, @PathVariable int version,
			@RequestParam Map<String, String> asked, Model model) {
		Sheet sheet = this.sheets.get(code, year, version);
		SheetContent content = this.sheets.content(sheet);
		fill(sheet, content, sheet.lockVersion(), model);
		model.addAttribute("trial", trial(content.text("formula"), asked));
		model.addAttribute("asked", asked);
		return "design/sheet";
	}

	@PostMapping("/{year:\\d{4}}/{version:\\d+}")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	Object save(@PathVariable String code, @PathVariable int year, @PathVariable int version,
			@RequestParam(defaultValue = "-1") int lock, @RequestParam Map<String, String> typed, Model model,
			RedirectAttributes next) {
		Sheet sheet = this.sheets.get(code, year, version);
		SheetContent content = SheetForm.read(typed);
		try {
			this.sheets.write(sheet, lock, content, this.current.get());
		}
		catch (RuleViolation refused) {
			fill(sheet, content, lock, model);
			model.addAttribute("refused", this.refusals.view(refused));
			boolean stale = refused.rule().code().equals("WFL-003");
			return new ModelAndView("design/sheet", model.asMap(),
					stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
		}
		next.addFlashAttribute("notice", "design.partSaved");
		return "redirect:" + sheet.page();
	}

	@PostMapping("/{year:\\d{4}}/{version:\\d+}/estado")
	@PreAuthorize("hasAuthority('DESIGN_COMMENT')")
	String move(@PathVariable String code, @PathVariable int year, @PathVariable int version,
			@RequestParam String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		Sheet sheet = this.sheets.get(code, year, version);
		this.sheets.move(sheet, action, comment, this.current.get());
		next.addFlashAttribute("notice", "design.sheetMoved");
		return "redirect:" + sheet.page();
	}

	@GetMapping("/comparar")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String compare(@PathVariable String code, @RequestParam long a, @RequestParam long b, Model model) {
		List<Sheet> all = this.sheets.of(code);
		Sheet one = all.stream().filter((sheet) -> sheet.id() == a).findFirst().orElseThrow(NotFound::new);
		Sheet other = all.stream().filter((sheet) -> sheet.id() == b).findFirst().orElseThrow(NotFound::new);
		List<SheetDifference> differences = SheetDifference.between(this.sheets.content(one),
				this.sheets.content(other));
		model.addAttribute("code", code);
		model.addAttribute("one", one);
		model.addAttribute("other", other);
		model.addAttribute("differences", differences);
		return "design/sheet-compare";
	}

	private void fill(Sheet sheet, SheetContent content, int lock, Model model) {
		boolean writes = sheet.isOpen() && this.sheets.mayWrite(sheet.indicator(), this.current.get());
		model.addAttribute("sheet", sheet);
		model.addAttribute("sections", SheetFields.SECTIONS);
		model.addAttribute("values", content.fields());
		model.addAttribute("known", content.variables());
		model.addAttribute("tables", writes ? SheetForm.rows(content, sheet) : content.tables());
		model.addAttribute("lock", lock);
		model.addAttribute("writes", writes);
		model.addAttribute("actions", this.workflow.actions(Sheets.TYPE, sheet.state(), this.current.get().role()));
		model.addAttribute("history",
				this.workflow.history(Workflow.NATIONAL, Sheets.TYPE, String.valueOf(sheet.id())));
	}

	/** What the formula gives on the figures asked; none where they aren't all there. */
	private static @Nullable String trial(String formula, Map<String, String> asked) {
		try {
			IndicatorFormula read = IndicatorFormula.of(formula);
			Map<String, BigDecimal> figures = new LinkedHashMap<>();
			for (String name : read.variables()) {
				figures.put(name, new BigDecimal(asked.getOrDefault("x." + name, "").strip()));
			}
			return figures.isEmpty() ? null
					: read.compute(figures)
						.setScale(4, java.math.RoundingMode.HALF_UP)
						.stripTrailingZeros()
						.toPlainString();
		}
		catch (IndicatorFormula.Undefined undefined) {
			return "";
		}
		catch (IndicatorFormula.Unreadable | NumberFormatException incomplete) {
			return null;
		}
	}

}
