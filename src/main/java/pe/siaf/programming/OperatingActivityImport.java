package pe.siaf.programming;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;

/**
 * The kind {@code poi}: the operating activities of a unit's plan (CEPLAN), each with the
 * target of its file that pays for it. Where plan and file differ is warned of, here and
 * when the file is submitted.
 */
@Component
class OperatingActivityImport extends TableImport {

	OperatingActivityImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "poi";
	}

	@Override
	public Permission permission() {
		return Permission.PROGRAMMING_EDIT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("code").or("codigo", "aoi"),
				ImportColumn.text("name").or("actividad", "nombre"), ImportColumn.code("sec_func", 4).or("meta"),
				ImportColumn.text("objective").or("aei", "accion").optional(),
				ImportColumn.of("quantity", ImportColumn.Type.QUANTITY).or("cantidad"),
				ImportColumn.amount("amount").or("monto"), ImportColumn.text("process").or("proceso").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, coalesce(upper(r.cells ->> 'process'), 'MULTI_YEAR') process,
				cast(:unit as text) sec_ejec, upper(r.cells ->> 'code') code, r.cells ->> 'sec_func' sec_func, r.cells ->> 'name' as name,
				coalesce(r.cells ->> 'objective', '') objective, (r.cells ->> 'quantity')::numeric(19,4) quantity,
				(r.cells ->> 'amount')::numeric(19,2) amount""";
	}

	@Override
	protected String target() {
		return "operating_activity";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "process", "sec_ejec", "code", "sec_func");
	}

	@Override
	protected List<String> values() {
		return List.of("name", "objective", "quantity", "amount");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.code, f.sec_func)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.figure("code", "import.poi.code", "code !~ '^AOI\\d{11}$'"),
				Check.word("process", "MULTI_YEAR", "FORMULATION"), PlanningChecks.openFile("process"),
				new Check("code", ImportRule.NOT_AS_EXPECTED.code(), "import.poi.unit",
						"""
								select row_number, code from f where code ~ '^AOI\\d{11}$' and substr(code, 4, 6) <> sec_ejec"""),
				Check.known("sec_func", "sec_func",
						"""
								not exists (select from programming_target t where (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)
								  = (f.fiscal_year, f.process, f.sec_ejec, f.sec_func))"""),
				Check.known("objective", "objective",
						"""
								objective <> '' and not exists (select from strategic_objective o join implementing_unit u
								  on u.fiscal_year = :year and u.sec_ejec = f.sec_ejec
								  where o.plan in ('PEI_AEI', 'PEI_OEI') and o.code = f.objective and o.owner in ('', u.pliego, u.sector || '/' || u.pliego))"""),
				Check.figure("quantity", "import.plan.notNegative", "quantity < 0"),
				Check.figure("amount", "import.plan.notNegative", "amount < 0"),
				new Check("amount", ProgrammingRule.PLAN_DIFFERS.code(), "import.poi.differs",
						"""
								select g.row_number, g.sec_func, to_char(g.amount, 'FM999,999,999,990.00') from (
								  select min(row_number) row_number, fiscal_year, process, sec_ejec, sec_func, sum(amount) amount from f group by 2, 3, 4, 5) g
								left join lateral (select coalesce(sum(a.amount), 0) amount from programming_amount a
								  where (a.fiscal_year, a.process, a.sec_ejec, a.sec_func) = (g.fiscal_year, g.process, g.sec_ejec, g.sec_func)
								    and a.year = g.fiscal_year) p on true
								where p.amount <> g.amount""",
						true));
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement("""
				select coalesce(sum(f.amount), 0), coalesce(sum(t.amount), 0) from f
				left join operating_activity t using (fiscal_year, process, sec_ejec, code, sec_func)""", file)
			.query((row, number) -> new Total("programming.planned", new Amount(row.getBigDecimal(1)),
					new Amount(row.getBigDecimal(2))))
			.single());
	}

}
