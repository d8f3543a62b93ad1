package pe.siaf.decision;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.NotFound;

/**
 * Which memos a profile reaches: those of its units, or of its program; the country's all
 * of them. What is published, everybody reads.
 */
@Component
class MemoReach {

	private final JdbcClient jdbc;

	MemoReach(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A condition over {@code decision_memo m} and, left-joined, its unit {@code u}. */
	static ScopeCondition own(Profile profile) {
		ScopeCondition units = ScopeCondition.onUnits(profile);
		Map<String, Object> params = new HashMap<>(units.params());
		params.put("reachesAll", profile.scope().kind() == Scope.Kind.NATIONAL);
		params.put("program", program(profile));
		return new ScopeCondition("((m.category = '' and " + units.sql()
				+ ") or (m.category <> '' and (:reachesAll or m.category = :program)))", params);
	}

	/** The same, and what is published. */
	static ScopeCondition readable(Profile profile) {
		ScopeCondition own = own(profile);
		return new ScopeCondition("(m.state = 'PUBLISHED' or " + own.sql() + ")", own.params());
	}

	/**
	 * Refuses what lies outside the scope.
	 * @throws NotFound if it isn't there for this profile
	 */
	void require(MemoKey key, Profile profile) {
		if (!reaches(key, profile)) {
			throw new NotFound("memo " + key.id());
		}
	}

	boolean reaches(MemoKey key, Profile profile) {
		if (key.isOfProgram()) {
			return exists("select from program where code = :subject", key, Map.of())
					&& (profile.scope().kind() == Scope.Kind.NATIONAL || program(profile).equals(key.subject()));
		}
		ScopeCondition units = ScopeCondition.onUnits(profile);
		return exists("select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :subject and "
				+ units.sql(), key, units.params());
	}

	private boolean exists(String sql, MemoKey key, Map<String, Object> scope) {
		return this.jdbc.sql("select exists (" + sql + ")")
			.param("year", key.fiscalYear())
			.param("subject", key.subject())
			.params(scope)
			.query(Boolean.class)
			.single();
	}

	private static String program(Profile profile) {
		Scope scope = profile.scope();
		return switch (scope.kind()) {
			case PROGRAM -> scope.code();
			case PROGRAM_GEOGRAPHY -> scope.head();
			default -> "";
		};
	}

}
