package pe.siaf.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Answers from published totals: of the cuts that know what is asked, the one that covers
 * most and is divided least. Rows and total come from one statement.
 */
@Repository
public class PublishedExecution {

	private final JdbcClient jdbc;

	PublishedExecution(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The years with published totals.
	 * @return the newest first
	 */
	public List<Integer> years() {
		return this.jdbc.sql("select distinct fiscal_year from published_cut order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * Groups a year's published totals.
	 * @param year the year
	 * @param by dimensions to group by, outermost first
	 * @param filters codes wanted, by dimension
	 * @param asOf only what was stated by that day, or {@code null} for today
	 * @return the groups and their total
	 * @throws RuleViolation if the year isn't loaded, or the ministry doesn't publish
	 * what is asked together
	 */
	public PublishedReport answer(int year, List<String> by, Map<String, List<String>> filters,
			@Nullable LocalDate asOf) {
		List<Cut> cuts = cuts(year, asOf);
		if (cuts.isEmpty()) {
			throw new RuleViolation(PublishedRule.TOTALS_MISSING, Map.of("year", String.valueOf(year)));
		}
		Set<String> asked = asked(by, filters);
		Cut cut = best(cuts, asked).orElseThrow(() -> new RuleViolation(PublishedRule.NOT_CROSSED, Figures.of("asked",
				String.join(",", asked), "year", String.valueOf(year), "published", combinations(cuts))));
		return read(cut, year, axes(by), filters);
	}

	/**
	 * As {@link #answer}, without a refusal where there is no answer.
	 * @param year the year
	 * @param by dimensions to group by, outermost first
	 * @param filters codes wanted, by dimension
	 * @param asOf only what was stated by that day, or {@code null} for today
	 * @return the answer, or empty
	 */
	Optional<PublishedReport> find(int year, List<String> by, Map<String, List<String>> filters,
			@Nullable LocalDate asOf) {
		return best(cuts(year, asOf), asked(by, filters)).map((cut) -> read(cut, year, axes(by), filters));
	}

	private static Set<String> asked(List<String> by, Map<String, List<String>> filters) {
		Set<String> asked = new LinkedHashSet<>(by);
		asked.addAll(filters.keySet());
		return asked;
	}

	private static Optional<Cut> best(List<Cut> cuts, Set<String> asked) {
		return cuts.stream().filter((cut) -> cut.knows(asked)).min(Cut.WIDEST);
	}

	/**
	 * The cuts of a year that count.
	 * @param year the year
	 * @param asOf as stated by that day, or {@code null} for today
	 * @return the cuts, coarse before fine
	 */
	List<Cut> cuts(int year, @Nullable LocalDate asOf) {
		return this.jdbc.sql("select * from published_cuts(:year, :day) order by length(axes), axes")
			.param("year", year)
			.param("day", (asOf != null) ? asOf : LocalDate.now(FiscalTime.LIMA))
			.query((row, number) -> Cut.of(row))
			.list();
	}

	/** A pliego's number means something within its sector only. */
	private static List<Axis> axes(List<String> by) {
		Set<Axis> axes = new LinkedHashSet<>();
		for (String key : by) {
			if (key.equals(Axis.PLIEGO.key())) {
				axes.add(Axis.SECTOR);
			}
			axes.add(Axis.of(key).orElseThrow());
		}
		return List.copyOf(axes);
	}

	private static List<String> combinations(List<Cut> cuts) {
		return cuts.stream().map((cut) -> String.join(",", cut.axes())).filter((axes) -> !axes.isEmpty()).toList();
	}

	private PublishedReport read(Cut cut, int year, List<Axis> by, Map<String, List<String>> filters) {
		Map<String, Object> params = new HashMap<>(Map.of("cut", cut.id(), "year", year));
		StringBuilder where = new StringBuilder();
		filters.forEach((key, codes) -> {
			params.put("only_" + key, codes);
			where.append(" and t.%s in (:only_%s)".formatted(Axis.of(key).orElseThrow().column(), key));
		});
		String columns = by.stream().map((axis) -> "t." + axis.column()).collect(Collectors.joining(", "));
		List<Placed> placed = this.jdbc.sql("""
				with grouped as (
				  select %s%s is_total, %s from published_total t where t.cut_id = :cut%s
				  group by grouping sets (%s()))
				select g.*%s from grouped g order by is_total desc%s""".formatted(by.isEmpty() ? "" : columns + ", ",
				by.isEmpty() ? "true" : "grouping(t." + by.get(0).column() + ") = 1", sums(), where,
				by.isEmpty() ? "" : "(" + columns + "), ", names(by),
				by.stream().map((axis) -> ", g." + axis.column()).collect(Collectors.joining())))
			.params(params)
			.query((row, number) -> new Placed(row(row, by), row.getBoolean("is_total")))
			.list();
		return new PublishedReport(by.stream().map(Axis::key).toList(),
				placed.stream().filter((one) -> !one.isTotal()).map(Placed::row).toList(),
				placed.get(0).row().figures(), cut);
	}

	private static String sums() {
		return Arrays.stream(Measure.values())
			.map((measure) -> "sum(t.%1$s) %1$s".formatted(measure.column()))
			.collect(Collectors.joining(", "));
	}

	private static String names(List<Axis> by) {
		return by.stream()
			.map((axis) -> """
					, (select n.name from published_name n where n.fiscal_year = :year and n.axis = '%1$s'
					  and n.parent = %3$s and n.code = g.%2$s) name_%2$s""".formatted(axis.key(), axis.column(),
					(axis == Axis.PLIEGO) ? "g.sector" : "''"))
			.collect(Collectors.joining());
	}

	private static PublishedRow row(ResultSet row, List<Axis> by) throws SQLException {
		Map<String, String> codes = new LinkedHashMap<>();
		Map<String, String> names = new HashMap<>();
		for (Axis axis : by) {
			String code = row.getString(axis.column());
			String name = row.getString("name_" + axis.column());
			codes.put(axis.key(), (code != null) ? code : "");
			names.put(axis.key(), (name != null) ? name : "");
		}
		return new PublishedRow(codes, names, PublishedFigures.of(row));
	}

	/**
	 * What one may go on to ask, given what is asked.
	 * @param cuts the year's cuts
	 * @param asked the axes asked already
	 * @return further axes that some cut knows together with them
	 */
	static Set<String> onward(List<Cut> cuts, Set<String> asked) {
		Set<String> further = new TreeSet<>(Comparator.comparing(Axis.keys()::indexOf));
		for (Cut cut : cuts) {
			if (cut.knows(asked)) {
				List<String> rest = new ArrayList<>(cut.axes());
				rest.removeAll(asked);
				further.addAll(rest);
			}
		}
		return further;
	}

	private record Placed(PublishedRow row, boolean isTotal) {
	}

}
