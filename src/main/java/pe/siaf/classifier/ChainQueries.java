package pe.siaf.classifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chains enabled for a year, listed and summed up along the functional classifier.
 */
@Component
class ChainQueries {

	private static final int SHOWN = 100;

	private static final Map<Catalogue, String> COLUMNS = Map.of(Catalogue.FUNCTIONS, "function_code",
			Catalogue.DIVISIONS, "division", Catalogue.GROUPS, "functional_group", Catalogue.CATEGORIES, "category",
			Catalogue.PRODUCTS, "product_project", Catalogue.ACTIVITIES, "activity");

	private static final String ROW = """
			select c.category, c.product_project product, c.activity, c.function_code function, c.division,
			  c.functional_group "group", c.status, k.name category_name, p.name product_name, a.name activity_name,
			  f.name function_name, d.name division_name, g.name group_name
			from program_chain c
			join budget_category k on k.fiscal_year = c.fiscal_year and k.code = c.category
			join product_project p on p.fiscal_year = c.fiscal_year and p.code = c.product_project
			join activity a on a.fiscal_year = c.fiscal_year and a.code = c.activity
			join function_code f on f.fiscal_year = c.fiscal_year and f.code = c.function_code
			join functional_division d on d.fiscal_year = c.fiscal_year and d.code = c.division
			join functional_group g on g.fiscal_year = c.fiscal_year and g.code = c.functional_group
			where c.fiscal_year = :year
			""";

	private static final String ORDER = " order by c.function_code, c.division, c.functional_group, c.category, c.product_project, c.activity";

	private final JdbcClient jdbc;

	ChainQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The first chains through a code; none where the catalogue is no part of chains. */
	List<ChainRow> through(int fiscalYear, Catalogue catalogue, String code) {
		String column = COLUMNS.get(catalogue);
		return (column == null) ? List.of() : list(fiscalYear, Map.of(catalogue, code), 0, SHOWN);
	}

	long count(int fiscalYear, Map<Catalogue, String> codes) {
		return this.jdbc.sql("select count(*) from program_chain c where c.fiscal_year = :year" + condition(codes))
			.param("year", fiscalYear)
			.params(params(codes))
			.query(Long.class)
			.single();
	}

	List<ChainRow> list(int fiscalYear, Map<Catalogue, String> codes, long offset, long limit) {
		return this.jdbc.sql(ROW + condition(codes) + ORDER + " offset :offset limit :limit")
			.param("year", fiscalYear)
			.params(params(codes))
			.param("offset", offset)
			.param("limit", limit)
			.query(ChainRow.class)
			.list();
	}

	/**
	 * Function → division → group → category, each with how many chains run through it.
	 */
	List<ChainSum> sums(int fiscalYear) {
		return this.jdbc
			.sql("""
					with counted as (
					  select function_code, division, functional_group, category, count(*) chains,
					    4 - grouping(division) - grouping(functional_group) - grouping(category) level
					  from program_chain where fiscal_year = :year
					  group by function_code, rollup (division, functional_group, category))
					select c.function_code function, c.division, c.functional_group "group", c.category, c.chains, c.level,
					  case c.level when 1 then f.name when 2 then d.name when 3 then g.name else k.name end name
					from counted c
					left join function_code f on f.fiscal_year = :year and f.code = c.function_code
					left join functional_division d on d.fiscal_year = :year and d.code = c.division
					left join functional_group g on g.fiscal_year = :year and g.code = c.functional_group
					left join budget_category k on k.fiscal_year = :year and k.code = c.category
					order by c.function_code, c.division nulls first, c.functional_group nulls first, c.category nulls first""")
			.param("year", fiscalYear)
			.query(ChainSum.class)
			.list();
	}

	private static String condition(Map<Catalogue, String> codes) {
		StringBuilder condition = new StringBuilder();
		codes.keySet()
			.forEach((catalogue) -> condition.append(" and c.")
				.append(COLUMNS.get(catalogue))
				.append(" = :")
				.append(COLUMNS.get(catalogue)));
		return condition.toString();
	}

	private static Map<String, Object> params(Map<Catalogue, String> codes) {
		Map<String, Object> params = new LinkedHashMap<>();
		codes.forEach((catalogue, code) -> params.put(String.valueOf(COLUMNS.get(catalogue)), code));
		return params;
	}

	record ChainRow(String category, String product, String activity, String function, String division, String group,
			String status, String categoryName, String productName, String activityName, String functionName,
			String divisionName, String groupName) {
	}

	record ChainSum(String function, @Nullable String division, @Nullable String group, @Nullable String category,
			long chains, int level, String name) {

		public String code() {
			return switch (this.level) {
				case 1 -> this.function;
				case 2 -> String.valueOf(this.division);
				case 3 -> String.valueOf(this.group);
				default -> String.valueOf(this.category);
			};
		}

	}

}
