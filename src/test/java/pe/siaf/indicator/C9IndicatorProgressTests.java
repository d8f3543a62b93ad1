package pe.siaf.indicator;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Test vector C9: how far an indicator has come from its baseline to its target. */
class C9IndicatorProgressTests {

	@Test
	void malnutrition_from_20_to_17_has_made_60_percent_of_the_way_to_15() {
		assertThat(progress("20.0", "15.0", "17.0", false)).hasToString("60.0");
	}

	@ParameterizedTest
	@CsvSource({ "95, 95, 96, true, 100.0", "95, 95, 95, true, 100.0", "95, 95, 94.9, true, 0.0",
			"10, 10, 11, false, 0.0", "10, 10, 9, false, 100.0" })
	void an_indicator_to_be_held_is_held_or_not(String baseline, String target, String value, boolean rising,
			String shown) {
		assertThat(progress(baseline, target, value, rising)).hasToString(shown);
	}

	@ParameterizedTest
	@CsvSource({ "50, 60, 80, 150.0", "50, 60, 30, -100.0", "50, 60, 65, 150.0", "50, 60, 64.9, 149.0" })
	void the_way_is_clipped_at_both_ends(String baseline, String target, String value, String shown) {
		assertThat(progress(baseline, target, value, true)).hasToString(shown);
	}

	@ParameterizedTest
	@CsvSource({ "59, ok", "58.99, warn", "57.5, warn", "57.49, bad", "40, bad" })
	void the_light_changes_at_90_and_75_percent(String value, String light) {
		IndicatorProgress progress = IndicatorProgress.of(new BigDecimal("50"), new BigDecimal("60"),
				new BigDecimal(value), true);

		assertThat(progress).isNotNull().extracting(IndicatorProgress::light).isEqualTo(light);
	}

	@Test
	void without_a_target_there_is_no_progress_to_show() {
		assertThat(IndicatorProgress.of(BigDecimal.TEN, null, BigDecimal.ONE, true)).isNull();
	}

	private static @Nullable Object progress(String baseline, String target, String value, boolean rising) {
		IndicatorProgress progress = IndicatorProgress.of(new BigDecimal(baseline), new BigDecimal(target),
				new BigDecimal(value), rising);
		return (progress != null) ? progress.percentage() : null;
	}

}
