package pe.siaf.execution;

/**
 * Where an order's money goes (domain 9.7): to the payee, or what is kept back from it,
 * each part an order of its own.
 */
enum OrderPart {

	/** What the payee gets. */
	NET,

	/** To the supplier's own account of detractions (SPOT). */
	DETRACTION,

	/** Value added tax kept back, to the tax authority. */
	VAT_WITHHOLDING,

	/** Income tax of fee receipts (fourth category), to the tax authority. */
	FOURTH_CATEGORY,

	/** What a delay costs the supplier. */
	PENALTY,

	/** What a court keeps back. */
	COURT,

	/** What is kept back from the workers of a payroll, to who collects it. */
	PAYROLL_WITHHOLDING,

	/** What the employer adds to a payroll, to who collects it. */
	PAYROLL_CONTRIBUTION;

	public String messageKey() {
		return "execution.part." + name();
	}

}
