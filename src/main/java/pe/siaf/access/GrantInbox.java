package pe.siaf.access;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.workflow.InboxSource;

/**
 * Grants that wait for a profile: a line for each program, year and state, since a
 * proposal seldom comes alone.
 */
@Component
class GrantInbox implements InboxSource {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	GrantInbox(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.ACCESS_ANSWER) && !profile.may(Permission.ACCESS_PROPOSE)) {
			return List.of();
		}
		AccessActor actor = AccessActor.of(profile);
		return this.jdbc.sql("""
				select g.program, g.fiscal_year, g.state, count(*) waiting, min(g.moved_at) since from access_grant g
				where g.state in ('PROPOSED', 'OBJECTED', 'ACCEPTED') and exists (
				  select from workflow_transition w where w.object_type = 'ACCESS_GRANT' and w.from_state = g.state
				    and w.role = :role and w.action in ('accept', 'approve', 'propose'))
				  and %s
				group by 1, 2, 3 order by 5""".formatted(actor.sql()))
			.params(actor.params())
			.param("role", profile.role().name())
			.query((row, number) -> new InboxItem("access.inbox", row.getString("program"),
					text(row.getInt("waiting"), row.getInt("fiscal_year")), row.getString("state"), "",
					row.getObject("since", OffsetDateTime.class),
					"/programas/%s/accesos?year=%d&estado=%s".formatted(row.getString("program"),
							row.getInt("fiscal_year"), row.getString("state"))))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

	private String text(int waiting, int fiscalYear) {
		return String.valueOf(this.messages.getMessage("access.inbox.text",
				new Object[] { waiting, String.valueOf(fiscalYear) }, LocaleContextHolder.getLocale()));
	}

}
