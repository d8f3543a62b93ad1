package pe.siaf.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.IndicatorSheet;
import pe.siaf.ui.SeriesChart;
import pe.siaf.ui.SeriesChart.Point;
import pe.siaf.ui.SeriesChart.Series;

/** Lays a place's series out as a chart: one area, or all of them side by side. */
@Component
class SeriesView {

	/** As values are shown everywhere (domain R0.4). */
	private static final int DECIMALS = 1;

	private final IndicatorValues values;

	private final MessageSource messages;

	SeriesView(IndicatorValues values, MessageSource messages) {
		this.values = values;
		this.messages = messages;
	}

	@Nullable SeriesChart chart(String code, String name, Optional<IndicatorSheet> sheet, String place, String area,
			@Nullable BigDecimal target) {
		List<Series> series = new ArrayList<>();
		for (String each : area.isEmpty() ? this.values.areas(code) : List.of(area)) {
			List<Point> points = this.values.series(code, place, each)
				.stream()
				.filter((value) -> value.value() != null)
				.map((value) -> new Point(value.fiscalYear(), rounded(value), margin(value)))
				.toList();
			if (!points.isEmpty()) {
				series.add(new Series(this.messages.getMessage("area." + each, null, LocaleContextHolder.getLocale()),
						points));
			}
		}
		if (series.isEmpty()) {
			return null;
		}
		return SeriesChart.of(name,
				sheet.map(IndicatorSheet::unit)
					.filter(Objects::nonNull)
					.map((unit) -> unit.toLowerCase(Locale.ROOT))
					.orElse(""),
				series, (target != null) ? target.setScale(DECIMALS, RoundingMode.HALF_UP) : null);
	}

	private static BigDecimal rounded(IndicatorValue value) {
		return new BigDecimal(value.shown());
	}

	private static @Nullable BigDecimal margin(IndicatorValue value) {
		BigDecimal low = value.ciLow();
		BigDecimal high = value.ciHigh();
		return (low != null && high != null)
				? high.subtract(low).divide(BigDecimal.valueOf(2), DECIMALS, RoundingMode.HALF_UP) : null;
	}

}
