package pe.siaf.programming;

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

/** The menu's entry, and the files that wait for a profile. */
@Component
class ProgrammingDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	ProgrammingDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.PROGRAMMING_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.planning", 170, "programming.title", "/programacion")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		boolean moves = profile.may(Permission.PROGRAMMING_EDIT) || profile.may(Permission.PROGRAMMING_CONSOLIDATE)
				|| profile.may(Permission.PROGRAMMING_REVIEW);
		if (!moves) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select 'programming.process.' || f.process what, f.sec_ejec || ' · ' || f.fiscal_year shown, u.name, f.state, (
					    select coalesce(sum(a.amount), 0) from programming_amount a where a.fiscal_year = f.fiscal_year
					    and a.process = f.process and a.sec_ejec = f.sec_ejec and a.year = f.fiscal_year) amount, coalesce((
					    select max(s.at) from workflow_step s where s.sec_ejec = f.sec_ejec and s.object_type = 'PROGRAMMING_FILE'
					      and s.object_id = f.fiscal_year || '/' || f.process || '/' || f.sec_ejec), f.opened_at) since,
					  '/programacion/' || f.fiscal_year || '/' || case f.process when 'MULTI_YEAR' then 'multianual' else 'formulacion' end
					    || '/' || f.sec_ejec page
					from programming_file f
					join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
					where f.state in ('SUBMITTED', 'CONSOLIDATED', 'SENT', 'OBSERVED') and exists (
					  select from workflow_transition w where w.object_type = 'PROGRAMMING_FILE' and w.from_state = f.state
					    and w.role = :role) and %s
					union all
					select 'contract.forecast', f.shown, f.object, f.state, f.amount, f.moved_at, f.page
					from forecast_waiting f
					join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
					where f.role = :role and not :username = any (f.others) and %s
					order by since limit 200"""
				.formatted(scope.sql(), scope.sql()))
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query((row, number) -> new InboxItem(row.getString("what"), row.getString("shown"), row.getString("name"),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("since", OffsetDateTime.class), row.getString("page")))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
