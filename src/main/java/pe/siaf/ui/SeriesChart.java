package pe.siaf.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static pe.siaf.money.AmountFormatter.printDecimals;

/**
 * Values over the years, laid out for {@code ui/chart}: the drawing and its table. Needs
 * no script.
 *
 * @param title what is measured
 * @param unit in what unit
 * @param ticks the grid's values from bottom to top
 * @param years the years along the foot
 * @param lines one a series
 * @param target the value to reach, or {@code null}
 * @param table the same figures, year by year
 */
public record SeriesChart(String title, String unit, List<Tick> ticks, List<Tick> years, List<Line> lines,
		@Nullable Tick target, List<TableRow> table) {

	private static final int LABELS = 10;

	/** Beside the drawing, where no series runs, stand the target's words. */
	private static final int TARGET_ROOM = 76;

	/**
	 * Lays out.
	 * @param title what is measured
	 * @param unit in what unit; may be empty
	 * @param series the series, each with a point at least
	 * @param target the value to reach, or {@code null}
	 * @return the chart
	 */
	public static SeriesChart of(String title, String unit, List<Series> series, @Nullable BigDecimal target) {
		SortedSet<Integer> years = series.stream()
			.flatMap((line) -> line.points().stream())
			.map(Point::year)
			.collect(Collectors.toCollection(TreeSet::new));
		if (years.isEmpty()) {
			throw new IllegalArgumentException("A chart without a value: " + title);
		}
		ChartScale scale = new ChartScale(years.first(), years.last(), values(series, target));
		int every = (years.size() + LABELS - 1) / LABELS;
		List<Integer> listed = List.copyOf(years);
		return new SeriesChart(title, unit, scale.ticks(),
				IntStream.range(0, listed.size())
					.filter((at) -> at % every == 0)
					.mapToObj((at) -> new Tick(scale.x(listed.get(at)), String.valueOf(listed.get(at))))
					.toList(),
				lines(series, scale), (target != null) ? new Tick(scale.y(target), printDecimals(target)) : null,
				listed.stream().map((year) -> row(year, series)).toList());
	}

	private static List<BigDecimal> values(List<Series> series, @Nullable BigDecimal target) {
		return Stream
			.concat(series.stream()
				.flatMap((line) -> line.points().stream())
				.flatMap((point) -> Stream.of(point.low(), point.high())), Stream.ofNullable(target))
			.toList();
	}

	private static List<Line> lines(List<Series> series, ChartScale scale) {
		List<Line> lines = new ArrayList<>();
		for (Series each : series) {
			List<Mark> marks = each.points()
				.stream()
				.map((point) -> new Mark(point.year(), scale.x(point.year()), scale.y(point.value()),
						scale.y(point.low()), scale.y(point.high()), point.shown()))
				.toList();
			lines.add(new Line(lines.size() % 4 + 1, each.label(),
					marks.stream().map((mark) -> mark.x() + "," + mark.y()).collect(Collectors.joining(" ")), marks));
		}
		return lines;
	}

	private static TableRow row(int year, List<Series> series) {
		return new TableRow(year,
				series.stream()
					.map((line) -> line.points()
						.stream()
						.filter((point) -> point.year() == year)
						.map(Point::shown)
						.findFirst()
						.orElse("–"))
					.toList());
	}

	public int width() {
		return (this.target != null) ? ChartScale.WIDTH + TARGET_ROOM : ChartScale.WIDTH;
	}

	public int height() {
		return ChartScale.HEIGHT;
	}

	public int left() {
		return ChartScale.LEFT;
	}

	public int right() {
		return ChartScale.RIGHT;
	}

	public int bottom() {
		return ChartScale.BOTTOM;
	}

	/**
	 * One line of values.
	 *
	 * @param label its name in the legend
	 * @param points its values, by year
	 */
	public record Series(String label, List<Point> points) {
	}

	/**
	 * A measured value, shown with the decimals it carries.
	 *
	 * @param year its year
	 * @param value the value
	 * @param error the margin of a survey, drawn as value ± error, or {@code null}
	 */
	public record Point(int year, BigDecimal value, @Nullable BigDecimal error) {

		BigDecimal low() {
			return (this.error != null) ? this.value.subtract(this.error) : this.value;
		}

		BigDecimal high() {
			return (this.error != null) ? this.value.add(this.error) : this.value;
		}

		String shown() {
			String value = printDecimals(this.value);
			return (this.error != null) ? value + " ± " + printDecimals(Objects.requireNonNull(this.error)) : value;
		}

	}

	/**
	 * A place on an axis.
	 *
	 * @param at the coordinate
	 * @param label its text
	 */
	public record Tick(int at, String label) {
	}

	/**
	 * A drawn series.
	 *
	 * @param index 1 to 4: its colour, dash and mark
	 * @param label its name
	 * @param points the line's points
	 * @param marks its values
	 */
	public record Line(int index, String label, String points, List<Mark> marks) {
	}

	/**
	 * A drawn value.
	 *
	 * @param year its year
	 * @param x across
	 * @param y down
	 * @param low the lower end of its margin
	 * @param high the upper end of its margin
	 * @param shown the value as text
	 */
	public record Mark(int year, int x, int y, int low, int high, String shown) {
	}

	/**
	 * A year's values, in the order of the series.
	 *
	 * @param year the year
	 * @param values the values as text, a dash where there is none
	 */
	public record TableRow(int year, List<String> values) {
	}

}
