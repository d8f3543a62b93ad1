package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.programming.PlanningChecks;
import pe.siaf.money.Amount;

/**
 * The kind {@code project-costs}: investment by component and year, never more than is
 * left of a project's cost (domain 7.8).
 */
@Component
class ProjectCostImport extends TableImport {

	ProjectCostImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "project-costs";
	}

	@Override
	public Permission permission() {
		return Permission.NEEDS_EDIT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public boolean isOpenTo(Profile profile) {
		// the unit's as a whole: not a service point's to bring
		return super.isOpenTo(profile) && profile.scope().kind() != Scope.Kind.COST_CENTRE;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("project", 7).or("cui"), ImportColumn.text("component").or("componente"),
				ImportColumn.of("cost_year", ImportColumn.Type.INTEGER).or("anio", "ano"),
				ImportColumn.code("sec_func", 4).or("meta"),
				ImportColumn.of("economic_item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.amount("amount").or("monto"), ImportColumn.amount("updated_cost").or("costo_actualizado"),
				ImportColumn.amount("accrued").or("devengado_acumulado"), ImportColumn.code("rubro", 2).optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, cast(:unit as text) sec_ejec, r.cells ->> 'project' project,
				r.cells ->> 'component' component, (r.cells ->> 'cost_year')::smallint as year, r.cells ->> 'sec_func' sec_func,
				r.cells ->> 'economic_item' economic_item, (r.cells ->> 'amount')::numeric(19,2) amount,
				(r.cells ->> 'updated_cost')::numeric(19,2) updated_cost, (r.cells ->> 'accrued')::numeric(19,2) accrued,
				coalesce(r.cells ->> 'rubro', '00') rubro, coalesce(r.cells ->> 'resource_type', '0') resource_type""";
	}

	@Override
	protected String target() {
		return "project_cost";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "project", "component", "year", "sec_func", "economic_item");
	}

	@Override
	protected List<String> values() {
		return List.of("amount", "updated_cost", "accrued", "rubro", "resource_type");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.project, f.component, f.year, f.sec_func, f.economic_item)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(PlanningChecks.open("project"),
				Check.figure("project", "import.costing.project", "project !~ '^2\\d{6}$'"),
				Check.figure("cost_year", "year", "import.costing.year", "year not between :year and :year + 2"),
				Check.known("economic_item", "economic_item", """
						not exists (select from economic_item e where e.fiscal_year = :year and e.code = f.economic_item
						  and e.imputable and e.status = 'ACTIVE')"""),
				Check.known("rubro", "rubro",
						"not exists (select from rubro r where r.fiscal_year = :year and r.code = f.rubro)"),
				Check.figure("amount", "import.costing.notNegative", "amount < 0"),
				// a unit's cost that isn't the investment programme's is told, not
				// refused
				new Check("updated_cost", ImportRule.NOT_AS_EXPECTED.code(), "import.costing.programme", """
						select f.row_number, f.project, to_char(min(p.updated_cost), 'FM999,999,999,990.00') from f
						join investment_plan p on p.fiscal_year = :year and p.project = f.project
						where (p.updated_cost, p.accrued) <> (f.updated_cost, f.accrued) group by 1, 2""", true),
				new Check("amount", CostingRule.PROJECT_COST.code(), CostingRule.PROJECT_COST.messageKey(),
						"""
								select min(row_number), project, to_char(min(updated_cost - accrued), 'FM999,999,999,990.00') from (
								  select row_number, project, amount, updated_cost, accrued from f
								  union all
								  select null, c.project, c.amount, c.updated_cost, c.accrued from project_cost c
								  where c.fiscal_year = :year and c.project in (select project from f)
								    and not exists (select from f where c.sec_ejec = :unit and f.project = c.project and f.component = c.component and f.year = c.year
								      and f.sec_func = c.sec_func and f.economic_item = c.economic_item)) x
								group by project having sum(amount) > min(updated_cost - accrued) and min(row_number) is not null"""));
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement(
				"""
						select coalesce(sum(f.amount), 0), coalesce(sum(t.amount), 0) from f
						left join project_cost t using (fiscal_year, sec_ejec, project, component, year, sec_func, economic_item)""",
				file)
			.query((row, number) -> new Total("programming.planned", new Amount(row.getBigDecimal(1)),
					new Amount(row.getBigDecimal(2))))
			.single());
	}

}
