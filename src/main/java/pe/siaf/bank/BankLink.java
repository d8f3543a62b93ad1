package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;

import pe.siaf.bank.PaymentBatch.Line;

/**
 * The way to a bank that answers by itself. Where there is none, officers take the file
 * there and bring its answers and statements back as imports.
 */
interface BankLink {

	/**
	 * What the bank does with a batch.
	 * @param batch the batch, authorised
	 * @param lines its lines
	 * @param day the bank's day
	 * @return its answers and the lines of its statement
	 */
	Reply send(PaymentBatch batch, List<Line> lines, LocalDate day);

	/**
	 * What the bank has to say of a batch that went out before; nothing is sent.
	 * @param batch the batch, out
	 * @param lines its lines
	 * @param day the bank's day
	 * @return its answers and the lines of its statement
	 */
	Reply ask(PaymentBatch batch, List<Line> lines, LocalDate day);

	/**
	 * What comes back of a batch.
	 *
	 * @param answers in the order they were given: what is returned was mostly paid first
	 * @param statement the lines of the account's statement
	 */
	record Reply(List<BankAnswer> answers, List<StatementLine> statement) {
	}

}
