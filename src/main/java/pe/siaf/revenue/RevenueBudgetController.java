package pe.siaf.revenue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.TableExport;

/** Revenue against its budget, by item and month. */
@Controller
@RequestMapping("/ingresos/presupuesto")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class RevenueBudgetController {

	private final RevenueBudget budget;

	private final RevenueRecords revenues;

	private final RevenueChoices choices;

	private final CurrentProfile current;

	private final MessageSource messages;

	RevenueBudgetController(RevenueBudget budget, RevenueRecords revenues, RevenueChoices choices,
			CurrentProfile current, MessageSource messages) {
		this.budget = budget;
		this.revenues = revenues;
		this.choices = choices;
		this.current = current;
		this.messages = messages;
	}

	@GetMapping
	String show(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String unidad,
			@RequestParam(defaultValue = "") String rubro, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.revenues.years();
		int chosen = (year != null) ? year : years.get(0);
		List<RevenueBudget.Row> rows = this.budget.rows(chosen, unidad, rubro, profile);
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("unit", unidad)
			.addAttribute("rubro", rubro)
			.addAttribute("units", this.choices.units(chosen, profile))
			.addAttribute("rubros", this.choices.rubros(chosen))
			.addAttribute("rows", rows)
			.addAttribute("totals", RevenueBudget.Row.totals(rows))
			.addAttribute("months", this.budget.months(chosen, unidad, rubro, profile));
		return "revenue/budget";
	}

	@GetMapping("/exportacion")
	void export(@RequestParam int year, @RequestParam(defaultValue = "") String unidad,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(required = false) @Nullable String format,
			HttpServletResponse response) throws IOException {
		List<String> titles = Stream.of("rubro", "item", "itemName", "pia", "pim", "determined", "collected", "percent")
			.map((column) -> Objects
				.requireNonNull(this.messages.getMessage("revenue." + column, null, LocaleContextHolder.getLocale())))
			.toList();
		Stream<List<? extends @Nullable Object>> rows = this.budget.rows(year, unidad, rubro, this.current.get())
			.stream()
			.map((row) -> Arrays.asList(row.rubro(), row.item(), row.itemName(), row.pia(), row.pim(), row.determined(),
					row.collected(), row.percent()));
		new TableExport("ingresos-presupuesto-" + year, titles, rows).send(TableExport.Format.of(format), response);
	}

}
