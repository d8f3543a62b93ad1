package pe.siaf.rules;

/**
 * A rule of the domain, found everywhere by its code: in the catalogue enum that
 * implements this, in the message bundle under {@code rule.<code>}, in the API's problem
 * details and, where the schema holds it, in the name of a constraint.
 */
public interface Rule {

	/**
	 * The code of the rule book's error catalogue, such as {@code CRT-001}.
	 * @return the code
	 */
	String code();

	/**
	 * The key of its message in the bundles; the message takes the figures of the
	 * violation by position.
	 * @return {@code rule.CRT-001}
	 */
	default String messageKey() {
		return "rule." + code();
	}

}
