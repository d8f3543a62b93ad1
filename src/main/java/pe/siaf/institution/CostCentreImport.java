package pe.siaf.institution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.classifier.CatalogueRows;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * Takes in a unit's cost centres of a year, which are its service points (domain 1.7): a
 * row each. Centres that the file leaves out are kept; one is closed by listing it as
 * INACTIVE.
 */
@Component
class CostCentreImport implements ImportKind {

	private static final String STATUS = "case when upper(f.cells ->> 'status') in ('INACTIVE', 'INACTIVO', 'I') then 'INACTIVE' else 'ACTIVE' end";

	private static final List<Value> VALUES = List.of(new Value("name", "f.cells ->> 'name'"),
			new Value("parent", "f.cells ->> 'parent'"),
			new Value("service_point_code", "f.cells ->> 'service_point_code'"),
			new Value("category", "f.cells ->> 'category'"), new Value("ubigeo", "f.cells ->> 'ubigeo'"),
			new Value("status", STATUS),
			new Value("demonstration", "coalesce((f.cells ->> 'demonstration')::boolean, false)"));

	private final JdbcClient jdbc;

	CostCentreImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "cost-centres";
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
		return List.of(ImportColumn.text("cost_centre").or("centro_costo", "codigo"),
				ImportColumn.text("name").or("nombre", "nombre_depend"),
				ImportColumn.text("parent").or("centro_superior", "centro_costo_padre").optional(),
				ImportColumn.text("service_point_code").or("codigo_servicio", "renipress").optional(),
				ImportColumn.text("category").or("categoria").optional(), ImportColumn.code("ubigeo", 6).optional(),
				ImportColumn.text("status").or("estado").optional(),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).or("demostracion").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		CatalogueRows rows = new CatalogueRows(this.jdbc, file, findings);
		if (!rows.yearIsOpen()) {
			return;
		}
		rows.pattern("cost_centre", "\\S{1,15}");
		rows.pattern("name", ".{1,100}");
		rows.pattern("status", "(?i)ACTIVE|INACTIVE|ACTIVO|INACTIVO|A|I");
		rows.once("cost_centre");
		rows.reference("ubigeo", "geography");
		tree(file, findings);
	}

	/** ORG-003, of the file and what is there beside it, as it would be afterwards. */
	private void tree(StagedFile file, Findings findings) {
		statement(
				"""
						with recursive afterwards as (
						  select f.cells ->> 'cost_centre' code, f.cells ->> 'parent' parent, %s status, f.row_number from import_row f
						  where f.import_id = :import
						  union all
						  select c.code, c.parent, c.status, null from cost_centre c
						  where c.fiscal_year = :year and c.sec_ejec = :unit and not exists (
						    select from import_row f where f.import_id = :import and f.cells ->> 'cost_centre' = c.code)),
						above as (
						  select a.code, a.parent from afterwards a where a.parent is not null
						  union
						  select o.code, a.parent from above o join afterwards a on a.code = o.parent where a.parent is not null)
						select a.row_number, a.code from afterwards a
						where a.parent is not null and a.row_number is not null and (
						  a.status = 'ACTIVE' and not exists (select from afterwards p where p.code = a.parent and p.status = 'ACTIVE')
						  or not exists (select from afterwards p where p.code = a.parent)
						  or exists (select from above o where o.code = a.code and o.parent = a.code))
						order by 1"""
					.formatted(STATUS),
				file)
			.query((row) -> {
				findings.error(row.getInt("row_number"), "parent", InstitutionRule.COST_CENTRE_TREE,
						row.getString("code"));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		String both = VALUES.stream()
			.map((value) -> "(%s)::text new_%s, c.%2$s::text old_%2$s".formatted(value.expression(), value.column()))
			.collect(Collectors.joining(", "));
		statement(
				"""
						select f.cells ->> 'cost_centre' code, c.code is null is_new, %s from import_row f
						left join cost_centre c on c.fiscal_year = :year and c.sec_ejec = :unit and c.code = f.cells ->> 'cost_centre'
						where f.import_id = :import order by f.row_number"""
					.formatted(both),
				file)
			.query((row) -> {
				List<Measure> measures = new ArrayList<>();
				for (Value value : VALUES) {
					CatalogueRows.differing(value.column(), row).ifPresent(measures::add);
				}
				if (row.getBoolean("is_new")) {
					changes.added(row.getString("code"), measures);
				}
				else {
					changes.compared(row.getString("code"), measures);
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		String columns = VALUES.stream().map(Value::column).collect(Collectors.joining(", "));
		String expressions = VALUES.stream().map(Value::expression).collect(Collectors.joining(", "));
		String set = VALUES.stream()
			.map((value) -> value.column() + " = excluded." + value.column())
			.collect(Collectors.joining(", "));
		statement("""
				insert into cost_centre (fiscal_year, sec_ejec, code, %s)
				select :year, :unit, f.cells ->> 'cost_centre', %s from import_row f where f.import_id = :import
				on conflict (fiscal_year, sec_ejec, code) do update set %s""".formatted(columns, expressions, set),
				file)
			.update();
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql)
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec());
	}

	/**
	 * A column and the cell that it is read from.
	 *
	 * @param column the table's column
	 * @param expression over the file's row {@code f}
	 */
	private record Value(String column, String expression) {
	}

}
