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

/**
 * The menu's entries, and the receptions, forecasts and guarantees that wait for a
 * profile.
 */
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
				new MenuEntry("menu.execution", 213, "contract.forecasts", "/previsiones"),
				new MenuEntry("menu.execution", 214, "contract.orders", "/ordenes"),
				new MenuEntry("menu.execution", 219, "contract.letters", "/garantias")) : List.of();
	}

	/**
	 * One question for all of them, since each costs the desk a round trip. What the
	 * budget office signs is asked with its programming.
	 */
	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		boolean receives = profile.may(Permission.RECEPTION_KEEP);
		boolean keeps = profile.may(Permission.PAYMENT_ORDER_PREPARE);
		if (!receives && !keeps && !profile.may(Permission.CONTRACT_KEEP)) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select 'contract.reception' what, case o.kind when 'C' then 'O/C ' else 'O/S ' end || o.number number, o.object,
					  'RECEIVED' state, r.amount, r.received_at since,
					  '/ordenes/' || o.fiscal_year || '/' || o.sec_ejec || '/' || o.id page
					from reception r
					join purchase_order o on o.sec_ejec = r.sec_ejec and o.id = r.order_id
					join implementing_unit u on u.fiscal_year = o.fiscal_year and u.sec_ejec = o.sec_ejec
					where :receives and r.conformity_on is null and r.reverses is null and not is_person(r.received_by, :username)
					  and o.prepared_by <> :username and is_person(o.ordered_by, :username) is not true and %s
					  and r.amount + coalesce((select sum(b.amount) from reception b where b.sec_ejec = r.sec_ejec and b.reverses = r.id), 0) > 0
					union all
					select 'contract.forecast', f.shown, f.object, f.state, f.amount, f.moved_at, f.page
					from forecast_waiting f
					join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
					where f.role = :role and not :username = any (f.others) and %s
					union all
					select 'contract.letter', g.bank || ' ' || g.number, g.contract || ' · ' || g.supplier_name, g.alert, g.amount,
					  g.expires_on::timestamptz, '/garantias/' || g.sec_ejec || '/' || g.id
					from guarantee_letter_status g
					where :keeps and g.alert <> '' and exists (select from implementing_unit u where u.sec_ejec = g.sec_ejec and %s)
					order by since limit 100"""
				.formatted(scope.sql(), scope.sql(), scope.sql()))
			.params(scope.params())
			.param("receives", receives)
			.param("keeps", keeps)
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query((row, at) -> new InboxItem(row.getString("what"), row.getString("number"), row.getString("object"),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("since", OffsetDateTime.class), row.getString("page")))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
