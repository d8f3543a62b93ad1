package pe.siaf.ceiling;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.workflow.InboxSource;

/**
 * Frames and versions that wait for the rector, and ceilings that wait to be given out by
 * who has them: those of which something is left, or too much is given out.
 */
@Component
class CeilingInbox implements InboxSource {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	CeilingInbox(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (profile.may(Permission.FRAME_DECIDE)) {
			return toDecide();
		}
		if (!profile.may(Permission.CEILING_DISTRIBUTE)) {
			return List.of();
		}
		return toGiveOut(profile);
	}

	private List<InboxItem> toDecide() {
		List<InboxItem> items = new ArrayList<>(this.jdbc
			.sql("""
					select id, fiscal_year, scenario, version, name, state, moved_at from macro_frame where state = 'DRAFT'""")
			.query((row, number) -> new InboxItem("ceiling.inbox.frame",
					"%d · %s · v%d".formatted(row.getInt("fiscal_year"), row.getString("scenario"),
							row.getInt("version")),
					row.getString("name"), row.getString("state"), "", row.getObject("moved_at", OffsetDateTime.class),
					"/marco/" + row.getLong("id")))
			.list());
		items.addAll(this.jdbc.sql("""
				select id, fiscal_year, process, number, name, state, moved_at from ceiling_version
				where state in ('DRAFT', 'VALIDATED', 'APPROVED')""")
			.query((row, number) -> new InboxItem("ceiling.inbox.version",
					"%d · %s · v%d".formatted(row.getInt("fiscal_year"), row.getString("process"),
							row.getInt("number")),
					row.getString("name"), row.getString("state"), "", row.getObject("moved_at", OffsetDateTime.class),
					"/techos/" + row.getLong("id")))
			.list());
		return items;
	}

	/** One line for each version: the first year is what binds. */
	private List<InboxItem> toGiveOut(Profile profile) {
		ScopeCondition units = ScopeCondition.onUnits(profile);
		String mine = (profile.role() == Role.UE_BUDGET)
				? "c.tier = 'UE' and exists (select from cost_centre k where k.fiscal_year = u.fiscal_year and k.sec_ejec = c.sec_ejec)"
				: "c.tier = 'PLIEGO'";
		return this.jdbc.sql("""
				select v.id, v.fiscal_year, v.process, v.number, v.state, v.moved_at, min(c.id) first, count(*) waiting,
				  sum(c.amount - c.distributed) left_over
				from ceiling_version v
				join ceiling c on c.version_id = v.id and c.year = v.fiscal_year and c.amount <> c.distributed
				where v.state = 'AVAILABLE' and exists (
				  select from implementing_unit u where u.fiscal_year = ceiling_catalogue_year(v.fiscal_year)
				    and u.sector || '/' || u.pliego = c.pliego and c.sec_ejec in ('', u.sec_ejec) and %s and %s)
				  and (c.child_shape = '' or c.distributed <> c.amount)
				group by v.id""".formatted(mine, units.sql()))
			.params(units.params())
			.query((row, number) -> new InboxItem("ceiling.inbox.give",
					"%d · %s · v%d".formatted(row.getInt("fiscal_year"), row.getString("process"),
							row.getInt("number")),
					word((row.getInt("waiting") == 1) ? "ceiling.inbox.give.one" : "ceiling.inbox.give.text",
							row.getInt("waiting")),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("left_over"))),
					row.getObject("moved_at", OffsetDateTime.class),
					(row.getInt("waiting") == 1) ? "/techos/%d/%d".formatted(row.getLong("id"), row.getLong("first"))
							: "/techos/" + row.getLong("id")))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

	private String word(String key, int count) {
		return String.valueOf(this.messages.getMessage(key, new Object[] { count }, LocaleContextHolder.getLocale()));
	}

}
