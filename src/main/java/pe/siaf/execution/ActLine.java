package pe.siaf.execution;

import java.util.List;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * A line of an act: whose balance moves by how much.
 *
 * @param owner the record whose balance moves: the act's own, or one under it in a refund
 * @param line the line
 * @param amount signed
 * @param difference how much of it comes of another rate of exchange than that of what
 * the line draws on
 */
record ActLine(ExecutionRecord owner, LineKey line, Amount amount, Amount difference) {

	/**
	 * What it asks of the record it draws on while it isn't approved: a difference of
	 * exchange holds credit instead, and raises or lowers that record on approval.
	 */
	Amount held() {
		return this.amount.minus(this.difference);
	}

	static List<ActLine> of(ExecutionRecord owner, Lines lines) {
		return lines.list()
			.stream()
			.map((line) -> new ActLine(owner, line.line(), line.amount(), Amount.ZERO))
			.toList();
	}

}
