package pe.siaf.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.AmountFormatter;

/**
 * A figure of a product as the memo shows it, with its light. What isn't known is absent,
 * never zero.
 *
 * @param key program/product/kind, and the indicator or commitment
 * @param kind what it is
 * @param code the indicator's code; empty otherwise
 * @param label the indicator's name or the commitment's text
 * @param unit the unit of the figures: {@code %}, {@code S/}, the indicator's own
 * @param before the year before the last
 * @param last the last whole year: this one is judged
 * @param running the running year, to date or its first semester
 * @param ahead the year of the law, as programmed
 * @param low lower end of the last value's interval
 * @param high upper end of it
 * @param error its standard error
 * @param measure what the light is judged by: progress, percent, deviation or days
 * @param target the indicator's target
 * @param part how much of it there is: reported targets, accrued money
 * @param whole of how much: targets with a quantity, PIM
 * @param due until when a commitment is due
 * @param status where a commitment stands
 * @param light the light
 */
record MemoItem(String key, Kind kind, String code, String label, String unit, @Nullable BigDecimal before,
		@Nullable BigDecimal last, @Nullable BigDecimal running, @Nullable BigDecimal ahead, @Nullable BigDecimal low,
		@Nullable BigDecimal high, @Nullable BigDecimal error, @Nullable BigDecimal measure,
		@Nullable BigDecimal target, @Nullable BigDecimal part, @Nullable BigDecimal whole, @Nullable LocalDate due,
		@Nullable String status, Light light) {

	/** What is shown of a product. */
	enum Kind {

		/** A performance indicator's value. */
		INDICATOR(false),

		/** Quantities done of those to do. */
		PHYSICAL(false),

		/** Accrued of PIM. */
		FINANCIAL(false),

		/** What one costs: as executed, as programmed. */
		UNIT_COST(true),

		/** An open commitment of an evaluation. */
		COMMITMENT(true);

		private final boolean worseAbove;

		Kind(boolean worseAbove) {
			this.worseAbove = worseAbove;
		}

		boolean isWorseAbove() {
			return this.worseAbove;
		}

	}

	/**
	 * Whether what it should tell isn't known.
	 * @return true where the last whole year has no figure, or a unit cost lacks one side
	 */
	public boolean isMissing() {
		return switch (this.kind) {
			case COMMITMENT -> false;
			case UNIT_COST -> this.last == null || this.ahead == null;
			default -> this.last == null;
		};
	}

	/**
	 * Whether it tells of performance: an indicator's value or a physical advance. Money
	 * alone does not.
	 * @return true where it does
	 */
	boolean informs() {
		return (this.kind == Kind.INDICATOR || this.kind == Kind.PHYSICAL) && this.last != null;
	}

	/**
	 * A figure as shown.
	 * @param figure one of its figures
	 * @return soles with two decimals, others with one; empty where there is none
	 */
	public String shown(@Nullable BigDecimal figure) {
		if (figure == null) {
			return "";
		}
		if (this.kind == Kind.UNIT_COST) {
			return AmountFormatter.printDecimals(figure.setScale(2, RoundingMode.HALF_UP));
		}
		return figure.setScale(1, RoundingMode.HALF_UP).toPlainString();
	}

	/**
	 * A percentage as shown.
	 * @param percent the percentage
	 * @return with one decimal; empty where there is none
	 */
	public String percent(@Nullable BigDecimal percent) {
		return (percent != null) ? percent.setScale(1, RoundingMode.HALF_UP).toPlainString() : "";
	}

	/**
	 * A whole number as shown, thousands apart.
	 * @param figure a count or a sum
	 * @return the figure; empty where there is none
	 */
	public String counted(@Nullable BigDecimal figure) {
		return (figure != null) ? AmountFormatter.printQuantity(figure.setScale(0, RoundingMode.HALF_UP)) : "";
	}

}
