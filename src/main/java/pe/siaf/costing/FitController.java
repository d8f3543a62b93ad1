package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.costing.Fitting.Gap;
import pe.siaf.costing.Fitting.Tool;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** A unit's needs beside its ceilings, and the tools that make them fit (domain 7.5). */
@Controller
@RequestMapping(NeedsController.PATH + NeedsController.TABLE + "/techos")
class FitController {

	private static final int LATEST = 50;

	private final NeedsPage page;

	private final NeedsTables tables;

	private final Fitting fitting;

	private final NeedHistory history;

	private final Refusals refusals;

	FitController(NeedsPage page, NeedsTables tables, Fitting fitting, NeedHistory history, Refusals refusals) {
		this.page = page;
		this.tables = tables;
		this.fitting = fitting;
		this.history = history;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit, Model model) {
		NeedsTable table = this.page.put(year, process, unit, "techos", model);
		List<Gap> gaps = this.fitting.gaps(table.key());
		model.addAttribute("gaps", gaps)
			.addAttribute("over", gaps.stream().anyMatch((gap) -> gap.gap().isNegative()))
			.addAttribute("tools", Tool.values())
			.addAttribute("targets", this.tables.targetChoices(table.key()))
			.addAttribute("changes", this.history.latest(table.key(), LATEST));
		return "costing/fit";
	}

	@PostMapping("/recorte")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String cut(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam long ceiling, @RequestParam Tool tool, @RequestParam(defaultValue = "") String target,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next,
				() -> (tool == Tool.COVERAGE)
						? this.fitting.coverLess(key, ceiling, target, reason, this.page.profile())
						: this.fitting.cut(key, ceiling, tool, reason, this.page.profile()));
	}

	@PostMapping("/precio")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String review(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam String item, @RequestParam BigDecimal price, @RequestParam(defaultValue = "") String reason,
			RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next, () -> {
			this.fitting.reviewPrice(key, item, price, reason, this.page.profile());
			return null;
		});
	}

	@PostMapping("/restitucion")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String takeBack(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam String target, RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next, () -> {
			this.fitting.takeBack(key, target, this.page.profile());
			return null;
		});
	}

	private String answer(RedirectAttributes next, Supplier<@Nullable Amount> act) {
		try {
			Amount over = act.get();
			boolean fits = over == null || over.isZero();
			next.addFlashAttribute("notice",
					(over == null) ? "costing.fit.done" : fits ? "costing.fit.fits" : "costing.fit.over");
			if (over != null && !fits) {
				next.addFlashAttribute("noticeArguments", new Object[] { pe.siaf.money.AmountFormatter.print(over) });
			}
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + NeedsController.PATH + "/{year}/{process}/{unit}/techos";
	}

}
