package pe.siaf.access;

/**
 * A part of a program's chain that can be granted.
 *
 * @param product product or project; empty for the whole program
 * @param activity activity; empty for the whole product
 * @param name what it is called
 * @param levels the levels of government that its design marks: some of E, R, M; empty
 * where nobody said
 */
record GrantNode(String product, String activity, String name, String levels) {

	/** How forms and addresses name it: {@code product} or {@code product/activity}. */
	public String key() {
		return this.activity.isEmpty() ? this.product : this.product + "/" + this.activity;
	}

	/** Code before name. */
	public String label() {
		return this.activity.isEmpty() ? this.product + ". " + this.name : this.activity + ". " + this.name;
	}

}
