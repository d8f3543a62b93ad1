package pe.siaf.design;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.workflow.InboxSource;

/**
 * Versions of programs and indicators' sheets that wait for a profile: to review and
 * submit, to answer what was observed, to validate, to approve or publish. Drafts that
 * nobody has sent on are their author's desk, not an inbox; training copies go nowhere.
 */
@Component
class DesignInbox implements InboxSource {

	/** Moves that carry a document on; to withdraw one is nobody's duty. */
	private static final String ONWARD = "('submit', 'validate', 'approve', 'publish')";

	private final JdbcClient jdbc;

	DesignInbox(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody; whoever moves designs may also comment on
		// them
		if (!profile.may(Permission.DESIGN_COMMENT)) {
			return List.of();
		}
		return Stream.concat(versions(profile).stream(), sheets(profile).stream()).toList();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

	private List<InboxItem> versions(Profile profile) {
		return this.jdbc
			.sql("""
					select v.id, v.program, v.version, v.name, v.state, coalesce((
					    select max(h.at) from workflow_step h where h.object_type = 'PROGRAM_VERSION' and h.object_id = v.id::text),
					  v.created_at) since
					from program_version v
					where v.state in ('INTERNAL_REVIEW', 'SUBMITTED', 'OBSERVED', 'VALIDATED') and not v.training
					  and (:program = '' or v.program = :program) and exists (
					  select from workflow_transition w where w.object_type = 'PROGRAM_VERSION' and w.from_state = v.state
					    and w.role = :role and w.action in %s)"""
				.formatted(ONWARD))
			.param("role", profile.role().name())
			.param("program", programOf(profile))
			.query((row, number) -> new InboxItem("design.inbox.version",
					row.getString("program") + " · " + row.getInt("version"), row.getString("name"),
					row.getString("state"), "", row.getObject("since", OffsetDateTime.class),
					"/programas/" + row.getString("program") + "/versiones/" + row.getInt("version")))
			.list();
	}

	private List<InboxItem> sheets(Profile profile) {
		return this.jdbc
			.sql("""
					select s.indicator, s.fiscal_year, s.version, s.name, s.state, coalesce((
					    select max(h.at) from workflow_step h where h.object_type = 'INDICATOR_SHEET' and h.object_id = s.id::text),
					  now()) since
					from indicator_sheet s
					where s.state = 'REVIEW' and (:program = '' or s.program = :program) and exists (
					  select from workflow_transition w where w.object_type = 'INDICATOR_SHEET' and w.from_state = s.state
					    and w.role = :role and w.action in %s)"""
				.formatted(ONWARD))
			.param("role", profile.role().name())
			.param("program", programOf(profile))
			.query((row, number) -> new InboxItem("design.inbox.sheet",
					row.getString("indicator") + " · " + row.getInt("fiscal_year"), row.getString("name"),
					row.getString("state"), "", row.getObject("since", OffsetDateTime.class),
					"/indicadores/" + row.getString("indicator") + "/fichas/" + row.getInt("fiscal_year") + "/"
							+ row.getInt("version")))
			.list();
	}

	/** The program of whom answers for one; empty for whom answers for all. */
	private static String programOf(Profile profile) {
		Scope scope = profile.scope();
		return (scope.kind() == Scope.Kind.PROGRAM || scope.kind() == Scope.Kind.PROGRAM_GEOGRAPHY) ? scope.head() : "";
	}

}
