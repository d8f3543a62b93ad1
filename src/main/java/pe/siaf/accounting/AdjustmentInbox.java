package pe.siaf.accounting;

import java.time.OffsetDateTime;
import java.util.List;

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
 * Entries that wait for somebody, on the desk; for the Public Accounting Directorate,
 * requests to change the chart.
 */
@Component
class AdjustmentInbox implements InboxSource {

	private static final String ITEMS = """
			select a.fiscal_year, a.sec_ejec, a.number, a.state, a.reason, a.moved_at,
			  (select coalesce(sum(l.debit), 0) from journal_adjustment_line l
			   where (l.sec_ejec, l.fiscal_year, l.number) = (a.sec_ejec, a.fiscal_year, a.number)) total
			from journal_adjustment a
			join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
			where\s""";

	private final JdbcClient jdbc;

	AdjustmentInbox(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (profile.role() == Role.RECTOR_ACCOUNTING) {
			return chart(profile);
		}
		if (!profile.may(Permission.ADJUSTMENT_PREPARE) && !profile.may(Permission.ADJUSTMENT_APPROVE)) {
			return List.of();
		}
		String mine = profile.may(Permission.ADJUSTMENT_PREPARE) ? "a.state in ('PREPARED', 'OBSERVED') or " : "";
		return items("(" + mine + "a.state = 'VERIFIED' and a.prepared_by <> :username) and ",
				" order by a.moved_at limit 100", profile);
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.ADJUSTMENT_PREPARE) || profile.may(Permission.ADJUSTMENT_APPROVE)
				? items("a.state = 'APPROVED' and ", " order by a.moved_at desc limit 20", profile) : List.of();
	}

	private List<InboxItem> chart(Profile profile) {
		return this.jdbc.sql("""
				select fiscal_year, number, reason, state, moved_at, (select count(*) from chart_request_line l
				  where l.fiscal_year = r.fiscal_year and l.number = r.number) lines
				from chart_request r where state = 'VERIFIED' and prepared_by <> ? order by moved_at limit 100""")
			.param(profile.username())
			.query((row, at) -> new InboxItem("accounting.chart.request",
					"PCG-%d-%05d".formatted(row.getInt("fiscal_year"), row.getInt("number")), row.getString("reason"),
					row.getString("state"), row.getString("lines"), row.getObject("moved_at", OffsetDateTime.class),
					"%s/%d/%d".formatted(ChartController.PATH, row.getInt("fiscal_year"), row.getInt("number"))))
			.list();
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ITEMS + condition + scope.sql() + order)
			.params(scope.params())
			.param("username", profile.username())
			.query((row, at) -> {
				BooksKey key = new BooksKey(row.getInt("fiscal_year"), row.getString("sec_ejec"));
				return new InboxItem("accounting.adjust", "%04d".formatted(row.getInt("number")),
						row.getString("reason"), row.getString("state"),
						AmountFormatter.print(new Amount(row.getBigDecimal("total"))),
						row.getObject("moved_at", OffsetDateTime.class),
						key.path() + "/ajustes/" + row.getInt("number"));
			})
			.list();
	}

}
