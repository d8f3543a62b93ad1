package pe.siaf.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.classifier.Catalogues;
import pe.siaf.logframe.IndicatorSheet;
import pe.siaf.logframe.IndicatorSheets;
import pe.siaf.logframe.IndicatorSheets.Target;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/** Indicators: the list, and one with its sheet, its series and its way to the target. */
@Controller
@RequestMapping("/indicadores")
class IndicatorController {

	private static final String COUNTRY = "000000";

	private final IndicatorSheets sheets;

	private final IndicatorValues values;

	private final IndicatorList list;

	private final SeriesView series;

	private final Catalogues catalogues;

	IndicatorController(IndicatorSheets sheets, IndicatorValues values, IndicatorList list, SeriesView series,
			Catalogues catalogues) {
		this.sheets = sheets;
		this.values = values;
		this.list = list;
		this.series = series;
		this.catalogues = catalogues;
	}

	@ModelAttribute("year")
	int year(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
		return (asked != null) ? asked : this.catalogues.presentYear();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(IndicatorFilter filter, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.list.count(filter));
		model.addAttribute("filter", filter);
		model.addAttribute("paging", paging);
		model.addAttribute("rows", this.list.rows(filter, paging));
		model.addAttribute("programs", this.list.programs());
		model.addAttribute("sheetYears", this.list.sheetYears());
		return "indicator/indicators";
	}

	@GetMapping("/{code}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @ModelAttribute("year") int year,
			@RequestParam(defaultValue = COUNTRY) String place, @RequestParam(defaultValue = "") String area,
			Model model) {
		String name = this.sheets.name(code).orElseThrow(NotFound::new);
		Optional<IndicatorSheet> sheet = this.sheets.find(code, year);
		List<IndicatorValue> shown = this.values.series(code, place, area.isEmpty() ? "TOTAL" : area);
		List<Target> targets = COUNTRY.equals(place) ? this.sheets.targets(code, place, "TOTAL") : List.of();
		model.addAttribute("code", code);
		model.addAttribute("name", name);
		model.addAttribute("sheet", sheet.orElse(null));
		model.addAttribute("sheetYears", this.sheets.years(code));
		model.addAttribute("measuredAt", sheet.map((one) -> this.sheets.places(one.id())).orElse(List.of()));
		model.addAttribute("lacks", this.sheets.lacks(code, year));
		model.addAttribute("places", this.values.places(code));
		model.addAttribute("areas", this.values.areas(code));
		model.addAttribute("place", place);
		model.addAttribute("area", area);
		model.addAttribute("values", ShownValue.of(shown));
		model.addAttribute("targets", targets);
		model.addAttribute("usedIn", this.list.programsOf(code));
		Optional<Target> target = targetOf(targets, year);
		model.addAttribute("chart",
				this.series.chart(code, name, sheet, place, area, target.map(Target::target).orElse(null)));
		model.addAttribute("standing", standing(sheet, target, shown, year));
		return "indicator/indicator";
	}

	/** The year's target, else the next one, else the last. */
	private static Optional<Target> targetOf(List<Target> targets, int year) {
		return targets.stream()
			.filter((each) -> each.fiscalYear() >= year)
			.findFirst()
			.or(() -> targets.stream().reduce((one, other) -> other));
	}

	/**
	 * Baseline, target of the year and last value up to it; the baseline is the
	 * country's.
	 */
	private static @Nullable Way standing(Optional<IndicatorSheet> sheet, Optional<Target> target,
			List<IndicatorValue> series, int year) {
		Optional<IndicatorValue> last = series.stream()
			.filter((value) -> value.value() != null && value.fiscalYear() <= year)
			.reduce((one, other) -> other);
		if (sheet.isEmpty() || target.isEmpty() || last.isEmpty()) {
			return null;
		}
		BigDecimal baseline = sheet.get().baseline();
		return new Way(baseline, sheet.get().baselineYear(), target.get(), last.get(), IndicatorProgress.of(baseline,
				target.get().target(), last.get().value(), !"DOWN".equals(sheet.get().sense())));
	}

	/** From where to where, and how far. */
	record Way(@Nullable BigDecimal baseline, @Nullable Integer baselineYear, Target target, IndicatorValue last,
			@Nullable IndicatorProgress progress) {
	}

}
