package pe.siaf.institution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.classifier.CatalogueRows;
import pe.siaf.classifier.ClassifierRule;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * Takes in the institutional structure of a year: a row for each implementing unit with
 * its pliego and sector, which are kept once. Units that the file leaves out are reported
 * and kept.
 */
@Component
class InstitutionImport implements ImportKind {

	private static final String STATUS = """
			coalesce(upper(f.cells ->> 'status'), case when (f.cells ->> 'valid_to')::date < make_date(:year, 1, 1)
			  or (f.cells ->> 'valid_from')::date > make_date(:year, 12, 31) then 'ARCHIVED' else 'ACTIVE' end)""";

	private static final List<Value> VALUES = List.of(new Value("level", "f.cells ->> 'level'"),
			new Value("sector", "coalesce(f.cells ->> 'sector', '')"), new Value("pliego", "f.cells ->> 'pliego'"),
			new Value("unit_code", "f.cells ->> 'unit_code'"), new Value("name", "f.cells ->> 'name'"),
			new Value("short_name", "f.cells ->> 'short_name'"), new Value("ruc", "f.cells ->> 'ruc'"),
			new Value("ubigeo", "f.cells ->> 'ubigeo'"),
			new Value("unit_type", "coalesce(f.cells ->> 'unit_type', 'UE')"), new Value("status", STATUS),
			new Value("migrated_to", "f.cells ->> 'migrated_to'"),
			new Value("valid_from", "(f.cells ->> 'valid_from')::date"),
			new Value("valid_to", "(f.cells ->> 'valid_to')::date"));

	private final JdbcClient jdbc;

	InstitutionImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "institutions";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("level").or("nivel"), ImportColumn.code("sector", 2).blankable(),
				ImportColumn.text("sector_name").or("sector_nombre").blankable(), ImportColumn.text("pliego"),
				ImportColumn.text("pliego_name").or("pliego_nombre"), ImportColumn.code("unit_code", 3).or("ejecutora"),
				ImportColumn.code("sec_ejec", 6), ImportColumn.text("name").or("nombre"),
				ImportColumn.text("short_name").optional(), ImportColumn.text("ruc").optional(),
				ImportColumn.code("ubigeo", 6).optional(), ImportColumn.text("unit_type").or("tipo").optional(),
				ImportColumn.text("status").or("estado").optional(), ImportColumn.code("migrated_to", 6).optional(),
				ImportColumn.of("valid_from", ImportColumn.Type.DATE).or("vigente_desde").optional(),
				ImportColumn.of("valid_to", ImportColumn.Type.DATE).or("vigente_hasta").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		CatalogueRows rows = new CatalogueRows(this.jdbc, file, findings);
		if (!rows.yearIsOpen()) {
			return;
		}
		rows.pattern("level", "[ERM]");
		rows.pattern("pliego", "\\d{3}|\\d{6}");
		rows.pattern("ruc", "\\d{11}");
		rows.pattern("unit_type", "UE|MUNICIPALITY|MANCOMUNIDAD|OPERATING_AGENCY");
		rows.pattern("status", "(?i)ACTIVE|SUSPENDED|MIGRATED|ARCHIVED");
		rows.once("sec_ejec");
		rows.once("level", "sector", "pliego", "unit_code");
		rows.reference("ubigeo", "geography");
		rows.validity();
		sectors(file, findings);
		oneName("sector", "sector_name", "cells ->> 'level', cells ->> 'sector'", file, findings);
		oneName("pliego", "pliego_name", "cells ->> 'level', cells ->> 'sector', cells ->> 'pliego'", file, findings);
		movedUnits(file, findings);
	}

	private void sectors(StagedFile file, Findings findings) {
		statement("""
				select row_number, cells ->> 'level' level from import_row
				where import_id = :import and (cells ->> 'level' = 'M') = (cells ->> 'sector' is not null)
				order by 1""", file).query((row) -> {
			findings.error(row.getInt("row_number"), "sector", ImportRule.NOT_AS_EXPECTED.code(),
					"institution.import.sector", row.getString("level"));
		});
	}

	private void oneName(String column, String name, String key, StagedFile file, Findings findings) {
		statement("""
				select row_number, cell, named, first from (
				  select row_number, cells ->> '%1$s' cell, cells ->> '%2$s' named,
				    first_value(cells ->> '%2$s') over (partition by %3$s order by row_number) first
				  from import_row where import_id = :import and cells ->> '%1$s' is not null) r
				where named is distinct from first order by 1""".formatted(column, name, key), file).query((row) -> {
			findings.error(row.getInt("row_number"), name, ImportRule.NOT_AS_EXPECTED.code(), "institution.import.name",
					row.getString("cell"), String.valueOf(row.getString("named")),
					String.valueOf(row.getString("first")));
		});
	}

	/** CLS-003: a unit that has lines stays where it is in the structure. */
	private void movedUnits(StagedFile file, Findings findings) {
		statement(
				"""
						select f.row_number, u.sec_ejec from import_row f
						join implementing_unit u on u.fiscal_year = :year and u.sec_ejec = f.cells ->> 'sec_ejec'
						where f.import_id = :import and (u.level, u.sector, u.pliego, u.unit_code) is distinct from
						  (f.cells ->> 'level', coalesce(f.cells ->> 'sector', ''), f.cells ->> 'pliego', f.cells ->> 'unit_code')
						  and exists (select from budget_line l where l.fiscal_year = u.fiscal_year and l.sec_ejec = u.sec_ejec)
						order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt("row_number"), "sec_ejec", ClassifierRule.CODE_IN_USE,
						row.getString("sec_ejec"), Integer.toString(file.fiscalYear()));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		String both = VALUES.stream()
			.map((value) -> "(%s)::text new_%s, u.%2$s::text old_%2$s".formatted(value.expression(), value.column()))
			.collect(Collectors.joining(", "));
		statement("""
				select f.cells ->> 'sec_ejec' sec_ejec, u.sec_ejec is null is_new, %s from import_row f
				left join implementing_unit u on u.fiscal_year = :year and u.sec_ejec = f.cells ->> 'sec_ejec'
				where f.import_id = :import order by f.row_number""".formatted(both), file).query((row) -> {
			List<Measure> measures = new ArrayList<>();
			for (Value value : VALUES) {
				CatalogueRows.differing(value.column(), row).ifPresent(measures::add);
			}
			if (row.getBoolean("is_new")) {
				changes.added(row.getString("sec_ejec"), measures);
			}
			else {
				changes.compared(row.getString("sec_ejec"), measures);
			}
		});
		statement("""
				select u.sec_ejec, u.name from implementing_unit u where u.fiscal_year = :year and not exists (
				  select from import_row f where f.import_id = :import and f.cells ->> 'sec_ejec' = u.sec_ejec)
				order by 1""", file).query((row) -> {
			changes.vanished(row.getString("sec_ejec"), List.of(new Measure("name", row.getString("name"), null)));
		});
	}

	@Override
	public void apply(StagedFile file) {
		statement("""
				insert into sector as t (fiscal_year, code, name)
				select distinct :year, f.cells ->> 'sector', f.cells ->> 'sector_name' from import_row f
				where f.import_id = :import and f.cells ->> 'sector' is not null
				on conflict (fiscal_year, code) do update set name = excluded.name where t.name <> excluded.name""",
				file)
			.update();
		statement("""
				insert into pliego as t (fiscal_year, level, sector, code, name)
				select distinct :year, f.cells ->> 'level', coalesce(f.cells ->> 'sector', ''), f.cells ->> 'pliego',
				  f.cells ->> 'pliego_name' from import_row f where f.import_id = :import
				on conflict (fiscal_year, level, sector, code) do update set name = excluded.name
				where t.name <> excluded.name""", file).update();
		String columns = VALUES.stream().map(Value::column).collect(Collectors.joining(", "));
		String kept = VALUES.stream().map((value) -> "t." + value.column()).collect(Collectors.joining(", "));
		String brought = VALUES.stream().map((value) -> "excluded." + value.column()).collect(Collectors.joining(", "));
		String expressions = VALUES.stream().map(Value::expression).collect(Collectors.joining(", "));
		statement("""
				insert into implementing_unit as t (fiscal_year, sec_ejec, %1$s)
				select :year, f.cells ->> 'sec_ejec', %2$s from import_row f where f.import_id = :import
				on conflict (fiscal_year, sec_ejec) do update set (%1$s) = row (%3$s)
				where (%4$s) is distinct from (%3$s)""".formatted(columns, expressions, brought, kept), file).update();
		CatalogueRows.draft(this.jdbc, file.fiscalYear(), "institutions");
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

	private record Value(String column, String expression) {
	}

}
