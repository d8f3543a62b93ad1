package pe.siaf.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.exchange.ImportColumn;

/**
 * The yearly catalogues (domain 2): what each is called in the API, in URLs and in the
 * schema, how its codes look, and which columns it has beside code, name, status and
 * validity.
 */
public enum Catalogue {

	/** What the money is for in the nation's functions. */
	FUNCTIONS("functions", "funciones", "function_code", 2, "\\d{2}"),

	/** Second level of the functional classifier. */
	DIVISIONS("divisions", "divisiones", "functional_division", 3, "\\d{3}"),

	/** Third level of the functional classifier. */
	GROUPS("groups", "grupos", "functional_group", 4, "\\d{4}"),

	/** Budget programs, central actions and allocations without product. */
	CATEGORIES("categories", "categorias", "budget_category", 4, "\\d{4}",
			Extra.oneOf("kind", "PP", "AC", "APNOP").meaning()),

	/** Products and investment projects; the first digit tells which. */
	PRODUCTS("products", "productos-proyectos", "product_project", 7, "[23]\\d{6}"),

	/** Activities, investment actions and works; the first digit tells which. */
	ACTIVITIES("activities", "actividades", "activity", 7, "[456]\\d{6}"),

	/** The precise object of a target. */
	PURPOSES("purposes", "finalidades", "purpose", 7, "\\d{7}"),

	/** Sources of funds. */
	SOURCES("sources", "fuentes", "financing_source", 1, "\\d"),

	/** Rubros of the sources. */
	RUBROS("rubros", "rubros", "rubro", 2, "\\d{2}", Extra.code("source", 1, "sources").meaning()),

	/** Finer purses inside a rubro. */
	RESOURCE_TYPES("resource-types", "tipos-de-recurso", "resource_type", 0, "[0-9A-Z]{1,2}"),

	/** Current, capital, debt. */
	EXPENDITURE_CATEGORIES("expenditure-categories", "categorias-de-gasto", "expenditure_category", 1, "\\d"),

	/** Revenue and expenditure items of all levels. */
	ITEMS("items", "clasificador-economico", "economic_item", 0, "[12](\\.\\d{1,2}){0,5}",
			Extra.computed("parent", "nullif(regexp_replace(f.code, '\\.?[^.]*$', ''), '')"),
			Extra.computed("imputable", "f.code ~ '^[^.]+([.][^.]+){5}$'"),
			Extra.text("scope", "ERM", "E?R?M?").meaning()),

	/** Units in which targets are counted. */
	UNITS_OF_MEASURE("units-of-measure", "unidades-de-medida", "unit_of_measure", 3, "\\d{3}",
			Extra.text("plural", "", ".*"), Extra.flag("integer_only", "true").meaning(),
			Extra.oneOf("dimension", "COUNT", "PERSON", "TIME", "AREA", "LENGTH", "PERCENTAGE").meaning()),

	/** Country, departments, provinces and districts by INEI code. */
	GEOGRAPHY("geography", "geografia", "ubigeo", 6, "\\d{6}",
			Extra.computed("level",
					"case when f.code = '000000' then 'COUNTRY' when f.code like '%0000' then 'DEPARTMENT'"
							+ " when f.code like '%00' then 'PROVINCE' else 'DISTRICT' end"),
			Extra.computed("parent", "case when f.code = '000000' then null when f.code like '%0000' then '000000'"
					+ " when f.code like '%00' then left(f.code, 2) || '0000' else left(f.code, 4) || '00' end")),

	/** Operation types of files. */
	OPERATION_TYPES("operation-types", "tipos-de-operacion", "operation_type", 0, "[A-Z]{1,2}",
			Extra.oneOf("cycle", "G", "I").meaning(), Extra.flag("supplier_required", "false").meaning(),
			Extra.flag("rendered", "false").meaning()),

	/** Source documents and the stages that accept them. */
	DOCUMENT_TYPES("document-types", "tipos-de-documento", "document_type", 3, "\\d{3}",
			Extra.text("stages", "CAMDGP", "[CAMDGP]+"));

	private final String slug;

	private final String path;

	private final String table;

	private final int width;

	private final String pattern;

	@SuppressWarnings("ImmutableEnumChecker") // List.of
	private final List<Extra> extras;

	Catalogue(String slug, String path, String table, int width, String pattern, Extra... extras) {
		this.slug = slug;
		this.path = path;
		this.table = table;
		this.width = width;
		this.pattern = pattern;
		this.extras = List.of(extras);
	}

	/**
	 * Its name in the API, in the schema and in message keys.
	 * @return for example {@code units-of-measure}
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * Its place in URLs.
	 * @return for example {@code unidades-de-medida}
	 */
	public String path() {
		return this.path;
	}

	/**
	 * The message key of its name.
	 * @return for example {@code catalogue.units-of-measure}
	 */
	public String label() {
		return "catalogue." + this.slug;
	}

	/**
	 * Where a code of it is shown.
	 * @param fiscalYear the year
	 * @param code the code
	 * @return a path of this application
	 */
	public String href(int fiscalYear, String code) {
		return "/clasificadores/" + this.path + "/" + code + "?year=" + fiscalYear;
	}

	/**
	 * Whether its codes stand under one another.
	 * @return true for items and geography
	 */
	boolean isTree() {
		return this == ITEMS || this == GEOGRAPHY;
	}

	String table() {
		return this.table;
	}

	int width() {
		return this.width;
	}

	String pattern() {
		return this.pattern;
	}

	List<Extra> extras() {
		return this.extras;
	}

	static Optional<Catalogue> atPath(String path) {
		return Arrays.stream(values()).filter((catalogue) -> catalogue.path.equals(path)).findFirst();
	}

	static Optional<Catalogue> ofSlug(String slug) {
		return Arrays.stream(values()).filter((catalogue) -> catalogue.slug.equals(slug)).findFirst();
	}

	/**
	 * A column that only some catalogues have.
	 *
	 * @param column its name in the table and in files
	 * @param type how its cells are read
	 * @param width digits, for codes
	 * @param fallback its value where a file leaves it out; null makes it required
	 * @param pattern what its values look like
	 * @param refersTo the catalogue that its codes are of, or empty
	 * @param expression where it isn't in files: how it follows from the code
	 * @param hasMeaning whether it is part of what the code means: it can't change once
	 * the code is used (CLS-003)
	 */
	record Extra(String column, ImportColumn.Type type, int width, @Nullable String fallback, String pattern,
			String refersTo, String expression, boolean hasMeaning) {

		static Extra oneOf(String column, String first, String... rest) {
			return new Extra(column, ImportColumn.Type.TEXT, 0, first, first + "|" + String.join("|", rest), "", "",
					false);
		}

		static Extra text(String column, String fallback, String pattern) {
			return new Extra(column, ImportColumn.Type.TEXT, 0, fallback, pattern, "", "", false);
		}

		static Extra flag(String column, String fallback) {
			return new Extra(column, ImportColumn.Type.FLAG, 0, fallback, "true|false", "", "", false);
		}

		static Extra code(String column, int width, String refersTo) {
			return new Extra(column, ImportColumn.Type.CODE, width, null, ".*", refersTo, "", false);
		}

		static Extra computed(String column, String expression) {
			return new Extra(column, ImportColumn.Type.TEXT, 0, "", ".*", "", expression, false);
		}

		Extra meaning() {
			return new Extra(this.column, this.type, this.width, this.fallback, this.pattern, this.refersTo,
					this.expression, true);
		}

		boolean isInFiles() {
			return this.expression.isEmpty();
		}

	}

}
