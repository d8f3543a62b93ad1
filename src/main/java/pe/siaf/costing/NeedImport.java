package pe.siaf.costing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;
import pe.siaf.programming.PlanningChecks;

/**
 * The kind {@code needs}: a unit's needs, each with a reference of its own by which a
 * later file corrects it. Needs that a file leaves out are kept; the file's money follows
 * in the same transaction.
 */
@Component
class NeedImport extends TableImport {

	private static final int MONTHS = 12;

	private static final String FILE = """
			programming_file p where p.fiscal_year = :year and p.process = f.process and p.sec_ejec = :unit
			  and p.state in ('DRAFT', 'OBSERVED') and not exists (select from needs_table n where n.fiscal_year = p.fiscal_year
			    and n.process = p.process and n.sec_ejec = p.sec_ejec and n.phase = 'APPROVED')""";

	NeedImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "needs";
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
	public List<ImportColumn> columns() {
		List<ImportColumn> columns = new ArrayList<>(List.of(ImportColumn.text("reference").or("referencia"),
				ImportColumn.code("sec_func", 4).or("meta"), ImportColumn.text("item").or("codigo_item"),
				ImportColumn.of("quantity", ImportColumn.Type.QUANTITY).or("cantidad").optional(),
				ImportColumn.of("unit_price", ImportColumn.Type.FACTOR).or("precio_unitario").optional(),
				ImportColumn.of("need_year", ImportColumn.Type.INTEGER).or("anio", "ano").optional(),
				ImportColumn.text("cost_centre").or("centro_costo").optional(),
				ImportColumn.of("economic_item", ImportColumn.Type.ITEM).or("clasificador").optional(),
				ImportColumn.code("rubro", 2).optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional(),
				ImportColumn.text("kind").or("clase").optional(),
				ImportColumn.text("operating_activity").or("actividad_operativa").optional(),
				ImportColumn.text("use_type").or("tipo_uso").optional(),
				ImportColumn.of("priority", ImportColumn.Type.INTEGER).or("prioridad").optional(),
				ImportColumn.of("critical", ImportColumn.Type.FLAG).or("critico").optional(),
				ImportColumn.text("process").or("proceso").optional(),
				ImportColumn.text("note").or("nota").optional()));
		IntStream.rangeClosed(1, MONTHS)
			.mapToObj((month) -> "m%02d".formatted(month))
			.forEach((month) -> columns
				.add(ImportColumn.of(month, ImportColumn.Type.QUANTITY).or("mes_" + month.substring(1)).optional()));
		return columns;
	}

	@Override
	protected String rows() {
		String months = String.join(", ",
				IntStream.rangeClosed(1, MONTHS)
					.mapToObj((month) -> "coalesce((r.cells ->> 'm%02d')::numeric, 0)::numeric(19,4)".formatted(month))
					.toList());
		String sum = months.replace(", coalesce", " + coalesce");
		return """
				cast(:year as smallint) fiscal_year, cast(:unit as text) sec_ejec, upper(coalesce(r.cells ->> 'process', 'MULTI_YEAR')) process,
				'IMPORT'::text source, coalesce((r.cells ->> 'need_year')::int, :year)::smallint as year, r.cells ->> 'sec_func' sec_func,
				coalesce(r.cells ->> 'cost_centre', '') cost_centre, r.cells ->> 'reference' reference,
				supply_item_code('', r.cells ->> 'item') supply_item, r.cells ->> 'economic_item' asked_item,
				supply_item_charged_to(:year, supply_item_code('', r.cells ->> 'item'), r.cells ->> 'economic_item') economic_item,
				coalesce(r.cells ->> 'rubro', '00') rubro, coalesce(r.cells ->> 'resource_type', '0') resource_type,
				upper(coalesce(r.cells ->> 'kind', 'NEED')) kind, coalesce(r.cells ->> 'operating_activity', '') operating_activity,
				coalesce(r.cells ->> 'use_type', '') use_type, coalesce((r.cells ->> 'priority')::smallint, 5::smallint) priority,
				coalesce((r.cells ->> 'critical')::boolean, false) critical, coalesce(r.cells ->> 'note', '') note,
				'FIXED'::text cost_behaviour,
				case when supply_item_code('', r.cells ->> 'item') like 'S%%' then 1
				  else coalesce((r.cells ->> 'quantity')::numeric, %2$s) end::numeric(19,4) required_quantity,
				case when jsonb_exists_any(r.cells, array['m01','m02','m03','m04','m05','m06','m07','m08','m09','m10','m11','m12'])
				  and not supply_item_code('', r.cells ->> 'item') like 'S%%' then array[%1$s] end months,
				(supply_item_code('', r.cells ->> 'item') like 'S%%' or coalesce((select i.decimals_allowed from supply_item i
				  where i.fiscal_year = :year and i.code = supply_item_code('', r.cells ->> 'item')), false)) divisible,
				(case when supply_item_code('', r.cells ->> 'item') like 'S%%' then coalesce((r.cells ->> 'quantity')::numeric, 1) else 1 end
				  * coalesce((r.cells ->> 'unit_price')::numeric, (select p.price from supply_price_at(:year,
				    supply_item_code('', r.cells ->> 'item'), coalesce((select c.ubigeo from cost_centre c where c.fiscal_year = :year
				      and c.sec_ejec = :unit and c.code = r.cells ->> 'cost_centre'), '')) p)))::numeric(19,6) unit_price,
				'import'::text recorded_by"""
			.formatted(months, sum);
	}

