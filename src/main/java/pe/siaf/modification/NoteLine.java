package pe.siaf.modification;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * What a note does to a line: it credits or annuls.
 *
 * @param unit the line's unit
 * @param line the line
 * @param credit what it gets; zero where it gives
 * @param annulment what it gives; zero where it gets
 * @param reason the code of why
 */
record NoteLine(String unit, LineKey line, Amount credit, Amount annulment, String reason) {

	Amount net() {
		return this.credit.minus(this.annulment);
	}

	NoteLine reversed() {
		return new NoteLine(this.unit, this.line, this.annulment, this.credit, this.reason);
	}

}
