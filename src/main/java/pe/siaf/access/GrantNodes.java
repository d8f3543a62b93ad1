package pe.siaf.access;

import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What of a program can be granted: products and activities of its design in force or
 * draft; of the year's chains where nothing is designed, as in central actions.
 */
@Repository
class GrantNodes {

	private final JdbcClient jdbc;

	GrantNodes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<GrantNode> of(String program, int fiscalYear) {
		return this.jdbc
			.sql("""
					with designed as (
					  select p.code product, coalesce(a.code, '') activity, coalesce(a.text, p.text) as name
					  from logframe_node p
					  cross join lateral (select null::text code, null::text as text
					    union all select n.code, n.text from logframe_node n where n.parent_id = p.id and n.level = 'A' and n.code ~ '^\\d{7}$') a
					  where p.version_id = access_version(:year, :program) and p.level = 'P' and p.code ~ '^\\d{7}$'),
					chained as (
					  select c.product_project product, '' activity, coalesce(x.name, '') as name from program_chain c
					  left join product_project x on x.fiscal_year = c.fiscal_year and x.code = c.product_project
					  where c.fiscal_year = :year and c.category = :program
					  union
					  select c.product_project, c.activity, coalesce(x.name, '') from program_chain c
					  left join activity x on x.fiscal_year = c.fiscal_year and x.code = c.activity
					  where c.fiscal_year = :year and c.category = :program),
					node as (
					  select * from designed union all select * from chained where not exists (select from designed))
					select n.product, n.activity, n.name, coalesce(access_levels(:year, :program, n.product, n.activity), '') levels
					from node n order by n.product, n.activity""")
			.param("program", program)
			.param("year", fiscalYear)
			.query(GrantNode.class)
			.list();
	}

	/**
	 * For a choice in a form.
	 * @param nodes the nodes
	 * @param whole what the whole program is called
	 * @return key to text; the whole program has an empty key
	 */
	static Map<String, String> choices(List<GrantNode> nodes, String whole) {
		Map<String, String> choices = new LinkedHashMap<>();
		choices.put("", whole);
		nodes.forEach((node) -> choices.put(node.key(), (node.activity().isEmpty() ? "" : "\u2003") + node.label()));
		return choices;
	}

}
