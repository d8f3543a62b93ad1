package pe.siaf.indicator;

import pe.siaf.identity.Role;
import pe.siaf.logframe.Level;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Who may register a value: results only whoever doesn't answer for them, INEI or another
 * third party; products and activities also those who execute.
 */
final class Registrars {

	private Registrars() {
	}

	/**
	 * Refuses the wrong registrar.
	 * @param role the role of who registers
	 * @param indicator the indicator's code
	 * @param level the row of the matrix it measures
	 * @throws RuleViolation IND-003
	 */
	static void check(Role role, String indicator, Level level) {
		if (!level.isProduced() && role != Role.STATS_REGISTRAR) {
			throw new RuleViolation(IndicatorRule.REGISTRAR_NOT_AUTHORISED,
					Figures.of("indicator", indicator, "role", role.name()));
		}
	}

}
