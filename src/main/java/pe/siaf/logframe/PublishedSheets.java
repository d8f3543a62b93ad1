package pe.siaf.logframe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;

/**
 * A year's sheets as a table, in the ministry's words or in our codes. What a sheet lacks
 * is reported and doesn't keep it out.
 */
@Component
public class PublishedSheets {

	private static final String TARGETS = "targets";

	private static final String SCOPES = "scopes";

	private static final String SCOPES_FORM = "\\d{2}(:[UR])?( \\d{2}(:[UR])?)*";

	private static final String TARGETS_FORM = "\\d{4}:-?\\d+(\\.\\d+)?( \\d{4}:-?\\d+(\\.\\d+)?)*";

	private final JdbcClient jdbc;

	private final SheetWriter writer;

	PublishedSheets(JdbcClient jdbc, SheetWriter writer) {
		this.jdbc = jdbc;
		this.writer = writer;
	}

	/**
	 * The table's columns.
	 * @return the columns in the order of the template
	 */
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("indicator").or("indicador"), ImportColumn.text("name").or("indicador_nombre"),
				ImportColumn.code("program", 4).or("programa"),
				ImportColumn.text("program_name").or("programa_nombre").optional(),
				ImportColumn.text("product").or("producto").optional(),
				ImportColumn.text("level").or("ambito").blankable(),
				ImportColumn.of("sheet_year", ImportColumn.Type.INTEGER).or("anio_ficha").optional(),
				ImportColumn.text("responsible_entity").or("pliego_nombre").optional(),
				ImportColumn.text("unit").or("unidad_medida").blankable(), ImportColumn.text("dimension").optional(),
				ImportColumn.text("method").or("metodo_calculo").blankable(),
				ImportColumn.text("periodicity").or("periodicidad").blankable(),
				ImportColumn.text("source").or("fuente_datos").blankable(),
				ImportColumn.text("geographic_scope").or("alcance_geografico").optional(),
				ImportColumn.text("responsible_level").or("nivel_responsable").optional(),
				ImportColumn.text("notes").or("limitaciones_supuestos").optional(),
				ImportColumn.text("sense").optional(), ImportColumn.text("numerator").optional(),
				ImportColumn.text("denominator").optional(),
				ImportColumn.of("factor", ImportColumn.Type.QUANTITY).optional(),
				ImportColumn.text("source_type").optional(), ImportColumn.text("measured_by").optional(),
				ImportColumn.text("verification").optional(), ImportColumn.text("definition").optional(),
				ImportColumn.of("baseline", ImportColumn.Type.QUANTITY).optional(),
				ImportColumn.of("baseline_year", ImportColumn.Type.INTEGER).optional(),
				ImportColumn.text("baseline_source").optional(),
				ImportColumn.of("baseline_due", ImportColumn.Type.DATE).optional(),
				ImportColumn.text(TARGETS).optional(), ImportColumn.text(SCOPES).optional(),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).optional());
	}

	/**
	 * Judges a file.
	 * @param file the staged table
	 * @param findings where to report
	 */
	public void validate(StagedFile file, Findings findings) {
		Map<String, Integer> seen = new HashMap<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> validate(row, file.fiscalYear(), seen, findings));
		}
		findForeign(file, findings);
	}

	/** Rows of a program, or about an indicator of one, that isn't the sender's. */
	private void findForeign(StagedFile file, Findings findings) {
		this.jdbc.sql("""
				select r.row_number, r.cells ->> 'program' program, i.program owner
				from import_row r left join indicator i on i.code = r.cells ->> 'indicator'
				where r.import_id = ? order by 1""").param(file.id()).query((row) -> {
			for (String program : new String[] { row.getString("program"), row.getString("owner") }) {
				if (program != null && !file.reaches(program)) {
					findings.error(row.getInt("row_number"), "program", ImportRule.OUTSIDE_SCOPE.code(),
							"import.design.scope", program);
					return;
				}
			}
		});
	}

	private static void validate(ImportRow row, int fiscalYear, Map<String, Integer> seen, Findings findings) {
		Integer before = seen.putIfAbsent(row.text("indicator"), row.number());
		if (before != null) {
			findings.error(row.number(), "indicator", ImportRule.DUPLICATE_KEY.code(), "import.sheet.twice",
					row.text("indicator"), before);
		}
		if (row.find("sheet_year").isPresent() && row.integer("sheet_year") != fiscalYear) {
			findings.error(row.number(), "sheet_year", ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.year",
					row.text("sheet_year"), String.valueOf(fiscalYear));
		}
		if (row.find(TARGETS).filter((text) -> !text.matches(TARGETS_FORM)).isPresent()) {
			findings.error(row.number(), TARGETS, ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.targets",
					row.text(TARGETS));
		}
		if (row.find(SCOPES).filter((text) -> !text.matches(SCOPES_FORM)).isPresent()) {
			findings.error(row.number(), SCOPES, ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.scopes",
					row.text(SCOPES));
		}
		warnOfGaps(row.number(), row.text("indicator"), row::text, SheetText.columns(row::find)::containsKey, findings);
	}

	/**
	 * Points out what a sheet must say and doesn't.
	 * @param row the row's number
	 * @param indicator the indicator's code
	 * @param written what the file says under a column
	 * @param read whether a column's text was understood
	 * @param findings where to report
	 */
	public static void warnOfGaps(int row, String indicator, UnaryOperator<String> written, Predicate<String> read,
			Findings findings) {
		for (String field : new String[] { "level", "unit", "method", "periodicity", "source" }) {
			if (!read.test(field)) {
				findings.warning(row, field, DesignRule.SHEET_INCOMPLETE.code(), "import.sheet.lacks." + field,
						indicator, written.apply(field));
			}
		}
	}

	/**
	 * Tells what a file would change.
	 * @param file the staged table
	 * @param changes where to tell
	 */
	public void preview(StagedFile file, Changes changes) {
		for (SheetWriter.Standing sheet : this.writer.compare(sheets(file), file.fiscalYear())) {
			switch (sheet.nature()) {
				case "NEW" ->
					changes.added(sheet.indicator(), List.of(new Changes.Measure("name", null, sheet.name())));
				case "CHANGED" -> changes.compared(sheet.indicator(), List.of(new Changes.Measure("version",
						String.valueOf(sheet.version()), String.valueOf(sheet.version() + 1))));
				default -> changes.equal(1);
			}
		}
	}

	/**
	 * Brings a file's sheets into force.
	 * @param file the staged table
	 */
	public void apply(StagedFile file) {
		this.jdbc.sql("""
				insert into program (code, name, kind)
				select distinct on (r.cells ->> 'program') r.cells ->> 'program',
				  coalesce(r.cells ->> 'program_name', r.cells ->> 'program'), 'PP'
				from import_row r where r.import_id = ? on conflict (code) do nothing""").param(file.id()).update();
		this.writer.write(sheets(file), file.fiscalYear(), file.id(), false);
		writeScopes(file);
		this.jdbc.sql("""
				insert into indicator_target (indicator, fiscal_year, target, demonstration)
				select r.cells ->> 'indicator', split_part(t, ':', 1)::smallint, split_part(t, ':', 2)::numeric,
				  coalesce((r.cells ->> 'demonstration')::boolean, false)
				from import_row r cross join lateral regexp_split_to_table(r.cells ->> 'targets', ' ') t
				where r.import_id = ? and r.cells ->> 'targets' is not null
				on conflict (indicator, fiscal_year, ubigeo, area, grouping)
				do update set target = excluded.target, demonstration = excluded.demonstration""")
			.param(file.id())
			.update();
		this.jdbc
			.sql("""
					insert into sheet_target (sheet_id, fiscal_year, target)
					select s.id, split_part(t, ':', 1)::smallint, split_part(t, ':', 2)::numeric
					from import_row r
					join indicator_sheet s on s.indicator = r.cells ->> 'indicator' and s.fiscal_year = :year and s.state = 'IN_FORCE'
					cross join lateral regexp_split_to_table(r.cells ->> 'targets', ' ') t
					where r.import_id = :import and r.cells ->> 'targets' is not null and split_part(t, ':', 1) between '1900' and '2199'
					on conflict (sheet_id, fiscal_year) do update set target = excluded.target""")
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.update();
	}

	/** Where and for whom each sheet of the file is measured. */
	private void writeScopes(StagedFile file) {
		this.jdbc
			.sql("""
					with department as materialized (
					  select left(code, 2) code, max(name) name from ubigeo where code like '__0000' group by 1)
					insert into sheet_scope (sheet_id, code, name, area)
					select s.id, left(t, 2), coalesce(case left(t, 2) when '65' then 'PERU' when '48' then 'LIMA METROPOLITANA'
					    when '64' then 'LIMA PROVINCIAS' end, d.name, left(t, 2)),
					  case substring(t from 4) when 'U' then 'URBAN' when 'R' then 'RURAL' else 'TOTAL' end
					from import_row r
					join indicator_sheet s on s.indicator = r.cells ->> 'indicator' and s.fiscal_year = :year and s.state = 'IN_FORCE'
					cross join lateral regexp_split_to_table(r.cells ->> 'scopes', ' ') t
					left join department d on d.code = left(t, 2)
					where r.import_id = :import and r.cells ->> 'scopes' is not null
					on conflict on constraint sheet_scope_once do nothing""")
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.update();
	}

	private static List<Map<String, String>> sheets(StagedFile file) {
		List<Map<String, String>> sheets = new ArrayList<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> {
				Map<String, String> sheet = new LinkedHashMap<>(SheetText.columns(row::find));
				String more = (row.text(TARGETS) + " " + row.text(SCOPES)).strip();
				if (!more.isEmpty()) {
					sheet.put("content_hash", more);
				}
				sheets.add(sheet);
			});
		}
		return sheets;
	}

}
