package pe.siaf.opening;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** The menu's entry, and what waits for the head of a pliego. */
@Component
class OpeningDesk implements MenuContribution, InboxSource {

	private static final int LATEST = 20;

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	private final MessageSource messages;

	OpeningDesk(JdbcClient jdbc, CurrentProfile current, MessageSource messages) {
		this.jdbc = jdbc;
		this.current = current;
		this.messages = messages;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.PROGRAMMING_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.planning", 180, "opening.title", "/apertura")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		if (!profile.may(Permission.OPENING_APPROVE)) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return list(
				"""
						select u.fiscal_year, u.sector, u.pliego, p.name, count(*) units, max(s.at) since,
						  (select coalesce(sum(l.amount), 0) from formulated_line l where l.fiscal_year = u.fiscal_year
						    and l.sec_ejec = any (array_agg(u.sec_ejec))) amount
						from implementing_unit u
						join budget_phase b on b.fiscal_year = u.fiscal_year and b.phase = 'APPROVAL' and b.status in ('OPEN', 'REOPENED')
						join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (u.fiscal_year, u.level, u.sector, u.pliego)
						left join programming_file f on f.fiscal_year = u.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = u.sec_ejec
						left join lateral (select coalesce(max(w.at), f.opened_at) at from workflow_step w
						  where w.sec_ejec = f.sec_ejec and w.object_type = 'PROGRAMMING_FILE'
						    and w.object_id = f.fiscal_year || '/FORMULATION/' || f.sec_ejec) s on true
						where (u.status = 'ACTIVE' or f.sec_ejec is not null) and %s and not exists (
						  select from opening_budget o
						  where (o.fiscal_year, o.level, o.sector, o.pliego) = (u.fiscal_year, u.level, u.sector, u.pliego))
						group by u.fiscal_year, u.level, u.sector, u.pliego, p.name
						having bool_and(coalesce(f.state in ('ACCEPTED', 'CLOSED'), false))"""
					.formatted(scope.sql()),
				scope.params(), "READY");
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		if (!profile.may(Permission.OPENING_APPROVE)) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return list(
				"""
						select o.fiscal_year, o.sector, o.pliego, p.name, count(*) units, o.promulgated_at since, o.amount
						from opening_budget o
						join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (o.fiscal_year, o.level, o.sector, o.pliego)
						join implementing_unit u on (u.fiscal_year, u.level, u.sector, u.pliego) = (o.fiscal_year, o.level, o.sector, o.pliego)
						  and exists (select from opening_unit x where x.fiscal_year = u.fiscal_year and x.sec_ejec = u.sec_ejec)
						where %s group by o.fiscal_year, o.level, o.sector, o.pliego, p.name
						order by o.promulgated_at desc limit %d"""
					.formatted(scope.sql(), LATEST),
				scope.params(), "APPROVED");
	}

	private List<InboxItem> list(String sql, Map<String, Object> params, String state) {
		return this.jdbc.sql(sql).params(params).query((row, number) -> {
			PliegoKey key = new PliegoKey(row.getInt("fiscal_year"), row.getString("sector"), row.getString("pliego"));
			String units = Objects.requireNonNull(this.messages.getMessage("opening.inbox.units",
					new Object[] { row.getString("name"), row.getInt("units") }, LocaleContextHolder.getLocale()));
			return new InboxItem("opening.inbox", key.slug() + " · " + key.fiscalYear(), units, state,
					AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("since", OffsetDateTime.class), key.path());
		}).list();
	}

}
