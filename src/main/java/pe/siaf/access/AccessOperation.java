package pe.siaf.access;

/** What a grant lets a unit do on a node (domain 5.2). */
public enum AccessOperation {

	/** Set physical targets. */
	PHYS_PROGRAM,

	/** Ask for money. */
	BUD_PROGRAM,

	/** Certify, and so spend. */
	EXECUTE_FIN,

	/** Register what was done. */
	EXECUTE_PHYS,

	/** See it. */
	VIEW

}
