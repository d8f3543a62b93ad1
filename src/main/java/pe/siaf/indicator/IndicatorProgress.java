package pe.siaf.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Percentage;

/**
 * How far an indicator has come from its baseline to its target (domain 4.5).
 *
 * @param percentage the part of the way; beyond both ends it is clipped
 */
public record IndicatorProgress(Percentage percentage) {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final BigDecimal LOWEST = BigDecimal.valueOf(-100);

	private static final BigDecimal HIGHEST = BigDecimal.valueOf(150);

	private static final BigDecimal GREEN = BigDecimal.valueOf(90);

	private static final BigDecimal AMBER = BigDecimal.valueOf(75);

	/**
	 * progress = (value − baseline) / (target − baseline), for both senses: where less is
	 * better both differences are negative. Where the target is the baseline it is to be
	 * held: all or nothing.
	 * @param baseline where it started
	 * @param target where it is to be
	 * @param value where it is
	 * @param rising whether more is better; only needed where the target is the baseline
	 * @return the progress, or {@code null} where one of the three isn't known
	 */
	public static @Nullable IndicatorProgress of(@Nullable BigDecimal baseline, @Nullable BigDecimal target,
			@Nullable BigDecimal value, boolean rising) {
		if (baseline == null || target == null || value == null) {
			return null;
		}
		BigDecimal way = target.subtract(baseline);
		if (way.signum() == 0) {
			int beyond = value.compareTo(target);
			boolean held = rising ? beyond >= 0 : beyond <= 0;
			return new IndicatorProgress(new Percentage(held ? HUNDRED : BigDecimal.ZERO));
		}
		BigDecimal percentage = value.subtract(baseline).multiply(HUNDRED).divide(way, 10, RoundingMode.HALF_UP);
		return new IndicatorProgress(new Percentage(percentage.max(LOWEST).min(HIGHEST)));
	}

	/**
	 * The traffic light, as the class of a chip: on the way from 90 %, at risk from 75 %,
	 * behind below.
	 * @return {@code ok}, {@code warn} or {@code bad}
	 */
	public String light() {
		if (this.percentage.value().compareTo(GREEN) >= 0) {
			return "ok";
		}
		return (this.percentage.value().compareTo(AMBER) >= 0) ? "warn" : "bad";
	}

}
