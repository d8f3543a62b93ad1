package pe.siaf.programming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;

/**
 * The money, a column a year; rows are lines ({@code 0001-00-0-2.3.1.5.1.2}). What was
 * costed stands beside what was typed and isn't typed over.
 */
@Component
class AmountGrid extends Grid {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	AmountGrid(Files files, AuditTrail audit, JdbcClient jdbc, JsonMapper json) {
		super(files, audit);
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	String slug() {
		return "montos";
	}

	@Override
	Map<String, Cell> cells(FileKey key, List<CellEdit> edits) {
		Map<String, Cell> cells = new HashMap<>();
		this.jdbc.sql("""
				select e.line, y.year, a.amount, not i.imputable and y.year = :year computed
				from unnest(cast(:rows as text[]), cast(:columns as text[])) e(line, year)
				join unnest(cast(:years as int[])) y(year) on y.year::text = e.year
				join programming_line l on l.fiscal_year = :year and l.process = :process and l.sec_ejec = :unit
				  and l.line = e.line
				join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
				left join programming_amount a on a.fiscal_year = l.fiscal_year and a.process = l.process
				  and a.sec_ejec = l.sec_ejec and a.sec_func = l.sec_func and a.rubro = l.rubro
				  and a.resource_type = l.resource_type and a.item = l.item and a.year = y.year and a.source = 'TYPED'
				order by e.line, y.year for update of l""")
			.params(key.params())
			.param("rows", edits.stream().map(CellEdit::row).toArray(String[]::new))
			.param("columns", edits.stream().map(CellEdit::column).toArray(String[]::new))
			.param("years", key.years().toArray(Integer[]::new))
			.query((row) -> {
				cells.put(row.getString("line") + " " + row.getInt("year"),
						new Cell(row.getBigDecimal("amount"), 0, row.getBoolean("computed")));
			});
		return cells;
	}

	@Override
	void write(FileKey key, List<Written> written) {
		this.jdbc
			.sql("""
					with cell as (
					  select l.sec_func, l.rubro, l.resource_type, l.item, e."column"::smallint as year, e.figure
					  from jsonb_to_recordset(cast(:cells as jsonb)) e("row" text, "column" text, figure numeric)
					  join programming_line l on l.fiscal_year = :year and l.process = :process and l.sec_ejec = :unit
					    and l.line = e."row"),
					cleared as (
					  delete from programming_amount a using cell c
					  where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit and a.sec_func = c.sec_func
					    and a.rubro = c.rubro and a.resource_type = c.resource_type and a.item = c.item and a.year = c.year
					    and a.source = 'TYPED' and c.figure is null)
					insert into programming_amount as a
					  (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount)
					select :year, :process, :unit, c.sec_func, c.year, c.rubro, c.resource_type, c.item, c.figure
					from cell c where c.figure is not null
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, source)
					  do update set amount = excluded.amount""")
			.params(key.params())
			.param("cells", this.json.writeValueAsString(written))
			.update();
	}

}
