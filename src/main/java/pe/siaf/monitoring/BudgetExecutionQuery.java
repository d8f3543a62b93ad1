package pe.siaf.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.monitoring.ExecutionSql.Source;
import pe.siaf.monitoring.ImportFormat.Sums;

/**
 * Budget execution by any of its dimensions, within what the asker may see. Balances of
 * lines answer; movements answer where months or a past day are asked. One statement
 * gives rows and total, so that they always agree.
 */
@Repository
class BudgetExecutionQuery {

	private static final int MONTHS = 12;

	private static final List<Dimension> LINE = List.of(Dimension.UNIT, Dimension.TARGET, Dimension.SOURCE,
			Dimension.RUBRO, Dimension.RESOURCE_TYPE, Dimension.EXPENDITURE_CATEGORY, Dimension.ITEM);

	private final JdbcClient jdbc;

	BudgetExecutionQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All figures of each group.
	 * @param criteria what is asked
	 * @param profile who asks
	 * @return the groups and their total
	 */
	ExecutionReport<ExecutionFigures> figures(ExecutionCriteria criteria, Profile profile) {
		boolean movements = criteria.needsMovements();
		Map<String, String> sums = sums((measure) -> movements ? measure.sumOfMovements() : measure.sumOfLines());
		ExecutionSql sql = new ExecutionSql(criteria, ScopeCondition.onTargets(profile),
				movements ? Source.MOVEMENTS : Source.LINES, sums);
		return read(sql, criteria.by(), ExecutionFigures::of);
	}

	/**
	 * One stage month by month. The frame (month 00) is left out: stages that have no
	 * month have nothing to show.
	 * @param criteria what is asked
	 * @param stage which figure
	 * @param profile who asks
	 * @return the groups, each with twelve months
	 */
	ExecutionReport<MonthlyFigures> months(ExecutionCriteria criteria, Measure stage, Profile profile) {
		Map<String, String> sums = new LinkedHashMap<>();
		IntStream.rangeClosed(1, MONTHS).forEach((month) -> sums.put("month_" + month, stage.sumOfMonth(month)));
		sums.putAll(sums(Measure::sumOfMovements));
		ExecutionSql sql = new ExecutionSql(criteria, ScopeCondition.onTargets(profile), Source.MOVEMENTS, sums);
		return read(sql, criteria.by(), (row) -> monthly(row, stage));
	}

	/**
	 * Line by line, also those without movements, with the months of some stages.
	 * @param criteria what is asked; its grouping is not regarded
	 * @param stages the stages wanted by month
	 * @param profile who asks
	 * @return the lines
	 */
	ExecutionReport<Sums> lines(ExecutionCriteria criteria, Map<Measure, String> stages, Profile profile) {
		Map<String, String> sums = sums(Measure::sumOfMovements);
		List<String> months = new ArrayList<>();
		stages.forEach((stage, stem) -> IntStream.rangeClosed(1, MONTHS).forEach((month) -> {
			months.add(stem + "_" + month);
			sums.put(stem + "_" + month, stage.sumOfMonth(month));
		}));
		ExecutionCriteria byLine = criteria.groupedBy(LINE);
		ExecutionSql sql = new ExecutionSql(byLine, ScopeCondition.onTargets(profile), Source.LINES_WITH_MOVEMENTS,
				sums);
		return read(sql, byLine.by(), (row) -> {
			List<Amount> amounts = new ArrayList<>();
			for (String month : months) {
				amounts.add(new Amount(row.getBigDecimal(month)));
			}
			return new Sums(ExecutionFigures.of(row), amounts);
		});
	}

	private static Map<String, String> sums(Function<Measure, String> aggregate) {
		Map<String, String> sums = new LinkedHashMap<>();
		for (Measure measure : Measure.values()) {
			sums.put(measure.column(), aggregate.apply(measure));
		}
		return sums;
	}

	private static MonthlyFigures monthly(ResultSet row, Measure stage) throws SQLException {
		List<Amount> months = new ArrayList<>();
		for (int month = 1; month <= MONTHS; month++) {
			months.add(new Amount(row.getBigDecimal("month_" + month)));
		}
		ExecutionFigures figures = ExecutionFigures.of(row);
		return new MonthlyFigures(figures.pim(), months, figures.of(stage));
	}

	private <F> ExecutionReport<F> read(ExecutionSql sql, List<Dimension> by, FigureReader<F> figures) {
		List<Placed<F>> placed = this.jdbc.sql(sql.text())
			.params(sql.params())
			.query((row, number) -> new Placed<>(row(row, by, figures), row.getBoolean("is_total"),
					row.getLong("groups"), row.getObject("fresh_at", OffsetDateTime.class)))
			.list();
		Placed<F> total = placed.get(0);
		return new ExecutionReport<>(by, placed.stream().filter((one) -> !one.isTotal()).map(Placed::row).toList(),
				total.row().figures(), total.groups(), total.freshAt());
	}

	private static <F> ExecutionRow<F> row(ResultSet row, List<Dimension> by, FigureReader<F> figures)
			throws SQLException {
		Map<Dimension, String> codes = new LinkedHashMap<>();
		Map<Dimension, String> names = new EnumMap<>(Dimension.class);
		for (int place = 0; place < by.size(); place++) {
			codes.put(by.get(place), orEmpty(row.getString(ExecutionSql.codeColumn(place))));
			names.put(by.get(place), orEmpty(row.getString(ExecutionSql.nameColumn(place))));
		}
		return new ExecutionRow<>(codes, names, figures.read(row));
	}

	private static String orEmpty(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	private interface FigureReader<F> {

		F read(ResultSet row) throws SQLException;

	}

	private record Placed<F>(ExecutionRow<F> row, boolean isTotal, long groups, OffsetDateTime freshAt) {
	}

}
