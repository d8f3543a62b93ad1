package pe.siaf.published;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What published totals may be divided by. The keys are those of the API's dimensions.
 */
enum Axis {

	LEVEL("level", "level", "level"), SECTOR("sector", "sector", "sector"), PLIEGO("pliego", "pliego", "pliego"),
	UNIT("unit", "unit", "unit"), CATEGORY("category", "category", "category"),
	PRODUCT("product", "product", "product"), FUNCTION("function", "function_code", "function"),
	SOURCE("source", "source", "source"), DEPARTMENT_TARGET("departmentTarget", "department", "department_target");

	private final String key;

	private final String column;

	private final String cell;

	Axis(String key, String column, String cell) {
		this.key = key;
		this.column = column;
		this.cell = cell;
	}

	/**
	 * Its column in files.
	 * @return the column
	 */
	String cell() {
		return this.cell;
	}

	/**
	 * What a file calls its code, among its staged columns.
	 * @return the column
	 */
	String nameColumn() {
		return this.column.replace("_code", "") + "_name";
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
