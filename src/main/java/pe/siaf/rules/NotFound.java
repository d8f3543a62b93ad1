package pe.siaf.rules;

/**
 * What was asked for isn't there, or isn't visible to who asks: both look the same from
 * outside, a 404 on pages and in the API.
 */
public class NotFound extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotFound() {
		super("Not found");
	}

	/**
	 * Names what was asked for, for the log.
	 * @param what the thing asked for
	 */
	public NotFound(String what) {
		super("Not found: " + what);
	}

}
