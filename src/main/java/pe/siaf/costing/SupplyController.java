package pe.siaf.costing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

import pe.siaf.classifier.Catalogues;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport;

/** The catalogue of goods and services, and an item with its prices. */
@Controller
@RequestMapping(SupplyController.PATH)
@PreAuthorize("hasAuthority('CATALOGUE_READ')")
class SupplyController {

	static final String PATH = "/costeo/catalogo";

	private final SupplyItems items;

	private final Catalogues catalogues;

	private final MessageSource messages;

	SupplyController(SupplyItems items, Catalogues catalogues, MessageSource messages) {
		this.items = items;
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
	String list(@ModelAttribute("year") int year, SupplyFilter filter, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.items.count(year, filter));
		model.addAttribute("filter", filter);
		model.addAttribute("kinds", SupplyFilter.KINDS);
		model.addAttribute("problems", SupplyFilter.PROBLEMS);
		model.addAttribute("paging", paging);
		model.addAttribute("rows", this.items.list(year, filter, paging.offset(), paging.size()));
		model.addAttribute("query", Query.of(request).with("year", year).without("pagina"));
		return "costing/items";
	}

	@GetMapping("/exportacion")
	void export(@ModelAttribute("year") int year, SupplyFilter filter,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, HttpServletResponse response)
			throws IOException {
		Stream<List<@Nullable Object>> rows = this.items.list(year, filter, 0, Integer.MAX_VALUE)
			.stream()
			.map(SupplyController::cells);
		List<String> titles = Stream
			.of("item", "name", "useUnit", "purchaseUnit", "conversion", "charge", "price", "place", "pricedOn",
					"source", "state", "problem")
			.map((column) -> text("costing.column." + column, locale))
			.toList();
		new TableExport("catalogo-" + year, titles, rows).send(TableExport.Format.of(formato), response);
	}

	@GetMapping("/{item}")
	String show(@PathVariable String item, @ModelAttribute("year") int year,
			@RequestParam(defaultValue = "") String place, Model model) {
		model.addAttribute("item",
				this.items.find(year, item, place).orElseThrow(() -> new NotFound("supply item " + item)));
		model.addAttribute("charges", this.items.charges(year, item));
		model.addAttribute("prices", this.items.prices(year, item));
		return "costing/item";
	}

	private static List<@Nullable Object> cells(SupplyItem item) {
		return Arrays.asList(item.shown(), item.name(), item.useUnit(), item.purchaseUnit(), item.conversion(),
				item.charge(), item.price(), item.pricePlace(), item.pricedOn(), item.priceSource(), item.status(),
				item.problem());
	}

	private String text(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

}
