package pe.siaf.ui;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pe.siaf.ui.SeriesChart.Point;
import pe.siaf.ui.SeriesChart.Series;
import pe.siaf.ui.SeriesChart.Tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SeriesChartTests {

	@Test
	void its_axis_starts_at_zero_and_ends_above_the_highest_value() {
		SeriesChart chart = chart(point(2010, "36.5"), point(2018, "25.7"));
		assertThat(chart.ticks()).extracting(Tick::label).containsExactly("0", "10", "20", "30", "40");
	}

	@Test
	void a_higher_value_stands_higher_and_a_later_year_further_right() {
		List<SeriesChart.Mark> marks = chart(point(2010, "36.5"), point(2018, "25.7")).lines().get(0).marks();
		assertThat(marks.get(0).y()).isLessThan(marks.get(1).y());
		assertThat(marks.get(0).x()).isLessThan(marks.get(1).x());
	}

	@Test
	void a_survey_shows_its_margin() {
		SeriesChart chart = chart(new Point(2012, new BigDecimal("18.1"), new BigDecimal("0.8")));
		assertThat(chart.table().get(0).values()).containsExactly("18.1 ± 0.8");
		assertThat(chart.lines().get(0).marks().get(0).low()).isGreaterThan(chart.lines().get(0).marks().get(0).high());
	}

	@Test
	void a_value_keeps_the_decimals_it_was_published_with() {
		SeriesChart chart = chart(point(2011, "37.0"), point(2012, "31.9"));
		assertThat(chart.table()).extracting((row) -> row.values().get(0)).containsExactly("37.0", "31.9");
	}

	@Test
	void a_target_gets_room_beside_the_drawing_for_its_words() {
		SeriesChart without = chart(point(2010, "36.5"));
		SeriesChart with = chart(new BigDecimal("10.0"), point(2010, "36.5"));
		assertThat(with.width()).isGreaterThan(without.width());
		assertThat(with.right()).isEqualTo(without.right());
	}

	@Test
	void a_single_value_of_zero_can_be_drawn() {
		assertThat(chart(point(2020, "0")).ticks()).isNotEmpty();
	}

	@Test
	void without_a_value_there_is_no_chart() {
		assertThatIllegalArgumentException().isThrownBy(() -> chart());
	}

	private static Point point(int year, String value) {
		return new Point(year, new BigDecimal(value), null);
	}

	private static SeriesChart chart(Point... points) {
		return chart(null, points);
	}

	private static SeriesChart chart(@Nullable BigDecimal target, Point... points) {
		return SeriesChart.of("Desnutrición", "", List.of(new Series("Nacional", List.of(points))), target);
	}

}
