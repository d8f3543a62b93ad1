package pe.siaf.design;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;

/** Every edit of a draft, with what it replaced; only added to. */
@Component
class DesignChanges {

	private static final String COLUMNS = """
			select c.id, c.version_id, c.at, c.username, c.person_name, c.profile, c.action, c.part, c.row_id, c.field,
			  c.before::text, c.after::text, c.undoes,
			  exists (select from design_change u where u.undoes = c.id) undone
			from design_change c
			""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final AuditTrail audit;

	DesignChanges(JdbcClient jdbc, JsonMapper json, AuditTrail audit) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
	}

	/**
	 * Keeps an edit, in the version's history and in the audit.
	 * @return the change's key
	 */
	long record(long version, Profile actor, String action, Part part, long row, String field, @Nullable Object before,
			@Nullable Object after, @Nullable Long undoes) {
		this.audit.record(actor, AuditTrail.NATIONAL, "edit", "PROGRAM_VERSION",
				version + "/" + part.slug() + "/" + row + (field.isEmpty() ? "" : "/" + field), before, after);
		return this.jdbc
			.sql("""
					insert into design_change (version_id, username, person_name, profile, action, part, row_id, field, before, after, undoes)
					values (:version, :username, :person, :profile, :action, :part, :row, :field, :before::jsonb, :after::jsonb, :undoes)
					returning id""")
			.param("version", version)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.param("action", action)
			.param("part", part.name())
			.param("row", row)
			.param("field", field)
			.param("before", text(before))
			.param("after", text(after))
			.param("undoes", undoes)
			.query(Long.class)
			.single();
	}

	Optional<Change> find(long version, long id) {
		return this.jdbc.sql(COLUMNS + "where c.version_id = ? and c.id = ?")
			.params(version, id)
			.query(Change.class)
			.optional();
	}

	/** Who changed a field last. */
	Optional<Change> last(long version, Part part, long row, String field) {
		return this.jdbc.sql(COLUMNS + """
				where c.version_id = ? and c.part = ? and c.row_id = ? and c.field in (?, '')
				order by c.id desc limit 1""").params(version, part.name(), row, field).query(Change.class).optional();
	}

	/** Whether somebody else changed any of these rows after a change. */
	boolean touchedByOthers(long version, long after, String username, List<DesignRows.Row> rows) {
		return rows.stream()
			.anyMatch((row) -> this.jdbc
				.sql("""
						select exists (select from design_change where version_id = ? and id > ? and username <> ? and part = ? and row_id = ?)""")
				.params(version, after, username, row.part().name(), row.id())
				.query(Boolean.class)
				.single());
	}

	/** What changed since a change, oldest first. */
	List<Change> since(long version, long after) {
		return this.jdbc.sql(COLUMNS + "where c.version_id = ? and c.id > ? order by c.id limit 500")
			.params(version, after)
			.query(Change.class)
			.list();
	}

	/** The newest changes, newest first. */
	List<Change> newest(long version, int limit, long offset) {
		return this.jdbc.sql(COLUMNS + "where c.version_id = ? order by c.id desc limit ? offset ?")
			.params(version, limit, offset)
			.query(Change.class)
			.list();
	}

	int count(long version) {
		return this.jdbc.sql("select count(*) from design_change where version_id = ?")
			.param(version)
			.query(Integer.class)
			.single();
	}

	/** The newest change's key, 0 where there is none. */
	long head(long version) {
		return this.jdbc.sql("select coalesce(max(id), 0) from design_change where version_id = ?")
			.param(version)
			.query(Long.class)
			.single();
	}

	JsonNode read(@Nullable String state) {
		return this.json.readTree((state != null) ? state : "null");
	}

	private @Nullable String text(@Nullable Object state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

	/**
	 * An edit that was made.
	 *
	 * @param id its key, growing
	 * @param versionId the version
	 * @param at when
	 * @param username who
	 * @param personName the person's name
	 * @param profile under which profile
	 * @param action ADD, SET, REMOVE or MOVE
	 * @param part the part's name
	 * @param rowId the row
	 * @param field the field, of SET
	 * @param before what it replaced, JSON
	 * @param after what it put there, JSON
	 * @param undoes the change that it takes back
	 * @param undone whether it was taken back
	 */
	record Change(long id, long versionId, OffsetDateTime at, String username, String personName, String profile,
			String action, String part, long rowId, String field, @Nullable String before, @Nullable String after,
			@Nullable Long undoes, boolean undone) {
	}

}
