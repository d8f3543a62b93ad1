package pe.siaf.execution;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * A unit whose year 2026 is kept here, with people whose browsers work offline: for tests
 * of continuity.
 */
@Component
public class APreparedUnit {

	public static final int YEAR = 2026;

	private static final AtomicInteger TARGET = new AtomicInteger(3000);

	private final ExecutionFixture given;

	private final JdbcClient jdbc;

	APreparedUnit(ExecutionFixture given, JdbcClient jdbc) {
		this.given = given;
		this.jdbc = jdbc;
	}

	/** A unit that has registered before. */
	public void keptHere(String unit) {
		this.given.aUnit(unit);
		LineKey line = LineKeys.of(aLine(unit, "10"));
		this.given.register(
				ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "1.00"), unit));
	}

	/** A line with credit, as its key is written. */
	public String aLine(String unit, String credit) {
		this.given.aUnit(unit);
		return this.given.aLineOf(unit, "%04d".formatted(TARGET.getAndIncrement()), credit).toString();
	}

	/**
	 * A certification that somebody else registers on the line, and so takes its credit.
	 */
	public void anotherTakes(String unit, String line, String amount) {
		this.given.register(ExecutionFixture.asked(DocumentStage.CERTIFICATION, null,
				ExecutionFixture.on(LineKeys.of(line), amount), unit));
	}

	/** Somebody of the unit, with a profile of their own. */
	public Profile aPerson(Role role, String unit, String username) {
		long user = this.jdbc.sql("""
				insert into app_user (username, person_name, password_hash) values (?, ?, '{noop}siaf-demo')
				on conflict (username) do update set person_name = excluded.person_name returning id""")
			.params(username, "Persona " + username)
			.query(Long.class)
			.single();
		long profile = this.jdbc
			.sql("""
					insert into user_profile (user_id, role, scope_kind, scope_code, principal)
					values (:user, :role, 'UE', :unit, not exists (select from user_profile where user_id = :user)) returning id""")
			.param("user", user)
			.param("role", role.name())
			.param("unit", unit)
			.query(Long.class)
			.single();
		return new Profile(profile, username, "Persona " + username, role, new Scope(Scope.Kind.UE, unit), true);
	}

	/** Verifies and approves a draft, by two people. */
	public void approve(String unit, long record) {
		ExecutionRecord found = this.given.records().get(unit, record);
		ActOutcome outcome = new ActOutcome(found, this.given.records().acts(found).get(0));
		ActOutcome verified = this.given.move(outcome, "verify", ExecutionFixture.preparer(found.stage(), unit));
		this.given.move(verified, "approve", ExecutionFixture.approver(found.stage(), unit));
	}

	/** What drafts hold of the line's credit. */
	public String held(String unit, String line) {
		return this.given.held(unit, LineKeys.of(line));
	}

	/** Rows that differ from what the acts and movements say: always none. */
	public int drift() {
		return this.given.drift();
	}

	private static final class LineKeys {

		private LineKeys() {
		}

		static LineKey of(String key) {
			String[] parts = key.split("-");
			return new LineKey(parts[0], parts[1], parts[2], parts[3]);
		}

	}

}
