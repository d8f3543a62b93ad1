package pe.siaf.revenue;

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

/** The menu's entries, and the acts of revenue that wait for a profile. */
@Component
class RevenueDesk implements MenuContribution, InboxSource {

	private static final String ITEMS = """
			select a.fiscal_year, a.sec_ejec, a.number, a.state, r.payer_name || ' · ' || r.concept about, a.moved_at,
			  (select coalesce(sum(l.amount), 0) from revenue_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id) total
			from revenue_act a
			join revenue_record r on r.sec_ejec = a.sec_ejec and r.fiscal_year = a.fiscal_year and r.number = a.number
			join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
			where\s""";

	private static final String WAITING = """
			a.state in ('N', 'V', 'R') and exists (select from workflow_transition w where w.object_type = 'REVENUE'
			  and w.from_state = a.state and w.action in ('verify', 'edit', 'approve') and w.role = :role
			  and not (w.action = 'approve' and a.prepared_by = :username)) and\s""";

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	RevenueDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 250, "revenue.title", "/ingresos"),
				new MenuEntry("menu.execution", 251, "revenue.budget", "/ingresos/presupuesto")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.REVENUE_PREPARE) && !profile.may(Permission.REVENUE_APPROVE)) {
			return List.of();
		}
		return items(WAITING, " order by a.moved_at limit 100", profile);
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.REVENUE_PREPARE) || profile.may(Permission.REVENUE_APPROVE)
				? items("a.state = 'A' and ", " order by a.approved_at desc limit 20", profile) : List.of();
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ITEMS + condition + scope.sql() + order)
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query((row, at) -> {
				RevenueKey key = new RevenueKey(row.getInt("fiscal_year"), row.getString("sec_ejec"),
						row.getString("number"));
				return new InboxItem("revenue.record", key.number(), row.getString("about"), row.getString("state"),
						AmountFormatter.print(new Amount(row.getBigDecimal("total"))),
						row.getObject("moved_at", OffsetDateTime.class), key.page());
			})
			.list();
	}

}
