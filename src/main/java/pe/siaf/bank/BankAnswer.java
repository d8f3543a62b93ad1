package pe.siaf.bank;

import java.time.LocalDate;

import pe.siaf.money.Amount;

/**
 * What the bank says of a line of a batch.
 *
 * @param batch the batch's number
 * @param line the line
 * @param paid whether it was paid; else it was returned
 * @param day the bank's day
 * @param operation the bank's number
 * @param amount soles and cents, the line's
 * @param reason why it came back
 */
record BankAnswer(String batch, int line, boolean paid, LocalDate day, String operation, Amount amount, String reason) {

	String shown() {
		return this.batch + "-" + this.line;
	}

}
