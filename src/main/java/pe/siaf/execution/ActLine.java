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
 */
record ActLine(ExecutionRecord owner, LineKey line, Amount amount) {

	static List<ActLine> of(ExecutionRecord owner, Lines lines) {
		return lines.list().stream().map((line) -> new ActLine(owner, line.line(), line.amount())).toList();
	}

}
