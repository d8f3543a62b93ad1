package pe.siaf.classifier;

import java.io.IOException;
import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.classifier.ChainQueries.ChainRow;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport;

/** The chains enabled for a year: summed up by function, or listed for chosen codes. */
@Controller
@RequestMapping("/clasificadores/cadenas")
class ChainController {

	/** The catalogues of a chain's parts by the parameter that chooses a code of them. */
	static final Map<String, Catalogue> PARAMETERS = new LinkedHashMap<>();

	static {
		PARAMETERS.put("funcion", Catalogue.FUNCTIONS);
		PARAMETERS.put("division", Catalogue.DIVISIONS);
		PARAMETERS.put("grupo", Catalogue.GROUPS);
		PARAMETERS.put("categoria", Catalogue.CATEGORIES);
		PARAMETERS.put("producto", Catalogue.PRODUCTS);
		PARAMETERS.put("actividad", Catalogue.ACTIVITIES);
	}

	private final ChainQueries chains;

	private final Catalogues catalogues;

	private final MessageSource messages;

	ChainController(ChainQueries chains, Catalogues catalogues, MessageSource messages) {
		this.chains = chains;
		this.catalogues = catalogues;
		this.messages = messages;
	}

	@ModelAttribute("year")
	int year(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
		return (asked != null) ? asked : this.catalogues.presentYear();
	}

	@ModelAttribute("codes")
	Map<Catalogue, String> codes(@RequestParam Map<String, String> query) {
		Map<Catalogue, String> codes = new LinkedHashMap<>();
		PARAMETERS.forEach((parameter, catalogue) -> put(codes, catalogue, query.get(parameter)));
		return codes;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@ModelAttribute("year") int year, @ModelAttribute("codes") Map<Catalogue, String> codes,
			HttpServletRequest request, Model model) {
		model.addAttribute("years", this.catalogues.years());
		model.addAttribute("parameters", PARAMETERS);
		model.addAttribute("query", Query.of(request).with("year", year).without("pagina"));
		if (codes.isEmpty()) {
			model.addAttribute("sums", this.chains.sums(year));
			return "classifier/chains";
		}
		Paging paging = Paging.of(request, Paging.SIZE, this.chains.count(year, codes));
		model.addAttribute("paging", paging);
		model.addAttribute("chains", this.chains.list(year, codes, paging.offset(), paging.size()));
		return "classifier/chains";
	}

	@GetMapping("/exportacion")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@ModelAttribute("year") int year, @ModelAttribute("codes") Map<Catalogue, String> codes,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, HttpServletResponse response)
			throws IOException {
		List<String> titles = Stream.of("function", "division", "group", "category", "product", "activity")
			.flatMap((part) -> Stream.of(text("classifier.part." + part, locale),
					text("classifier.part." + part, locale) + " · " + text("classifier.column.name", locale)))
			.toList();
		Stream<List<Object>> rows = this.chains.list(year, codes, 0, Integer.MAX_VALUE)
			.stream()
			.map(ChainController::cells);
		new TableExport("cadenas-" + year, titles, rows).send(TableExport.Format.of(formato), response);
	}

	private static List<Object> cells(ChainRow row) {
		return List.of(row.function(), row.functionName(), row.division(), row.divisionName(), row.group(),
				row.groupName(), row.category(), row.categoryName(), row.product(), row.productName(), row.activity(),
				row.activityName());
	}

	private static void put(Map<Catalogue, String> codes, Catalogue catalogue, @Nullable String code) {
		if (code != null && !code.isBlank()) {
			codes.put(catalogue, code.strip());
		}
	}

	private String text(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

}
