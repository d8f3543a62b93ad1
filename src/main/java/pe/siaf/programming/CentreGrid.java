package pe.siaf.programming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;

/**
 * A target's quantities at the points where it is delivered, a column a year; rows are
 * target and cost centre ({@code 0001/C01}). The target's own quantity is their sum from
 * then on.
 */
@Component
class CentreGrid extends Grid {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CentreGrid(Files files, AuditTrail audit, JdbcClient jdbc, JsonMapper json) {
		super(files, audit);
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	String slug() {
		return "puntos";
	}

	@Override
	Map<String, Cell> cells(FileKey key, List<CellEdit> edits) {
		Map<String, Cell> cells = new HashMap<>();
		this.jdbc.sql("""
				select t.sec_func || '/' || c.code row_key, y.year, q.year_target, coalesce(u.integer_only, false) whole
				from unnest(cast(:rows as text[]), cast(:columns as text[])) e(place, year)
				join programming_target t on t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
				  and t.sec_func = split_part(e.place, '/', 1)
				join cost_centre c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.status = 'ACTIVE'
				  and c.code = substr(e.place, 6)
				join unnest(cast(:years as int[])) y(year) on y.year::text = e.year
				left join unit_of_measure u on u.fiscal_year = t.fiscal_year and u.code = t.unit_of_measure
				left join programming_quantity q on q.fiscal_year = t.fiscal_year and q.process = t.process
				  and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func and q.year = y.year and q.cost_centre = c.code
				order by t.sec_func, c.code, y.year for update of t""")
			.params(key.params())
			.param("rows", edits.stream().map(CellEdit::row).toArray(String[]::new))
			.param("columns", edits.stream().map(CellEdit::column).toArray(String[]::new))
			.param("years", key.years().toArray(Integer[]::new))
			.query((row) -> {
				cells.put(row.getString("row_key") + " " + row.getInt("year"),
						new Cell(row.getBigDecimal("year_target"), row.getBoolean("whole") ? 0 : 4, false));
			});
		return cells;
	}

	@Override
	void write(FileKey key, List<Written> written) {
		String cells = this.json.writeValueAsString(written);
		this.jdbc
			.sql("""
					with cell as (
					  select split_part(e."row", '/', 1) sec_func, substr(e."row", 6) centre, e."column"::smallint as year, e.figure
					  from jsonb_to_recordset(cast(:cells as jsonb)) e("row" text, "column" text, figure numeric)),
					cleared as (
					  delete from programming_quantity q using cell c
					  where q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit and q.sec_func = c.sec_func
					    and q.year = c.year and q.cost_centre = c.centre and c.figure is null)
					insert into programming_quantity as q
					  (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, c.year, c.centre, t.accumulation, c.figure
					from cell c
					join programming_target t on t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					  and t.sec_func = c.sec_func
					where c.figure is not null
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, cost_centre)
					  do update set year_target = excluded.year_target""")
			.params(key.params())
			.param("cells", cells)
			.update();
		sum(key, cells);
	}

	/** What is planned at no point any more can be typed again. */
	private void sum(FileKey key, String cells) {
		this.jdbc
			.sql("""
					with touched as (
					  select distinct split_part(e."row", '/', 1) sec_func, e."column"::smallint as year
					  from jsonb_to_recordset(cast(:cells as jsonb)) e("row" text, "column" text)),
					summed as (
					  select t.sec_func, t.year, sum(q.year_target) total from touched t
					  left join programming_quantity q on q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit
					    and q.sec_func = t.sec_func and q.year = t.year and q.cost_centre <> ''
					  group by 1, 2),
					freed as (
					  update programming_quantity q set source = 'TYPED' from summed s
					  where q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit and q.sec_func = s.sec_func
					    and q.year = s.year and q.cost_centre = '' and s.total is null)
					insert into programming_quantity as q
					  (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target, source)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, s.year, '', t.accumulation, s.total, 'CENTRES'
					from summed s
					join programming_target t on t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					  and t.sec_func = s.sec_func
					where s.total is not null
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, cost_centre)
					  do update set year_target = excluded.year_target, source = 'CENTRES'""")
			.params(key.params())
			.param("cells", cells)
			.update();
	}

}
