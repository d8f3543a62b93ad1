package pe.siaf.monitoring;

import java.util.Arrays;
import java.util.Optional;

/**
 * The figures of budget execution in the order that officers know (domain 10.1), each
 * read from the balance of a line or summed from movements.
 */
enum Measure {

	PIA("pia", "pia", "'PIA'"),

	PIM("pim", "pim", "'PIA', 'MODIFICATION'"),

	CERTIFIED("certified", "certified", "'CERTIFICATION'"),

	ANNUAL_COMMITMENT("annualCommitment", "annual_committed", "'ANNUAL_COMMITMENT'"),

	MONTHLY_COMMITMENT("monthlyCommitment", "monthly_committed", "'MONTHLY_COMMITMENT'"),

	ACCRUED("accrued", "accrued", "'ACCRUAL'"),

	ORDERED("ordered", "ordered", "'PAYMENT_ORDER'"),

	PAID("paid", "paid", "'PAYMENT'");

	private final String key;

	private final String column;

	private final String stages;

	Measure(String key, String column, String stages) {
		this.key = key;
		this.column = column;
		this.stages = stages;
	}

	String key() {
		return this.key;
	}

	/**
	 * The column that holds its sum in a result.
	 * @return the name of the line's balance
	 */
	String column() {
		return this.column;
	}

	String sumOfLines() {
		return "sum(l." + this.column + ")";
	}

	String sumOfMovements() {
		return "sum(m.amount) filter (where m.stage in (" + this.stages + "))";
	}

	String sumOfMonth(int month) {
		return "sum(m.amount) filter (where m.month = " + month + " and m.stage in (" + this.stages + "))";
	}

	static Optional<Measure> of(String key) {
		return Arrays.stream(values()).filter((measure) -> measure.key.equals(key)).findFirst();
	}

}
