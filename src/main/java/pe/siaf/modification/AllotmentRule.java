package pe.siaf.modification;

import pe.siaf.rules.Rule;

/** What requests and distributions of the PCA must satisfy; the codes are ours. */
enum AllotmentRule implements Rule {

	/**
	 * Goods and services get more within the quarter only where the pliego certified more
	 * than the quarter's share of its PCA (8.7): {@link AllotmentChecks}.
	 */
	CERTIFIED_TOO_LITTLE("PCA-010"),

	/** What sustains an increase is named, and there: {@link AllotmentChecks}. */
	WITHOUT_SUPPORT("PCA-011"),

	/**
	 * A request has document, reason and lines of whole soles on keys of the year:
	 * {@link AllotmentRequests}, {@link AllotmentDistribution}.
	 */
	REQUEST_INCOMPLETE("PCA-012");

	private final String code;

	AllotmentRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
