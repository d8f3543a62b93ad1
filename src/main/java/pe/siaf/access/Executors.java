package pe.siaf.access;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.access.Articulation.Executor;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/**
 * The units behind a cell of the articulation matrix: granted, or with money, or both.
 */
@Repository
class Executors {

	private final JdbcClient jdbc;

	private final ArticulatedNodes nodes;

	Executors(JdbcClient jdbc, ArticulatedNodes nodes) {
		this.jdbc = jdbc;
		this.nodes = nodes;
	}

	/**
	 * The units of a cell, the largest modified budget first.
	 * @param program the program
	 * @param fiscalYear the year
	 * @param node {@code product} or {@code product/activity}; empty for the program
	 * @param level E, R or M; empty for all
	 * @param reader who asks: money is of their scope
	 * @return the units; at most as many as the year has
	 */
	List<Executor> of(String program, int fiscalYear, String node, String level, Profile reader) {
		List<ArticulatedNodes.Node> within = this.nodes.of(program, fiscalYear, reader)
			.stream()
			.filter((line) -> !line.activity().isEmpty())
			.filter((line) -> node.isEmpty() || node.equals(line.product())
					|| node.equals(line.product() + "/" + line.activity()))
			.toList();
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		return this.jdbc
			.sql("""
					with granted as (
					  select e.sec_ejec, (array_agg(e.share_role order by position(e.share_role in 'LEAD CO_EXECUTOR SUPPORT')))[1] role
					  from access_executors(:year, :program, :products, :activities) e group by 1),
					held as (
					  select t.sec_ejec, count(*) targets, case when count(distinct c.unit_name) = 1 then min(c.unit_name) end unit_name,
					    sum(c.year_target) target, sum(c.executed) executed, coalesce(sum(m.pim), 0) pim, coalesce(sum(m.certified), 0) certified,
					    coalesce(sum(m.accrued), 0) accrued
					  from budget_target t
					  join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					  left join lateral (select sum(l.pim) pim, sum(l.certified) certified, sum(l.accrued) accrued from budget_line l
					    where l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func) m on true
					  left join physical_current c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func
					  where t.fiscal_year = :year and t.category = :program
					    and (t.product_project, t.activity) in (select * from unnest(:products::text[], :activities::text[])) and %s
					  group by 1)
					select sec_ejec, u.name, u.sector || '/' || u.pliego pliego, u.level, g.role, coalesce(h.targets, 0) targets, h.unit_name,
					  case when h.unit_name is not null then h.target end target, case when h.unit_name is not null then h.executed end executed,
					  h.pim, h.certified, h.accrued
					from granted g full join held h using (sec_ejec)
					join implementing_unit u using (sec_ejec)
					where u.fiscal_year = :year and (:level = '' or u.level = :level)
					order by h.pim desc nulls last, position(u.level in 'ERM'), sec_ejec"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("program", program)
			.param("level", level)
			.param("products", within.stream().map(ArticulatedNodes.Node::product).toArray(String[]::new))
			.param("activities", within.stream().map(ArticulatedNodes.Node::activity).toArray(String[]::new))
			.query(Executor.class)
			.list();
	}

}
