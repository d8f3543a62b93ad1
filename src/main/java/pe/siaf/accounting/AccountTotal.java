package pe.siaf.accounting;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * An account of the trial balance.
 *
 * @param account its code
 * @param name what the chart of the year calls it; null if it isn't in it
 * @param debit what it was debited
 * @param credit what it was credited
 */
public record AccountTotal(String account, @Nullable String name, Amount debit, Amount credit) {

	/**
	 * Debit less credit.
	 * @return the balance, below zero where the account is in credit
	 */
	public Amount balance() {
		return this.debit.minus(this.credit);
	}

	/**
	 * The balance of an account in debit.
	 * @return null where it is in credit
	 */
	public @Nullable Amount debtor() {
		return balance().isNegative() ? null : balance();
	}

	/**
	 * The balance of an account in credit, without its sign.
	 * @return null where it is in debit
	 */
	public @Nullable Amount creditor() {
		return balance().isNegative() ? this.credit.minus(this.debit) : null;
	}

}
