package pe.siaf.design;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** What reviewers and authors say to each other about places of a design. */
@Component
class DesignComments {

	private static final int LONGEST = 4000;

	private final JdbcClient jdbc;

	private final DesignRows rows;

	private final AuditTrail audit;

	DesignComments(JdbcClient jdbc, DesignRows rows, AuditTrail audit) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.audit = audit;
	}

	List<Comment> of(long version) {
		return this.jdbc
			.sql("""
					select id, part, row_id, field, place, text, person_name, username, profile, at, resolved_at, resolved_by, resolution
					from design_comment where version_id = ? order by resolved_at is not null, id""")
			.param(version)
			.query(Comment.class)
			.list();
	}

	/**
	 * Says something about a row, or about the version as a whole.
	 * @throws RuleViolation DSN-103, DSN-104
	 */
	@Transactional
	public void say(Draft draft, @Nullable Long node, String text, Profile actor) {
		requireScope(draft, actor);
		String said = text.strip();
		if (said.isEmpty()) {
			throw new RuleViolation(DraftRule.VALUE_REQUIRED, Figures.of("designField", "COMMENT.text"), "text");
		}
		if (said.length() > LONGEST) {
			throw new RuleViolation(DraftRule.VALUE_TOO_LONG,
					Figures.of("designField", "COMMENT.text", "length", said.length(), "longest", LONGEST), "text");
		}
		String place = (node != null) ? this.rows.find(Part.NODE, node)
			.filter((row) -> row.path("version_id").asLong() == draft.id())
			.map((row) -> row.path("code").asString())
			.orElseThrow(NotFound::new) : "";
		long id = this.jdbc.sql("""
				insert into design_comment (version_id, part, row_id, place, text, username, person_name, profile)
				values (:version, :part, :row, :place, :text, :username, :person, :profile) returning id""")
			.param("version", draft.id())
			.param("part", (node != null) ? Part.NODE.name() : "")
			.param("row", node)
			.param("place", place)
			.param("text", said)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.query(Long.class)
			.single();
		this.audit.record(AuditTrail.NATIONAL, "comment", DesignWorkflow.TYPE, draft.id() + "/comment/" + id, null,
				Map.of("place", place, "text", said));
	}

	/** Marks a comment as answered; how, is said in a few words. */
	@Transactional
	public void resolve(Draft draft, long comment, String resolution, Profile actor) {
		requireScope(draft, actor);
		int resolved = this.jdbc
			.sql("""
					update design_comment set resolved_at = clock_timestamp(), resolved_by = :person, resolution = nullif(:resolution, '')
					where version_id = :version and id = :id and resolved_at is null""")
			.param("person", actor.personName())
			.param("resolution", resolution.strip())
			.param("version", draft.id())
			.param("id", comment)
			.update();
		if (resolved == 0) {
			throw new NotFound("comment " + comment);
		}
		this.audit.record(AuditTrail.NATIONAL, "resolve", DesignWorkflow.TYPE, draft.id() + "/comment/" + comment, null,
				Map.of("resolution", resolution.strip()));
	}

	/** A program's people speak on their own program; analysts and the rector on any. */
	private static void requireScope(Draft draft, Profile actor) {
		boolean ofAProgram = actor.scope().kind() == Scope.Kind.PROGRAM
				|| actor.scope().kind() == Scope.Kind.PROGRAM_GEOGRAPHY;
		if (ofAProgram && !actor.scope().head().equals(draft.program())) {
			throw new NotFound("version");
		}
	}

	/** A comment. */
	record Comment(long id, String part, @Nullable Long rowId, String field, String place, String text,
			String personName, String username, String profile, OffsetDateTime at, @Nullable OffsetDateTime resolvedAt,
			@Nullable String resolvedBy, @Nullable String resolution) {
	}

}
