package pe.siaf.opening;

import java.util.Arrays;
import java.util.Optional;

/**
 * The axes by which the analytical opening budget is disaggregated (domain 3.7), in the
 * order of the official report.
 */
enum Axis {

	UNIT("unidad", "x.sec_ejec", "u.name"),

	CATEGORY("categoria", "x.category", named("budget_category", "x.category")),

	PRODUCT("producto", "x.product_project", named("product_project", "x.product_project")),

	ACTIVITY("actividad", "x.activity", named("activity", "x.activity")),

	FUNCTION("funcion", "x.function_code", named("function_code", "x.function_code")),

	DIVISION("division", "x.division", named("functional_division", "x.division")),

	GROUP("grupo", "x.functional_group", named("functional_group", "x.functional_group")),

	TARGET("meta", "x.sec_ejec || '-' || x.sec_func", "x.target_name"),

	SOURCE("fuente", "r.source", named("financing_source", "r.source")),

	RUBRO("rubro", "x.rubro", "r.name"),

	EXPENDITURE_CATEGORY("gasto", "x.expenditure_category", named("expenditure_category", "x.expenditure_category")),

	GENERIC("generica", item(2), named("economic_item", item(2))),

	SUBGENERIC("subgenerica", item(3), named("economic_item", item(3))),

	SPECIFIC("especifica", item(5), named("economic_item", item(5))),

	SPECIFIC_DETAIL("detalle", "x.item", named("economic_item", "x.item"));

	private final String slug;

	private final String code;

	private final String name;

	Axis(String slug, String code, String name) {
		this.slug = slug;
		this.code = code;
		this.name = name;
	}

	/**
	 * The axis that an address names.
	 * @param slug the address's word
	 * @return the axis, or empty if there is none
	 */
	static Optional<Axis> of(String slug) {
		return Arrays.stream(values()).filter((axis) -> axis.slug.equals(slug)).findFirst();
	}

	/**
	 * Its name in addresses.
	 * @return a word in Spanish
	 */
	public String slug() {
		return this.slug;
	}

	/** The code, as SQL over {@code analytical_opening x}. */
	String codeSql() {
		return this.code;
	}

	/** The code's name, as SQL. */
	String nameSql() {
		return this.name;
	}

	private static String named(String table, String code) {
		return "(select n.name from " + table + " n where n.fiscal_year = x.fiscal_year and n.code = " + code + ")";
	}

	/** Items are cumulative codes: 2.3 is the generic of 2.3.1.5.1.2. */
	private static String item(int levels) {
		return "substring(x.item from '^\\d+(?:\\.\\d+){0," + (levels - 1) + "}')";
	}

}
