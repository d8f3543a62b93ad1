package pe.siaf.access;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/**
 * Money of the ledger in soles, summed over lines.
 *
 * @param pim modified budget
 * @param certified certified
 * @param accrued accrued
 */
public record LevelMoney(Amount pim, Amount certified, Amount accrued) {

	/** No money at all. */
	public static final LevelMoney NONE = new LevelMoney(Amount.ZERO, Amount.ZERO, Amount.ZERO);

	/**
	 * Adds.
	 * @param other other money
	 * @return the sum
	 */
	public LevelMoney plus(LevelMoney other) {
		return new LevelMoney(this.pim.plus(other.pim), this.certified.plus(other.certified),
				this.accrued.plus(other.accrued));
	}

	/**
	 * Accrued / PIM, of sums.
	 * @return the percentage, or {@code null} where there is no PIM
	 */
	public @Nullable Percentage progress() {
		return Percentage.of(this.accrued, this.pim);
	}

}
