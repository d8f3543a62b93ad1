package pe.siaf.contract;

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

/** The menu's entries, and receptions that wait for their conformity. */
@Component
class ContractDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	ContractDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 212, "contract.title", "/contratos"),
				new MenuEntry("menu.execution", 214, "contract.orders", "/ordenes")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.RECEPTION_KEEP)) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select o.kind, o.number, o.object, r.amount, r.received_at,
					  '/ordenes/' || o.fiscal_year || '/' || o.sec_ejec || '/' || o.id page
					from reception r
					join purchase_order o on o.sec_ejec = r.sec_ejec and o.id = r.order_id
					join implementing_unit u on u.fiscal_year = o.fiscal_year and u.sec_ejec = o.sec_ejec
					where r.conformity_on is null and r.received_by <> :username and o.prepared_by <> :username and\s"""
					+ scope.sql() + " order by r.received_at limit 100")
			.params(scope.params())
			.param("username", profile.username())
			.query((row, at) -> new InboxItem("contract.reception",
					(row.getString("kind").equals("C") ? "O/C " : "O/S ") + row.getString("number"),
					row.getString("object"), "RECEIVED", AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("received_at", OffsetDateTime.class), row.getString("page")))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
