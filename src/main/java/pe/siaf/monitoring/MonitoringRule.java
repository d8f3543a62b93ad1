package pe.siaf.monitoring;

import pe.siaf.rules.Rule;

/** Why a question about budget execution gets no answer. */
public enum MonitoringRule implements Rule {

	/**
	 * A dimension, filter or value that the query doesn't know:
	 * {@link ExecutionParameters}.
	 */
	QUESTION_NOT_UNDERSTOOD("RPT-001");

	private final String code;

	MonitoringRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
