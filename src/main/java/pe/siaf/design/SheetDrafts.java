package pe.siaf.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of sheets that come from files. What is in force isn't touched; a draft that is
 * there already isn't written over: the new one takes its place, the old one stays to be
 * read.
 */
@Component
class SheetDrafts {

	private final JdbcClient jdbc;

	private final SheetContents contents;

	private final JsonMapper json;

	SheetDrafts(JdbcClient jdbc, SheetContents contents, JsonMapper json) {
		this.jdbc = jdbc;
		this.contents = contents;
		this.json = json;
	}

	/**
	 * What sheets would be compared with: the draft of the indicator and year, else the
	 * one in force.
	 * @param sheets the sheets
	 * @return what is there, by {@link SheetRead#key}; none for a sheet that is new
	 */
	Map<String, Standing> standing(List<SheetRead> sheets) {
		Map<String, Standing> found = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select distinct on (s.indicator, s.fiscal_year) s.id, s.indicator, s.fiscal_year, s.version,
					  coalesce(s.program, '') program, s.demonstration
					from indicator_sheet s
					join jsonb_to_recordset(cast(:sheets as jsonb)) g(indicator text, fiscal_year int) using (indicator, fiscal_year)
					where s.state in ('DRAFT', 'IN_FORCE')
					order by s.indicator, s.fiscal_year, (s.state = 'IN_FORCE'), s.version desc""")
			.param("sheets", written(sheets))
			.query((row) -> {
				found.put(row.getString("indicator") + " " + row.getInt("fiscal_year"),
						new Standing(row.getLong("id"), row.getInt("version"), row.getString("program"),
								row.getBoolean("demonstration"), SheetContent.NONE));
			});
		Map<Long, SheetContent> contents = this.contents.of(found.values().stream().map(Standing::id).toList());
		found.replaceAll((key, known) -> known.with(contents.getOrDefault(known.id(), SheetContent.NONE)));
		return found;
	}

	/**
	 * Opens a draft for each sheet.
	 * @param sheets the sheets
	 * @param importId where they come from
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void write(List<SheetRead> sheets, long importId) {
		String given = written(sheets);
		this.jdbc.sql("""
				insert into indicator (code, name, program)
				select distinct on (g.indicator) g.indicator, g.name, g.program
				from jsonb_populate_recordset(null::indicator_sheet, cast(:sheets as jsonb)) g
				on conflict (code) do nothing""").param("sheets", given).update();
		this.jdbc.sql("""
				update indicator_sheet s set state = 'RETIRED', lock_version = s.lock_version + 1
				from jsonb_populate_recordset(null::indicator_sheet, cast(:sheets as jsonb)) g
				where s.indicator = g.indicator and s.fiscal_year = g.fiscal_year and s.state = 'DRAFT'""")
			.param("sheets", given)
			.update();
		List<String> fields = SheetFields.all().map(Field::name).toList();
		Map<String, Long> keys = new HashMap<>();
		this.jdbc
			.sql("""
					insert into indicator_sheet (indicator, fiscal_year, version, state, program, demonstration, import_id, %s)
					select g.indicator, g.fiscal_year, coalesce((select max(o.version) from indicator_sheet o
					    where o.indicator = g.indicator and o.fiscal_year = g.fiscal_year), 0) + 1,
					  'DRAFT', coalesce(g.program, i.program), g.demonstration, :import, %s
					from jsonb_populate_recordset(null::indicator_sheet, cast(:sheets as jsonb)) g
					join indicator i on i.code = g.indicator
					returning id, indicator, fiscal_year"""
				.formatted(String.join(", ", fields), "g." + String.join(", g.", fields)))
			.param("sheets", given)
			.param("import", importId)
			.query((row) -> {
				keys.put(row.getString("indicator") + " " + row.getInt("fiscal_year"), row.getLong("id"));
			});
		for (SheetTable table : SheetTable.values()) {
			write(table, sheets, keys);
		}
	}

	private void write(SheetTable table, List<SheetRead> sheets, Map<String, Long> keys) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (SheetRead sheet : sheets) {
			for (Map<String, String> told : sheet.content().rows(table)) {
				Map<String, Object> row = filled(told);
				row.put("sheet_id", Objects.requireNonNull(keys.get(sheet.key())));
				rows.add(row);
			}
		}
		List<String> columns = table.fields().stream().map(SheetDrafts::kept).toList();
		this.jdbc
			.sql("""
					insert into %1$s (sheet_id, %2$s)
					select g.sheet_id, %3$s
					from jsonb_array_elements(cast(:rows as jsonb)) with ordinality e(told, at)
					cross join lateral jsonb_populate_record(null::%1$s, e.told) g order by e.at"""
				.formatted(table.table(), table.columns(), String.join(", ", columns)))
			.param("rows", this.json.writeValueAsString(rows))
			.update();
	}

	/** A scope of nobody in particular is of the group that has no name. */
	private static String kept(Field field) {
		return field.name().equals("grouping") ? "coalesce(g.grouping, '')" : "g." + field.name();
	}

	private String written(List<SheetRead> sheets) {
		return this.json.writeValueAsString(sheets.stream().map((sheet) -> {
			Map<String, Object> row = filled(sheet.content().fields());
			row.put(SheetDocument.INDICATOR, sheet.indicator());
			row.put("fiscal_year", sheet.fiscalYear());
			row.put(SheetDocument.DEMONSTRATION, sheet.demonstration());
			if (!sheet.program().isEmpty()) {
				row.put(SheetDocument.PROGRAM, sheet.program());
			}
			return row;
		}).toList());
	}

	private static Map<String, Object> filled(Map<String, String> texts) {
		Map<String, Object> row = new LinkedHashMap<>();
		texts.forEach((column, text) -> {
			if (!text.isEmpty()) {
				row.put(column, text);
			}
		});
		return row;
	}

	/**
	 * A sheet as it is there.
	 *
	 * @param id its key
	 * @param version its number within the year
	 * @param program its program
	 * @param demonstration whether it was invented
	 * @param content what it says
	 */
	record Standing(long id, int version, String program, boolean demonstration, SheetContent content) {

		Standing with(SheetContent read) {
			return new Standing(this.id, this.version, this.program, this.demonstration, read);
		}

		/** What a sheet that was read says otherwise. */
		List<SheetDifference> differences(SheetRead read) {
			List<SheetDifference> differences = new ArrayList<>();
			if (!read.program().isEmpty() && !read.program().equals(this.program)) {
				differences.add(new SheetDifference(SheetDocument.PROGRAM, null, "", this.program, read.program()));
			}
			if (read.demonstration() != this.demonstration) {
				differences.add(new SheetDifference(SheetDocument.DEMONSTRATION, null, "",
						String.valueOf(this.demonstration), String.valueOf(read.demonstration())));
			}
			differences.addAll(SheetDifference.between(this.content, read.content()));
			return differences;
		}

	}

}
