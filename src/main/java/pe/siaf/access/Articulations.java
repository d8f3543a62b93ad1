package pe.siaf.access;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.access.Articulation.Cell;
import pe.siaf.access.Articulation.Gap;
import pe.siaf.access.Articulation.Overlap;
import pe.siaf.access.Articulation.Row;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/** Reads the articulation matrix; a product's line and the total count each unit once. */
@Repository
class Articulations {

	/** The most specific grant decides, as in {@code access_decision}. */
	private static final String GRANTED = """
			with node(product, activity) as (select * from unnest(:products::text[], :activities::text[])),
			granted as (
			  select n.product, n.activity, u.level, u.sec_ejec
			  from node n
			  join access_grant g on g.fiscal_year = :year and g.program = :program and g.product in ('', n.product)
			    and g.activity in ('', n.activity) and 'EXECUTE_FIN' = any (g.operations)
			    and access_force(g.state, g.valid_from, g.valid_to) = 'ACTIVE'
			  join implementing_unit u on u.fiscal_year = g.fiscal_year and case g.grantee_type
			      when 'UE' then g.grantee_code = u.sec_ejec
			      when 'PLIEGO' then g.grantee_code in (u.pliego, u.sector || '/' || u.pliego)
			      when 'SECTOR' then g.grantee_code = u.sector
			      else g.grantee_code = u.level end
			  cross join lateral (select case g.grantee_type when 'UE' then 40 when 'PLIEGO' then 30 when 'SECTOR' then 20 else 10 end
			      + case when g.activity <> '' then 3 when g.product <> '' then 2 else 1 end) r(rank)
			  group by 1, 2, 3, 4
			  having coalesce(max(r.rank) filter (where g.effect = 'ALLOW'), 0) > coalesce(max(r.rank) filter (where g.effect = 'DENY'), 0))
			select coalesce(product, '') product, coalesce(activity, '') activity, level, count(distinct sec_ejec) units
			from granted group by grouping sets ((product, activity, level), (product, level), (level))""";

	private static final String MONEY = """
			select coalesce(t.product_project, '') product, coalesce(t.activity, '') activity, u.level, sum(m.pim) pim,
			  case when grouping(t.activity) = 0 and count(distinct c.unit_name) = 1 then sum(c.year_target) end target
			from budget_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			left join lateral (select sum(l.pim) pim from budget_line l
			  where l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func) m on true
			left join physical_current c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func
			where t.fiscal_year = :year and t.category = :program and %s
			group by grouping sets ((t.product_project, t.activity, u.level), (t.product_project, u.level), (u.level))""";

	private final JdbcClient jdbc;

	private final GrantNodes nodes;

	Articulations(JdbcClient jdbc, GrantNodes nodes) {
		this.jdbc = jdbc;
		this.nodes = nodes;
	}

	Articulation of(String program, int fiscalYear, Profile reader) {
		List<GrantNode> lines = this.nodes.of(program, fiscalYear);
		Map<String, Cell> cells = new HashMap<>();
		granted(program, fiscalYear, lines, cells);
		money(program, fiscalYear, reader, cells);
		covered(program, fiscalYear, cells);
		List<Row> rows = new ArrayList<>();
		lines.forEach((line) -> rows.add(row(line.product(), line.activity(), line.name(), cells)));
		if (!rows.isEmpty()) {
			rows.add(row("", "", "", cells));
		}
		return new Articulation(rows, gaps(program, fiscalYear), overlaps(program, fiscalYear));
	}

	private static Row row(String product, String activity, String name, Map<String, Cell> cells) {
		Map<String, Cell> byLevel = new LinkedHashMap<>();
		Articulation.LEVELS
			.forEach((level) -> byLevel.put(level, cells.getOrDefault(key(product, activity, level), Cell.EMPTY)));
		return new Row(product, activity, name, byLevel);
	}

	private void granted(String program, int fiscalYear, List<GrantNode> lines, Map<String, Cell> cells) {
		List<GrantNode> activities = lines.stream().filter((line) -> !line.activity().isEmpty()).toList();
		this.jdbc.sql(GRANTED)
			.param("year", fiscalYear)
			.param("program", program)
			.param("products", activities.stream().map(GrantNode::product).toArray(String[]::new))
			.param("activities", activities.stream().map(GrantNode::activity).toArray(String[]::new))
			.query((row) -> {
				cells.put(key(row.getString("product"), row.getString("activity"), row.getString("level")),
						new Cell(row.getLong("units"), null, null, null));
			});
	}

	private void money(String program, int fiscalYear, Profile reader, Map<String, Cell> cells) {
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		this.jdbc.sql(MONEY.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("program", program)
			.query((row) -> {
				BigDecimal pim = row.getBigDecimal("pim");
				Amount amount = (pim != null) ? new Amount(pim) : null;
				BigDecimal target = row.getBigDecimal("target");
				cells.compute(key(row.getString("product"), row.getString("activity"), row.getString("level")),
						(key, known) -> new Cell(units(known), amount, target, null));
			});
	}

	private void covered(String program, int fiscalYear, Map<String, Cell> cells) {
		this.jdbc
			.sql("""
					select c.product, l.level, coalesce(sum(c.size) filter (where c.level = l.level), 0) covered, sum(c.size) reached
					from access_covered(?, ?) c cross join unnest(array['E', 'R', 'M']) l(level) group by 1, 2""")
			.params(fiscalYear, program)
			.query((row) -> {
				Percentage share = Percentage.of(row.getBigDecimal("covered"), row.getBigDecimal("reached"));
				cells.compute(key(row.getString("product"), "", row.getString("level")),
						(key, known) -> new Cell(units(known), (known != null) ? known.pim() : null, null, share));
			});
	}

	private static long units(@Nullable Cell known) {
		return (known != null) ? known.units() : 0;
	}

	private List<Gap> gaps(String program, int fiscalYear) {
		return this.jdbc.sql("""
				select c.product, c.ubigeo, coalesce(u.name, '') place, c.size from access_covered(:year, :program) c
				left join ubigeo u on u.fiscal_year = :year and u.code = c.ubigeo
				where c.executors = 0 order by c.product, c.ubigeo""")
			.param("year", fiscalYear)
			.param("program", program)
			.query(Gap.class)
			.list();
	}

	private List<Overlap> overlaps(String program, int fiscalYear) {
		return this.jdbc.sql("select * from access_overlaps(?, ?) order by product, activity, geography")
			.params(fiscalYear, program)
			.query(Overlap.class)
			.list();
	}

	private static String key(String product, String activity, String level) {
		return product + "/" + activity + "/" + level;
	}

}
