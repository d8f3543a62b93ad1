package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.RefusalView;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** A unit's accounting months: their states, what keeps the next from closing. */
@Controller
@RequestMapping(BooksController.PATH + BooksController.BOOKS + "/meses")
class MonthController {

	private final AccountingMonths months;

	private final BooksPages pages;

	private final Workflow workflow;

	private final CurrentProfile current;

	private final Refusals refusals;

	private final ObjectProvider<MonthWarning> warnings;

	MonthController(AccountingMonths months, BooksPages pages, Workflow workflow, CurrentProfile current,
			Refusals refusals, ObjectProvider<MonthWarning> warnings) {
		this.warnings = warnings;
		this.months = months;
		this.pages = pages;
		this.workflow = workflow;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, Model model) {
		BooksKey key = this.pages.open(year, unit, "meses", model);
		Profile profile = this.current.get();
		List<Shown> rows = this.months.of(key)
			.stream()
			.map((month) -> new Shown(month,
					this.workflow.actions(AccountingMonths.TYPE, month.state(), profile.role())
						.stream()
						// month 13 closes with the year
						.filter((action) -> month.month() < AccountingMonths.ADJUSTMENTS || !action.equals("close"))
						.toList()))
			.toList();
		rows.stream()
			.map(Shown::month)
			.filter((month) -> !month.state().equals("CLOSED"))
			.findFirst()
			.ifPresent((next) -> {
				List<RefusalView> against = this.months.against(key, next.month())
					.stream()
					.map(this.refusals::view)
					.toList();
				model.addAttribute("next", AccountingMonths.shown(key, next.month()))
					.addAttribute("against", against)
					.addAttribute("warnings",
							this.warnings.orderedStream()
								.flatMap((warning) -> warning.before(key.year(), key.unit(), next.month()).stream())
								.toList());
			});
		model.addAttribute("rows", rows).addAttribute("history", this.months.history(key));
		return "accounting/months";
	}

	@PostMapping("/{month:\\d{2}}")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String move(@PathVariable int year, @PathVariable String unit, @PathVariable int month, @RequestParam String action,
			@RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
			RedirectAttributes next) {
		BooksKey key = this.pages.reach(year, unit);
		this.months.move(key, month, action, comment, until, this.current.get());
		next.addFlashAttribute("notice", "accounting.months.moved")
			.addFlashAttribute("noticeArguments", List.of(AccountingMonths.shown(key, month)));
		return "redirect:" + key.path() + "/meses";
	}

	/**
	 * A month as the page shows it.
	 *
	 * @param month the month
	 * @param actions what this person can do with it
	 */
	record Shown(AccountingMonths.Month month, List<String> actions) {
	}

}
