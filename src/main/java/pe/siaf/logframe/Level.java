package pe.siaf.logframe;

/** The four rows of the matrix, top first (domain 4.4). */
public enum Level {

	/** Final result: the end that the program contributes to. */
	FR,

	/** Specific result: the purpose, exactly one a program. */
	SR,

	/** Product: goods and services that a population receives. */
	P,

	/** Activity: what is done and costed. */
	A;

	/**
	 * Whether money and quantities are registered on it.
	 * @return true for products and activities
	 */
	public boolean isProduced() {
		return this == P || this == A;
	}

	/**
	 * Its colour among the chain's four.
	 * @return the name of the stylesheet's class
	 */
	public String style() {
		return switch (this) {
			case FR, SR -> "result";
			case P -> "product";
			case A -> "activity";
		};
	}

}
