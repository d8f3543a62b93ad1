package pe.siaf.institution;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.InstitutionQueries.Node;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport;

/**
 * Who spends: level → sector → pliego → unit, or department → province → municipality, a
 * search over all of them, and a unit's page.
 */
@Controller
@RequestMapping("/instituciones")
class InstitutionController {

	private final InstitutionQueries queries;

	private final Units units;

	private final Catalogues catalogues;

	private final CurrentProfile profile;

	private final MessageSource messages;

	InstitutionController(InstitutionQueries queries, Units units, Catalogues catalogues, CurrentProfile profile,
			MessageSource messages) {
		this.queries = queries;
		this.units = units;
		this.catalogues = catalogues;
		this.profile = profile;
		this.messages = messages;
	}

	@ModelAttribute("years")
	List<Integer> years() {
		return this.catalogues.years();
	}

	@ModelAttribute("year")
	int year(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
		return (asked != null) ? asked : this.catalogues.presentYear();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@ModelAttribute("year") int year, @RequestParam Map<String, String> parameters,
			HttpServletRequest request, Model model) {
		UnitFilter filter = UnitFilter.of(year, parameters);
		model.addAttribute("filter", filter);
		model.addAttribute("query", Query.of(request).with("year", year).without("pagina"));
		names(filter, model);
		if (filter.isOfUnits()) {
			Paging paging = Paging.of(request, Paging.SIZE, this.queries.count(filter));
			model.addAttribute("paging", paging);
			model.addAttribute("units", this.queries.list(filter, paging.offset(), paging.size()));
		}
		else {
			model.addAttribute("nodes", nodes(filter));
		}
		return "institution/institutions";
	}

	/** What the query's next step is called: the parameter that a node's code fills. */
	private static String step(UnitFilter filter) {
		if (filter.nivel().isEmpty()) {
			return "nivel";
		}
		if (filter.nivel().equals("M")) {
			return filter.departamento().isEmpty() ? "departamento" : "provincia";
		}
		return filter.sector().isEmpty() ? "sector" : "pliego";
	}

	private List<Node> nodes(UnitFilter filter) {
		return switch (step(filter)) {
			case "nivel" -> this.queries.levels(filter.fiscalYear());
			case "departamento", "provincia" -> this.queries.places(filter.fiscalYear(), filter.departamento());
			case "sector" -> this.queries.sectors(filter.fiscalYear(), filter.nivel());
			default -> this.queries.pliegos(filter.fiscalYear(), filter.nivel(), filter.sector());
		};
	}

	private void names(UnitFilter filter, Model model) {
		model.addAttribute("step", step(filter));
		model.addAttribute("sectorName", this.units.sectorName(filter.fiscalYear(), filter.sector()));
		model.addAttribute("pliegoName",
				this.units.pliegoName(filter.fiscalYear(), filter.nivel(), filter.sector(), filter.pliego()));
		model.addAttribute("departmentName", placeName(filter.fiscalYear(), filter.departamento()));
		model.addAttribute("provinceName", placeName(filter.fiscalYear(), filter.provincia()));
	}

	private String placeName(int fiscalYear, String prefix) {
		String code = (prefix + "000000").substring(0, 6);
		return prefix.isEmpty() ? "" : this.catalogues.name(fiscalYear, Catalogue.GEOGRAPHY, code).orElse(prefix);
	}

	@GetMapping("/exportacion")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@ModelAttribute("year") int year, @RequestParam Map<String, String> parameters,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, HttpServletResponse response)
			throws IOException {
		List<String> titles = Stream
			.of("level", "sector", "sectorName", "pliego", "pliegoName", "unitCode", "secEjec", "name", "ruc", "ubigeo",
					"status")
			.map((column) -> Objects
				.requireNonNull(this.messages.getMessage("institution.column." + column, null, locale)))
			.toList();
		Stream<List<@Nullable Object>> rows = this.queries.list(UnitFilter.of(year, parameters), 0, Integer.MAX_VALUE)
			.stream()
			.map(InstitutionController::cells);
		new TableExport("instituciones-" + year, titles, rows).send(TableExport.Format.of(formato), response);
	}

	@GetMapping("/{secEjec:\\d{6}}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String secEjec, @ModelAttribute("year") int year, Model model) {
		Unit unit = this.units.find(year, secEjec).orElseThrow(() -> new NotFound("unit " + secEjec));
		Profile asker = this.profile.get();
		model.addAttribute("unit", unit);
		model.addAttribute("unitYears", this.queries.years(secEjec));
		model.addAttribute("centres", this.queries.centres(year, secEjec));
		String ubigeo = unit.ubigeo();
		model.addAttribute("place", (ubigeo != null) ? this.queries.place(year, ubigeo).orElse("") : "");
		model.addAttribute("maySeeBudget",
				asker.may(Permission.EXECUTION_READ) && this.queries.reaches(asker, year, secEjec));
		return "institution/unit";
	}

	private static List<@Nullable Object> cells(Unit unit) {
		return Arrays.asList(unit.level(), unit.sector(), unit.sectorName(), unit.pliego(), unit.pliegoName(),
				unit.unitCode(), unit.secEjec(), unit.name(), unit.ruc(), unit.ubigeo(), unit.status());
	}

}
