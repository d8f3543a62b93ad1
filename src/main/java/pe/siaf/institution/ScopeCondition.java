package pe.siaf.institution;

import java.util.Map;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;

/**
 * What a profile may see, as a condition for a query: the only place where scopes become
 * SQL. The query names {@code implementing_unit u} and, where it reads targets,
 * {@code budget_target t}.
 *
 * @param sql a condition to stand behind {@code and}
 * @param params its named parameters
 */
public record ScopeCondition(String sql, Map<String, Object> params) {

	/**
	 * Limits targets, lines, movements and documents joined to them.
	 * @param profile who asks
	 * @return a condition over {@code u} and {@code t}
	 */
	public static ScopeCondition onTargets(Profile profile) {
		Scope scope = profile.scope();
		return switch (scope.kind()) {
			case PROGRAM -> new ScopeCondition("t.category = :scope", Map.of("scope", scope.code()));
			case GEOGRAPHY -> new ScopeCondition("t.department = :scope", Map.of("scope", scope.code()));
			case PROGRAM_GEOGRAPHY -> new ScopeCondition("(t.category = :scope and t.department = :scopeDepartment)",
					Map.of("scope", scope.head(), "scopeDepartment", scope.tail()));
			default -> onUnits(profile);
		};
	}

	/**
	 * Limits units and whatever belongs to a unit as a whole. Scopes along programs or
	 * geography reach no unit as a whole.
	 * @param profile who asks
	 * @return a condition over {@code u}
	 */
	public static ScopeCondition onUnits(Profile profile) {
		Scope scope = profile.scope();
		return switch (scope.kind()) {
			case NATIONAL -> new ScopeCondition("true", Map.of());
			case SECTOR -> new ScopeCondition("u.sector = :scope", Map.of("scope", scope.code()));
			case PLIEGO -> onPliego(scope);
			case UE, COST_CENTRE -> new ScopeCondition("u.sec_ejec = :scope", Map.of("scope", scope.head()));
			case PROGRAM, GEOGRAPHY, PROGRAM_GEOGRAPHY -> new ScopeCondition("false", Map.of());
		};
	}

	/**
	 * A pliego's code repeats between sectors: {@code 09/096} names one of them, {@code
	 * 096} none.
	 */
	private static ScopeCondition onPliego(Scope scope) {
		if (!scope.isWhole()) {
			return new ScopeCondition("false", Map.of());
		}
		return scope.tail().isEmpty() ? new ScopeCondition("u.pliego = :scope", Map.of("scope", scope.code()))
				: new ScopeCondition("(u.sector = :scopeSector and u.pliego = :scope)",
						Map.of("scopeSector", scope.head(), "scope", scope.tail()));
	}

}
