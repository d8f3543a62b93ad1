package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;

/**
 * The kind {@code catalogue-items}: goods, services and works of a year, each with what
 * it is charged to. An item that a file leaves out is kept; one is put out of use by its
 * status.
 */
@Component
class SupplyItemImport extends TableImport {

	private static final String CHARGES = """
			select f.fiscal_year, f.code supply_item, c.economic_item, c.place = 1 is_default
			from f cross join unnest(string_to_array(f.charges, ' ')) with ordinality c(economic_item, place)""";

	SupplyItemImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "catalogue-items";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("item").or("codigo_item", "codigo"),
				ImportColumn.text("kind").or("tipo_bien", "tipo").optional(),
				ImportColumn.text("name").or("nombre_item", "nombre"),
				ImportColumn.text("use_unit").or("unidad_uso", "unidad_medida"),
				ImportColumn.text("purchase_unit").or("unidad_compra").optional(),
				ImportColumn.of("conversion", ImportColumn.Type.FACTOR).or("factor_conversion").optional(),
				ImportColumn.text("charges").or("clasificador", "id_clasificador", "economic_item").optional(),
				ImportColumn.of("decimals_allowed", ImportColumn.Type.FLAG).or("admite_decimales").optional(),
				ImportColumn.of("fixed_asset", ImportColumn.Type.FLAG).or("activo_fijo").optional(),
				ImportColumn.of("durable", ImportColumn.Type.FLAG).or("duradero").optional(),
				ImportColumn.of("shelf_life_days", ImportColumn.Type.INTEGER).or("dias_vida_util").optional(),
				ImportColumn.text("cubso").optional(), ImportColumn.text("status").or("estado").optional(),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).or("demostracion").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, supply_item_code(r.cells ->> 'kind', r.cells ->> 'item') code, r.cells ->> 'name' name,
				r.cells ->> 'use_unit' use_unit, coalesce(r.cells ->> 'purchase_unit', r.cells ->> 'use_unit') purchase_unit,
				coalesce((r.cells ->> 'conversion')::numeric, 1)::numeric(16,6) conversion,
				regexp_replace(coalesce(r.cells ->> 'charges', ''), '[,;\\s]+', ' ', 'g') charges,
				coalesce((r.cells ->> 'decimals_allowed')::boolean, false) decimals_allowed,
				coalesce((r.cells ->> 'fixed_asset')::boolean, false) fixed_asset,
				coalesce((r.cells ->> 'durable')::boolean, false) durable, (r.cells ->> 'shelf_life_days')::int shelf_life_days,
				r.cells ->> 'cubso' cubso, upper(coalesce(r.cells ->> 'status', 'ACTIVE')) status,
				coalesce((r.cells ->> 'demonstration')::boolean, false) demonstration""";
	}

	@Override
	protected String target() {
		return "supply_item";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "code");
	}

	@Override
	protected List<String> values() {
		return List.of("name", "use_unit", "purchase_unit", "conversion", "decimals_allowed", "fixed_asset", "durable",
				"shelf_life_days", "cubso", "status", "demonstration");
	}

	@Override
	protected String shown() {
		return "supply_item_shown(f.code)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.figure("item", "code", "import.costing.item", "code !~ '^[BSO]\\d{12}$'"),
				Check.word("status", "ACTIVE", "INACTIVE"),
				Check.figure("conversion", "import.costing.positive", "conversion <= 0"),
				Check.figure("shelf_life_days", "import.costing.positive", "shelf_life_days <= 0"),
				Check.figure("name", "import.costing.name", "length(name) > 250"), Check.known("charges", "charges", """
						exists (select from unnest(string_to_array(charges, ' ')) c(item) where c.item <> ''
						  and not exists (select from economic_item e where e.fiscal_year = :year and e.code = c.item
						    and e.imputable and e.status = 'ACTIVE'))"""),
				// R7.1: it may come in, yet nothing can be costed with it
				new Check("charges", CostingRule.ITEM_USABLE.code(), CostingRule.ITEM_USABLE.messageKey(),
						"""
								select row_number, supply_item_shown(code) from f where charges = '' and status = 'ACTIVE'
								  and not exists (select from supply_item_charge c where c.fiscal_year = :year and c.supply_item = f.code)""",
						true));
	}

	@Override
	public void apply(StagedFile file) {
		super.apply(file);
		// an item that names no classifier keeps those that it has
		statement("""
				delete from supply_item_charge c using f where c.fiscal_year = f.fiscal_year and c.supply_item = f.code
				  and f.charges <> ''""", file).update();
		statement("insert into supply_item_charge (fiscal_year, supply_item, economic_item, is_default) " + CHARGES
				+ " where c.economic_item <> ''", file)
			.update();
	}

}
