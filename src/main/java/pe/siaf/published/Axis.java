package pe.siaf.published;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What published totals may be divided by. The keys are those of the API's dimensions.
 */
enum Axis {

	LEVEL("level", "level"), SECTOR("sector", "sector"), PLIEGO("pliego", "pliego"), UNIT("unit", "unit"),
	CATEGORY("category", "category"), PRODUCT("product", "product"), FUNCTION("function", "function_code"),
	SOURCE("source", "source"), DEPARTMENT_TARGET("departmentTarget", "department");

	private final String key;

	private final String column;

	Axis(String key, String column) {
		this.key = key;
		this.column = column;
	}

	public String key() {
		return this.key;
	}

	/**
	 * Its column in {@code published_total}.
	 * @return the column
	 */
	String column() {
		return this.column;
	}

	static Optional<Axis> of(String key) {
		return Arrays.stream(values()).filter((axis) -> axis.key.equals(key)).findFirst();
	}

	static List<String> keys() {
		return Arrays.stream(values()).map(Axis::key).toList();
	}

	/**
	 * The columns of all axes, as a key of a row.
	 * @param alias the table's alias
	 * @return for example {@code t.level, t.sector, …}
	 */
	static String columns(String alias) {
		return String.join(", ", Arrays.stream(values()).map((axis) -> alias + "." + axis.column).toList());
	}

}
