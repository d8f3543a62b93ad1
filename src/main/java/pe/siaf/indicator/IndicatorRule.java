package pe.siaf.indicator;

import pe.siaf.rules.Rule;

/** What a measured value must obey (domain 4.5, R4.1–R4.3). */
public enum IndicatorRule implements Rule {

	/**
	 * Over a denominator of zero there is no value, never a zero: {@link Measurement}.
	 */
	ZERO_DENOMINATOR("IND-001"),

	/** A given value agrees with its numerator and denominator: {@link Measurement}. */
	VALUE_MATCHES_FORMULA("IND-002"),

	/** Results are registered by who doesn't answer for them: {@link Registrars}. */
	REGISTRAR_NOT_AUTHORISED("IND-003");

	private final String code;

	IndicatorRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
