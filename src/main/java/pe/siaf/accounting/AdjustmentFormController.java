package pe.siaf.accounting;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * Writes entries, blank, from a template, or anew: depreciation of the year and stock
 * that was used up are the same accounts each time.
 */
@Controller
@RequestMapping(BooksController.PATH + BooksController.BOOKS + "/ajustes")
@PreAuthorize("hasAuthority('ADJUSTMENT_PREPARE')")
class AdjustmentFormController {

	/** By the name in the address: debit, then credit. */
	private static final Map<String, List<String>> TEMPLATES = Map.of("depreciacion", List.of("5801", "1508"),
			"consumo", List.of("5301", "1301"));

	private final BooksPages pages;

	private final Books books;

	private final Adjustments adjustments;

	private final AdjustmentStore store;

	private final AccountingMonths months;

	private final CurrentProfile current;

	private final Refusals refusals;

	AdjustmentFormController(BooksPages pages, Books books, Adjustments adjustments, AdjustmentStore store,
			AccountingMonths months, CurrentProfile current, Refusals refusals) {
		this.pages = pages;
		this.books = books;
		this.adjustments = adjustments;
		this.store = store;
		this.months = months;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping("/nuevo")
	String blank(@PathVariable int year, @PathVariable String unit, @RequestParam(defaultValue = "") String plantilla,
			Model model) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		List<String> accounts = TEMPLATES.getOrDefault(plantilla, List.of());
		boolean opening = plantilla.equals("apertura");
		model.addAttribute("adjustmentForm",
				AdjustmentForm.blank(opening ? AdjustmentKind.OPENING : AdjustmentKind.ADJUSTMENT,
						accounts.isEmpty() ? null : AccountingMonths.ADJUSTMENTS));
		return form(key, TypedEntry.ofAccounts(accounts), null, model);
	}

	@PostMapping("/nuevo")
	String register(@PathVariable int year, @PathVariable String unit, @ModelAttribute AdjustmentForm adjustmentForm,
			BindingResult errors, HttpServletRequest request, Model model, RedirectAttributes next) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		TypedEntry typed = TypedEntry.in(request);
		AdjustmentForm.askForMissing(errors);
		if (!errors.hasErrors()) {
			try {
				Adjustment kept = this.adjustments.register(key, adjustmentForm.toDraft(typed.lines()),
						this.current.get());
				next.addFlashAttribute("notice", "accounting.adjust.registered")
					.addFlashAttribute("noticeArguments", List.of(kept.shown()));
				return "redirect:" + kept.page();
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(key, typed, null, model);
	}

	@GetMapping("/{number:\\d+}/editar")
	String edit(@PathVariable int year, @PathVariable String unit, @PathVariable int number, Model model) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		Adjustment kept = editable(key, number);
		model.addAttribute("adjustmentForm", AdjustmentForm.of(kept));
		return form(key, TypedEntry.of(this.store.lines(key, number)), kept, model);
	}

	private Adjustment editable(BooksKey key, int number) {
		Adjustment kept = this.adjustments.get(key, number);
		if (!kept.isEditable()) {
			throw new NotFound("an adjustment that is written, " + number);
		}
		return kept;
	}

	@PostMapping("/{number:\\d+}/editar")
	String rewrite(@PathVariable int year, @PathVariable String unit, @PathVariable int number,
			@ModelAttribute AdjustmentForm adjustmentForm, BindingResult errors, HttpServletRequest request,
			Model model) {
		BooksKey key = this.pages.open(year, unit, "ajustes", model);
		Adjustment kept = editable(key, number);
		TypedEntry typed = TypedEntry.in(request);
		AdjustmentForm.askForMissing(errors);
		if (!errors.hasErrors()) {
			try {
				this.adjustments.rewrite(kept, adjustmentForm.toDraft(typed.lines()),
						Objects.requireNonNullElse(adjustmentForm.version(), -1), this.current.get());
				return "redirect:" + kept.page();
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(key, typed, kept, model);
	}

	private String form(BooksKey key, TypedEntry typed, @Nullable Adjustment kept, Model model) {
		model.addAttribute("typed", typed)
			.addAttribute("adjustment", kept)
			.addAttribute("months", this.months.open(key))
			.addAttribute("chart", this.books.chart(key));
		return "accounting/adjustment-form";
	}

}
