package pe.siaf.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import pe.siaf.money.Amount;

/**
 * A line of the bank's statement of an account.
 *
 * @param account {@code CUT}, or an own account's number
 * @param bookedOn the bank's day
 * @param operation the bank's number
 * @param concept what the bank calls it
 * @param amount in above zero, out below
 * @param occurrence the first, second … line of the statement that is equal but for the
 * concept: the bank may charge the same fee twice on a day
 */
record StatementLine(String account, LocalDate bookedOn, String operation, String concept, Amount amount,
		int occurrence) {

	StatementLine(String account, LocalDate bookedOn, String operation, String concept, Amount amount) {
		this(account, bookedOn, operation, concept, amount, 1);
	}

	/** The same as the first, second … of the equal ones. */
	StatementLine at(int which) {
		return new StatementLine(this.account, this.bookedOn, this.operation, this.concept, this.amount, which);
	}

	/**
	 * The lines of one statement with their occurrences counted.
	 * @param lines in the statement's order
	 * @return the same lines in the same order
	 */
	static List<StatementLine> counted(List<StatementLine> lines) {
		Map<StatementLine, Integer> seen = new HashMap<>();
		List<StatementLine> counted = new ArrayList<>();
		for (StatementLine line : lines) {
			StatementLine key = new StatementLine(line.account(), line.bookedOn(), line.operation(), "", line.amount());
			counted.add(new StatementLine(line.account(), line.bookedOn(), line.operation(), line.concept(),
					line.amount(), seen.merge(key, 1, Integer::sum)));
		}
		return List.copyOf(counted);
	}

}
