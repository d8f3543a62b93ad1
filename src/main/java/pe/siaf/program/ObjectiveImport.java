package pe.siaf.program;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * The kind {@code strategic-objectives}: objectives of the national plan (PEDN), of
 * sectors (PESEM) and of entities (PEI: OEI and AEI), each under one of the plan above.
 * Those that a file leaves out are kept: designs may serve them.
 */
@Component
class ObjectiveImport implements ImportKind {

	/** A row of the file with its name as designs know it. */
	private static final String FILE = """
			with f as (
			  select row_number, upper(cells ->> 'plan') plan, coalesce(cells ->> 'owner', '') owner, cells ->> 'code' code,
			    cells ->> 'name' name, cells ->> 'parent' parent, (cells ->> 'first_year')::int first_year,
			    (cells ->> 'last_year')::int last_year, coalesce((cells ->> 'demonstration')::boolean, false) demonstration
			  from import_row where import_id = :import)
			""";

	private static final String NAMED = "plan || ':' || owner || ':' || code";

	private final JdbcClient jdbc;

	ObjectiveImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "strategic-objectives";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("plan"), ImportColumn.text("owner").or("pliego", "sector").optional(),
				ImportColumn.text("code").or("codigo"), ImportColumn.text("name").or("nombre"),
				ImportColumn.text("parent").or("padre").optional(),
				ImportColumn.of("first_year", ImportColumn.Type.INTEGER).or("desde").optional(),
				ImportColumn.of("last_year", ImportColumn.Type.INTEGER).or("hasta").optional(),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).or("demostracion").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		told(file, findings, "plan", ImportRule.NOT_AS_EXPECTED.code(), "import.objective.plan", """
				select row_number, plan told from f where plan not in ('PEDN', 'PESEM', 'PEI_OEI', 'PEI_AEI')""");
		told(file, findings, "code", ImportRule.DUPLICATE_KEY.code(), "rule.INT-002", """
				select row_number, told from (select row_number, %1$s told,
				  row_number() over (partition by plan, owner, code order by row_number) nr from f) n where nr > 1"""
			.formatted(NAMED));
		told(file, findings, "parent", ImportRule.UNKNOWN_KEY.code(), "rule.INT-001",
				"""
						select row_number, parent told from f where parent is not null
						  and not exists (select from f a where a.plan || ':' || a.owner || ':' || a.code = f.parent)
						  and not exists (select from strategic_objective o where o.plan || ':' || o.owner || ':' || o.code = f.parent)""");
		told(file, findings, "parent", ImportRule.NOT_AS_EXPECTED.code(), "import.objective.above",
				"""
						select row_number, parent told from f where parent is not null
						  and split_part(parent, ':', 1) <> all (case plan when 'PEI_AEI' then array['PEI_OEI']
						    when 'PEI_OEI' then array['PESEM', 'PEDN'] when 'PESEM' then array['PEDN'] else array[]::text[] end)""");
		told(file, findings, "last_year", ImportRule.NOT_AS_EXPECTED.code(), "import.objective.years",
				"""
						select row_number, concat_ws('–', first_year, last_year) told from f
						where last_year < first_year or first_year not between 1990 and 2100 or last_year not between 1990 and 2100""");
	}

	private void told(StagedFile file, Findings findings, String column, String code, String message, String wrong) {
		statement(wrong + " order by 1", file).query((row) -> {
			findings.error(row.getInt("row_number"), column, code, message, row.getString("told"));
		});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		statement(
				"""
						select f.plan || ':' || f.owner || ':' || f.code record, o.id is null fresh, o.name old_name, f.name,
						  (o.name, p.plan || ':' || p.owner || ':' || p.code, o.first_year::int, o.last_year::int, o.demonstration)
						    is not distinct from (f.name, f.parent, f.first_year, f.last_year, f.demonstration) same
						from f left join strategic_objective o using (plan, owner, code)
						left join strategic_objective p on p.id = o.parent order by f.row_number""",
				file)
			.query((row) -> {
				List<Measure> measures = new ArrayList<>();
				if (!row.getBoolean("same")) {
					measures.add(new Measure("name", row.getString("old_name"), row.getString("name")));
				}
				if (row.getBoolean("fresh")) {
					changes.added(row.getString("record"), measures);
				}
				else {
					changes.compared(row.getString("record"), measures);
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		statement("""
				insert into strategic_objective (plan, owner, code, name, first_year, last_year, demonstration)
				select plan, owner, code, name, first_year, last_year, demonstration from f
				on conflict (plan, owner, code) do update set name = excluded.name, first_year = excluded.first_year,
				  last_year = excluded.last_year, demonstration = excluded.demonstration""", file).update();
		// an objective may stand in the file before the one that it hangs on
		statement("""
				update strategic_objective o set parent = p.id
				from f left join strategic_objective p on p.plan || ':' || p.owner || ':' || p.code = f.parent
				where (o.plan, o.owner, o.code) = (f.plan, f.owner, f.code)""", file).update();
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(FILE + sql).param("import", file.id());
	}

}
