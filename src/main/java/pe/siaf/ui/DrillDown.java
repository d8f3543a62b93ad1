package pe.siaf.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/**
 * A table of figures that opens level by level: {@code ui/drilldown}.
 *
 * @param rowsLabel message key of what the rows are
 * @param columns message keys of the columns, in the order of the cells
 * @param rows the rows; a row's level indents it
 * @param total the last row, or {@code null}
 */
public record DrillDown(String rowsLabel, List<String> columns, List<Row> rows, @Nullable Row total) {

	/**
	 * A row.
	 *
	 * @param level 1 for the outermost
	 * @param code the code before the name, or empty
	 * @param label the name
	 * @param href where it opens, or {@code null} for a leaf
	 * @param cells as many as there are columns
	 */
	public record Row(int level, String code, String label, @Nullable String href, List<Cell> cells) {
	}

	/**
	 * A figure: money, or a progress that is drawn with its bar.
	 *
	 * @param amount the sum, or {@code null}
	 * @param percentage the progress, or {@code null}
	 * @param href what the figure is made of, or {@code null}
	 */
	public record Cell(@Nullable Amount amount, @Nullable Percentage percentage, @Nullable String href) {

		public static Cell of(@Nullable Amount amount) {
			return new Cell(amount, null, null);
		}

		public static Cell of(@Nullable Amount amount, @Nullable String href) {
			return new Cell(amount, null, href);
		}

		public static Cell of(@Nullable Percentage percentage) {
			return new Cell(null, percentage, null);
		}

	}

}
