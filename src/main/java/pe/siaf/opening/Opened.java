package pe.siaf.opening;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.util.UriComponentsBuilder;

import pe.siaf.money.Amount;

/**
 * A row of the analytical report and what its amount opens: the same money target by
 * target and line by line, and a line its programmed amounts.
 *
 * @param cells a code with its name for each axis
 * @param amount the money
 * @param href the page that its amount is made of
 */
record Opened(List<AnalyticalReport.Cell> cells, Amount amount, String href) {

	/** What makes a line of the file. */
	private static final List<Axis> LINE = List.of(Axis.TARGET, Axis.RUBRO, Axis.SPECIFIC_DETAIL);

	static Opened of(PliegoKey key, List<Axis> axes, Map<Axis, String> within, AnalyticalReport.Row row) {
		Map<Axis, String> known = new EnumMap<>(Axis.class);
		known.putAll(within);
		for (int at = 0; at < axes.size(); at++) {
			known.put(axes.get(at), row.cells().get(at).code());
		}
		return new Opened(row.cells(), row.amount(),
				known.keySet().containsAll(LINE) ? line(key, known) : rows(key, known));
	}

	/** The amounts of the target on that rubro and item, in its unit's file. */
	private static String line(PliegoKey key, Map<Axis, String> known) {
		String[] target = String.valueOf(known.get(Axis.TARGET)).split("-", 2);
		return UriComponentsBuilder.fromPath("/programacion/{year}/formulacion/{unit}/montos")
			.queryParam("meta", "{target}")
			.queryParam("rubro", "{rubro}")
			.queryParam("q", "{item}")
			.build(key.fiscalYear(), target[0], target[1], known.get(Axis.RUBRO), known.get(Axis.SPECIFIC_DETAIL))
			.toString();
	}

	private static String rows(PliegoKey key, Map<Axis, String> known) {
		UriComponentsBuilder rows = UriComponentsBuilder.fromPath(key.path() + "/informe");
		LINE.forEach((axis) -> rows.queryParam("por", axis.slug()));
		known.forEach((axis, code) -> rows.queryParam("en", axis.slug() + ":" + code));
		return rows.build().encode().toUriString();
	}

}
