package pe.siaf.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.monitoring.UnitDirectory.UnitYear;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Query;

/**
 * A unit's budget lines: filtered, grouped by any axis, drilled into down to the line.
 */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class LinesController {

	static final String PATH = "/presupuesto/lineas";

	private static final List<Dimension> CHOICES = List.of(Dimension.CATEGORY, Dimension.PRODUCT, Dimension.ACTIVITY,
			Dimension.TARGET, Dimension.SOURCE, Dimension.EXPENDITURE_CATEGORY, Dimension.GENERIC, Dimension.ITEM);

	private final ExecutionDrills drills;

	private final UnitDirectory directory;

	private final DimensionNames names;

	private final CurrentProfile profile;

	LinesController(ExecutionDrills drills, UnitDirectory directory, DimensionNames names, CurrentProfile profile) {
		this.drills = drills;
		this.directory = directory;
		this.names = names;
		this.profile = profile;
	}

	@GetMapping(PATH)
	String lines(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest http, Model model) {
		Profile asker = this.profile.get();
		List<Integer> years = this.directory.years(asker);
		model.addAttribute("mayImport", asker.may(Permission.LINES_IMPORT));
		if (years.isEmpty()) {
			return "monitoring/lines";
		}
		int year = YearParameter.of(parameters, years);
		List<UnitYear> units = this.directory.units(year, asker);
		DrillRequest asked = ofUnit(parameters, year, units);
		List<String> chosen = asked.filters().getOrDefault(Dimension.UNIT, List.of());
		Map<Dimension, Map<String, String>> choices = Map.of();
		if (chosen.size() == 1) {
			model.addAttribute("unit", chosen(units, chosen.get(0)));
			choices = this.names.occurring(year, chosen.get(0), CHOICES, asker);
		}
		Set<Dimension> implied = (units.size() == 1) ? Set.of(Dimension.UNIT) : Set.of();
		model.addAttribute("path", PATH);
		model.addAttribute("clear", PATH + "?year=" + year);
		model.addAttribute("form", new DrillForm(years, (units.size() > 1) ? units : List.of(), choices, asked));
		model.addAttribute("drill", this.drills.answer(PATH, asked, Query.of(http), implied, asker));
		return "monitoring/lines";
	}

	/**
	 * Whoever sees one unit starts with its lines, whoever sees several with the units.
	 */
	static DrillRequest ofUnit(MultiValueMap<String, String> parameters, int year, List<UnitYear> units) {
		DrillRequest asked = DrillRequest.of(parameters, year, List.of());
		if (units.size() == 1 && !asked.filters().containsKey(Dimension.UNIT)) {
			return asked.only(Dimension.UNIT, units.get(0).secEjec());
		}
		return asked.filters().containsKey(Dimension.UNIT) ? asked
				: DrillRequest.of(parameters, year, List.of(Dimension.UNIT));
	}

	private static UnitYear chosen(List<UnitYear> units, String secEjec) {
		return units.stream()
			.filter((unit) -> unit.secEjec().equals(secEjec))
			.findFirst()
			.orElseThrow(() -> new NotFound("lines of unit " + secEjec));
	}

}
