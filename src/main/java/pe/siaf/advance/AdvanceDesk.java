package pe.siaf.advance;

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

/** The menu's entry, and the accounts and encargos that wait for accounting. */
@Component
class AdvanceDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	AdvanceDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 237, "advance.title", "/anticipos")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.ACCRUAL_PREPARE)) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		// one question for both, since each costs the desk a round trip
		return this.jdbc.sql("""
				select 'advance.rendering' what, a.kind || '-' || a.number shown, a.purpose, 'V' state,
				  r.vouchers + r.sworn_accepted amount, r.prepared_at since,
				  '/anticipos/' || a.fiscal_year || '/' || a.sec_ejec || '/' || a.id page
				from advance_rendering r join advance a on a.sec_ejec = r.sec_ejec and a.id = r.advance_id
				join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
				where r.state = 'V' and r.prepared_by <> :username and %s
				union all
				select 'advance.kind.E', a.kind || '-' || a.number, a.purpose, a.state, a.owed, a.prepared_at,
				  '/anticipos/' || a.fiscal_year || '/' || a.sec_ejec || '/' || a.id
				from advance_status a
				join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.receiver
				where a.received_on is null and a.owed > 0 and a.annulled_why is null and %s
				order by since limit 100""".formatted(scope.sql(), scope.sql()))
			.params(scope.params())
			.param("username", profile.username())
			.query((row, at) -> new InboxItem(row.getString("what"), row.getString("shown"), row.getString("purpose"),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("since", OffsetDateTime.class), row.getString("page")))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
