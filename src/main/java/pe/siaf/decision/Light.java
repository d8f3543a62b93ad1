package pe.siaf.decision;

/** The traffic light of a figure. */
enum Light {

	/** As it should be. */
	GREEN("ok"),

	/** To be answered for. */
	AMBER("warn"),

	/** To be answered for. */
	RED("bad"),

	/** There is no figure to judge. */
	NONE("");

	private final String chip;

	Light(String chip) {
		this.chip = chip;
	}

	/**
	 * Whether somebody has to answer for it in writing.
	 * @return true for amber and red
	 */
	public boolean isToAnswer() {
		return this == AMBER || this == RED;
	}

	/**
	 * The class of its chip.
	 * @return {@code ok}, {@code warn}, {@code bad} or empty
	 */
	public String chip() {
		return this.chip;
	}

}
