package pe.siaf.territory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
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
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.DepartmentMap;
import pe.siaf.ui.TableExport.Format;

/** The map to choose a place on, and the page of a place. */
@Controller
@RequestMapping(TerritoryController.PATH)
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class TerritoryController {

	static final String PATH = "/territorio";

	private static final int FOUND = 50;

	private static final String UNKNOWN = "territory/unknown";

	private final Territories territories;

	private final Gazetteer gazetteer;

	private final TerritoryTable table;

	private final DepartmentMap map;

	private final Catalogues catalogues;

	private final CurrentProfile current;

	TerritoryController(Territories territories, Gazetteer gazetteer, TerritoryTable table, DepartmentMap map,
			Catalogues catalogues, CurrentProfile current) {
		this.territories = territories;
		this.gazetteer = gazetteer;
		this.table = table;
		this.map = map;
		this.catalogues = catalogues;
		this.current = current;
	}

	@ModelAttribute("year")
	int year(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
		return (asked != null) ? asked : this.catalogues.presentYear();
	}

	@GetMapping
	String choose(@ModelAttribute("year") int year, @RequestParam(defaultValue = "") String q, Model model) {
		String words = q.strip();
		List<Place> departments = this.gazetteer.departments(year);
		model.addAttribute("q", words)
			.addAttribute("years", this.catalogues.years())
			.addAttribute("departments", departments)
			.addAttribute("map", drawn(departments))
			.addAttribute("found", words.isEmpty() ? List.of() : this.gazetteer.search(year, words, FOUND));
		return "territory/choose";
	}

	@GetMapping("/{ubigeo}")
	String show(@PathVariable String ubigeo, @ModelAttribute("year") int year, Model model,
			HttpServletResponse response) {
		Optional<Place> place = this.gazetteer.find(year, ubigeo);
		model.addAttribute("years", this.catalogues.years()).addAttribute("q", "");
		if (place.isEmpty()) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			model.addAttribute("ubigeo", ubigeo);
			return UNKNOWN;
		}
		if (place.get().isCountry()) {
			return "redirect:" + PATH + "?year=" + year;
		}
		model.addAttribute("levels", Territory.LEVELS)
			.addAttribute("map", drawn(this.gazetteer.departments(year)))
			.addAttribute("page", this.territories.of(year, place.get(), this.current.get()));
		return "territory/territory";
	}

	@GetMapping("/{ubigeo}/exportar")
	void export(@PathVariable String ubigeo, @ModelAttribute("year") int year,
			@RequestParam(required = false) @Nullable String format, HttpServletResponse response) throws IOException {
		Place place = this.gazetteer.find(year, ubigeo)
			.filter((one) -> !one.isCountry())
			.orElseThrow(() -> new NotFound("place " + ubigeo));
		this.table.of(this.territories.of(year, place, this.current.get()), year).send(Format.of(format), response);
	}

	/** The departments' outlines to choose from, each with its code. */
	private DepartmentMap.View drawn(List<Place> departments) {
		return this.map.outlines(departments.stream()
			.map((place) -> new DepartmentMap.Figure(place.department(), place.name(), null))
			.toList());
	}

}
