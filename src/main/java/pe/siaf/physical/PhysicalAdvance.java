package pe.siaf.physical;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;

/**
 * How much of a quantity was produced (domain 6.6).
 *
 * @param unitName the unit's name
 * @param initial the quantity programmed with the initial budget
 * @param target the quantity in force
 * @param executed what was produced; none where nobody has reported
 */
public record PhysicalAdvance(@Nullable String unitName, @Nullable BigDecimal initial, @Nullable BigDecimal target,
		@Nullable BigDecimal executed) {

	/** How it stands: decides what is shown instead of a percentage. */
	public enum State {

		/** Programmed and reported: there is a percentage. */
		REPORTED,

		/** Programmed, and nobody has reported. */
		NOT_REPORTED,

		/** Produced without being programmed: an anomaly, no percentage. */
		NOT_PROGRAMMED,

		/** Neither programmed nor produced. */
		NONE

	}

	/**
	 * Where it stands.
	 * @return the state
	 */
	public State state() {
		boolean programmed = this.target != null && this.target.signum() > 0;
		boolean produced = this.executed != null && this.executed.signum() > 0;
		if (programmed) {
			return (this.executed != null) ? State.REPORTED : State.NOT_REPORTED;
		}
		return produced ? State.NOT_PROGRAMMED : State.NONE;
	}

	/**
	 * Executed / target in force, of sums, never a mean of percentages.
	 * @return the percentage, or {@code null} where there is none to show
	 */
	public @Nullable Percentage percentage() {
		if (state() != State.REPORTED || this.executed == null || this.target == null) {
			return null;
		}
		return Percentage.of(this.executed, this.target);
	}

	/**
	 * The quantity in force as shown.
	 * @return for example {@code 1,732}, or an empty text
	 */
	public String shownTarget() {
		return (this.target != null) ? AmountFormatter.printQuantity(this.target) : "";
	}

	/**
	 * What was produced as shown.
	 * @return for example {@code 1,240}, or an empty text
	 */
	public String shownExecuted() {
		return (this.executed != null) ? AmountFormatter.printQuantity(this.executed) : "";
	}

	/**
	 * Adds the quantities of another target; only units alike add up.
	 * @param other the other advance
	 * @return the sums, or {@code null} where the units differ
	 */
	public @Nullable PhysicalAdvance plus(PhysicalAdvance other) {
		if (this.unitName == null || !this.unitName.equals(other.unitName)) {
			return null;
		}
		return new PhysicalAdvance(this.unitName, sum(this.initial, other.initial), sum(this.target, other.target),
				sum(this.executed, other.executed));
	}

	private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.add(other);
	}

}
