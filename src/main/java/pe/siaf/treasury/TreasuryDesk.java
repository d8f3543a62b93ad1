package pe.siaf.treasury;

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

/** The menu's entries, and the requests that wait for the Treasury. */
@Component
class TreasuryDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	TreasuryDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 260, "treasury.calendar", "/tesoreria/calendario"),
				new MenuEntry("menu.execution", 261, "treasury.purses", "/tesoreria/bolsas"),
				new MenuEntry("menu.execution", 262, "treasury.accounts", "/tesoreria/cuentas")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		return profile.may(Permission.CALENDAR_DECIDE) ? items("q.state = 'T'", "q.sent_at limit 100", profile)
				: List.of();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.CALENDAR_DECIDE) || profile.may(Permission.CALENDAR_REQUEST)
				? items("q.state = 'A'", "q.decided_at desc limit 20", profile) : List.of();
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select q.fiscal_year, q.sec_ejec, q.number, q.reason, q.state, q.amount, coalesce(q.decided_at, q.sent_at) at "
					+ "from payment_calendar_request q join implementing_unit u on u.fiscal_year = q.fiscal_year and u.sec_ejec = q.sec_ejec "
					+ "where " + condition + " and " + scope.sql() + " order by " + order)
			.params(scope.params())
			.query((row, at) -> new InboxItem("treasury.calendar.request", row.getString("number"),
					row.getString("reason"), row.getString("state"),
					AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("at", OffsetDateTime.class),
					"/tesoreria/calendario/" + row.getInt("fiscal_year") + "/" + row.getString("sec_ejec")))
			.list();
	}

}
