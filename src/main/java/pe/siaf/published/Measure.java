package pe.siaf.published;

import java.util.Arrays;
import java.util.List;

/**
 * The figures that the ministry publishes, in its order, and paid, should it publish it.
 */
enum Measure {

	PIA("pia", "pia"), PIM("pim", "pim"), CERTIFIED("certified", "certified"),
	ANNUAL_COMMITMENT("annualCommitment", "annual_committed"),
	MONTHLY_COMMITMENT("monthlyCommitment", "monthly_committed"), ACCRUED("accrued", "accrued"),
	ORDERED("ordered", "ordered"), PAID("paid", "paid");

	private final String key;

	private final String column;

	Measure(String key, String column) {
		this.key = key;
		this.column = column;
	}

	public String key() {
		return this.key;
	}

	String column() {
		return this.column;
	}

	static String columns(String alias) {
		return String.join(", ", Arrays.stream(values()).map((measure) -> alias + "." + measure.column).toList());
	}

	static List<String> keys() {
		return Arrays.stream(values()).map(Measure::key).toList();
	}

}
