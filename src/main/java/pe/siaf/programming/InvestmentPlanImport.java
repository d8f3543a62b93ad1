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
 * The kind {@code investment-plan}: the country's projects (PMI, Invierte.pe) for the law
 * of the import's year, a row for each project, unit and year. What a file leaves out is
 * kept.
 */
@Component
class InvestmentPlanImport extends TableImport {

	InvestmentPlanImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "investment-plan";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("project", 7).or("cui"), ImportColumn.code("sec_ejec", 6).or("ejecutora"),
				ImportColumn.of("year", ImportColumn.Type.INTEGER).or("anio", "ano"),
				ImportColumn.text("name").or("nombre"), ImportColumn.text("kind").or("tipo"),
				ImportColumn.amount("amount").or("monto", "monto_pmi"),
				ImportColumn.amount("updated_cost").or("costo_actualizado"),
				ImportColumn.amount("accrued").or("devengado_acumulado"));
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, r.cells ->> 'project' project, r.cells ->> 'sec_ejec' sec_ejec,
				(r.cells ->> 'year')::smallint as year, r.cells ->> 'name' as name, upper(r.cells ->> 'kind') kind,
				(r.cells ->> 'amount')::numeric(19,2) amount, (r.cells ->> 'updated_cost')::numeric(19,2) updated_cost,
				(r.cells ->> 'accrued')::numeric(19,2) accrued""";
	}

	@Override
	protected String target() {
		return "investment_plan";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "project", "sec_ejec", "year");
	}

	@Override
	protected List<String> values() {
		return List.of("name", "kind", "amount", "updated_cost", "accrued");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.project, f.sec_ejec, f.year)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.figure("project", "import.plan.project", "project !~ '^2\\d{6}$'"),
				Check.known("sec_ejec", "sec_ejec",
						"""
								not exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = f.sec_ejec
								  and u.status = 'ACTIVE')"""),
				Check.word("kind", "PI", "IOARR"),
				Check.figure("year", "import.plan.year", "year not between :year and :year + 3"),
				Check.figure("amount", "import.plan.notNegative", "amount < 0"),
				Check.figure("updated_cost", "import.plan.notNegative", "updated_cost < 0"),
				Check.figure("accrued", "import.plan.notNegative", "accrued < 0"),
				new Check("updated_cost", ImportRule.NOT_AS_EXPECTED.code(), "import.plan.cost", """
						select min(row_number), project from f group by project
						having count(distinct updated_cost) > 1 or count(distinct accrued) > 1"""),
				// the programme may run ahead of its project's cost: told, not refused
				new Check("amount", ImportRule.NOT_AS_EXPECTED.code(), "import.plan.beyond",
						"""
								select min(row_number), project, to_char(min(updated_cost - accrued), 'FM999,999,999,990.00') from f
								group by project having sum(amount) > min(updated_cost - accrued)""",
						true));
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement("""
				select coalesce(sum(f.amount), 0), coalesce(sum(t.amount), 0) from f
				left join investment_plan t using (fiscal_year, project, sec_ejec, year)""", file)
			.query((row, number) -> new Total("programming.planned", new Amount(row.getBigDecimal(1)),
					new Amount(row.getBigDecimal(2))))
			.single());
	}

}
