package pe.siaf.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The axes along which budget execution can be asked (domain 10.2). The list is closed:
 * what a caller names is looked up here, and only what stands here reaches the SQL.
 */
enum Dimension {

	LEVEL("level", "u.level", """
			case {code} when 'E' then 'GOBIERNO NACIONAL' when 'R' then 'GOBIERNOS REGIONALES'
			  when 'M' then 'GOBIERNOS LOCALES' end"""),

	SECTOR("sector", "u.sector", named("sector", "code")),

	/**
	 * A pliego's number means something within its sector only; without it, all that have
	 * it are named.
	 */
	PLIEGO("pliego", "u.pliego", """
			(select string_agg(distinct c.name, ' / ') from pliego c
			 where c.fiscal_year = :year and c.code = {code} and c.sector = coalesce({sector}, c.sector))"""),

	UNIT("unit", "u.sec_ejec", named("implementing_unit", "sec_ejec")),

	CATEGORY("category", "t.category", named("budget_category", "code")),

	PRODUCT("product", "t.product_project", named("product_project", "code")),

	ACTIVITY("activity", "t.activity", named("activity", "code")),

	/**
	 * A target's number means something within its unit only, so a grouping by target is
	 * one by unit too.
	 */
	TARGET("target", "t.sec_func", """
			(select c.name from budget_target c
			 where c.fiscal_year = :year and c.sec_ejec = {unit} and c.sec_func = {code})"""),

	FUNCTION("function", "t.function_code", named("function_code", "code")),

	DIVISION("division", "t.division", named("functional_division", "code")),

	GROUP("group", "t.functional_group", named("functional_group", "code")),

	SOURCE("source", "r.source", named("financing_source", "code")),

	RUBRO("rubro", "l.rubro", named("rubro", "code")),

	RESOURCE_TYPE("resourceType", "l.resource_type", named("resource_type", "code")),

	EXPENDITURE_CATEGORY("expenditureCategory", "l.expenditure_category", named("expenditure_category", "code")),

	// items are cumulative codes: 2.3 is the generic of 2.3.1.5.1.2
	GENERIC("generic", itemUpTo(2), named("economic_item", "code")),

	SUBGENERIC("subgeneric", itemUpTo(3), named("economic_item", "code")),

	SUBGENERIC_DETAIL("subgenericDetail", itemUpTo(4), named("economic_item", "code")),

	SPECIFIC("specific", itemUpTo(5), named("economic_item", "code")),

	ITEM("item", "l.item", named("economic_item", "code")),

	DEPARTMENT_TARGET("departmentTarget", "t.department", department()),

	DEPARTMENT_UNIT("departmentUnit", "coalesce(left(u.ubigeo, 2), '00')", department()),

	/** Month 00 is the budget frame: what has no month of execution (domain R0.6). */
	MONTH("month", "to_char(m.month, 'FM00')", """
			(array['MARCO PRESUPUESTAL', 'ENERO', 'FEBRERO', 'MARZO', 'ABRIL', 'MAYO', 'JUNIO', 'JULIO', 'AGOSTO',
			  'SETIEMBRE', 'OCTUBRE', 'NOVIEMBRE', 'DICIEMBRE'])[cast({code} as integer) + 1]""");

	private final String key;

	private final String code;

	private final String name;

	Dimension(String key, String code, String name) {
		this.key = key;
		this.code = code;
		this.name = name;
	}

	/**
	 * What callers write.
	 * @return for example {@code expenditureCategory}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Its code as an expression over line {@code l}, target {@code t}, unit {@code u},
	 * rubro {@code r} and movement {@code m}.
	 * @return the expression
	 */
	String codeSql() {
		return this.code;
	}

	/**
	 * Its name as an expression over columns that hold codes.
	 * @param code the column with this dimension's code
	 * @param unit the column with the unit's code, where targets are grouped
	 * @param sector the column with the sector's code, where pliegos are grouped, or a
	 * null
	 * @return the expression
	 */
	String nameSql(String code, String unit, String sector) {
		return this.name.replace("{code}", code).replace("{unit}", unit).replace("{sector}", sector);
	}

	/**
	 * What its codes sort by: items part by part as numbers, all others as text.
	 * @param code the column with the code
	 * @return the expression
	 */
	String sortSql(String code) {
		return switch (this) {
			case GENERIC, SUBGENERIC, SUBGENERIC_DETAIL, SPECIFIC, ITEM ->
				"cast(string_to_array(" + code + ", '.') as integer[])";
			default -> code;
		};
	}

	static Optional<Dimension> of(String key) {
		return Arrays.stream(values()).filter((dimension) -> dimension.key.equals(key)).findFirst();
	}

	/**
	 * All that callers may write.
	 * @return the keys in their order
	 */
	static List<String> keys() {
		return Arrays.stream(values()).map(Dimension::key).toList();
	}

	private static String named(String catalogue, String column) {
		return "(select c.name from " + catalogue + " c where c.fiscal_year = :year and c." + column + " = {code})";
	}

	private static String department() {
		return "(select c.name from ubigeo c where c.fiscal_year = :year and c.code = {code} || '0000')";
	}

	private static String itemUpTo(int parts) {
		return "substring(l.item from '^\\d+" + "\\.\\d+".repeat(parts - 1) + "')";
	}

}
