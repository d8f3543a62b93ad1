package pe.siaf.logframe;

import pe.siaf.rules.Rule;

/** When a finding can't be accepted as it is. */
enum WaiverRule implements Rule {

	/**
	 * What keeps the books of programs, and the graph on which all else stands, is never
	 * waived.
	 */
	NOT_WAIVABLE("DSN-060"),

	/** Accepting needs a reason and a name. */
	UNEXPLAINED("DSN-061");

	private final String code;

	WaiverRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
