package pe.siaf.modification;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.InboxSource;

/** The menu's entries, and the notes that wait for a profile. */
@Component
class NoteDesk implements MenuContribution, InboxSource {

	private static final String ITEMS = """
			select n.fiscal_year, n.sec_ejec, n.number, n.sequence, n.state, n.justification, n.moved_at,
			  (select greatest(sum(l.credit), sum(l.annulment)) from budget_note_line l
			    where (l.fiscal_year, l.sec_ejec, l.number, l.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)) total
			from budget_note n
			where\s""";

	/** What the role may do next; who prepared a note doesn't find it to approve. */
	private static final String WAITING = """
			n.state in ('N', 'V', 'T', 'O', 'R') and exists (
			  select from note_types(n.fiscal_year) t join workflow_transition w on w.from_state = n.state and w.action <> 'discard'
			    and w.object_type = case when t.level = 'FUNCTIONAL' then 'NOTE_FUNCTIONAL' else 'NOTE_INSTITUTIONAL' end
			  where t.code = n.type and w.role = :role and not (w.action = 'approve' and n.prepared_by = :username)
			    and not (n.state = 'V' and w.action = 'correct')) and\s""";

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	NoteDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 205, "modification.title", "/modificaciones"))
				: List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		if (!profile.may(Permission.NOTE_PREPARE) && !profile.may(Permission.NOTE_APPROVE)) {
			return List.of();
		}
		return items(WAITING, " order by n.moved_at limit 100", profile);
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.EXECUTION_READ)
				? items("n.state in ('A', 'X') and ", " order by n.approved_at desc limit 20", profile) : List.of();
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = Notes.visible(profile);
		return this.jdbc.sql(ITEMS + condition + scope.sql() + order)
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query((row, at) -> {
				NoteKey key = new NoteKey(row.getInt("fiscal_year"), row.getString("sec_ejec"), row.getString("number"),
						row.getString("sequence"));
				return new InboxItem("modification.note", key.shown(), row.getString("justification"),
						row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("total"))),
						row.getObject("moved_at", OffsetDateTime.class), key.page());
			})
			.list();
	}

}
