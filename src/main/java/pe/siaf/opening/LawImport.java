package pe.siaf.opening;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code law-budget}: the budget law as Congress approved it, line by line. The
 * file holds the units that it names whole; a unit whose year is opened stays.
 */
@Component
class LawImport implements ImportKind {

	/** The file's rows in the columns of {@code budget_law_line}. */
	private static final String GIVEN = """
			with given as (
			  select i.row_number, i.cells ->> 'sec_ejec' sec_ejec, i.cells ->> 'sec_func' sec_func, i.cells ->> 'rubro' rubro,
			    i.cells ->> 'resource_type' resource_type, i.cells ->> 'item' item, cast(i.cells ->> 'amount' as numeric) amount
			  from import_row i where i.import_id = :import)
			""";

	/** Codes that the year doesn't have, column by column. */
	private static final String UNKNOWN = GIVEN
			+ """
					select g.row_number, b.column_name, b.code from given g cross join lateral (values
					  ('sec_ejec', g.sec_ejec, exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = g.sec_ejec)),
					  ('rubro', g.rubro, exists (select from rubro c where c.fiscal_year = :year and c.code = g.rubro)),
					  ('resource_type', g.resource_type, exists (
					    select from resource_type c where c.fiscal_year = :year and c.code = g.resource_type)),
					  ('item', g.item, exists (
					    select from economic_item c where c.fiscal_year = :year and c.code = g.item and c.imputable and c.code like '2.%')))
					  b(column_name, code, known)
					where not b.known order by 1 limit 1000""";

	private final JdbcClient jdbc;

	LawImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "law-budget";
	}

	@Override
	public Permission permission() {
		return Permission.CYCLE_KEEP;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("sec_ejec", 6).or("ejecutora"), ImportColumn.code("sec_func", 4).or("meta"),
				ImportColumn.code("rubro", 2), ImportColumn.text("resource_type").or("tipo_recurso"),
				ImportColumn.text("item").or("clasificador"),
				ImportColumn.of("amount", ImportColumn.Type.SOLES).or("monto", "pia"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		statement(UNKNOWN, file).query((row) -> {
			findings.error(row.getInt(1), row.getString(2), "CLS-001", "rule.CLS-001", row.getString(3),
					String.valueOf(file.fiscalYear()));
		});
		statement(GIVEN + "select row_number from given where amount <= 0 order by 1 limit 1000", file).query((row) -> {
			findings.error(row.getInt(1), "amount", "INT-004", "opening.law.positive");
		});
		statement(
				GIVEN + """
						select * from (
						  select g.row_number, first_value(g.row_number) over w as before,
						    concat_ws('-', g.sec_ejec, g.sec_func, g.rubro, g.resource_type, g.item) record
						  from given g
						  window w as (partition by g.sec_ejec, g.sec_func, g.rubro, g.resource_type, g.item order by g.row_number)) seen
						where before <> row_number order by 1 limit 1000""",
				file)
			.query((row) -> {
				findings.error(row.getInt(1), "sec_func", "INT-002", "rule.INT-002", row.getString(3), row.getInt(2));
			});
		statement(GIVEN + """
				select min(g.row_number), g.sec_ejec from given g
				join opening_unit o on o.fiscal_year = :year and o.sec_ejec = g.sec_ejec group by 2 order by 1""", file)
			.query((row) -> {
				findings.error(row.getInt(1), "sec_ejec", OpeningRule.OPENED_ONCE, row.getString(2),
						String.valueOf(file.fiscalYear()));
			});
	}

	/** Unit by unit: equal only where each line is. */
	@Override
	public void preview(StagedFile file, Changes changes) {
		statement(
				GIVEN + """
						, kept as (
						  select l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, l.amount from budget_law_line l
						  where l.fiscal_year = :year and l.version = 'LAW' and l.sec_ejec in (select sec_ejec from given))
						select sec_ejec, sum(g.amount) after, sum(k.amount) before,
						  count(*) filter (where g.amount is distinct from k.amount) apart
						from given g full join kept k using (sec_ejec, sec_func, rubro, resource_type, item) group by 1 order by 1""",
				file)
			.query((row) -> {
				String after = AmountFormatter.print(new Amount(row.getBigDecimal("after")));
				if (row.getBigDecimal("before") == null) {
					changes.added(row.getString("sec_ejec"), List.of(new Measure("amount", null, after)));
				}
				else {
					String before = AmountFormatter.print(new Amount(row.getBigDecimal("before")));
					changes.compared(row.getString("sec_ejec"),
							(row.getLong("apart") == 0) ? List.of() : List.of(new Measure("amount", before, after)));
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc
			.sql("""
					insert into budget_law (fiscal_year, version, norm, username, import_id) values (:year, 'LAW', :norm, :by, :import)
					on conflict (fiscal_year, version) do update
					  set norm = excluded.norm, username = excluded.username, import_id = excluded.import_id, kept_at = now()""")
			.param("year", file.fiscalYear())
			.param("norm", file.fileName())
			.param("by", file.username())
			.param("import", file.id())
			.update();
		statement(GIVEN + """
				delete from budget_law_line where fiscal_year = :year and version = 'LAW'
				  and sec_ejec in (select sec_ejec from given)""", file).update();
		statement(
				GIVEN + """
						insert into budget_law_line (fiscal_year, version, sec_ejec, sec_func, rubro, resource_type, item, amount)
						select :year, 'LAW', sec_ejec, sec_func, rubro, resource_type, item, amount from given""",
				file)
			.update();
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement(GIVEN + """
				select coalesce(sum(g.amount), 0), (select coalesce(sum(l.amount), 0) from budget_law_line l
				  where l.fiscal_year = :year and l.version = 'LAW' and l.sec_ejec in (select sec_ejec from given))
				from given g""", file).query((row, number) -> new Total("opening.amount",
				new Amount(row.getBigDecimal(1)), new Amount(row.getBigDecimal(2))))
			.single());
	}

	private JdbcClient.StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

}
