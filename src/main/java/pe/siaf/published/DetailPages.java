package pe.siaf.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.published.DetailPage.Heading;
import pe.siaf.published.DetailPage.Link;
import pe.siaf.published.DetailPage.Row;
import pe.siaf.published.DetailPage.Step;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Query;

/** Answers a page of the national view and lays out the ways that lead on. */
@Component
class DetailPages {

	private final PublishedExecution published;

	private final PublishedSeries series;

	private final JdbcClient jdbc;

	DetailPages(PublishedExecution published, PublishedSeries series, JdbcClient jdbc) {
		this.published = published;
		this.series = series;
		this.jdbc = jdbc;
	}

	DetailPage of(DetailRequest request, Query address) {
		Query here = address.with("year", request.year());
		List<Cut> cuts = this.published.cuts(request.year(), null);
		Set<String> asked = request.filters().keySet();
		List<String> onward = List.copyOf(PublishedExecution.onward(cuts, asked));
		String by = request.axis(onward);
		boolean years = by.equals(PublishedSeries.YEAR);
		PublishedReport report = this.published
			.find(request.year(), years ? List.of() : List.of(by), request.filters(), null)
			.orElseThrow(() -> new NotFound("published totals by " + asked));
		List<PublishedRow> overYears = this.series.years(request.filters());
		List<PublishedRow> rows = request.sorted(years ? overYears : report.rows());
		List<String> columns = Measure.keys()
			.stream()
			.filter((column) -> rows.stream().anyMatch((row) -> row.figures().of(column) != null))
			.toList();
		return new DetailPage(request.year(), by, way(request, here), axes(here, onward, by), columns,
				headings(here, request, columns), rows.stream().map((row) -> row(here, row, by)).toList(),
				years ? null : report.total(), this.series.chart(overYears), report.covers(), report.source(),
				report.statedOn(), report.loadedAt(), to("/exportar", here.with("format", "csv")),
				to("/exportar", here.with("format", "xlsx")));
	}

	/** A row leads to the same figures of its code alone, by the axis that follows. */
	private static Row row(Query here, PublishedRow row, String by) {
		if (by.equals(PublishedSeries.YEAR)) {
			String year = row.codes().getOrDefault(by, "");
			return new Row(year, "", to("", here.without("by").without("sort").with("year", year)), row.figures());
		}
		Query narrowed = here.without("by").without("sort");
		for (Map.Entry<String, String> code : row.codes().entrySet()) {
			narrowed = narrowed.with(code.getKey(), code.getValue());
		}
		return new Row(row.codes().getOrDefault(by, ""), row.names().getOrDefault(by, ""), to("", narrowed),
				row.figures());
	}

	private List<Step> way(DetailRequest request, Query here) {
		Map<String, String> names = names(request);
		List<Step> way = new ArrayList<>();
		request.filters()
			.forEach((axis, codes) -> way.add(new Step(axis, String.join(", ", codes), names.getOrDefault(axis, ""),
					to("", here.without(axis)))));
		return way;
	}

	private Map<String, String> names(DetailRequest request) {
		Map<String, String> names = new LinkedHashMap<>();
		request.filters()
			.forEach((axis, codes) -> name(request, axis, codes.get(0)).ifPresent((name) -> names.put(axis, name)));
		return names;
	}

	/** Of a pliego without its sector, all that have its number. */
	private Optional<String> name(DetailRequest request, String axis, String code) {
		List<String> sector = request.filters().getOrDefault("sector", List.of(""));
		return this.jdbc
			.sql("""
					select string_agg(distinct n.name, ' / ') from published_name n
					where n.axis = :axis and n.code = :code and (n.axis <> 'pliego' or :sector in ('', n.parent))
					  and n.fiscal_year = (select k.fiscal_year from published_name k where k.axis = :axis and k.code = :code
					    order by (k.fiscal_year = :year) desc, k.fiscal_year desc limit 1)""")
			.param("axis", axis)
			.param("code", code)
			.param("sector", sector.get(0))
			.param("year", request.year())
			.query(String.class)
			.optional();
	}

	private static List<Link> axes(Query here, List<String> onward, String by) {
		return Stream.concat(onward.stream(), Stream.of(PublishedSeries.YEAR))
			.map((axis) -> new Link(axis, to("", here.without("sort").with("by", axis)), axis.equals(by)))
			.toList();
	}

	private static List<Heading> headings(Query here, DetailRequest request, List<String> figures) {
		List<String> columns = new ArrayList<>(List.of("code"));
		columns.addAll(figures);
		columns.addAll(List.of("progress", "unspent"));
		return columns.stream().map((column) -> heading(here, request, column)).toList();
	}

	private static Heading heading(Query here, DetailRequest request, String column) {
		if (column.equals("code")) {
			return new Heading(column, to("", here.without("sort")), request.sort().isEmpty() ? "ascending" : "none");
		}
		boolean sorted = Objects.equals(request.sort(), column);
		// figures are wanted largest first
		boolean next = !sorted || !request.descending();
		return new Heading(column, to("", here.with("sort", (next ? "-" : "") + column)),
				sorted ? (request.descending() ? "descending" : "ascending") : "none");
	}

	private static String to(String below, @Nullable Query query) {
		return DetailController.PATH + below + "?" + query;
	}

}
