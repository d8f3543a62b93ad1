package pe.siaf.published;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.rules.NotFound;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport.Format;
import pe.siaf.ui.TableExport;

/** The country's published execution, one step further with each click. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class DetailController {

	static final String PATH = NationalController.PATH + "/detalle";

	private final PublishedExecution published;

	private final DetailPages pages;

	private final MessageSource messages;

	DetailController(PublishedExecution published, DetailPages pages, MessageSource messages) {
		this.published = published;
		this.pages = pages;
		this.messages = messages;
	}

	@GetMapping(PATH)
	String show(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest http, Model model) {
		model.addAttribute("years", this.published.years());
		model.addAttribute("detail", this.pages.of(request(parameters), Query.of(http)));
		return "published/detail";
	}

	@GetMapping(PATH + "/exportar")
	void export(@RequestParam MultiValueMap<String, String> parameters, @RequestParam @Nullable String format,
			HttpServletRequest http, HttpServletResponse response) throws IOException {
		DetailPage page = this.pages.of(request(parameters), Query.of(http));
		List<String> titles = new ArrayList<>(List.of(word("published.by." + page.by())));
		if (!page.byYear()) {
			titles.add(word("published.name"));
		}
		List<String> columns = page.columns();
		columns.forEach((column) -> titles.add(word("published.column." + column)));
		titles.addAll(List.of(word("published.column.progress"), word("published.column.unspent")));
		TableExport table = new TableExport("nacional-" + page.year() + "-" + page.by(), titles,
				page.rows().stream().map((row) -> cells(row, page, columns)));
		table.send(Format.of(format), response);
	}

	private static List<@Nullable Object> cells(DetailPage.Row row, DetailPage page, List<String> columns) {
		List<@Nullable Object> cells = new ArrayList<>();
		cells.add(row.code());
		if (!page.byYear()) {
			cells.add(row.name());
		}
		columns.forEach((column) -> cells.add(row.figures().of(column)));
		cells.add(row.figures().progress());
		cells.add(row.figures().unspent());
		return cells;
	}

	private DetailRequest request(MultiValueMap<String, String> parameters) {
		List<Integer> years = this.published.years();
		if (years.isEmpty()) {
			throw new NotFound("published totals");
		}
		return DetailRequest.of(parameters, NationalController.year(parameters.getFirst("year"), years));
	}

	private String word(String key) {
		return this.messages.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
