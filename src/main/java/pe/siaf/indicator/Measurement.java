package pe.siaf.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.rules.RuleViolation;

/**
 * What was measured: a value, or the reason why there is none.
 *
 * @param value the value, unrounded to ten decimals
 * @param missingReason the rule that leaves it empty
 */
record Measurement(@Nullable BigDecimal value, @Nullable String missingReason) {

	private static final int SCALE = 10;

	/** How far a given value may be from its formula: published values are rounded. */
	private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

	/**
	 * R4.1: value = factor × numerator / denominator, R4.2: none over zero.
	 * @param numerator the numerator, if known
	 * @param denominator the denominator, if known
	 * @param factor 100, 1000, 100000; 1 where the sheet says none
	 * @param given the value as registered, if it was
	 * @return the value to keep: the given one where it agrees with the formula
	 * @throws RuleViolation IND-001 if a value is given over zero, or nothing at all;
	 * IND-002 if the given value differs from the formula by more than 0.05
	 */
	static Measurement of(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, BigDecimal factor,
			@Nullable BigDecimal given) {
		if (denominator != null && denominator.signum() == 0) {
			if (given != null) {
				throw new RuleViolation(IndicatorRule.ZERO_DENOMINATOR, Map.of("registered", given));
			}
			return new Measurement(null, IndicatorRule.ZERO_DENOMINATOR.code());
		}
		if (numerator == null || denominator == null) {
			return (given != null) ? new Measurement(given, null) : new Measurement(null, "NOT_MEASURED");
		}
		BigDecimal computed = factor.multiply(numerator).divide(denominator, SCALE, RoundingMode.HALF_UP);
		if (given != null && given.subtract(computed).abs().compareTo(TOLERANCE) > 0) {
			throw refusal(numerator, denominator, factor, given, computed);
		}
		return new Measurement((given != null) ? given : computed, null);
	}

	private static RuleViolation refusal(BigDecimal numerator, BigDecimal denominator, BigDecimal factor,
			BigDecimal given, BigDecimal computed) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("registered", given.stripTrailingZeros().toPlainString());
		figures.put("computed", computed.setScale(2, RoundingMode.HALF_UP).toPlainString());
		figures.put("factor", factor.stripTrailingZeros().toPlainString());
		figures.put("numerator", numerator.stripTrailingZeros().toPlainString());
		figures.put("denominator", denominator.stripTrailingZeros().toPlainString());
		return new RuleViolation(IndicatorRule.VALUE_MATCHES_FORMULA, figures);
	}

}
