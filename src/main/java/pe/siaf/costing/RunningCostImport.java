package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.programming.PlanningChecks;

/**
 * The kind {@code running-costs}: utilities, maintenance and the like, by what drives
 * them or by what was spent (domain 7.7); indirect and fixed.
 */
@Component
class RunningCostImport extends TableImport {

	RunningCostImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "running-costs";
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
		return List.of(ImportColumn.text("code").or("codigo"), ImportColumn.text("name").or("nombre"),
				ImportColumn.code("sec_func", 4).or("meta"),
				ImportColumn.text("cost_centre").or("centro_costo").optional(),
				ImportColumn.text("driver").or("factor_costo"),
				ImportColumn.of("driver_quantity", ImportColumn.Type.QUANTITY).or("cantidad"),
				ImportColumn.of("rate", ImportColumn.Type.FACTOR).or("tarifa"),
				ImportColumn.of("economic_item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.code("rubro", 2).optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, cast(:unit as text) sec_ejec, r.cells ->> 'code' code, r.cells ->> 'name' as name,
				r.cells ->> 'sec_func' sec_func, coalesce(r.cells ->> 'cost_centre', '') cost_centre, upper(r.cells ->> 'driver') driver,
				(r.cells ->> 'driver_quantity')::numeric(19,4) driver_quantity, (r.cells ->> 'rate')::numeric(19,6) rate,
				r.cells ->> 'economic_item' economic_item, coalesce(r.cells ->> 'rubro', '00') rubro,
				coalesce(r.cells ->> 'resource_type', '0') resource_type""";
	}

	@Override
	protected String target() {
		return "running_cost";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "code");
	}

	@Override
	protected List<String> values() {
		return List.of("name", "sec_func", "cost_centre", "driver", "driver_quantity", "rate", "economic_item", "rubro",
				"resource_type");
	}

	@Override
	protected String shown() {
		return "f.code";
	}

	@Override
	protected List<Check> checks() {
		return List.of(PlanningChecks.open("code"),
				Check.known("driver", "driver",
						"not exists (select from running_driver d where d.fiscal_year <= :year and d.code = f.driver)"),
				Check.known("economic_item", "economic_item", """
						not exists (select from economic_item e where e.fiscal_year = :year and e.code = f.economic_item
						  and e.imputable and e.status = 'ACTIVE')"""),
				Check.known("rubro", "rubro",
						"not exists (select from rubro r where r.fiscal_year = :year and r.code = f.rubro)"),
				Check.figure("driver_quantity", "import.costing.notNegative", "driver_quantity < 0"),
				Check.figure("rate", "import.costing.notNegative", "rate < 0"));
	}

}
