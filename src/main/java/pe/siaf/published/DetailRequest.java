package pe.siaf.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * What a page of the national view was asked; all of it stands in the address.
 *
 * @param year the year
 * @param by the axis, {@code year}, or empty for the one that follows
 * @param filters the codes on the way here, in the order they were clicked
 * @param sort a column's key, or empty for the codes
 * @param descending whether the largest come first
 */
record DetailRequest(int year, String by, Map<String, List<String>> filters, String sort, boolean descending) {

	/** In which order the axes are walked where nothing else is asked. */
	private static final List<String> WALK = List.of("category", "departmentTarget", "level", "sector", "pliego",
			"unit", "function", "product", "source");

	static DetailRequest of(MultiValueMap<String, String> parameters, int year) {
		Map<String, List<String>> filters = new LinkedHashMap<>();
		parameters.forEach((name, values) -> {
			List<String> codes = values.stream().filter((code) -> !code.isBlank()).toList();
			if (Axis.of(name).isPresent() && !codes.isEmpty()) {
				filters.put(name, codes);
			}
		});
		String sort = first(parameters, "sort");
		boolean descending = sort.startsWith("-");
		return new DetailRequest(year, first(parameters, "by"), filters, descending ? sort.substring(1) : sort,
				descending);
	}

	/**
	 * The axis to group by.
	 * @param onward the axes that some cut knows together with the filters
	 * @return the one asked for, else the one that follows; {@code year} at the end
	 */
	String axis(List<String> onward) {
		boolean askable = this.by.equals(PublishedSeries.YEAR) || onward.contains(this.by);
		return askable ? this.by : follows(onward);
	}

	private String follows(List<String> onward) {
		List<String> asked = new ArrayList<>(this.filters.keySet());
		int last = asked.isEmpty() ? -1 : WALK.indexOf(asked.get(asked.size() - 1));
		return WALK.stream()
			.filter(onward::contains)
			.min(Comparator.comparing((String axis) -> WALK.indexOf(axis) < last).thenComparing(WALK::indexOf))
			.orElse(PublishedSeries.YEAR);
	}

	/** Rows in the order asked for: codes upwards, else by a column. */
	List<PublishedRow> sorted(List<PublishedRow> rows) {
		if (this.sort.isEmpty()) {
			return rows;
		}
		Comparator<PublishedRow> order = Comparator.comparing(this::value,
				Comparator.nullsFirst(Comparator.naturalOrder()));
		return rows.stream().sorted(this.descending ? order.reversed() : order).toList();
	}

	private java.math.@Nullable BigDecimal value(PublishedRow row) {
		PublishedFigures figures = row.figures();
		return switch (this.sort) {
			case "progress" -> (figures.progress() != null) ? figures.progress().value() : null;
			case "unspent" -> figures.unspent().value();
			default -> {
				pe.siaf.money.Amount amount = figures.of(this.sort);
				yield (amount != null) ? amount.value() : null;
			}
		};
	}

	private static String first(MultiValueMap<String, String> parameters, String name) {
		String value = parameters.getFirst(name);
		return (value != null) ? value : "";
	}

}
