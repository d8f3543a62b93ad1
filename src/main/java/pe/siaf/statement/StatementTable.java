package pe.siaf.statement;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A statement as a page, a print and a file show it.
 *
 * @param columns keys of the titles of its figures
 * @param rows its rows in their order
 */
record StatementTable(List<String> columns, List<Row> rows) {

	/**
	 * A row.
	 *
	 * @param depth 1 for a heading, more for what stands below
	 * @param name what it is
	 * @param named whether the name is the key of a message
	 * @param amounts its figures; null where a column says nothing of it
	 */
	record Row(int depth, String name, boolean named, List<@Nullable Amount> amounts) {

		static Row of(int depth, String name, @Nullable Amount... amounts) {
			return new Row(depth, name, false, java.util.Arrays.asList(amounts));
		}

		static Row message(int depth, String key, @Nullable Amount... amounts) {
			return new Row(depth, key, true, java.util.Arrays.asList(amounts));
		}

		public boolean isSum() {
			return this.depth == 1;
		}

	}

}
