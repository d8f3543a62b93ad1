package pe.siaf.results;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/** Sums of budget lines, as a row of the chain shows them. */
record Money(Amount pia, Amount pim, Amount certified, Amount accrued) {

	static final Money NONE = new Money(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);

	Money plus(Money other) {
		return new Money(this.pia.plus(other.pia), this.pim.plus(other.pim), this.certified.plus(other.certified),
				this.accrued.plus(other.accrued));
	}

	/**
	 * Accrued / PIM, of sums.
	 * @return the percentage, or {@code null} where there is no PIM
	 */
	public @Nullable Percentage progress() {
		return Percentage.of(this.accrued, this.pim);
	}

	/**
	 * What can still be certified.
	 * @return PIM − certified
	 */
	public Amount balance() {
		return this.pim.minus(this.certified);
	}

}
