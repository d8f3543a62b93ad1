package pe.siaf.programming;

/** Whoever costs a file's targets, and can show what a costed amount is made of. */
public interface CostedBy {

	/**
	 * Where the inputs of a file's costed amounts are listed.
	 * @param key the file
	 * @return the page; it takes {@code meta}, {@code of} (the year), {@code item} and
	 * {@code purse} (rubro and resource type) to show those of one amount
	 */
	String inputs(FileKey key);

	/**
	 * Where a file's needs stand beside its ceilings, with what was cut and whom that
	 * leaves without service.
	 * @param key the file
	 * @return the page
	 */
	String cuts(FileKey key);

}
