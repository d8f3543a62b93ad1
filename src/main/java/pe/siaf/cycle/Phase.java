package pe.siaf.cycle;

/** The phases of a year's budget, in their order (domain 3.1). */
public enum Phase {

	/** Three years ahead, within the ceilings: in the year before the budget law's. */
	PROGRAMMING,

	/** The year of the law, to the last level of the classifier. */
	FORMULATION,

	/** The law and the resolutions that open the budget. */
	APPROVAL,

	/** The year itself. */
	EXECUTION,

	/** What became of it. */
	EVALUATION

}
