package pe.siaf.logframe;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.IndicatorSheet.Field;
import pe.siaf.logframe.IndicatorSheet.Section;
import pe.siaf.logframe.LogframeNode.Sheet;

/** Indicators and their sheets, to be read. */
@Component
public class IndicatorSheets {

	private static final Map<String, List<String>> SECTIONS = sections();

	private static final Set<String> CODED = Set.of("level", "dimension", "field", "sense", "calculation",
			"source_type", "periodicity", "geographic_scope", "responsible_level");

	/**
	 * H2 in one place: unit, formula, source, periodicity, responsible, baseline or the
	 * day of it, targets for three years.
	 */
	private static final String LACKS = """
			array_remove(array[
			  case when s.id is null then 'sheet' end,
			  case when s.id is not null and s.unit is null then 'unit' end,
			  case when s.id is not null and s.method is null and s.formula is null then 'method' end,
			  case when s.id is not null and s.source is null then 'source' end,
			  case when s.id is not null and s.periodicity is null then 'periodicity' end,
			  case when s.id is not null and s.measured_by is null then 'measured_by' end,
			  case when s.id is not null and s.baseline is null and s.baseline_due is null then 'baseline' end,
			  case when {due} < 3 then 'targets' end], null)""";

	/** Targets of the year and the two after it, for one indicator. */
	private static final String LACKS_OF_ONE = LACKS.replace("{due}",
			"""
					(select count(*) from (select t.fiscal_year from indicator_target t where t.indicator = i.code
					     and t.ubigeo = '000000' and t.area = 'TOTAL' and t.grouping = ''
					   union select t.fiscal_year from sheet_target t where t.sheet_id = s.id and s.state <> 'IN_FORCE') t where t.fiscal_year between :year and :year + 2)""");

	/**
	 * All of a version at once, numbered, since numbers sort quicker than text; targets
	 * in no order, since the server would sort those of all indicators together.
	 */
	private static final String FACTS = """
			with mine as (
			  select l.indicator code, row_number() over () nr from node_indicator l join logframe_node n on n.id = l.node_id
			  where n.version_id = :version group by l.indicator),
			sheet as (
			  select distinct on (mine.nr) mine.nr, s.* from indicator_sheet s join mine on mine.code = s.indicator
			  where s.state <> 'RETIRED'
			  order by mine.nr, (s.state = 'IN_FORCE') desc, (s.fiscal_year <= :year) desc, abs(s.fiscal_year - :year), s.version desc),
			aim as (
			  select t.nr, count(*) filter (where t.fiscal_year between :year and :year + 2) due,
			    string_agg(concat_ws(' ', t.fiscal_year, t.target, t.demonstration), ',') targets
			  from (
			    select m.nr, t.fiscal_year, t.target, t.demonstration from indicator_target t join mine m on m.code = t.indicator
			    where t.ubigeo = '000000' and t.area = 'TOTAL' and t.grouping = ''
			    union all
			    select d.nr, t.fiscal_year, t.target, d.demonstration from sheet d join sheet_target t on t.sheet_id = d.id
			    where d.state <> 'IN_FORCE' and not exists (select from indicator_target i where i.indicator = d.indicator
			      and i.fiscal_year = t.fiscal_year and i.ubigeo = '000000' and i.area = 'TOTAL' and i.grouping = '')) t
			  group by t.nr)
			select mine.code, s.id, s.level, s.dimension, s.field, s.sense, s.unit, s.method, s.numerator, s.denominator,
			  s.source_type, s.measured_by, s.baseline_year, s.baseline, aim.targets,
			  array_to_string({lacks}, ',') lacks
			from mine left join sheet s on s.nr = mine.nr left join aim on aim.nr = mine.nr"""
		.replace("{lacks}", LACKS.replace("{due}", "coalesce(aim.due, 0)"));

