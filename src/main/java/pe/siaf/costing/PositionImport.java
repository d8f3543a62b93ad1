package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.programming.PlanningChecks;

/**
 * The kind {@code personnel-positions}: a row for each position and target, with the
 * share of its time (domain 7.6). A position's shares are those of the file.
 */
@Component
class PositionImport extends TableImport {

	PositionImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "personnel-positions";
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
		return List.of(ImportColumn.text("position").or("codigo_airhsp", "puesto"),
				ImportColumn.text("regime").or("regimen"), ImportColumn.text("name").or("nombre", "cargo"),
				ImportColumn.of("monthly_cost", ImportColumn.Type.AMOUNT).or("costo_mensual"),
				ImportColumn.of("months", ImportColumn.Type.INTEGER).or("meses").optional(),
				ImportColumn.code("sec_func", 4).or("meta"),
				ImportColumn.of("share", ImportColumn.Type.QUANTITY).or("porcentaje").optional(),
				ImportColumn.code("rubro", 2).optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, cast(:unit as text) sec_ejec, r.cells ->> 'position' as position,
				upper(r.cells ->> 'regime') regime, r.cells ->> 'name' as name, (r.cells ->> 'monthly_cost')::numeric(19,2) monthly_cost,
				coalesce((r.cells ->> 'months')::smallint, 12::smallint) months, r.cells ->> 'sec_func' sec_func,
				coalesce((r.cells ->> 'share')::numeric, 100)::numeric(9,6) share, coalesce(r.cells ->> 'rubro', '00') rubro,
				coalesce(r.cells ->> 'resource_type', '0') resource_type""";
	}

	@Override
	protected String target() {
		return "personnel_share";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "position", "sec_func");
	}

	@Override
	protected List<String> values() {
		return List.of("share");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.position, f.sec_func)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(PlanningChecks.open("position"), Check.known("regime", "regime",
				"not exists (select from personnel_regime p where p.fiscal_year <= :year and p.code = f.regime)"),
				Check.known("rubro", "rubro",
						"not exists (select from rubro r where r.fiscal_year = :year and r.code = f.rubro)"),
				Check.figure("months", "import.costing.positive", "months not between 1 and 12"),
				Check.figure("monthly_cost", "import.costing.notNegative", "monthly_cost < 0"),
				Check.figure("share", "import.costing.percent", "share <= 0 or share > 100"),
				new Check("share", CostingRule.TIME_WHOLE.code(), CostingRule.TIME_WHOLE.messageKey(),
						"""
								select min(row_number), position, trim_scale(sum(share))::text from f group by 2 having sum(share) <> 100"""));
	}

	@Override
	public void apply(StagedFile file) {
		statement(
				"""
						insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, months, rubro, resource_type)
						select distinct on (position) fiscal_year, sec_ejec, position, regime, name, monthly_cost, months, rubro, resource_type
						from f order by position, row_number
						on conflict (fiscal_year, sec_ejec, code) do update set regime = excluded.regime, name = excluded.name,
						  monthly_cost = excluded.monthly_cost, months = excluded.months, rubro = excluded.rubro,
						  resource_type = excluded.resource_type""",
				file)
			.update();
		statement(
				"""
						delete from personnel_share s where s.fiscal_year = :year and s.sec_ejec = :unit and s.position in (select position from f)
						  and not exists (select from f where f.position = s.position and f.sec_func = s.sec_func)""",
				file)
			.update();
		super.apply(file);
	}

}
