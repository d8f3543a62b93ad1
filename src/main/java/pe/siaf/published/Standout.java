package pe.siaf.published;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;

/**
 * Something that stands out in a year's published totals.
 *
 * @param kind what
 * @param axis of what
 * @param code its code
 * @param name its name
 * @param year the year
 * @param weight how much: points, per cent or soles
 * @param limit from which value on it stands out
 * @param figures its figures
 * @param before the advance of the year before, where it is compared
 */
record Standout(Kind kind, String axis, String code, String name, int year, BigDecimal weight, BigDecimal limit,
		PublishedFigures figures, @Nullable Percentage before) {

	/** Kinds, the gravest first. */
	enum Kind {

		/** The advance fell since the year before, in percentage points. */
		PROGRESS_FALL,

		/** The advance is under a limit. */
		LOW_PROGRESS,

		/** A large balance was not accrued. */
		UNSPENT,

		/** The budget changed a lot in the year, up or down. */
		BUDGET_CHANGE

	}

	public String href() {
		return DetailController.PATH + "?year=" + this.year + "&" + this.axis + "=" + this.code;
	}

	public String weightShown() {
		return switch (this.kind) {
			case UNSPENT -> PublishedFigures.shown(new Amount(this.weight));
			case BUDGET_CHANGE -> {
				Percentage growth = this.figures.growth();
				yield (growth != null) ? ((growth.value().signum() > 0) ? "+" : "")
						+ AmountFormatter.printQuantity(growth.shown()) + " %" : "–";
			}
			case LOW_PROGRESS -> this.figures.progress() + " %";
			case PROGRESS_FALL -> "−" + this.weight.toPlainString();
		};
	}

	public String limitShown() {
		return AmountFormatter.printQuantity(this.limit.stripTrailingZeros());
	}

}
