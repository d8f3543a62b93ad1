package pe.siaf.classifier;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.classifier.CatalogueQueries.Entry;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport;

/** The catalogues of a year, their codes, and a code with all that is known of it. */
@Controller
@RequestMapping("/clasificadores")
class CatalogueController {

	private static final int CHILDREN = 200;

	/** Catalogues whose codes budget execution is filtered by, with the filter's name. */
	private static final Map<Catalogue, String> DIMENSIONS = Map.of(Catalogue.FUNCTIONS, "function",
			Catalogue.DIVISIONS, "division", Catalogue.GROUPS, "group", Catalogue.CATEGORIES, "category",
			Catalogue.PRODUCTS, "product", Catalogue.ACTIVITIES, "activity", Catalogue.SOURCES, "source",
			Catalogue.RUBROS, "rubro", Catalogue.EXPENDITURE_CATEGORIES, "expenditureCategory", Catalogue.ITEMS,
			"item");

	private final CatalogueQueries queries;

	private final ChainQueries chains;

	private final Catalogues catalogues;

	private final MessageSource messages;

	private final CataloguePublication publication;

	CatalogueController(CatalogueQueries queries, ChainQueries chains, Catalogues catalogues, MessageSource messages,
			CataloguePublication publication) {
		this.publication = publication;
		this.queries = queries;
		this.chains = chains;
		this.catalogues = catalogues;
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
	String overview(@ModelAttribute("year") int year, Model model) {
		model.addAttribute("summaries", this.queries.summaries(year));
		return "classifier/catalogues";
	}

	@GetMapping("/{path}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@PathVariable String path, @ModelAttribute("year") int year, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String estado, @RequestParam(defaultValue = "") String padre,
			HttpServletRequest request, Model model) {
		Catalogue catalogue = at(path);
		CatalogueFilter filter = filter(catalogue, year, q, estado, padre);
		Paging paging = Paging.of(request, Paging.SIZE, this.queries.count(catalogue, filter));
		model.addAttribute("catalogue", catalogue);
		model.addAttribute("filter", filter);
		model.addAttribute("above", this.queries.above(year, catalogue, filter.isLevel() ? filter.parent() : null));
		model.addAttribute("entries", this.queries.list(catalogue, filter, paging.offset(), paging.size()));
		model.addAttribute("paging", paging);
		model.addAttribute("query", Query.of(request).with("year", year).without("pagina"));
		return "classifier/catalogue";
	}

	@GetMapping("/{path}/exportacion")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@PathVariable String path, @ModelAttribute("year") int year, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String estado, @RequestParam(defaultValue = "") String padre,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, HttpServletResponse response)
			throws IOException {
		Catalogue catalogue = at(path);
		CatalogueFilter filter = filter(catalogue, year, q, estado, padre);
		Stream<List<@Nullable Object>> rows = this.queries.list(catalogue, filter, 0, Integer.MAX_VALUE)
			.stream()
			.map(CatalogueController::cells);
		List<String> titles = Stream.of("code", "name", "kind", "status", "valid_from", "valid_to")
			.map((column) -> text("classifier.column." + column, locale))
			.toList();
		new TableExport(catalogue.path() + "-" + year, titles, rows).send(TableExport.Format.of(formato), response);
	}

	@GetMapping("/{path}/{code}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String path, @PathVariable String code, @ModelAttribute("year") int year, Model model) {
		Catalogue catalogue = at(path);
		Entry entry = this.queries.find(year, catalogue, code).orElseThrow(() -> new NotFound(path + " " + code));
		model.addAttribute("catalogue", catalogue);
		model.addAttribute("entry", entry);
		model.addAttribute("extras", this.queries.extras(year, catalogue, code));
		model.addAttribute("above", this.queries.above(year, catalogue, entry.parent()));
		model.addAttribute("children", (entry.children() > 0)
				? this.queries.list(catalogue, new CatalogueFilter(year, "", "", code, true), 0, CHILDREN) : List.of());
		model.addAttribute("products",
				(catalogue == Catalogue.CATEGORIES) ? this.queries.products(year, code) : List.of());
		model.addAttribute("chains", this.chains.through(year, catalogue, code));
		model.addAttribute("uses", this.queries.uses(year, catalogue, code));
		model.addAttribute("dimension", "LEVEL".equals(entry.kind()) ? null : DIMENSIONS.get(catalogue));
		model.addAttribute("codeYears", this.queries.years(catalogue, code));
		return "classifier/code";
	}

	@PostMapping("/{path}/publicacion")
	@PreAuthorize("hasAuthority('CATALOGUE_IMPORT')")
	String publish(@PathVariable String path, @ModelAttribute("year") int year, RedirectAttributes next) {
		this.publication.publish(year, path.equals("cadenas") ? "chains" : at(path).slug());
		next.addFlashAttribute("notice", "classifier.published");
		return "redirect:/clasificadores?year=" + year;
	}

	private static Catalogue at(String path) {
		return Catalogue.atPath(path).orElseThrow(() -> new NotFound("catalogue " + path));
	}

	private static CatalogueFilter filter(Catalogue catalogue, int year, String q, String estado, String padre) {
		String root = (catalogue == Catalogue.GEOGRAPHY && padre.isEmpty()) ? "000000" : padre;
		return new CatalogueFilter(year, q, estado, root, catalogue.isTree());
	}

	private static List<@Nullable Object> cells(Entry entry) {
		return Arrays.asList(entry.code(), entry.name(), entry.kind(), entry.status(), entry.validFrom(),
				entry.validTo());
	}

	private String text(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

}
