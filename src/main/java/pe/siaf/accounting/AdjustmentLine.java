package pe.siaf.accounting;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A line of an entry that people make.
 *
 * @param account the account
 * @param name what the chart calls it, where it is known
 * @param debit what it debits, or zero
 * @param credit what it credits, or zero
 * @param gloss what the line is about; may be empty
 */
record AdjustmentLine(String account, @Nullable String name, Amount debit, Amount credit, String gloss) {

	AdjustmentLine reversed() {
		return new AdjustmentLine(this.account, this.name, this.credit, this.debit, this.gloss);
	}

	static Amount debits(Iterable<AdjustmentLine> lines) {
		Amount sum = Amount.ZERO;
		for (AdjustmentLine line : lines) {
			sum = sum.plus(line.debit);
		}
		return sum;
	}

	static Amount credits(Iterable<AdjustmentLine> lines) {
		Amount sum = Amount.ZERO;
		for (AdjustmentLine line : lines) {
			sum = sum.plus(line.credit);
		}
		return sum;
	}

}
