package pe.siaf.continuity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.audit.AuditTrail;
import pe.siaf.execution.PreparedDrafts;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** Keeps entries and what became of them: both can only be added to. */
@Repository
class EntryStore {

	private static final String OBJECT = "CONTINUITY_ENTRY";

	private static final String ROWS = """
			select s.sec_ejec, s.id, s.device_id, s.sequence, s.fiscal_year, s.stage, s.total, s.paper, s.draws_on, s.content,
			  s.registered_at, s.received_at, s.username, s.person_name, s.result, s.attempt, s.code, s.message, s.record_id,
			  s.document, s.page, s.reason, s.result_at, s.result_name
			from continuity_status s where\s""";

	private static final String OF_SCOPE = """
			exists (select from implementing_unit u where u.sec_ejec = s.sec_ejec and %s)
			and (:result = '' or s.result = :result or (:result = 'OPEN' and s.result in ('RECEIVED', 'REFUSED', 'WAITING')))""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	EntryStore(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Lets nobody else change the head of a browser's chain or settle its entries until
	 * the transaction ends.
	 */
	void lock(String secEjec, UUID browser) {
		this.jdbc.sql("select 1 from continuity_device where sec_ejec = ? and id = ? for no key update")
			.params(secEjec, browser)
			.query(Integer.class)
			.single();
	}

	/**
	 * Keeps an entry and moves the head of its chain on to it.
	 * @param browser which signed it
	 * @param sent as it was sent
	 * @param entry what it says
	 * @param profile who sent it
	 */
	void keep(Browser browser, Sent sent, SignedEntry entry, Profile profile) {
		String hash = BrowserKey.hash(sent.content());
		this.jdbc
			.sql("""
					insert into continuity_entry (sec_ejec, device_id, sequence, key, fiscal_year, stage, total, paper, draws_on, content,
					  previous_hash, hash, signature, registered_at, username, person_name)
					values (:unit, :browser, :sequence, :key, :year, :stage, :total, :paper, :drawsOn, :content, :previous, :hash,
					  :signature, :at, :username, :person)""")
			.param("unit", browser.secEjec())
			.param("browser", browser.id())
			.param("sequence", entry.sequence())
			.param("key", entry.key())
			.param("year", entry.year())
			.param("stage", entry.stage().name())
			.param("total", entry.total().value())
			.param("paper", Objects.requireNonNullElse(entry.fields().documentNumber(), ""))
			.param("drawsOn", entry.entry())
			.param("content", sent.content())
			.param("previous", entry.previous())
			.param("hash", hash)
			.param("signature", sent.signatureBytes())
			.param("at", entry.at())
			.param("username", profile.username())
			.param("person", profile.personName())
			.update();
		this.jdbc.sql("update continuity_device set last_sequence = ?, last_hash = ? where sec_ejec = ? and id = ?")
			.params(entry.sequence(), hash, browser.secEjec(), browser.id())
			.update();
	}

	Optional<Entry> find(String secEjec, UUID browser, int sequence) {
		return this.jdbc.sql(ROWS + "s.sec_ejec = ? and s.device_id = ? and s.sequence = ?")
			.params(secEjec, browser, sequence)
			.query(Entry.class)
			.optional();
	}

	/** An entry of a person's own, in whatever state. */
	Optional<Entry> ofPerson(long id, Profile profile) {
		return this.jdbc.sql(ROWS + "s.id = ? and s.username = ?")
			.params(id, profile.username())
			.query(Entry.class)
			.optional();
	}

	/** An entry of a unit that the profile sees. */
	Optional<Entry> ofScope(long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS + "s.id = :id and " + OF_SCOPE.formatted(scope.sql()))
			.params(scope.params())
			.param("id", id)
			.param("result", "")
			.query(Entry.class)
			.optional();
	}

	/** Whether an entry that was kept is this one, letter by letter. */
	boolean isSame(Entry kept, Sent sent) {
		return kept.content().equals(sent.content());
	}

	List<Entry> ofBrowser(String secEjec, UUID browser) {
		return this.jdbc.sql(ROWS + "s.sec_ejec = ? and s.device_id = ? order by s.sequence")
			.params(secEjec, browser)
			.query(Entry.class)
			.list();
	}

	/** The entries of the units that a profile sees, those received last first. */
	List<Entry> list(String result, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS + OF_SCOPE.formatted(scope.sql())
					+ " order by s.received_at desc, s.id desc limit :size offset :offset")
			.params(scope.params())
			.param("result", result)
			.param("size", size)
			.param("offset", offset)
			.query(Entry.class)
			.list();
	}

	long count(String result, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from continuity_status s where " + OF_SCOPE.formatted(scope.sql()))
			.params(scope.params())
			.param("result", result)
			.query(Long.class)
			.single();
	}

	/** Keeps that an entry became a draft, in the draft's transaction. */
	void made(Entry entry, String result, PreparedDrafts.Made made, Profile profile) {
		this.jdbc
			.sql("""
					insert into continuity_result (sec_ejec, entry_id, attempt, result, record_id, document, page, username, person_name)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(entry.secEjec(), entry.id(), entry.attempt() + 1, result, made.record(), made.shown(), made.page(),
					profile.username(), profile.personName())
			.update();
		told(entry, result, Map.of("document", made.shown()), profile);
	}

	/** Keeps that a rule refused an entry, or that it waits. */
	void refused(Entry entry, String result, String code, String message, Profile profile) {
		this.jdbc
			.sql("""
					insert into continuity_result (sec_ejec, entry_id, attempt, result, code, message, username, person_name)
					values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(entry.secEjec(), entry.id(), entry.attempt() + 1, result, code, message, profile.username(),
					profile.personName())
			.update();
		told(entry, result, Map.of("code", code, "message", message), profile);
	}

	/** Keeps that a person let go of an entry. */
	void discarded(Entry entry, String reason, Profile profile) {
		this.jdbc.sql("""
				insert into continuity_result (sec_ejec, entry_id, attempt, result, reason, username, person_name)
				values (?, ?, ?, 'DISCARDED', ?, ?, ?)""")
			.params(entry.secEjec(), entry.id(), entry.attempt() + 1, reason, profile.username(), profile.personName())
			.update();
		told(entry, "DISCARDED", Map.of("reason", reason), profile);
	}

	/** Keeps in the trail what was sent and can't be believed: no entry comes of it. */
	void notBelieved(Browser browser, Sent sent, String code, Profile profile) {
		this.audit.record(profile, browser.secEjec(), "refuse", OBJECT, browser.id().toString(), null,
				Map.of("code", code, "hash", BrowserKey.hash(sent.content())));
	}

	private void told(Entry entry, String result, Map<String, String> what, Profile profile) {
		String action = switch (result) {
			case "TAKEN" -> "take";
			case "MENDED" -> "mend";
			case "DISCARDED" -> "discard";
			case "WAITING" -> "wait";
			default -> "refuse";
		};
		this.audit.record(profile, entry.secEjec(), action, OBJECT, entry.deviceId() + "/" + entry.sequence(), null,
				what);
	}

}
