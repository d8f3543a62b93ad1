package pe.siaf.indicator;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.ui.Paging;

/** The list of indicators, by program and code. */
@Component
class IndicatorList {

	/** Parts of a sheet that one looks for when they are missing. */
	static final List<String> PARTS = List.of("level", "unit", "method", "source", "periodicity", "measured_by",
			"baseline");

	private static final String LACKS = """
			array_remove(array[case when s.level is null then 'level' end, case when s.unit is null then 'unit' end,
			  case when s.method is null and s.formula is null then 'method' end, case when s.source is null then 'source' end,
			  case when s.periodicity is null then 'periodicity' end, case when s.measured_by is null then 'measured_by' end,
			  case when s.baseline is null and s.baseline_due is null then 'baseline' end], null)""";

	private static final String FILTERED = """
			from indicator i
			left join lateral (select s.* from indicator_sheet s where s.indicator = i.code and s.state <> 'RETIRED'
			  and (cast(:sheetYear as integer) is null or s.fiscal_year = :sheetYear)
			  order by (s.state = 'IN_FORCE') desc, s.fiscal_year desc, s.version desc limit 1) s on true
			left join lateral (select v.value, v.fiscal_year from indicator_value v where v.indicator = i.code
			  and v.ubigeo = '000000' and v.area = 'TOTAL' and v.grouping = '' and v.replaced_by is null and v.value is not null
			  order by v.fiscal_year desc limit 1) v on true
			where (cast(:q as text) is null or i.code = :q or i.name ilike '%' || :q || '%')
			  and (cast(:program as text) is null or i.program = :program)
			  and (cast(:level as text) is null or s.level = :level)
			  and (not :measured or v.value is not null)
			  and not exists (select from practice_indicator p where p.code = i.code)
			  and (cast(:sheetYear as integer) is null or s.id is not null)
			  and (cast(:lacks as text) is null or (s.id is not null and :lacks = any ({lacks})))
			"""
		.replace("{lacks}", LACKS);

	private final JdbcClient jdbc;

	IndicatorList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(IndicatorFilter filter) {
		return query("select count(*) " + FILTERED, filter).query(Long.class).single();
	}

	List<Row> rows(IndicatorFilter filter, Paging paging) {
		return query(
				"select i.code, i.name, i.program, s.level, s.unit, s.fiscal_year sheet_year, round(v.value, 1) value, v.fiscal_year, array_to_string(case when s.id is not null then "
						+ LACKS + " end, ',') lacks " + FILTERED
						+ " order by (v.value is null), i.program, i.code limit :size offset :offset",
				filter)
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Row.class)
			.list();
	}

	List<Program> programs() {
		return this.jdbc.sql("""
				select code, name from program p where exists (select from indicator i where i.program = p.code)
				order by code""").query(Program.class).list();
	}

	/** Programs whose matrix holds the indicator in a version that isn't over. */
	List<Program> programsOf(String indicator) {
		return this.jdbc
			.sql("""
					select distinct p.code, p.name
					from node_indicator l join logframe_node n on n.id = l.node_id
					join program_version v on v.id = n.version_id and v.state not in ('SUPERSEDED', 'CLOSED') and not v.training
					join program p on p.code = v.program
					where l.indicator = ? order by p.code""")
			.param(indicator)
			.query(Program.class)
			.list();
	}

	private JdbcClient.StatementSpec query(String sql, IndicatorFilter filter) {
		return this.jdbc.sql(sql)
			.param("q", blankAsNone(filter.q()))
			.param("program", blankAsNone(filter.program()))
			.param("level", blankAsNone(filter.level()))
			.param("measured", Boolean.TRUE.equals(filter.measured()))
			.param("sheetYear", filter.sheetYear())
			.param("lacks", blankAsNone(filter.lacks()));
	}

	private static @Nullable String blankAsNone(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** The years that have sheets, newest first. */
	List<Integer> sheetYears() {
		return this.jdbc
			.sql("select distinct fiscal_year from indicator_sheet where state <> 'RETIRED' order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * An indicator in the list.
	 *
	 * @param code its code
	 * @param name its name
	 * @param program its program
	 * @param level its row of the matrix
	 * @param unit its unit
	 * @param sheetYear the year of its sheet
	 * @param value its last value
	 * @param fiscalYear the value's year
	 * @param lacks what its sheet doesn't say, separated by commas
	 */
	record Row(String code, String name, @Nullable String program, @Nullable String level, @Nullable String unit,
			@Nullable Integer sheetYear, @Nullable BigDecimal value, @Nullable Integer fiscalYear,
			@Nullable String lacks) {

		public List<String> missing() {
			return (this.lacks == null || this.lacks.isEmpty()) ? List.of() : List.of(this.lacks.split(",", -1));
		}

	}

	record Program(String code, String name) {
	}

}
