package pe.siaf.rules;

/**
 * There is nothing under a value that somebody chose to see, as in a year that isn't
 * published: a page is shown without that choice and says so, the API answers 404.
 */
public class NothingFor extends NotFound {

	private static final long serialVersionUID = 1L;

	private final String parameter;

	private final String value;

	/**
	 * Names the choice.
	 * @param parameter of the address
	 * @param value what was asked for
	 */
	public NothingFor(String parameter, String value) {
		super(parameter + "=" + value);
		this.parameter = parameter;
		this.value = value;
	}

	public String parameter() {
		return this.parameter;
	}

	public String value() {
		return this.value;
	}

}
