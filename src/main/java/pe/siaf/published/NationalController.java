package pe.siaf.published;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.rules.NothingFor;
import pe.siaf.ui.DepartmentMap;

/** The country in one page: a year's sums, its departments on the map, ten years. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class NationalController {

	static final String PATH = "/nacional";

	private static final String DEPARTMENT = "departmentTarget";

	private static final int LARGEST = 10;

	private final PublishedExecution published;

	private final PublishedSeries series;

	private final DepartmentMap map;

	private final Reconciliation reconciliation;

	private final CurrentProfile profile;

	NationalController(PublishedExecution published, PublishedSeries series, DepartmentMap map,
			Reconciliation reconciliation, CurrentProfile profile) {
		this.published = published;
		this.series = series;
		this.map = map;
		this.reconciliation = reconciliation;
		this.profile = profile;
	}

	@GetMapping(PATH)
	String country(@RequestParam(required = false) @Nullable String year,
			@RequestParam(defaultValue = "progress") String measure, Model model) {
		List<Integer> years = this.published.years();
		model.addAttribute("years", years);
		model.addAttribute("mayImport", this.profile.get().may(Permission.PUBLISHED_IMPORT));
		if (years.isEmpty()) {
			return "published/national";
		}
		int shown = year(year, years);
		Shade shade = Shade.of(measure);
		model.addAttribute("year", shown);
		model.addAttribute("shade", shade);
		model.addAttribute("shades", Shade.values());
		model.addAttribute("country", this.published.find(shown, List.of(), Map.of(), null).orElse(null));
		model.addAttribute("chart", this.series.chart(Map.of()));
		Optional<PublishedReport> departments = this.published.find(shown, List.of(DEPARTMENT), Map.of(), null);
		model.addAttribute("departments", departments.orElse(null));
		departments.ifPresent((report) -> model.addAttribute("map", draw(report, shade)));
		model.addAttribute("programs", largest(shown, "category"));
		model.addAttribute("sectors", largest(shown, "sector"));
		model.addAttribute("differences", this.reconciliation.of(shown));
		return "published/national";
	}

	private DepartmentMap.View draw(PublishedReport report, Shade shade) {
		return this.map.draw(report.rows()
			.stream()
			.map((row) -> new DepartmentMap.Figure(row.codes().getOrDefault(DEPARTMENT, ""),
					row.names().getOrDefault(DEPARTMENT, ""), shade.value(row.figures())))
			.toList(), shade::text);
	}

	/** The largest by PIM; the page leads on to all of them. */
	private @Nullable Largest largest(int year, String by) {
		return this.published.find(year, List.of(by), Map.of(), null)
			.map((report) -> new Largest(by, report,
					report.rows()
						.stream()
						.sorted((one, other) -> other.figures().pim().compareTo(one.figures().pim()))
						.limit(LARGEST)
						.toList()))
			.orElse(null);
	}

	/** The year asked for, else the newest; one that isn't published isn't there. */
	static int year(@Nullable String asked, List<Integer> years) {
		if (asked == null || asked.isBlank()) {
			return years.get(0);
		}
		return years.stream()
			.filter((year) -> String.valueOf(year).equals(asked))
			.findFirst()
			.orElseThrow(() -> new NothingFor("year", asked));
	}

	/**
	 * The largest groups of one axis.
	 *
	 * @param by the axis
	 * @param report all of them
	 * @param rows the largest
	 */
	record Largest(String by, PublishedReport report, List<PublishedRow> rows) {
	}

}
