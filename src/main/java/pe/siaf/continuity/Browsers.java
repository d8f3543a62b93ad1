package pe.siaf.continuity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.EnrolledBrowsers;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** The browsers that were prepared: enrolled for a person and a profile, and revoked. */
@Repository
class Browsers implements EnrolledBrowsers {

	private static final String OBJECT = "CONTINUITY_DEVICE";

	private static final String ROWS = """
			select d.sec_ejec, d.id, d.username, u.person_name, d.profile_id, p.role, p.taken_at is null held, d.browser,
			  encode(d.public_key, 'hex') public_key, d.enrolled_at, d.prepared_at, d.expires_at, d.revoked_at, d.revoked_name, d.last_sequence,
			  d.last_hash,
			  (select count(*) from continuity_status s where s.sec_ejec = d.sec_ejec and s.device_id = d.id
			    and s.result in ('RECEIVED', 'REFUSED', 'WAITING')) waiting
			from continuity_device d
			join user_profile p on p.id = d.profile_id
			join app_user u on u.username = d.username
			where\s""";

	private static final String OF_SCOPE = """
			exists (select from implementing_unit u where u.sec_ejec = d.sec_ejec and %s)""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Duration lasts;

	Browsers(JdbcClient jdbc, AuditTrail audit, @Value("${siaf.continuity.browser-lasts:30d}") Duration lasts) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.lasts = lasts;
	}

	/**
	 * Enrols a browser, or lets it sign for longer where it was enrolled already.
	 * @param publicKey its key, SubjectPublicKeyInfo
	 * @param browser what it says it is
	 * @param profile for whom and under which profile
	 * @return the browser
	 * @throws RuleViolation CON-012 if the key is none, or another's
	 */
	@Transactional
	Browser enrol(byte[] publicKey, String browser, Profile profile) {
		String fingerprint = BrowserKey.of(publicKey).fingerprint();
		OffsetDateTime expires = OffsetDateTime.now(FiscalTime.LIMA).plus(this.lasts);
		UUID id = this.jdbc
			.sql("""
					insert into continuity_device (sec_ejec, id, username, profile_id, browser, public_key, fingerprint, expires_at, last_hash)
					values (:unit, :id, :username, :profile, :browser, :key, :fingerprint, :expires, :fingerprint)
					on conflict (sec_ejec, fingerprint) do update set prepared_at = now(), expires_at = excluded.expires_at
					where continuity_device.username = excluded.username and continuity_device.profile_id = excluded.profile_id
					  and continuity_device.revoked_at is null
					returning id""")
			.param("unit", profile.scope().head())
			.param("id", UUID.randomUUID())
			.param("username", profile.username())
			.param("profile", profile.id())
			.param("browser", browser)
			.param("key", publicKey)
			.param("fingerprint", fingerprint)
			.param("expires", expires)
			.query(UUID.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(ContinuityRule.KEY_NOT_TAKEN, Map.of()));
		prepared(id, browser, expires, profile);
		return ofPerson(id, profile);
	}

	private void prepared(UUID id, String browser, OffsetDateTime expires, Profile profile) {
		this.audit.record(profile, profile.scope().head(), "prepare", OBJECT, id.toString(), null,
				Map.of("browser", browser, "expires", expires.toString()));
	}

	/**
	 * A person's browser under their active profile.
	 * @param id which
	 * @param profile whose
	 * @return the browser, in whatever state
	 * @throws RuleViolation CON-001 if the person has none such, CON-013 if another
	 * profile of theirs prepared it
	 */
	Browser ofPerson(UUID id, Profile profile) {
		Browser browser = this.jdbc.sql(ROWS + "d.id = :id and d.username = :username")
			.param("id", id)
			.param("username", profile.username())
			.query(Browser.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(ContinuityRule.BROWSER_UNKNOWN, Map.of()));
		if (browser.held() && browser.profileId() != profile.id()) {
			throw new RuleViolation(ContinuityRule.OTHER_PROFILE,
					Figures.of("role", browser.role().name(), "unit", browser.secEjec()));
		}
		return browser;
	}

	/** The browsers of the units that a profile sees, those prepared last first. */
	List<Browser> list(Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS + OF_SCOPE.formatted(scope.sql())
					+ " order by d.prepared_at desc, d.id limit :size offset :offset")
			.params(scope.params())
			.param("size", size)
			.param("offset", offset)
			.query(Browser.class)
			.list();
	}

	long count(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from continuity_device d where " + OF_SCOPE.formatted(scope.sql()))
			.params(scope.params())
			.query(Long.class)
			.single();
	}

	/**
	 * Revokes a browser of a unit that the profile keeps.
	 * @param id which
	 * @param profile who does
	 * @throws NotFound if it isn't theirs to see
	 */
	@Transactional
	void revoke(UUID id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		String unit = this.jdbc
			.sql("select d.sec_ejec from continuity_device d where d.id = :id and " + OF_SCOPE.formatted(scope.sql()))
			.params(scope.params())
			.param("id", id)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("browser " + id));
		revoke(unit, id, profile.username(), profile.personName());
	}

	@Override
	public List<EnrolledBrowser> of(String username) {
		return this.jdbc.sql(ROWS + "d.username = ? order by d.prepared_at desc, d.id")
			.param(username)
			.query(Browser.class)
			.list()
			.stream()
			.filter(Browser::signs)
			.map((one) -> new EnrolledBrowser(one.id(), one.role().name(), one.secEjec(), one.browser(),
					one.preparedAt(), one.expiresAt()))
			.toList();
	}

	@Override
	@Transactional
	public void revoke(String username, UUID device) {
		Browser browser = this.jdbc.sql(ROWS + "d.username = ? and d.id = ?")
			.params(username, device)
			.query(Browser.class)
			.optional()
			.orElseThrow(() -> new NotFound("browser of " + username));
		revoke(browser.secEjec(), device, username, browser.personName());
	}

	/** The first who revokes it stays. */
	private void revoke(String unit, UUID id, String username, String personName) {
		int revoked = this.jdbc.sql("""
				update continuity_device set revoked_at = now(), revoked_by = ?, revoked_name = ?
				where sec_ejec = ? and id = ? and revoked_at is null""")
			.params(username, personName, unit, id)
			.update();
		if (revoked > 0) {
			this.audit.record(unit, "revoke", OBJECT, id.toString(), null,
					Map.of("by", Objects.requireNonNull(username)));
		}
	}

}
