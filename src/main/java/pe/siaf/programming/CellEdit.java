package pe.siaf.programming;

import org.jspecify.annotations.Nullable;

/**
 * A cell that somebody wrote.
 *
 * @param row the row's key
 * @param column the column's key
 * @param before what the cell showed to whoever wrote; empty for nothing
 * @param after what was written; empty to clear
 */
public record CellEdit(String row, String column, @Nullable String before, @Nullable String after) {

	String typed() {
		return (this.after == null) ? "" : this.after.strip().replace(",", "");
	}

	String seen() {
		return (this.before == null) ? "" : this.before.strip().replace(",", "");
	}

}
