package pe.siaf.logframe;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes indicators' sheets of a year, all in a few statements. A sheet in force is never
 * edited: one that says something else becomes the next version and the old one is
 * retired.
 */
@Component
public class SheetWriter {

	private static final String SHEETS = """
			with given as (
			  select j.*, cast(md5(g::text) as text) hash
			  from jsonb_array_elements(cast(:sheets as jsonb)) g
			  cross join lateral jsonb_populate_record(null::indicator_sheet, g) j)
			""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	SheetWriter(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * How sheets stand to those in force: NEW, CHANGED or EQUAL by indicator.
	 * @param sheets values by column
	 * @param fiscalYear the year
	 * @return a line for each sheet
	 */
	List<Standing> compare(List<Map<String, String>> sheets, int fiscalYear) {
		return this.jdbc.sql(SHEETS + """
				select g.indicator, g.name, case when s.id is null then 'NEW'
				  when s.content_hash = g.hash then 'EQUAL' else 'CHANGED' end nature, coalesce(s.version, 0) version
				from given g left join indicator_sheet s
				  on s.indicator = g.indicator and s.fiscal_year = :year and s.state = 'IN_FORCE'
				order by g.indicator""")
			.param("sheets", this.json.writeValueAsString(sheets))
			.param("year", fiscalYear)
			.query(Standing.class)
			.list();
	}

	/**
	 * Writes sheets.
	 * @param sheets values by column
	 * @param fiscalYear the year
	 * @param importId where they come from
	 * @param onlyMissing whether to leave indicators alone that have a sheet in force
	 */
	public void write(List<Map<String, String>> sheets, int fiscalYear, long importId, boolean onlyMissing) {
		String given = this.json.writeValueAsString(sheets);
		this.jdbc.sql(SHEETS + """
				insert into indicator (code, name, program)
				select distinct on (g.indicator) g.indicator, g.name, g.program from given g
				on conflict (code) do nothing""").param("sheets", given).update();
		this.jdbc.sql(SHEETS + """
				update indicator_sheet s set state = 'RETIRED'
				from given g
				where s.indicator = g.indicator and s.fiscal_year = :year and s.state = 'IN_FORCE'
				  and s.content_hash is distinct from g.hash and not :onlyMissing""")
			.param("sheets", given)
			.param("year", fiscalYear)
			.param("onlyMissing", onlyMissing)
			.update();
		this.jdbc
			.sql(SHEETS
					+ """
							insert into indicator_sheet (indicator, fiscal_year, version, state, name, program, product, responsible_entity,
							  level, dimension, field, sense, unit, calculation, method, numerator, denominator, factor, formula, precisions,
							  source_type, source, periodicity, measured_by, verification, definition, limitations, geographic_scope,
							  responsible_level, baseline_year, baseline, baseline_source, baseline_due, demonstration, import_id, content_hash)
							select g.indicator, :year, coalesce((select max(o.version) from indicator_sheet o
							    where o.indicator = g.indicator and o.fiscal_year = :year), 0) + 1, 'IN_FORCE', g.name, g.program, g.product,
							  g.responsible_entity, g.level, g.dimension,
							  coalesce(g.field, case when g.level in ('FR', 'SR') then 'RESULT' when g.level = 'P' then 'PRODUCT' when g.level = 'A' then 'INPUT' end),
							  g.sense, g.unit, g.calculation, g.method, g.numerator, g.denominator, g.factor, g.formula, g.precisions,
							  g.source_type, g.source, g.periodicity, g.measured_by, g.verification, g.definition, g.limitations,
							  g.geographic_scope, g.responsible_level, g.baseline_year, g.baseline, g.baseline_source, g.baseline_due,
							  coalesce(g.demonstration, false), :import, g.hash
							from given g
							where not exists (select from indicator_sheet s
							  where s.indicator = g.indicator and s.fiscal_year = :year and s.state = 'IN_FORCE')""")
			.param("sheets", given)
			.param("year", fiscalYear)
			.param("import", importId)
			.update();
	}

	/**
	 * How a sheet stands to the one in force.
	 *
	 * @param indicator the national code
	 * @param name its name
	 * @param nature NEW, CHANGED or EQUAL
	 * @param version the version in force, 0 where there is none
	 */
	record Standing(String indicator, String name, String nature, int version) {
	}

}
