package pe.siaf.programming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;

/**
 * The months of the year of the law, a column a month ({@code 1} to {@code 12}); rows are
 * targets. That they make the year is shown while people type and asked when the file is
 * submitted (PHY-001).
 */
@Component
class MonthGrid extends Grid {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	MonthGrid(Files files, AuditTrail audit, JdbcClient jdbc, JsonMapper json) {
		super(files, audit);
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	String slug() {
		return "meses";
	}

	@Override
	Map<String, Cell> cells(FileKey key, List<CellEdit> edits) {
		Map<String, Cell> cells = new HashMap<>();
		this.jdbc
			.sql("""
					select t.sec_func, m.month, q.months[m.month] figure, coalesce(u.integer_only, false) whole
					from programming_target t
					join unnest(cast(:rows as text[]), cast(:columns as text[])) e(sec_func, month) on e.sec_func = t.sec_func
					join generate_series(1, 12) m(month) on m.month::text = e.month
					join programming_quantity q on q.fiscal_year = t.fiscal_year and q.process = t.process
					  and q.sec_ejec = t.sec_ejec and q.sec_func = t.sec_func and q.year = t.fiscal_year and q.cost_centre = ''
					left join unit_of_measure u on u.fiscal_year = t.fiscal_year and u.code = t.unit_of_measure
					where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					order by t.sec_func, m.month for update of t""")
			.params(key.params())
			.param("rows", edits.stream().map(CellEdit::row).toArray(String[]::new))
			.param("columns", edits.stream().map(CellEdit::column).toArray(String[]::new))
			.query((row) -> {
				cells.put(row.getString("sec_func") + " " + row.getInt("month"),
						new Cell(row.getBigDecimal("figure"), row.getBoolean("whole") ? 0 : 4, false));
			});
		return cells;
	}

	@Override
	void write(FileKey key, List<Written> written) {
		this.jdbc.sql("""
				with cell as (
				  select e."row" sec_func, e."column"::int as month, e.figure
				  from jsonb_to_recordset(cast(:cells as jsonb)) e("row" text, "column" text, figure numeric)),
				merged as (
				  select q.sec_func, array_agg(case when c.sec_func is not null then c.figure else q.months[m.month] end
				    order by m.month) months
				  from programming_quantity q
				  cross join generate_series(1, 12) m(month)
				  left join cell c on c.sec_func = q.sec_func and c.month = m.month
				  where q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit and q.year = :year
				    and q.cost_centre = '' and q.sec_func in (select sec_func from cell)
				  group by q.sec_func)
				update programming_quantity q
				set months = case when num_nonnulls(variadic m.months) = 0 then null else m.months end
				from merged m
				where q.fiscal_year = :year and q.process = :process and q.sec_ejec = :unit and q.year = :year
				  and q.cost_centre = '' and q.sec_func = m.sec_func""")
			.params(key.params())
			.param("cells", this.json.writeValueAsString(written))
			.update();
	}

}
