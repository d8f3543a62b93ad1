package pe.siaf.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

	/** Years that a form offers targets for, from the sheet's year. */
	private static final int TARGET_YEARS = 4;

	/** Variables that a form has room for. */
	private static final int VARIABLES = 6;

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
			throw new NotFound("year " + year);
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
		Map<String, String> variables = this.sheets.variables(sheet);
		fill(sheet, this.sheets.values(sheet), variables, targets(sheet, this.sheets.targets(code)),
				sheet.lockVersion(), model);
		model.addAttribute("trial", trial(this.sheets.values(sheet).getOrDefault("formula", ""), asked));
		model.addAttribute("asked", asked);
		return "design/sheet";
	}

	@PostMapping("/{year:\\d{4}}/{version:\\d+}")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	Object save(@PathVariable String code, @PathVariable int year, @PathVariable int version,
			@RequestParam(defaultValue = "-1") int lock, @RequestParam Map<String, String> typed, Model model,
			RedirectAttributes next) {
		Sheet sheet = this.sheets.get(code, year, version);
		Map<String, String> variables = variables(typed);
		Map<Integer, String> targets = new TreeMap<>();
		for (int at = year - 1; at < year + TARGET_YEARS; at++) {
			targets.put(at, typed.getOrDefault("target." + at, ""));
		}
		try {
			this.sheets.write(sheet, lock, typed, variables, targets, this.current.get());
		}
		catch (RuleViolation refused) {
			Map<String, String> values = new LinkedHashMap<>();
			SheetFields.all().forEach((field) -> values.put(field.name(), typed.getOrDefault(field.name(), "")));
			fill(sheet, values, variables, targets, lock, model);
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
		Map<String, String> before = this.sheets.values(one);
		Map<String, String> after = this.sheets.values(other);
		List<Difference> differences = new ArrayList<>();
		before.forEach((field, text) -> {
			if (!text.equals(after.get(field))) {
				differences.add(new Difference(field, text, Objects.requireNonNullElse(after.get(field), "")));
			}
		});
		model.addAttribute("code", code);
		model.addAttribute("one", one);
		model.addAttribute("other", other);
		model.addAttribute("differences", differences);
		return "design/sheet-compare";
	}

	private void fill(Sheet sheet, Map<String, String> values, Map<String, String> variables,
			Map<Integer, String> targets, int lock, Model model) {
		List<Map.Entry<String, String>> rows = new ArrayList<>(variables.entrySet());
		while (rows.size() < VARIABLES) {
			rows.add(Map.entry("", ""));
		}
		model.addAttribute("sheet", sheet);
		model.addAttribute("sections", SheetFields.SECTIONS);
		model.addAttribute("values", values);
		model.addAttribute("variables", rows);
		model.addAttribute("known", variables);
		model.addAttribute("targets", targets);
		model.addAttribute("lock", lock);
		model.addAttribute("writes", sheet.isOpen() && this.sheets.mayWrite(sheet.indicator(), this.current.get()));
		model.addAttribute("actions", this.workflow.actions(Sheets.TYPE, sheet.state(), this.current.get().role()));
		model.addAttribute("history",
				this.workflow.history(Workflow.NATIONAL, Sheets.TYPE, String.valueOf(sheet.id())));
	}

	private static Map<Integer, String> targets(Sheet sheet, Map<Integer, String> known) {
		Map<Integer, String> targets = new TreeMap<>(known);
		for (int year = sheet.fiscalYear() - 1; year < sheet.fiscalYear() + TARGET_YEARS; year++) {
			targets.putIfAbsent(year, "");
		}
		targets.keySet().removeIf((year) -> year < sheet.fiscalYear() - 1 || year >= sheet.fiscalYear() + TARGET_YEARS);
		return targets;
	}

	private static Map<String, String> variables(Map<String, String> typed) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (int at = 0; at < VARIABLES; at++) {
			String name = typed.getOrDefault("variable." + at, "").strip();
			if (!name.isEmpty()) {
				variables.put(name, typed.getOrDefault("meaning." + at, "").strip());
			}
		}
		return variables;
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

	/** A field on which two sheets differ. */
	record Difference(String field, String before, String after) {
	}

}