	/** The newest in force, not younger than the year; a draft only where none is yet. */
	private static final String SHEET_OF_YEAR = """
			left join lateral (
			  select s.* from indicator_sheet s
			  where s.indicator = i.code and s.state <> 'RETIRED'
			  order by (s.state = 'IN_FORCE') desc, (s.fiscal_year <= :year) desc, abs(s.fiscal_year - :year), s.version desc limit 1) s on true
			""";

	private final JdbcClient jdbc;

	IndicatorSheets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private static Map<String, List<String>> sections() {
		Map<String, List<String>> sections = new LinkedHashMap<>();
		sections.put("identification",
				List.of("program", "product", "responsible_entity", "level", "dimension", "field", "sense", "unit"));
		sections.put("method", List.of("calculation", "method", "numerator", "denominator", "factor", "formula",
				"precisions", "syntax_file", "support_file"));
		sections.put("source", List.of("source_type", "source", "database_name", "instrument", "periodicity",
				"lag_months", "measured_by", "verification"));
		sections.put("context", List.of("definition", "justification", "limitations", "assumptions", "geographic_scope",
				"responsible_level"));
		sections.put("baseline",
				List.of("baseline", "baseline_year", "baseline_source", "baseline_error", "baseline_due"));
		return sections;
	}

	/**
	 * The sheet that counts in a year: of the year, or the nearest before it.
	 * @param indicator the national code
	 * @param fiscalYear the year
	 * @return the sheet, or empty
	 */
	public Optional<IndicatorSheet> find(String indicator, int fiscalYear) {
		return this.jdbc
			.sql("select s.* from indicator i " + SHEET_OF_YEAR + " where i.code = :code and s.id is not null")
			.param("code", indicator)
			.param("year", fiscalYear)
			.query((row, number) -> sheet(row))
			.optional();
	}

	/**
	 * An indicator's name, also where it has no sheet.
	 * @param indicator the national code
	 * @return the name, or empty where there is no such indicator
	 */
	public Optional<String> name(String indicator) {
		return this.jdbc.sql("select name from indicator where code = ?")
			.param(indicator)
			.query(String.class)
			.optional();
	}

	/**
	 * The years for which an indicator has a sheet.
	 * @param indicator the national code
	 * @return the years, newest first
	 */
	public List<Integer> years(String indicator) {
		return this.jdbc.sql("""
				select distinct fiscal_year from (
				  select *, rank() over (order by (state = 'IN_FORCE') desc) told from indicator_sheet
				  where indicator = ? and state <> 'RETIRED') s
				where told = 1 order by fiscal_year desc""").param(indicator).query(Integer.class).list();
	}

	/**
	 * What the sheets of a version's indicators say and lack (H2).
	 * @param version the version's key
	 * @param fiscalYear the year
	 * @return facts by indicator
	 */
	Map<String, Facts> facts(long version, int fiscalYear) {
		Map<String, Facts> facts = new HashMap<>();
		this.jdbc.sql(FACTS)
			.param("version", version)
			.param("year", fiscalYear)
			.query((row, number) -> facts.put(row.getString("code"), facts(row)))
			.list();
		return facts;
	}

	/**
	 * What one indicator's sheet lacks (H2).
	 * @param indicator the national code
	 * @param fiscalYear the year
	 * @return names of the missing fields
	 */
	public List<String> lacks(String indicator, int fiscalYear) {
		return this.jdbc
			.sql("select " + LACKS_OF_ONE + " lacks from indicator i " + SHEET_OF_YEAR + " where i.code = :code")
			.param("code", indicator)
			.param("year", fiscalYear)
			.query((row, number) -> texts(row, "lacks"))
			.optional()
			.orElse(List.of());
	}

	/**
	 * Where and for whom a sheet is measured.
	 * @param sheet the sheet's key
	 * @return the places, the country first, each with its areas
	 */
	public List<Place> places(long sheet) {
		return this.jdbc.sql("""
				select code, name, string_agg(area, ',' order by area) areas from sheet_scope where sheet_id = ?
				group by code, name order by code <> '65', code""")
			.param(sheet)
			.query((row, number) -> new Place(row.getString("code"), row.getString("name"),
					List.of(row.getString("areas").split(",", -1))))
			.list();
	}

