package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;

/**
 * The kind {@code item-prices}: what the purchase unit of an item costs everywhere, or in
 * a department, a province or a district, since a day. Earlier prices are kept.
 */
@Component
class SupplyPriceImport extends TableImport {

	SupplyPriceImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "item-prices";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("item").or("codigo_item", "codigo"),
				ImportColumn.text("kind").or("tipo_bien", "tipo").optional(),
				ImportColumn.text("place").or("ubigeo", "lugar").optional(),
				ImportColumn.of("price", ImportColumn.Type.FACTOR).or("precio", "precio_unitario"),
				ImportColumn.text("source").or("fuente_precio", "fuente"),
				ImportColumn.of("priced_on", ImportColumn.Type.DATE).or("fecha_precio", "fecha"));
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, supply_item_code(r.cells ->> 'kind', r.cells ->> 'item') supply_item,
				coalesce(r.cells ->> 'place', '') place, (r.cells ->> 'priced_on')::date priced_on,
				(r.cells ->> 'price')::numeric(19,6) price, r.cells ->> 'source' source""";
	}

	@Override
	protected String target() {
		return "supply_price";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "supply_item", "place", "priced_on");
	}

	@Override
	protected List<String> values() {
		return List.of("price", "source");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', supply_item_shown(f.supply_item), nullif(f.place, ''), to_char(f.priced_on, 'DD/MM/YYYY'))";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.known("item", "supply_item_shown(supply_item)",
				"not exists (select from supply_item i where i.fiscal_year = :year and i.code = f.supply_item)"),
				Check.known("place", "place", """
						place <> '' and (place !~ '^(\\d{2}|\\d{4}|\\d{6})$' or not exists (select from ubigeo g
						  where g.fiscal_year = :year and g.code = rpad(f.place, 6, '0') and g.status = 'ACTIVE'))"""),
				Check.figure("price", "import.costing.notNegative", "price < 0"),
				Check.figure("priced_on", "import.costing.future",
						"priced_on > (now() at time zone 'America/Lima')::date"),
				new Check("priced_on", CostingRule.PRICE_AGED.code(), CostingRule.PRICE_AGED.messageKey(), """
						select row_number, supply_item_shown(supply_item), to_char(priced_on, 'DD/MM/YYYY') from f
						where priced_on < supply_price_old_before(:year)""", true));
	}

}
