package pe.siaf.bank;

import java.util.List;
import java.util.stream.Collectors;

import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.money.Amount;

/**
 * What who drew a batch up says was paid and nobody else yet, as somebody sees it.
 *
 * @param lines the lines, in the batch's order
 */
record ToldPayments(List<Line> lines) {

	static ToldPayments of(List<Line> lines) {
		return new ToldPayments(lines.stream().filter(Line::isTold).toList());
	}

	public boolean isEmpty() {
		return this.lines.isEmpty();
	}

	public int size() {
		return this.lines.size();
	}

	/** What the lines come to. */
	public Amount total() {
		return this.lines.stream().map(Line::amount).reduce(Amount.ZERO, Amount::plus);
	}

	/**
	 * Stands for lines, days and numbers as they were seen: who confirms them says so of
	 * these and of no others. Empty where nothing is told.
	 */
	public String seal() {
		return isEmpty() ? ""
				: BatchFile.hash(this.lines.stream()
					.map((line) -> line.line() + "|" + line.toldOn() + "|" + line.toldOperation() + "|"
							+ line.toldBackOn() + "|" + line.toldBackOperation() + "|" + line.toldBackReason())
					.collect(Collectors.joining("\n")));
	}

}
