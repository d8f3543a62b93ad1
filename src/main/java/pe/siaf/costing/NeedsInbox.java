package pe.siaf.costing;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.workflow.InboxSource;

/**
 * The needs tables that wait for somebody: a computed one for the supply office to
 * program, a programmed one for the budget office to take into the draft, and a draft to
 * be approved once the file it belongs to opened the year.
 */
@Component
class NeedsInbox implements InboxSource {

	private final JdbcClient jdbc;

	NeedsInbox(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		if (!profile.may(Permission.NEEDS_EDIT) || profile.scope().kind() == Scope.Kind.COST_CENTRE) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select t.fiscal_year, t.process, t.sec_ejec, t.phase, u.name, coalesce((
					    select max(s.at) from workflow_step s where s.sec_ejec = t.sec_ejec and s.object_type = 'NEEDS_TABLE'
					      and s.object_id = t.fiscal_year || '/' || t.process || '/' || t.sec_ejec), t.costed_at) since,
					  (select coalesce(sum(n.amount), 0) from need n where n.fiscal_year = t.fiscal_year and n.process = t.process
					    and n.sec_ejec = t.sec_ejec and n.year = t.fiscal_year) amount
					from needs_table t
					join programming_file f on (f.fiscal_year, f.process, f.sec_ejec) = (t.fiscal_year, t.process, t.sec_ejec)
					join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					where t.costed_at is not null and case t.phase
					    when 'REQUIRED' then :role = 'UE_LOGISTICS' and (f.state in ('DRAFT', 'OBSERVED') or f.process = 'FORMULATION' and f.state = 'CLOSED')
					    when 'PROGRAMMED' then :role = 'UE_BUDGET' and (f.state in ('DRAFT', 'OBSERVED') or f.process = 'FORMULATION' and f.state = 'CLOSED')
					    when 'DRAFT' then :role = 'UE_BUDGET' and f.process = 'FORMULATION' and f.state = 'CLOSED'
					    else false end and\s"""
					+ scope.sql() + " order by since limit 200")
			.params(scope.params())
			.param("role", profile.role().name())
			.query((row, number) -> new InboxItem("costing.inbox.needs",
					row.getString("sec_ejec") + " · " + row.getInt("fiscal_year"), row.getString("name"),
					row.getString("phase"), AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("since", OffsetDateTime.class),
					NeedsController.path(new FileKey(row.getInt("fiscal_year"),
							PlanningProcess.valueOf(row.getString("process")), row.getString("sec_ejec")))))
			.list();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
