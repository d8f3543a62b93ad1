package pe.siaf.programming;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Thousands;

/**
 * A cell that somebody wrote.
 *
 * @param row the row's key
 * @param column the column's key
 * @param before what the cell showed to whoever wrote; empty for nothing
 * @param after what was written; empty to clear
 */
public record CellEdit(String row, String column, @Nullable String before, @Nullable String after) {

	/** What a sender leaves out names no cell. */
	@SuppressWarnings("NullAway") // what JSON leaves out is null
	public CellEdit {
		row = (row != null) ? row : "";
		column = (column != null) ? column : "";
	}

	String typed() {
		return (this.after == null) ? "" : Thousands.without(this.after);
	}

	String seen() {
		return (this.before == null) ? "" : Thousands.without(this.before);
	}

}