	@Override
	protected String target() {
		return "need";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "process", "source", "year", "sec_func", "cost_centre", "reference");
	}

	@Override
	protected List<String> values() {
		return List.of("supply_item", "economic_item", "rubro", "resource_type", "kind", "operating_activity",
				"use_type", "priority", "critical", "note", "cost_behaviour", "required_quantity", "months",
				"divisible", "unit_price", "recorded_by");
	}

	@Override
	protected String conflict() {
		// what is typed on a page has no reference to be corrected by
		return "(%s) where source <> 'TYPED'".formatted(String.join(", ", key()));
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.sec_func, nullif(f.cost_centre, ''), f.reference)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.word("kind", "NEED", "CONTRACT", "FORECAST"),
				Check.word("process", "MULTI_YEAR", "FORMULATION"),
				new Check("process", ImportRule.NOT_AS_EXPECTED.code(), "import.costing.file",
						"select min(row_number), process, :year::text from f where not exists (select from " + FILE
								+ ") group by 2"),
				PlanningChecks.openFile("process"),
				Check.known("sec_func", "sec_func",
						"""
								not exists (select from programming_target t where t.fiscal_year = :year and t.process = f.process
								  and t.sec_ejec = :unit and t.sec_func = f.sec_func)"""),
				Check.known("cost_centre", "cost_centre",
						"""
								cost_centre <> '' and not exists (select from cost_centre c where c.fiscal_year = :year and c.sec_ejec = :unit
								  and c.code = f.cost_centre and c.status = 'ACTIVE')"""),
				Check.figure("need_year", "year", "import.costing.year",
						"year not between :year and :year + case process when 'FORMULATION' then 0 else 2 end"),
				Check.known("rubro", "rubro",
						"not exists (select from rubro r where r.fiscal_year = :year and r.code = f.rubro and r.status = 'ACTIVE')"),
				Check.known("resource_type", "resource_type",
						"not exists (select from resource_type r where r.fiscal_year = :year and r.code = f.resource_type)"),
				Check.figure("quantity", "required_quantity", "import.costing.positive", "required_quantity <= 0"),
				Check.figure("quantity", "required_quantity", "import.costing.whole",
						"not divisible and required_quantity <> trunc(required_quantity)"),
				Check.figure("priority", "import.costing.positive", "priority not between 1 and 9"),
				new Check("m01", ImportRule.NOT_AS_EXPECTED.code(), "import.costing.months", """
						select row_number, total::text, required_quantity::text from (
						  select f.*, (select sum(m) from unnest(months) m) total from f where months is not null) s
						where total <> required_quantity"""),
				Check.rule("item", CostingRule.ITEM_USABLE, "supply_item_shown(supply_item)", "economic_item is null"),
				new Check("unit_price", CostingRule.ITEM_PRICED.code(), CostingRule.ITEM_PRICED.messageKey(),
						"select row_number, supply_item_shown(supply_item), sec_func from f where unit_price is null"),
				new Check("kind", CostingRule.OBLIGATIONS_FIRST.code(), CostingRule.OBLIGATIONS_FIRST.messageKey(),
						"""
								select min(row_number), '' from f where kind = 'NEED' and not exists (select from needs_table n
								  where n.fiscal_year = :year and n.process = f.process and n.sec_ejec = :unit and n.obligations_at is not null)
								having count(*) > 0"""));
	}

	@Override
	public void validate(StagedFile file, pe.siaf.exchange.Findings findings) {
		super.validate(file, findings);
		String point = "COST_CENTRE " + file.secEjec() + "/";
		int at = file.profile().indexOf(point);
		if (at >= 0) {
			String own = file.profile().substring(at + point.length());
			statement("select row_number, cost_centre from f where cost_centre <> :own order by 1", file)
				.param("own", own)
				.query((row) -> {
					findings.error(row.getInt(1), "cost_centre", CostingRule.OWN_CENTRE.code(), "import.costing.centre",
							row.getString(2));
				});
		}
	}

	@Override
	public void apply(StagedFile file) {
		super.apply(file);
		statement("select costing_write_amounts(:year, p.process, :unit) from (select distinct process from f) p", file)
			.query((row) -> {
			});
	}

}
