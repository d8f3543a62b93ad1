package pe.siaf.decision;

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

/** The menu's entry, and the memos that wait for a profile. */
@Component
class DecisionDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	DecisionDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.CATALOGUE_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.planning", 175, "decision.title", "/decisiones")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		boolean moves = profile.may(Permission.MEMO_WRITE) || profile.may(Permission.MEMO_ANSWER)
				|| profile.may(Permission.MEMO_DECIDE);
		if (!moves) {
			return List.of();
		}
		ScopeCondition scope = MemoReach.own(profile);
		return this.jdbc
			.sql("""
					select m.fiscal_year, case when m.category = '' then m.sec_ejec else m.category end subject, m.state, m.moved_at,
					  coalesce(u.name, p.name, '') as name, (select coalesce(sum(r.amount), 0) from decision_request r
					    where (r.fiscal_year, r.sec_ejec, r.category) = (m.fiscal_year, m.sec_ejec, m.category)) asked
					from decision_memo m
					left join implementing_unit u on m.category = '' and u.fiscal_year = m.fiscal_year and u.sec_ejec = m.sec_ejec
					left join program p on p.code = m.category
					where m.state <> 'PUBLISHED' and exists (
					  select from workflow_transition w where w.object_type = 'DECISION_MEMO' and w.from_state = m.state and w.role = :role)
					  and\s"""
					+ scope.sql() + " order by m.moved_at limit 200")
			.params(scope.params())
			.param("role", profile.role().name())
			.query((row, number) -> new InboxItem("decision.inbox",
					row.getString("subject") + " · " + row.getInt("fiscal_year"), row.getString("name"),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("asked"))),
					row.getObject("moved_at", OffsetDateTime.class),
					new MemoKey(row.getInt("fiscal_year"), row.getString("subject")).path()))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
