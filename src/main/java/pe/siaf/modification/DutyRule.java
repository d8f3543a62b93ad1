package pe.siaf.modification;

import pe.siaf.rules.Rule;

/** Duties apart (domain 12.2), as far as they concern notes and requests of the PCA. */
enum DutyRule implements Rule {

	/** Who prepared it doesn't approve it: {@link Resolutions}. */
	PREPARED_IT("CTL-001");

	private final String code;

	DutyRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
