package pe.siaf.access;

import java.util.Map;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;

/**
 * Which grants a profile has a say in, as a condition over {@code access_grant g}: the
 * program's people on their program's, the coordinator only on those of units in the
 * department, a pliego on what it and its units are granted; the rector answers for whole
 * levels and sectors, and decides on all once they are answered (domain 5.5).
 *
 * @param sql the condition
 * @param params its named parameters
 */
record AccessActor(String sql, Map<String, Object> params) {

	static AccessActor of(Profile profile) {
		Scope scope = profile.scope();
		return switch (profile.role()) {
			case PROGRAM_RESPONSIBLE ->
				new AccessActor("g.program = :actorProgram", Map.of("actorProgram", scope.code()));
			case TERRITORIAL_COORD -> new AccessActor(
					"(g.program = :actorProgram and access_in_department(g.fiscal_year, g.grantee_type, g.grantee_code, :actorDepartment))",
					Map.of("actorProgram", scope.head(), "actorDepartment", scope.tail()));
			case PLIEGO_BUDGET,
					PLIEGO_HEAD ->
				scope.isWhole() ? new AccessActor(
						"access_of_pliego(g.fiscal_year, g.grantee_type, g.grantee_code, :actorPliego)",
						Map.of("actorPliego", scope.code())) : new AccessActor("false", Map.of());
			case RECTOR_BUDGET ->
				new AccessActor("(g.state <> 'PROPOSED' or g.grantee_type in ('LEVEL', 'SECTOR'))", Map.of());
			default -> new AccessActor("false", Map.of());
		};
	}

	/**
	 * Whether a profile proposes grants of a program.
	 * @param profile who asks
	 * @param program the program
	 * @return true if it is theirs
	 */
	static boolean proposes(Profile profile, String program) {
		return switch (profile.role()) {
			case PROGRAM_RESPONSIBLE, TERRITORIAL_COORD -> profile.scope().head().equals(program);
			default -> false;
		};
	}

}
