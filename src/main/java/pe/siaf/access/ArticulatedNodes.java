package pe.siaf.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/**
 * The lines of the articulation matrix: what can be granted, and what the ledger holds of
 * the program besides.
 */
@Repository
class ArticulatedNodes {

	private final JdbcClient jdbc;

	private final GrantNodes nodes;

	ArticulatedNodes(JdbcClient jdbc, GrantNodes nodes) {
		this.jdbc = jdbc;
		this.nodes = nodes;
	}

	/**
	 * Products, each followed by its activities; those outside the design last.
	 * @param program the program
	 * @param fiscalYear the year
	 * @param reader who asks: only targets in the scope are looked at
	 * @return the lines
	 */
	List<Node> of(String program, int fiscalYear, Profile reader) {
		List<GrantNode> designed = this.nodes.of(program, fiscalYear);
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		return this.jdbc
			.sql("""
					with designed as (
					  select * from unnest(:products::text[], :activities::text[], :names::text[], :levels::text[]) d(product, activity, name, levels)),
					held as (
					  select distinct t.product_project product, a.activity
					  from budget_target t
					  join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					  cross join lateral (values (''), (t.activity)) a(activity)
					  where t.fiscal_year = :year and t.category = :program and %s)
					select d.product, d.activity, d.name, d.levels, true designed, false foreign_product from designed d
					union all
					select h.product, h.activity, coalesce(case when h.activity = '' then p.name else a.name end, ''), '', false,
					  not exists (select from designed d where d.product = h.product)
					from held h
					left join product_project p on p.fiscal_year = :year and p.code = h.product
					left join activity a on a.fiscal_year = :year and a.code = h.activity
					where not exists (select from designed d where d.product = h.product and d.activity = h.activity)
					order by foreign_product, product, activity"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("products", designed.stream().map(GrantNode::product).toArray(String[]::new))
			.param("activities", designed.stream().map(GrantNode::activity).toArray(String[]::new))
			.param("names", designed.stream().map(GrantNode::name).toArray(String[]::new))
			.param("levels", designed.stream().map(GrantNode::levels).toArray(String[]::new))
			.param("year", fiscalYear)
			.param("program", program)
			.query((row, number) -> new Node(row.getString("product"), row.getString("activity"), row.getString("name"),
					row.getString("levels"), row.getBoolean("designed")))
			.list();
	}

	/**
	 * Activities and the levels of government that are competent in one of their
	 * functions; the nation in all.
	 * @param program the program
	 * @param fiscalYear the year
	 * @return keys of cells
	 */
	Set<String> competent(String program, int fiscalYear) {
		return new HashSet<>(this.jdbc
			.sql("""
					select distinct c.product_project, c.activity, l.level from program_chain c cross join unnest(array['E', 'R', 'M']) l(level)
					where c.fiscal_year = ? and c.category = ? and (l.level = 'E' or access_competent(c.fiscal_year, l.level, c.function_code))""")
			.params(fiscalYear, program)
			.query((row, number) -> Articulations.key(row.getString(1), row.getString(2), row.getString(3)))
			.list());
	}

	/**
	 * A line.
	 *
	 * @param product its product or project
	 * @param activity its activity; empty in a product's line
	 * @param name what it is called
	 * @param levels the levels that the design marks; empty where nobody said
	 * @param designed whether it can be granted by name; if not, only the ledger has it
	 */
	record Node(String product, String activity, String name, String levels, boolean designed) {
	}

}