	/**
	 * Targets for the country, or for a part of it.
	 * @param indicator the national code
	 * @param ubigeo the place, 000000 for the country
	 * @param area the area
	 * @return target by year, oldest first
	 */
	public List<Target> targets(String indicator, String ubigeo, String area) {
		return this.jdbc.sql("""
				select fiscal_year, target, demonstration from indicator_target
				where indicator = ? and ubigeo = ? and area = ? and grouping = '' order by fiscal_year""")
			.params(indicator, ubigeo, area)
			.query(Target.class)
			.list();
	}

	private static IndicatorSheet sheet(ResultSet row) throws SQLException {
		List<Section> sections = new ArrayList<>();
		for (Map.Entry<String, List<String>> section : SECTIONS.entrySet()) {
			List<Field> fields = new ArrayList<>();
			for (String key : section.getValue()) {
				fields.add(new Field(key, plain(row, key), CODED.contains(key)));
			}
			sections.add(new Section(section.getKey(), fields));
		}
		String level = row.getString("level");
		return new IndicatorSheet(row.getLong("id"), row.getString("indicator"), row.getString("name"),
				row.getInt("fiscal_year"), row.getInt("version"), row.getString("state"), row.getString("program"),
				(level != null) ? Level.valueOf(level) : null, row.getString("sense"), row.getString("unit"),
				row.getObject("baseline_year", Integer.class), row.getBigDecimal("baseline"),
				row.getBoolean("demonstration"), sections);
	}

	private static Facts facts(ResultSet row) throws SQLException {
		String level = row.getString("level");
		String numerator = row.getString("numerator");
		Sheet sheet = (row.getObject("id") == null) ? null
				: new Sheet((level != null) ? Level.valueOf(level) : null, row.getString("dimension"),
						row.getString("field"), row.getString("sense"), row.getString("unit"),
						(numerator != null) ? numerator : row.getString("method"), row.getString("denominator"),
						row.getString("source_type"), row.getString("measured_by"),
						row.getObject("baseline_year", Integer.class), row.getBigDecimal("baseline"));
		return new Facts(split(row.getString("lacks")).toList(), sheet,
				split(row.getString("targets")).map(IndicatorSheets::target)
					.sorted(Comparator.comparingInt(Target::fiscalYear))
					.toList());
	}

	/** Text instead of arrays. */
	private static Stream<String> split(@Nullable String list) {
		return (list == null || list.isEmpty()) ? Stream.of() : Stream.of(list.split(",", -1));
	}

	private static Target target(String written) {
		String[] parts = written.split(" ", -1);
		return new Target(Integer.parseInt(parts[0]), new BigDecimal(parts[1]), parts[2].equals("t"));
	}

	private static @Nullable String plain(ResultSet row, String column) throws SQLException {
		Object value = row.getObject(column);
		if (value instanceof BigDecimal number) {
			return number.stripTrailingZeros().toPlainString();
		}
		return (value != null) ? value.toString() : null;
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return Arrays.stream((Object[]) row.getArray(column).getArray()).map(Object::toString).toList();
	}

	/**
	 * What is known of an indicator in a year.
	 *
	 * @param lacks names of its sheet's missing fields (H2)
	 * @param sheet what the sheet says; none where there is none
	 * @param targets the country's targets, oldest first
	 */
	record Facts(List<String> lacks, @Nullable Sheet sheet, List<Target> targets) {

		static final Facts NONE = new Facts(List.of(), null, List.of());

	}

	/**
	 * What is aimed at in a year.
	 *
	 * @param fiscalYear the year
	 * @param target the target
	 * @param demonstration whether invented to show the system
	 */
	public record Target(int fiscalYear, BigDecimal target, boolean demonstration) {
	}

	/**
	 * A place where an indicator is measured.
	 *
	 * @param code the sheets' own geographic code
	 * @param name its name
	 * @param areas the areas told apart there
	 */
	public record Place(String code, String name, List<String> areas) {
	}

}
