package pe.siaf.published;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;

/** What the map's departments are shaded by. */
enum Shade {

	PROGRESS("progress"), PIM("pim"), ACCRUED("accrued"), UNSPENT("unspent"), GROWTH("growth");

	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private final String key;

	Shade(String key) {
		this.key = key;
	}

	public String key() {
		return this.key;
	}

	static Shade of(String key) {
		return Arrays.stream(values()).filter((shade) -> shade.key.equals(key)).findFirst().orElse(PROGRESS);
	}

	/**
	 * A department's value: a percentage, or millions of soles.
	 * @param figures its figures
	 * @return the value, or {@code null} where there is none
	 */
	@Nullable BigDecimal value(PublishedFigures figures) {
		return switch (this) {
			case PROGRESS -> shown(figures.progress());
			case GROWTH -> shown(figures.growth());
			case PIM -> millions(figures.pim().value());
			case ACCRUED -> millions(figures.accrued().value());
			case UNSPENT -> millions(figures.unspent().value());
		};
	}

	String text(BigDecimal value) {
		return (this == PROGRESS || this == GROWTH) ? value.toPlainString() : AmountFormatter.printQuantity(value);
	}

	private static @Nullable BigDecimal shown(@Nullable Percentage percentage) {
		return (percentage != null) ? percentage.shown() : null;
	}

	static BigDecimal millions(BigDecimal soles) {
		return soles.divide(MILLION, 0, RoundingMode.HALF_UP);
	}

}
