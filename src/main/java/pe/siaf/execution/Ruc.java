package pe.siaf.execution;

import java.util.Map;
import java.util.regex.Pattern;

import pe.siaf.rules.RuleViolation;

/**
 * A taxpayer's number: eleven digits, a prefix that says what kind of taxpayer, and a
 * check digit (domain 9.15).
 *
 * @param value the digits
 */
public record Ruc(String value) {

	private static final Pattern FORM = Pattern.compile("(10|15|16|17|20)\\d{9}");

	private static final int[] WEIGHTS = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };

	/**
	 * Reads a number.
	 * @throws RuleViolation SUP-001 if it isn't one
	 */
	public Ruc {
		if (!FORM.matcher(value).matches() || checkDigit(value) != value.charAt(10) - '0') {
			throw new RuleViolation(ExecutionRule.RUC_NOT_VALID, Map.of("ruc", value), "supplier");
		}
	}

	private static int checkDigit(String digits) {
		int sum = 0;
		for (int place = 0; place < WEIGHTS.length; place++) {
			sum += WEIGHTS[place] * (digits.charAt(place) - '0');
		}
		int rest = 11 - sum % 11;
		return (rest >= 10) ? rest - 10 : rest;
	}

	@Override
	public String toString() {
		return this.value;
	}

}
