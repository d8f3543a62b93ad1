package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;

/**
 * The kind {@code item-stock}: what a unit, or a service point of it, needn't buy. It
 * counts with the next computation.
 */
@Component
class StockImport extends TableImport {

	StockImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "item-stock";
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
		return List.of(ImportColumn.text("item").or("codigo_item"),
				ImportColumn.text("cost_centre").or("centro_costo").optional(),
				ImportColumn.of("usable", ImportColumn.Type.QUANTITY).or("saldo_utilizable", "saldo").optional(),
				ImportColumn.of("in_transit", ImportColumn.Type.QUANTITY).or("en_transito").optional(),
				ImportColumn.of("centrally_supplied", ImportColumn.Type.QUANTITY)
					.or("abastecimiento_central")
					.optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, cast(:unit as text) sec_ejec, coalesce(r.cells ->> 'cost_centre', '') cost_centre,
				supply_item_code('', r.cells ->> 'item') supply_item, coalesce((r.cells ->> 'usable')::numeric, 0)::numeric(19,4) usable,
				coalesce((r.cells ->> 'in_transit')::numeric, 0)::numeric(19,4) in_transit,
				coalesce((r.cells ->> 'centrally_supplied')::numeric, 0)::numeric(19,4) centrally_supplied""";
	}

	@Override
	protected String target() {
		return "supply_stock";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "cost_centre", "supply_item");
	}

	@Override
	protected List<String> values() {
		return List.of("usable", "in_transit", "centrally_supplied");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', nullif(f.cost_centre, ''), supply_item_shown(f.supply_item))";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.known("item", "supply_item_shown(supply_item)",
				"not exists (select from supply_item i where i.fiscal_year = :year and i.code = f.supply_item)"),
				Check.known("cost_centre", "cost_centre",
						"""
								cost_centre <> '' and not exists (select from cost_centre c where c.fiscal_year = :year and c.sec_ejec = :unit
								  and c.code = f.cost_centre)"""),
				Check.figure("usable", "import.costing.notNegative", "usable < 0"),
				Check.figure("in_transit", "import.costing.notNegative", "in_transit < 0"),
				Check.figure("centrally_supplied", "import.costing.notNegative", "centrally_supplied < 0"));
	}

}
