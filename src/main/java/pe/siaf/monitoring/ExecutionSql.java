package pe.siaf.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import pe.siaf.institution.ScopeCondition;

/**
 * The one statement behind every report: lines or movements, limited to the asker's scope
 * and filters, grouped, totalled, named, sorted and cut to a page. All its parts stand in
 * enums; what callers send becomes parameters.
 */
final class ExecutionSql {

	private static final String SAME_LINE = """
			on l.fiscal_year = m.fiscal_year and l.sec_ejec = m.sec_ejec and l.sec_func = m.sec_func
			    and l.rubro = m.rubro and l.resource_type = m.resource_type and l.item = m.item""";

	/** Words are found whatever their case and accents. */
	private static final String TEXT = """
			(l.item like :text || '%' or t.sec_func = :text
			  or plain(t.name) like '%' || plain(:text) || '%'
			  or exists (select from economic_item i where i.fiscal_year = l.fiscal_year and i.code = l.item
			    and plain(i.name) like '%' || plain(:text) || '%')
			  or exists (select from activity a where a.fiscal_year = t.fiscal_year and a.code = t.activity
			    and plain(a.name) like '%' || plain(:text) || '%')
			  or exists (select from product_project p where p.fiscal_year = t.fiscal_year and p.code = t.product_project
			    and plain(p.name) like '%' || plain(:text) || '%'))"""
		.replaceAll("plain\\(([^)]+)\\)", "translate(upper($1), 'ÁÉÍÓÚÜ', 'AEIOUU')");

	private final ExecutionCriteria criteria;

	private final ScopeCondition scope;

	private final Source source;

	private final Map<String, String> sums;

	/**
	 * Prepares a report.
	 * @param criteria what is asked
	 * @param scope what the asker may see
	 * @param source what to read
	 * @param sums the columns wanted: name and aggregate
	 */
	ExecutionSql(ExecutionCriteria criteria, ScopeCondition scope, Source source, Map<String, String> sums) {
		this.criteria = criteria;
		this.scope = scope;
		this.source = source;
		this.sums = sums;
	}

	String text() {
		return """
				with grouped as (
				  select %s%s as is_total, %s
				  from %s
				  join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
				  join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.sec_ejec
				  join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
				  where l.fiscal_year = :year and %s and %s%s
				  group by grouping sets (%s())),
				placed as (
				  select g.*, row_number() over (order by is_total desc, %s) - 1 place, count(*) over () - 1 groups from grouped g)
				select p.*, now() fresh_at%s from placed p
				where is_total or place between :first and :last
				order by place"""
			.formatted(codes(), totalMark(), sumColumns(), this.source.sql, this.scope.sql(),
					this.criteria.lines().sql(), filters(), groups(), order(), names());
	}

	Map<String, Object> params() {
		Map<String, Object> params = new HashMap<>(this.scope.params());
		params.put("year", this.criteria.year());
		params.put("first", this.criteria.page().first());
		params.put("last", this.criteria.page().last());
		this.criteria.filters().forEach((dimension, codes) -> params.put(parameter(dimension), codes));
		if (this.criteria.asOf() != null) {
			params.put("asOf", this.criteria.asOf());
		}
		if (!this.criteria.text().isEmpty()) {
			params.put("text", this.criteria.text());
		}
		return params;
	}

	static String codeColumn(int place) {
		return "code_" + place;
	}

	static String nameColumn(int place) {
		return "name_" + place;
	}

	private String codes() {
		return each((place) -> by().get(place).codeSql() + " " + codeColumn(place) + ", ");
	}

	private String totalMark() {
		return by().isEmpty() ? "true" : "grouping(" + by().get(0).codeSql() + ") = 1";
	}

	private String sumColumns() {
		return this.sums.entrySet()
			.stream()
			.map((sum) -> "coalesce(" + sum.getValue() + ", 0) " + sum.getKey())
			.collect(Collectors.joining(", "));
	}

	private String filters() {
		StringBuilder conditions = new StringBuilder();
		this.criteria.filters()
			.keySet()
			.forEach((dimension) -> conditions.append(" and ")
				.append(dimension.codeSql())
				.append(" in (:")
				.append(parameter(dimension))
				.append(")"));
		if (this.criteria.asOf() != null) {
			conditions.append(" and m.known_on <= :asOf");
		}
		if (!this.criteria.text().isEmpty()) {
			conditions.append(" and ").append(TEXT);
		}
		return conditions.toString();
	}

	private String groups() {
		return by().isEmpty() ? ""
				: "(" + by().stream().map(Dimension::codeSql).collect(Collectors.joining(", ")) + "), ";
	}

	private String order() {
		ExecutionCriteria.Order order = this.criteria.order();
		return order.column().sql() + (order.descending() ? " desc nulls last" : " nulls first")
				+ each((place) -> ", " + by().get(place).sortSql(codeColumn(place)));
	}

	private String names() {
		return each((place) -> ", "
				+ by().get(place).nameSql("p." + codeColumn(place), column(Dimension.UNIT), column(Dimension.SECTOR))
				+ " " + nameColumn(place));
	}

	private String column(Dimension dimension) {
		int place = by().indexOf(dimension);
		return (place < 0) ? "cast(null as text)" : "p." + codeColumn(place);
	}

	private List<Dimension> by() {
		return this.criteria.by();
	}

	private String each(IntFunction<String> part) {
		return IntStream.range(0, by().size()).mapToObj(part).collect(Collectors.joining());
	}

	private static String parameter(Dimension dimension) {
		return "only_" + dimension.key();
	}

	/** What a report is read from. */
	enum Source {

		/** Balances of lines. */
		LINES("budget_line l"),

		/** Movements: months and past days. */
		MOVEMENTS("movement m join budget_line l " + SAME_LINE),

		/** Lines with their movements, where they have any. */
		LINES_WITH_MOVEMENTS("budget_line l left join movement m " + SAME_LINE);

		private final String sql;

		Source(String sql) {
			this.sql = sql;
		}

	}

}
