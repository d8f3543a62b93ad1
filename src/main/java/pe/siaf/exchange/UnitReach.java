package pe.siaf.exchange;

import java.util.Map;

import pe.siaf.identity.Profile;

/**
 * Which units a profile reaches. Units are kept by a module above, which provides the
 * bean.
 */
public interface UnitReach {

	/**
	 * The profile's scope as a condition over {@code implementing_unit u}.
	 * @param profile who asks
	 * @return the condition
	 */
	Condition of(Profile profile);

	/**
	 * A condition to stand behind {@code and}, with its named parameters.
	 *
	 * @param sql the condition
	 * @param params its parameters
	 */
	record Condition(String sql, Map<String, Object> params) {
	}

}
