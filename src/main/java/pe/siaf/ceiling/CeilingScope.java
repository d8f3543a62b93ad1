package pe.siaf.ceiling;

import java.util.HashMap;
import java.util.Map;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;

/**
 * Which ceilings a profile sees and gives out, as a condition over {@code ceiling c}. A
 * pliego's ceilings are seen by its units too: they are what the own one is part of.
 *
 * @param sql a condition to stand behind {@code and}
 * @param params its named parameters
 */
record CeilingScope(String sql, Map<String, Object> params) {

	/**
	 * What a profile sees of a version.
	 * @param reader who looks
	 * @param version the version
	 * @return the condition
	 */
	static CeilingScope of(Profile reader, CeilingVersion version) {
		if (reader.scope().kind() == Scope.Kind.NATIONAL) {
			return new CeilingScope("true", Map.of());
		}
		ScopeCondition units = ScopeCondition.onUnits(reader);
		Map<String, Object> params = new HashMap<>(units.params());
		params.put("scopeYear", version.fiscalYear());
		return new CeilingScope("""
				exists (select from implementing_unit u where u.fiscal_year = ceiling_catalogue_year(:scopeYear)
				  and u.sector || '/' || u.pliego = c.pliego and c.sec_ejec in ('', u.sec_ejec) and %s)"""
			.formatted(units.sql()), params);
	}

	/**
	 * Whose it is to give out what lies under a ceiling (domain 3.4): the rector's to
	 * pliegos, the pliego's to units, the unit's to cost centres; in a draft all is the
	 * rector's. Whether the ceiling lies within the scope is asked apart.
	 * @param actor who acts
	 * @param version the version
	 * @param tier the tier of the ceiling above, or empty for what hangs on none
	 * @return true if it is the actor's role to do so, now
	 */
	static boolean givesOut(Profile actor, CeilingVersion version, String tier) {
		if (!actor.may(Permission.CEILING_DISTRIBUTE)) {
			return false;
		}
		if (version.isDraft()) {
			return actor.role() == Role.RECTOR_BUDGET;
		}
		return version.isAvailable() && switch (tier) {
			case "" -> actor.role() == Role.RECTOR_BUDGET;
			case "PLIEGO" -> actor.role() == Role.PLIEGO_BUDGET;
			default -> actor.role() == Role.UE_BUDGET;
		};
	}

}
