package pe.siaf.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value beside the one before it.
 *
 * @param value the value
 * @param change the difference from the value before, in the indicator's own unit
 * @param indistinguishable whether both have intervals and these overlap
 */
record ShownValue(IndicatorValue value, @Nullable String change, boolean indistinguishable) {

	/** The newest first. */
	static List<ShownValue> of(List<IndicatorValue> series) {
		List<ShownValue> shown = new ArrayList<>();
		IndicatorValue before = null;
		for (IndicatorValue value : series) {
			shown.add(new ShownValue(value, change(before, value),
					before != null && value.isIndistinguishableFrom(before)));
			before = value;
		}
		Collections.reverse(shown);
		return shown;
	}

	private static @Nullable String change(@Nullable IndicatorValue before, IndicatorValue after) {
		BigDecimal later = after.value();
		BigDecimal earlier = (before != null) ? before.value() : null;
		if (earlier == null || later == null) {
			return null;
		}
		BigDecimal change = later.subtract(earlier).setScale(1, RoundingMode.HALF_UP);
		return (change.signum() > 0) ? "+" + change.toPlainString() : change.toPlainString().replace('-', '−');
	}

}
