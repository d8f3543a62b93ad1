package pe.siaf.costing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;

/**
 * The kind {@code kits}: a row for each item of a kit, with the node that the kit belongs
 * to. A responsible brings the kits of the own program.
 */
@Component
class KitImport extends TableImport {

	private static final String NODE = "number, category, product_project, activity, purpose, sub_purpose, name, kit_demonstration";

	KitImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "kits";
	}

	@Override
	public Permission permission() {
		return Permission.KIT_EDIT;
	}

	@Override
	public boolean perProgram() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.of("kit", ImportColumn.Type.INTEGER).or("secuencia_kit"),
				ImportColumn.text("kit_name").or("nombre_kit"), ImportColumn.code("category", 4).or("programa_ppto"),
				ImportColumn.code("product", 7).or("act_proy", "producto"),
				ImportColumn.code("activity", 7).or("componente", "actividad"),
				ImportColumn.code("purpose", 7).or("finalidad").optional(),
				ImportColumn.code("sub_purpose", 7).or("sub_finalidad").optional(),
				ImportColumn.text("item").or("codigo_item"),
				ImportColumn.of("economic_item", ImportColumn.Type.ITEM).or("clasificador").optional(),
				ImportColumn.text("cost_nature").or("tipo_costo_di").optional(),
				ImportColumn.text("cost_behaviour").or("tipo_costo_fv").optional(),
				ImportColumn.of("quantity_per_time", ImportColumn.Type.FACTOR).or("cantidad_vez"),
				ImportColumn.of("number_of_times", ImportColumn.Type.FACTOR).or("nro_veces").optional(),
				ImportColumn.of("percent_of_use", ImportColumn.Type.QUANTITY).or("porcent_uso").optional(),
				ImportColumn.of("conversion_factor", ImportColumn.Type.FACTOR).or("factor_convers").optional(),
				ImportColumn.of("waste_factor", ImportColumn.Type.FACTOR).or("factor_merma").optional(),
				ImportColumn.text("calculation_type").or("tipo_calculo").optional(),
				ImportColumn.text("item_group").or("grupo_item").optional(),
				ImportColumn.text("relation").or("flag_complemento").optional(),
				ImportColumn.text("categories").or("categorias").optional(),
				ImportColumn.of("critical", ImportColumn.Type.FLAG).or("flag_critico").optional(),
				ImportColumn.of("rector_programmed", ImportColumn.Type.FLAG).or("flag_rector").optional(),
				ImportColumn.text("status").or("estado").optional(),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).or("demostracion").optional());
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, (r.cells ->> 'kit')::int number, (r.cells ->> 'kit')::int kit,
				r.cells ->> 'kit_name' name, r.cells ->> 'category' category, r.cells ->> 'product' product_project,
				r.cells ->> 'activity' activity, coalesce(r.cells ->> 'purpose', '') purpose,
				coalesce(r.cells ->> 'sub_purpose', '') sub_purpose, supply_item_code('', r.cells ->> 'item') supply_item,
				r.cells ->> 'economic_item' economic_item,
				case when upper(r.cells ->> 'cost_nature') in ('I', 'INDIRECT') then false else true end cost_direct,
				case upper(coalesce(r.cells ->> 'cost_behaviour', 'V')) when 'V' then 'VARIABLE' when 'F' then 'FIXED'
				  else upper(r.cells ->> 'cost_behaviour') end cost_behaviour,
				(r.cells ->> 'quantity_per_time')::numeric(16,6) quantity_per_time,
				coalesce((r.cells ->> 'number_of_times')::numeric, 1)::numeric(16,6) number_of_times,
				coalesce((r.cells ->> 'percent_of_use')::numeric, 100)::numeric(9,4) percent_of_use,
				(r.cells ->> 'conversion_factor')::numeric(16,6) conversion_factor,
				coalesce((r.cells ->> 'waste_factor')::numeric, 0)::numeric(9,6) waste_factor,
				upper(coalesce(r.cells ->> 'calculation_type', 'STANDARD')) calculation_type,
				coalesce(r.cells ->> 'item_group', '') item_group,
				case upper(coalesce(r.cells ->> 'relation', 'C')) when 'C' then 'COMPLEMENT' when 'S' then 'SUBSTITUTE'
				  else upper(r.cells ->> 'relation') end relation,
				coalesce(regexp_split_to_array(upper(nullif(r.cells ->> 'categories', '')), '[,;\\s]+'), '{}') categories,
				coalesce((r.cells ->> 'critical')::boolean, false) critical,
				coalesce((r.cells ->> 'rector_programmed')::boolean, false) rector_programmed,
				upper(coalesce(r.cells ->> 'status', 'ACTIVE')) status,
				coalesce((r.cells ->> 'demonstration')::boolean, false) kit_demonstration""";
	}

	@Override
	protected String target() {
		return "kit_item";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "kit", "supply_item");
	}

	@Override
	protected List<String> values() {
		return List.of("economic_item", "cost_direct", "cost_behaviour", "quantity_per_time", "number_of_times",
				"percent_of_use", "conversion_factor", "waste_factor", "calculation_type", "item_group", "relation",
				"categories", "critical", "rector_programmed", "status");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.kit, supply_item_shown(f.supply_item))";
	}

	@Override
	protected List<Check> checks() {
		return Stream.concat(items().stream(), wholes().stream()).toList();
	}

	private static List<Check> items() {
		return List.of(Check.word("cost_behaviour", "VARIABLE", "FIXED"),
				Check.word("relation", "COMPLEMENT", "SUBSTITUTE"),
				Check.word("calculation_type", "STANDARD", "HISTORIC", "EXPERT"),
				Check.word("status", "ACTIVE", "INACTIVE"),
				Check.known("activity", "concat_ws('-', category, product_project, activity)", """
						not exists (select from program_chain c where c.fiscal_year = :year and c.category = f.category
						  and c.product_project = f.product_project and c.activity = f.activity)"""),
				Check.known("item", "supply_item_shown(supply_item)",
						"not exists (select from supply_item i where i.fiscal_year = :year and i.code = f.supply_item)"),
				// R7.1, R0: what can't be costed is told before the kit is used
				new Check("economic_item", CostingRule.ITEM_USABLE.code(), CostingRule.ITEM_USABLE.messageKey(), """
						select row_number, supply_item_shown(supply_item) from f
						where supply_item_violation(:year, supply_item, economic_item, '') = 'CST-001'"""),
				Check.known("categories", "array_to_string(categories, ' ')",
						"""
								exists (select from unnest(categories) c(code) where not exists (select from establishment_category e
								  where e.fiscal_year <= :year and e.code = c.code))"""),
				Check.figure("quantity_per_time", "import.costing.positive", "quantity_per_time <= 0"),
				Check.figure("number_of_times", "import.costing.positive", "number_of_times <= 0"),
				Check.figure("conversion_factor", "import.costing.positive", "conversion_factor <= 0"),
				Check.figure("percent_of_use", "import.costing.percent", "percent_of_use <= 0 or percent_of_use > 100"),
				Check.figure("waste_factor", "import.costing.waste", "waste_factor < 0 or waste_factor > 1"),
				Check.figure("item_group", "supply_item", "import.costing.group",
						"relation = 'SUBSTITUTE' and item_group = ''"));
	}

	/** What is wrong with a kit, not with one of its items. */
	private static List<Check> wholes() {
		return List.of(new Check("kit", ImportRule.NOT_AS_EXPECTED.code(), "import.costing.kit",
				"""
						select row_number, number from f where exists (select from f o where o.number = f.number and o.row_number < f.row_number
						  and (o.category, o.product_project, o.activity, o.purpose, o.sub_purpose, o.name)
						    <> (f.category, f.product_project, f.activity, f.purpose, f.sub_purpose, f.name))"""),
				new Check("kit", ImportRule.DUPLICATE_KEY.code(), "import.costing.node",
						"""
								select f.row_number, f.activity, k.number from f join kit k on k.fiscal_year = :year and k.number <> f.number
								  and k.status = 'ACTIVE' and (k.category, k.product_project, k.activity, k.purpose, k.sub_purpose)
								    = (f.category, f.product_project, f.activity, f.purpose, f.sub_purpose)"""),
				new Check("percent_of_use", CostingRule.ALTERNATIVES.code(), CostingRule.ALTERNATIVES.messageKey(),
						"""
								select min(row_number), item_group, sum(percent_of_use)::text from (
								  select row_number, kit, item_group, percent_of_use from f where relation = 'SUBSTITUTE' and status = 'ACTIVE'
								  union all
								  select null, i.kit, i.item_group, i.percent_of_use from kit_item i
								  where i.fiscal_year = :year and i.relation = 'SUBSTITUTE' and i.status = 'ACTIVE' and i.kit in (select kit from f)
								    and not exists (select from f where f.kit = i.kit and f.supply_item = i.supply_item)) a
								group by kit, item_group having sum(percent_of_use) > 100 and min(row_number) is not null"""));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Set<String> told = new HashSet<>();
		statement("select row_number, category from f order by 1", file).query((row) -> {
			String program = row.getString(2);
			if (!file.reaches(program) && told.add(program)) {
				findings.error(row.getInt(1), "category", CostingRule.OTHER_PROGRAM, program);
			}
		});
		super.validate(file, findings);
	}

	@Override
	public void apply(StagedFile file) {
		statement(
				"""
						insert into kit (fiscal_year, number, category, product_project, activity, purpose, sub_purpose, name, demonstration)
						select distinct cast(:year as smallint), %s from f
						on conflict (fiscal_year, number) do update set category = excluded.category, product_project = excluded.product_project,
						  activity = excluded.activity, purpose = excluded.purpose, sub_purpose = excluded.sub_purpose, name = excluded.name,
						  demonstration = excluded.demonstration, lock_version = kit.lock_version + 1"""
					.formatted(NODE),
				file)
			.update();
		super.apply(file);
	}

}
