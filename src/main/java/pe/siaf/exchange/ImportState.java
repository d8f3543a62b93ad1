package pe.siaf.exchange;

/** Where an import stands. */
public enum ImportState {

	/** Received. */
	STAGED,

	/** Being read and judged. */
	VALIDATING,

	/** Judged and previewed: waits for a decision. */
	READY,

	/** Being applied. */
	APPLYING,

	/** Applied whole. */
	APPLIED,

	/** Compared only: its records have another keeper by now. */
	COMPARED,

	/** Refused, or put aside; nothing was changed. */
	REJECTED;

	public boolean isFinal() {
		return this == APPLIED || this == COMPARED || this == REJECTED;
	}

	public boolean isUnderWay() {
		return this == STAGED || this == VALIDATING || this == APPLYING;
	}

}
