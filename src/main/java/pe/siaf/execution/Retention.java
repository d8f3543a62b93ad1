package pe.siaf.execution;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * What is kept back of an accrual for one reason.
 *
 * @param part the reason
 * @param percent the rate, where there is one
 * @param due the whole of it
 * @param ordered what was ordered of it, drafts included
 */
record Retention(OrderPart part, @Nullable BigDecimal percent, Amount due, Amount ordered) {

	/** What is still to be ordered. */
	public Amount left() {
		return this.due.exceeds(this.ordered) ? this.due.minus(this.ordered) : Amount.ZERO;
	}

	public String percentShown() {
		return (this.percent != null) ? this.percent.stripTrailingZeros().toPlainString() + " %" : "";
	}

	/**
	 * What an accrual's papers say beyond its voucher's type.
	 *
	 * @param detraction what was bought, {@link #NO_DETRACTION} where somebody said that
	 * there is none, empty where nobody said
	 * @param suspension number of the certificate that suspends the income tax, or empty
	 * @param court what a court keeps back
	 * @param courtOrder the court's order, or empty
	 */
	record Said(String detraction, String suspension, Amount court, String courtOrder) {

		static final String NO_DETRACTION = "NONE";

		static final Said NOTHING = new Said("", "", Amount.ZERO, "");

		boolean isWhole() {
			return !this.court.isNegative() && this.court.isPositive() != this.courtOrder.isEmpty();
		}

	}

	/**
	 * What decides on an accrual's retentions.
	 *
	 * @param voucherType type of voucher, empty without one
	 * @param day the voucher's day
	 * @param gross what is accrued
	 * @param revalued how much of it came of orders at another rate of exchange: taxes
	 * are reckoned on the voucher at its own rate
	 * @param agent whether the unit keeps back value added tax
	 * @param detraction as said
	 * @param suspension as said
	 * @param court as said
	 * @param courtOrder as said
	 */
	record Facts(String voucherType, LocalDate day, Amount gross, Amount revalued, boolean agent, String detraction,
			String suspension, Amount court, String courtOrder) {

		Said said() {
			return new Said(this.detraction, this.suspension, this.court, this.courtOrder);
		}

		/** The same for another amount. */
		Facts of(Amount other) {
			return new Facts(this.voucherType, this.day, other, Amount.ZERO, this.agent, this.detraction,
					this.suspension, this.court, this.courtOrder);
		}

		/** What rates apply to. */
		Amount base() {
			return this.gross.minus(this.revalued);
		}

		public boolean isInvoice() {
			return this.voucherType.equals("01");
		}

		public boolean isFeeReceipt() {
			return this.voucherType.equals("02");
		}

	}

	/**
	 * A detraction that may be chosen.
	 *
	 * @param concept what was bought
	 * @param percent its rate
	 * @param above what a voucher has to be above, zero where every one is under it
	 * @param due what it comes to, zero where the voucher isn't above its limit
	 */
	record Choice(String concept, BigDecimal percent, Amount above, Amount due) {

		public String percentShown() {
			return this.percent.stripTrailingZeros().toPlainString();
		}

	}

}
