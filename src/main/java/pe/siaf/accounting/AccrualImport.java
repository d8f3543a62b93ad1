package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LedgerRule;
import pe.siaf.budget.UnitYears;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The kind {@code expedientes}: what a unit's own system accrued in a year, as known on a
 * day, line by line. Lines of the same file, target, rubro, item and month are one
 * record. A later list restates an earlier one: what differs is added and entered in the
 * books.
 */
@Component
class AccrualImport implements ImportKind {

	private static final String NOT_AS_EXPECTED = ImportRule.NOT_AS_EXPECTED.code();

	private final JdbcClient jdbc;

	private final UnitYears unitYears;

	AccrualImport(JdbcClient jdbc, UnitYears unitYears) {
		this.jdbc = jdbc;
		this.unitYears = unitYears;
	}

	@Override
	public String code() {
		return "expedientes";
	}

	@Override
	public Permission permission() {
		return Permission.ACCRUALS_IMPORT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public boolean onlyCompared(StagedFile file) {
		return this.unitYears.isCutOver(file.fiscalYear(), file.secEjec());
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.of("year", ImportColumn.Type.INTEGER).or("ano_eje", "anio").optional(),
				ImportColumn.code("sec_ejec", 6).optional(), ImportColumn.code("file", 10).or("exp_siaf", "expediente"),
				ImportColumn.code("sec_func", 4).or("meta"), ImportColumn.code("rubro", 2).or("fuente_financ"),
				ImportColumn.of("item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.amount("accrued").or("monto_nacional", "monto", "devengado"),
				ImportColumn.of("accrued_on", ImportColumn.Type.DATE).or("fecha_devengado"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		this.unitYears.lock(file.fiscalYear(), file.secEjec());
		String year = Integer.toString(file.fiscalYear());
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> {
				if (!row.find("year").orElse(year).equals(year)) {
					findings.error(row.number(), "year", NOT_AS_EXPECTED, "import.year.other", row.text("year"), year);
				}
				String on = row.text("accrued_on");
				if (!on.startsWith(year)) {
					findings.error(row.number(), "accrued_on", NOT_AS_EXPECTED, "accounting.accruals.year", on, year);
				}
			});
		}
		unknown(file, findings, "rubro", "rubro");
		unknown(file, findings, "item", "economic_item");
		this.jdbc.sql("select max(stated_on) from file_accrual where fiscal_year = ? and sec_ejec = ?")
			.params(file.fiscalYear(), file.secEjec())
			.query((row) -> {
				LocalDate last = row.getObject(1, LocalDate.class);
				if (last != null && last.isAfter(file.statedOn())) {
					findings.error(NOT_AS_EXPECTED, "accounting.accruals.older", file.statedOn(), last);
				}
			});
	}

	private void unknown(StagedFile file, Findings findings, String column, String catalogue) {
		this.jdbc
			.sql("""
					select r.row_number, r.cells ->> '%1$s' code from import_row r
					where r.import_id = :id and not exists (select from %2$s c
					  where c.fiscal_year = :year and c.code = r.cells ->> '%1$s') order by 1""".formatted(column,
					catalogue))
			.param("id", file.id())
			.param("year", file.fiscalYear())
			.query((row) -> {
				findings.error(row.getInt("row_number"), column, ImportRule.UNKNOWN_KEY, row.getString("code"));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		compare(file);
		requireOpenMonths(file);
		this.jdbc.sql("select * from accrual_difference order by file, sec_func, rubro, item, month").query((row) -> {
			String record = String.join("-", row.getString("file"), row.getString("sec_func"), row.getString("rubro"),
					row.getString("item"), "%02d".formatted(row.getInt("month")));
			Changes.Measure measure = new Changes.Measure("accrued", row.getString("held"), row.getString("given"));
			if (measure.before() == null) {
				changes.added(record, List.of(measure));
			}
			else if (measure.after() == null) {
				changes.vanished(record, List.of(measure));
			}
			else {
				changes.compared(record, row.getBoolean("differs") ? List.of(measure) : List.of());
			}
		});
	}

	/** LED-002: what a list changes stands in months that take entries. */
	private void requireOpenMonths(StagedFile file) {
		this.jdbc
			.sql("""
					select d.month from accrual_difference d
					join accounting_month_now m on m.fiscal_year = ? and m.sec_ejec = ? and m.month = d.month and m.state = 'CLOSED'
					where d.differs order by 1 limit 1""")
			.params(file.fiscalYear(), file.secEjec())
			.query(Integer.class)
			.optional()
			.ifPresent((month) -> {
				throw new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH,
						Figures.of("month", "%02d/%d".formatted(month, file.fiscalYear())));
			});
	}

	private void compare(StagedFile file) {
		this.jdbc.sql("drop table if exists pg_temp.accrual_difference").update();
		this.jdbc
			.sql("""
					create temporary table accrual_difference on commit drop as
					select file, sec_func, rubro, item, month, g.amount given, h.amount held, g.amount is distinct from h.amount differs
					from (
					  select r.cells ->> 'file' file, r.cells ->> 'sec_func' sec_func, r.cells ->> 'rubro' rubro, r.cells ->> 'item' item,
					    cast(extract(month from cast(r.cells ->> 'accrued_on' as date)) as smallint) as month,
					    sum(cast(r.cells ->> 'accrued' as numeric(19,2))) amount
					  from import_row r where r.import_id = %d group by 1, 2, 3, 4, 5) g
					full join (
					  select a.file, a.sec_func, a.rubro, a.item, a.month, sum(a.amount) amount from file_accrual a
					  where a.fiscal_year = %d and a.sec_ejec = '%s' group by 1, 2, 3, 4, 5 having sum(a.amount) <> 0) h
					using (file, sec_func, rubro, item, month)
					where coalesce(g.amount, 0) <> 0 or h.amount is not null"""
				.formatted(file.id(), file.fiscalYear(), file.secEjec()))
			.update();
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc
			.sql("""
					insert into file_accrual (fiscal_year, sec_ejec, file, sec_func, rubro, item, month, amount, stated_on, import_id,
					  username, profile)
					select :year, :unit, file, sec_func, rubro, item, month, coalesce(given, 0) - coalesce(held, 0), :day, :import,
					  :username, :profile
					from accrual_difference where differs order by file, sec_func, rubro, item, month""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.param("day", file.statedOn())
			.param("import", file.id())
			.param("username", file.username())
			.param("profile", file.profile())
			.update();
	}

	@Override
	public List<Total> totals(StagedFile file) {
		Amount given = sum("select sum(cast(cells ->> 'accrued' as numeric(19,2))) from import_row where import_id = ?",
				file.id());
		Amount held = sum("select sum(amount) from file_accrual where fiscal_year = ? and sec_ejec = ?",
				file.fiscalYear(), file.secEjec());
		return List.of(new Total("accrued", given, held));
	}

	private Amount sum(String sql, Object... params) {
		return this.jdbc.sql("select coalesce((" + sql + "), 0) value").params(params).query(Amount.class).single();
	}

}
