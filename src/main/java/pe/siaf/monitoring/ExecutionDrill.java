package pe.siaf.monitoring;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.ui.Paging;

/**
 * A drill-down as the screen draws it: where one stands, which ways lead on, and the
 * figures. One template draws it wherever it occurs.
 *
 * @param path the page it stands on
 * @param filters the way that led here, each step with a link that takes it back
 * @param questions the axes that may be asked next
 * @param headings the columns of figures
 * @param rows the groups of this page
 * @param total the sum of all pages
 * @param monthly whether the figures are months of one stage
 * @param linesShown whether rows are budget lines rather than groups
 * @param paging the leaf of rows
 * @param exports links that write what is filtered
 * @param freshAt when the ledger was read
 */
record ExecutionDrill(String path, List<Step> filters, List<Asked> questions, List<Heading> headings, List<Row> rows,
		Row total, boolean monthly, boolean linesShown, Paging paging, Exports exports, OffsetDateTime freshAt) {

	/**
	 * A filter on the way.
	 *
	 * @param label message key of what is filtered
	 * @param code the code, or what was typed
	 * @param name its name, or empty
	 * @param remove the same view without it
	 */
	record Step(String label, String code, String name, String remove) {
	}

	/**
	 * A question with its axes.
	 *
	 * @param label message key of the question
	 * @param current whether the rows answer it
	 * @param axes its axes
	 */
	record Asked(String label, boolean current, List<Axis> axes) {
	}

	/**
	 * An axis to group by.
	 *
	 * @param label message key of its name
	 * @param href the same view grouped by it
	 * @param current whether the rows are grouped by it
	 */
	record Axis(String label, String href, boolean current) {
	}

	/**
	 * A column.
	 *
	 * @param label message key of its head
	 * @param href the same view sorted by it
	 * @param sort {@code ascending}, {@code descending} or {@code none}, as assistive
	 * technology reads it
	 */
	record Heading(String label, @Nullable String href, String sort) {
	}

	/**
	 * A row.
	 *
	 * @param labels what it is: one code and name for each axis
	 * @param href one step further, or the line's page
	 * @param figures its figures, or {@code null} in the view by months
	 * @param months its months, or {@code null} in the view of budget execution
	 */
	record Row(List<Label> labels, @Nullable String href, @Nullable ExecutionFigures figures,
			@Nullable MonthlyFigures months) {
	}

	/**
	 * Code before name.
	 *
	 * @param code the code
	 * @param name the name, or empty
	 * @param key whether the code is a line's whole key
	 */
	record Label(String code, String name, boolean key) {
	}

	/**
	 * Links that write what is filtered.
	 *
	 * @param csv as CSV
	 * @param xlsx as a workbook
	 * @param importable as the import of lines reads it
	 */
	record Exports(String csv, String xlsx, String importable) {
	}

}
