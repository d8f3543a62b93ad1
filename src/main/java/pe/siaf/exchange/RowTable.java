package pe.siaf.exchange;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The shape that a kind gives its staged rows instead of JSON cells: columns of their own
 * types, so that files of a million rows are copied once and read as they lie. Each
 * import has a table of its own, {@link StagedFile#table()}; its first column is
 * {@code row_number}, the row's number in the file.
 */
public interface RowTable {

	/**
	 * The function of the database that makes the table of an import, whose number it
	 * takes. The table belongs to the database's owner, who lets the application read it
	 * and add to it.
	 * @return its name
	 */
	String maker();

	/**
	 * The columns after {@code row_number} that a layout fills.
	 * @return their names, separated by commas
	 */
	String columns();

	/**
	 * Lays out the rows of one file. Its caller is a single thread, so it may keep what
	 * it needs from row to row.
	 * @return the layout
	 */
	Layout layout();

	/** Brings cells in the order of the columns. */
	interface Layout {

		/**
		 * Lays a row out.
		 * @param cells the filled cells in canonical form
		 * @param values takes a text for each column, null where the column is
		 */
		void fill(Map<String, String> cells, List<@Nullable String> values);

	}

}
