package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * What a period did to an account, as the trial balance (HT-1) tells it.
 *
 * @param account the account
 * @param name what the chart calls it
 * @param opening what it came with into the period, debtors above zero
 * @param debit what the period debits
 * @param credit what the period credits
 * @param debits all debits of the year up to the period's end, its opening among them
 * @param credits all credits likewise
 */
record AccountPeriod(String account, @Nullable String name, Amount opening, Amount debit, Amount credit, Amount debits,
		Amount credits) {

	/** The keys of the titles of its figures. */
	static final List<String> COLUMNS = Stream
		.of("openingDebtor", "openingCreditor", "debit", "credit", "debits", "credits", "debtor", "creditor")
		.map((column) -> "accounting." + column)
		.toList();

	/** Its figures in the order of {@link #COLUMNS}. */
	List<@Nullable Amount> figures() {
		return Arrays.asList(openingDebtor(), openingCreditor(), this.debit, this.credit, this.debits, this.credits,
				debtor(), creditor());
	}

	/** What the figures of some accounts add up to. */
	static List<Amount> sums(List<AccountPeriod> accounts) {
		List<Amount> sums = new ArrayList<>(Collections.nCopies(COLUMNS.size(), Amount.ZERO));
		for (AccountPeriod account : accounts) {
			List<@Nullable Amount> figures = account.figures();
			for (int column = 0; column < figures.size(); column++) {
				Amount figure = figures.get(column);
				sums.set(column, (figure != null) ? sums.get(column).plus(figure) : sums.get(column));
			}
		}
		return sums;
	}

	/** What it ends with, debtors above zero. */
	public Amount balance() {
		return this.opening.plus(this.debit).minus(this.credit);
	}

	/** The balance of a debtor; null for others. */
	public @Nullable Amount debtor() {
		return balance().isPositive() ? balance() : null;
	}

	/** The balance of a creditor; null for others. */
	public @Nullable Amount creditor() {
		return balance().isNegative() ? balance().negated() : null;
	}

	/** The opening of a debtor; null for others. */
	public @Nullable Amount openingDebtor() {
		return this.opening.isPositive() ? this.opening : null;
	}

	/** The opening of a creditor; null for others. */
	public @Nullable Amount openingCreditor() {
		return this.opening.isNegative() ? this.opening.negated() : null;
	}

}
