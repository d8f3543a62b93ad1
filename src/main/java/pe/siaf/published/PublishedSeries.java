package pe.siaf.published;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.money.Amount;
import pe.siaf.ui.SeriesChart;
import pe.siaf.ui.SeriesChart.Point;
import pe.siaf.ui.SeriesChart.Series;

/** The same question put to every published year. */
@Repository
class PublishedSeries {

	/** The word that asks for years instead of codes. */
	static final String YEAR = "year";

	/** More millions than this don't fit beside an axis. */
	private static final Amount WIDE = Amount.of(10_000_000_000L);

	private final JdbcClient jdbc;

	private final MessageSource messages;

	PublishedSeries(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/**
	 * Year by year.
	 * @param filters codes wanted, by axis
	 * @return a row for each year whose totals know what is asked, oldest first
	 */
	List<PublishedRow> years(Map<String, List<String>> filters) {
		List<Long> cuts = cuts(filters.keySet());
		if (cuts.isEmpty()) {
			return List.of();
		}
		Map<String, Object> params = new HashMap<>(Map.of("cuts", cuts));
		StringBuilder where = new StringBuilder();
		filters.forEach((key, codes) -> {
			params.put("only_" + key, codes);
			where.append(" and t.%s in (:only_%s)".formatted(Axis.of(key).orElseThrow().column(), key));
		});
		return this.jdbc.sql("""
				select c.fiscal_year, %s from published_total t join published_cut c on c.id = t.cut_id
				where t.cut_id in (:cuts)%s group by c.fiscal_year order by 1""".formatted(sums(), where))
			.params(params)
			.query((row, number) -> new PublishedRow(Map.of(YEAR, row.getString("fiscal_year")), Map.of(),
					PublishedFigures.of(row)))
			.list();
	}

	/**
	 * PIM and accrued over the years, in millions or thousands of them.
	 * @param filters codes wanted, by axis
	 * @return the chart, or {@code null} with less than two years
	 */
	@Nullable SeriesChart chart(Map<String, List<String>> filters) {
		return chart(years(filters));
	}

	@Nullable SeriesChart chart(List<PublishedRow> years) {
		if (years.size() < 2) {
			return null;
		}
		boolean thousands = years.stream().anyMatch((row) -> row.figures().pim().exceeds(WIDE));
		List<Point> pim = new ArrayList<>();
		List<Point> accrued = new ArrayList<>();
		for (PublishedRow row : years) {
			int year = Integer.parseInt(row.codes().getOrDefault(YEAR, "0"));
			pim.add(new Point(year, scaled(row.figures().pim(), thousands), null));
			accrued.add(new Point(year, scaled(row.figures().accrued(), thousands), null));
		}
		return SeriesChart.of(word("published.series.title"),
				word(thousands ? "published.series.thousands" : "published.series.unit"),
				List.of(new Series(word("published.column.pim"), pim),
						new Series(word("published.column.accrued"), accrued)),
				null);
	}

	private static BigDecimal scaled(Amount amount, boolean thousands) {
		return thousands ? amount.value().movePointLeft(9).setScale(1, RoundingMode.HALF_UP)
				: Shade.millions(amount.value());
	}

	/** For each year the cut that covers most and is divided least. */
	private List<Long> cuts(Collection<String> asked) {
		return this.jdbc.sql("""
				select distinct on (fiscal_year, axes) * from published_cut
				where stated_on <= current_date order by fiscal_year, axes, stated_on desc""")
			.query((row, number) -> Cut.of(row))
			.list()
			.stream()
			.filter((cut) -> cut.knows(asked))
			.collect(Collectors.groupingBy(Cut::year))
			.values()
			.stream()
			.map((cuts) -> cuts.stream().min(Cut.WIDEST).map(Cut::id).orElseThrow())
			.sorted(Comparator.naturalOrder())
			.toList();
	}

	private static String sums() {
		return Arrays.stream(Measure.values())
			.map((measure) -> "sum(t.%1$s) %1$s".formatted(measure.column()))
			.collect(Collectors.joining(", "));
	}

	private String word(String key) {
		return this.messages.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
