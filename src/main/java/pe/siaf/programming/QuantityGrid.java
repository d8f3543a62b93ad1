package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;

/** The targets' quantities, a column a year; rows are targets ({@code 0001}). */
@Component
class QuantityGrid extends Grid {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	QuantityGrid(Files files, AuditTrail audit, JdbcClient jdbc, JsonMapper json) {
		super(files, audit);
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	String slug() {
		return "metas";
	}

	@Override
	Map<String, Cell> cells(FileKey key, List<CellEdit> edits) {
		Map<String, Cell> cells = new HashMap<>();
		this.jdbc
			.sql("""
					select t.sec_func, y.year, q.year_target, coalesce(u.integer_only, false) whole,
					  coalesce(q.source in ('CRITERION', 'CENTRES'), false) computed
					from programming_target t
					join unnest(cast(:rows as text[]), cast(:columns as text[])) e(sec_func, year) on e.sec_func = t.sec_func
					join unnest(cast(:years as int[])) y(year) on y.year::text = e.year
					left join unit_of_measure u on u.fiscal_year = t.fiscal_year and u.code = t.unit_of_measure
					left join programming_quantity q on q.fiscal_year = t.fiscal_year and q.process = t.process
					  and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func and q.year = y.year and q.cost_centre = ''
					where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					order by t.sec_func, y.year for update of t""")
			.params(key.params())
			.param("rows", edits.stream().map(CellEdit::row).toArray(String[]::new))
			.param("columns", edits.stream().map(CellEdit::column).toArray(String[]::new))
			.param("years", key.years().toArray(Integer[]::new))
			.query((row) -> {
				BigDecimal figure = row.getBigDecimal("year_target");
				cells.put(row.getString("sec_func") + " " + row.getInt("year"),
						new Cell(figure, row.getBoolean("whole") ? 0 : 4, row.getBoolean("computed")));
			});
		return cells;
	}

	@Override
	void write(FileKey key, List<Written> written) {
		this.jdbc
			.sql("""
					with cell as (
					  select e."row" sec_func, e."column"::smallint as year, e.figure
					  from jsonb_to_recordset(cast(:cells as jsonb)) e("row" text, "column" text, figure numeric)),
					cleared as (
					  delete from programming_quantity q using cell c
					  where q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit and q.sec_func = c.sec_func
					    and q.year = c.year and q.cost_centre = '' and c.figure is null)
					insert into programming_quantity as q
					  (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target, source)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, c.year, '', t.accumulation, c.figure, 'TYPED'
					from cell c
					join programming_target t on t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					  and t.sec_func = c.sec_func
					where c.figure is not null
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, cost_centre)
					  do update set year_target = excluded.year_target, source = 'TYPED',
					    -- what is planned beyond what was financed is unmet no longer
					    unmet = greatest(0, q.unmet - greatest(0, excluded.year_target - q.year_target))""")
			.params(key.params())
			.param("cells", this.json.writeValueAsString(written))
			.update();
	}

}
