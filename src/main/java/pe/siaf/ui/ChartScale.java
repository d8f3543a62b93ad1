package pe.siaf.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static pe.siaf.money.AmountFormatter.printQuantity;

/** Where a year and a value stand in a chart's drawing. The value axis starts at zero. */
class ChartScale {

	static final int WIDTH = 640;

	static final int HEIGHT = 250;

	static final int LEFT = 52;

	static final int RIGHT = 626;

	static final int TOP = 16;

	static final int BOTTOM = 216;

	private static final int MARGIN = 18;

	private static final int STEPS = 5;

	private final int firstYear;

	private final int lastYear;

	private final BigDecimal step;

	private final BigDecimal foot;

	private final BigDecimal head;

	ChartScale(int firstYear, int lastYear, List<BigDecimal> values) {
		this.firstYear = firstYear;
		this.lastYear = lastYear;
		BigDecimal highest = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
		BigDecimal lowest = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
		this.step = niceStep(highest.subtract(lowest));
		this.foot = lowest.divide(this.step, 0, RoundingMode.FLOOR).multiply(this.step);
		BigDecimal top = highest.divide(this.step, 0, RoundingMode.CEILING).multiply(this.step);
		this.head = (top.compareTo(this.foot) > 0) ? top : this.foot.add(this.step);
	}

	/** The smallest of 1, 2, 5 and their powers of ten that needs at most five steps. */
	private static BigDecimal niceStep(BigDecimal range) {
		if (range.signum() == 0) {
			return BigDecimal.ONE;
		}
		BigDecimal least = range.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL64);
		BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
		return Stream.of(1, 2, 5)
			.map((times) -> power.multiply(BigDecimal.valueOf(times)))
			.filter((candidate) -> candidate.compareTo(least) >= 0)
			.findFirst()
			.orElse(power.scaleByPowerOfTen(1));
	}

	int x(int year) {
		int width = RIGHT - LEFT - 2 * MARGIN;
		int span = this.lastYear - this.firstYear;
		return LEFT + MARGIN + ((span == 0) ? width / 2 : (year - this.firstYear) * width / span);
	}

	int y(BigDecimal value) {
		BigDecimal height = BigDecimal.valueOf(BOTTOM - TOP);
		return BOTTOM - value.subtract(this.foot)
			.multiply(height)
			.divide(this.head.subtract(this.foot), 0, RoundingMode.HALF_UP)
			.intValueExact();
	}

	List<SeriesChart.Tick> ticks() {
		List<SeriesChart.Tick> ticks = new ArrayList<>();
		for (BigDecimal value = this.foot; value.compareTo(this.head) <= 0; value = value.add(this.step)) {
			ticks.add(new SeriesChart.Tick(y(value), printQuantity(value)));
		}
		return ticks;
	}

}
