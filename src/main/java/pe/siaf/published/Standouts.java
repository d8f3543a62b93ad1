package pe.siaf.published;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.published.Standout.Kind;

/**
 * What stands out in a year's published totals, each with its figures and the way to
 * them. From which value on is said by {@code published_threshold}, year by year.
 */
@Component
class Standouts {

	private final PublishedExecution published;

	private final JdbcClient jdbc;

	Standouts(PublishedExecution published, JdbcClient jdbc) {
		this.published = published;
		this.jdbc = jdbc;
	}

	/**
	 * What stands out.
	 * @param year the year
	 * @return by kind, the gravest of each first
	 */
	List<Standout> of(int year) {
		Map<String, List<PublishedRow>> now = new HashMap<>();
		Map<String, Map<String, PublishedRow>> before = new HashMap<>();
		List<Standout> standouts = new ArrayList<>();
		for (Threshold threshold : thresholds(year)) {
			String axis = threshold.axis();
			List<PublishedRow> rows = now.computeIfAbsent(axis, (key) -> rows(year, key));
			if (threshold.finding() == Kind.PROGRESS_FALL) {
				Map<String, PublishedRow> earlier = before.computeIfAbsent(axis,
						(key) -> byCode(rows(year - 1, key), key));
				standouts
					.addAll(judged(rows, threshold, (row) -> fall(row, earlier.get(code(row, axis)), threshold), year));
			}
			else {
				standouts.addAll(judged(rows, threshold, (row) -> measured(row, threshold), year));
			}
		}
		standouts.sort(Comparator.comparing(Standout::kind).thenComparing(Standout::weight, Comparator.reverseOrder()));
		return standouts;
	}

	private static List<Standout> judged(List<PublishedRow> rows, Threshold threshold,
			Function<PublishedRow, Optional<Found>> judge, int year) {
		List<Standout> standouts = new ArrayList<>();
		for (PublishedRow row : rows) {
			Amount largest = row.figures().pim().exceeds(row.figures().pia()) ? row.figures().pim()
					: row.figures().pia();
			if (largest.value().compareTo(threshold.minimumPim()) >= 0) {
				judge.apply(row)
					.ifPresent((found) -> standouts.add(new Standout(threshold.finding(), threshold.axis(),
							code(row, threshold.axis()), row.names().getOrDefault(threshold.axis(), ""), year,
							found.weight(), threshold.limitValue(), row.figures(), found.before())));
			}
		}
		return standouts;
	}

	/** By how many points the advance fell since the year before. */
	private static Optional<Found> fall(PublishedRow row, @Nullable PublishedRow earlier, Threshold threshold) {
		Percentage now = row.figures().progress();
		Percentage then = (earlier != null) ? earlier.figures().progress() : null;
		if (now == null || then == null) {
			return Optional.empty();
		}
		return over(then.shown().subtract(now.shown()), threshold, then);
	}

	private static Optional<Found> measured(PublishedRow row, Threshold threshold) {
		PublishedFigures figures = row.figures();
		Percentage progress = figures.progress();
		Percentage growth = figures.growth();
		return switch (threshold.finding()) {
			case LOW_PROGRESS ->
				(progress == null || progress.shown().compareTo(threshold.limitValue()) >= 0) ? Optional.empty()
						: Optional.of(new Found(threshold.limitValue().subtract(progress.shown()), null));
			case UNSPENT -> over(figures.unspent().value(), threshold, null);
			case BUDGET_CHANGE -> (growth == null) ? Optional.empty() : over(growth.shown().abs(), threshold, null);
			case PROGRESS_FALL -> Optional.empty();
		};
	}

	private static Optional<Found> over(BigDecimal weight, Threshold threshold, @Nullable Percentage before) {
		return (weight.compareTo(threshold.limitValue()) >= 0) ? Optional.of(new Found(weight, before))
				: Optional.empty();
	}

	private List<PublishedRow> rows(int year, String axis) {
		return this.published.find(year, List.of(axis), Map.of(), null).map(PublishedReport::rows).orElse(List.of());
	}

	private static Map<String, PublishedRow> byCode(List<PublishedRow> rows, String axis) {
		Map<String, PublishedRow> byCode = new HashMap<>();
		rows.forEach((row) -> byCode.put(code(row, axis), row));
		return byCode;
	}

	private static String code(PublishedRow row, String axis) {
		return row.codes().getOrDefault(axis, "");
	}

	private List<Threshold> thresholds(int year) {
		return this.jdbc.sql("""
				select distinct on (finding, axis) finding, axis, limit_value, minimum_pim from published_threshold
				where fiscal_year <= ? order by finding, axis, fiscal_year desc""")
			.param(year)
			.query(Threshold.class)
			.list();
	}

	private record Found(BigDecimal weight, @Nullable Percentage before) {
	}

	/**
	 * From when on something stands out.
	 *
	 * @param finding what
	 * @param axis among what
	 * @param limitValue from this value on
	 * @param minimumPim smaller ones are left out
	 */
	record Threshold(Kind finding, String axis, BigDecimal limitValue, BigDecimal minimumPim) {
	}

}
