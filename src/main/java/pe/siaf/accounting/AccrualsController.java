package pe.siaf.accounting;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.accounting.Accruals.Axis;
import pe.siaf.accounting.Accruals.Sum;
import pe.siaf.money.Amount;
import pe.siaf.ui.TableExport;

/** The page of accruals by file, added up by any of its axes. */
@Controller
@RequestMapping(BooksController.PATH + BooksController.BOOKS + "/expedientes")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class AccrualsController {

	private final Accruals accruals;

	private final BooksPages pages;

	private final MessageSource messages;

	AccrualsController(Accruals accruals, BooksPages pages, MessageSource messages) {
		this.accruals = accruals;
		this.pages = pages;
		this.messages = messages;
	}

	@GetMapping
	String show(@PathVariable int year, @PathVariable String unit,
			@RequestParam(defaultValue = "month") List<String> por,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate al,
			Model model) {
		BooksKey key = this.pages.open(year, unit, "expedientes", model);
		List<Axis> axes = axes(por);
		List<Sum> sums = this.accruals.by(key, axes, al);
		model.addAttribute("offered", Axis.values())
			.addAttribute("axes", axes)
			.addAttribute("asked", axes.stream().map(Axis::slug).toList())
			.addAttribute("days", this.accruals.days(key))
			.addAttribute("al", al)
			.addAttribute("sums", sums)
			.addAttribute("sum", sums.stream().map(Sum::amount).reduce(Amount.ZERO, Amount::plus));
		return "accounting/accruals";
	}

	@GetMapping("/exportacion")
	void export(@PathVariable int year, @PathVariable String unit,
			@RequestParam(defaultValue = "month") List<String> por,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate al,
			@RequestParam(required = false) @Nullable String format, Locale locale, HttpServletResponse response)
			throws IOException {
		BooksKey key = this.pages.reach(year, unit);
		List<Axis> axes = axes(por);
		List<String> titles = new ArrayList<>(axes.stream().map((axis) -> "accounting.by." + axis.slug()).toList());
		titles.add("accounting.amount");
		new TableExport("devengados-%d-%s".formatted(year, unit),
				titles.stream().map((title) -> this.messages.getMessage(title, null, locale)).toList(),
				this.accruals.by(key, axes, al).stream().map((sum) -> {
					List<Object> cells = new ArrayList<>(sum.cells().stream().map(Accruals.Cell::shown).toList());
					cells.add(sum.amount());
					return cells;
				}))
			.send(TableExport.Format.of(format), response);
	}

	private static List<Axis> axes(List<String> asked) {
		List<Axis> axes = Axis.of(asked);
		return axes.isEmpty() ? List.of(Axis.MONTH) : axes;
	}

}
