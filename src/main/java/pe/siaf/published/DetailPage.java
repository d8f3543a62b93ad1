package pe.siaf.published;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.ui.SeriesChart;

/**
 * A page of the national view as the screen draws it.
 *
 * @param year the year
 * @param by the axis of the rows, or {@code year}
 * @param way the filters that led here
 * @param axes the axes that may be asked next
 * @param columns the figures that are published of it
 * @param headings the columns with their order
 * @param rows the rows
 * @param total their sum; {@code null} where the rows are years
 * @param chart the same over the years
 * @param covers the levels of government that the figures are limited to; empty for all
 * @param source who publishes them
 * @param statedOn the day they speak of
 * @param loadedAt when they were loaded
 * @param csv the same as CSV
 * @param xlsx the same as a workbook
 */
record DetailPage(int year, String by, List<Step> way, List<Link> axes, List<String> columns, List<Heading> headings,
		List<Row> rows, @Nullable PublishedFigures total, @Nullable SeriesChart chart, String covers, String source,
		LocalDate statedOn, OffsetDateTime loadedAt, String csv, String xlsx) {

	public boolean byYear() {
		return this.by.equals(PublishedSeries.YEAR);
	}

	/**
	 * A filter.
	 *
	 * @param axis its axis
	 * @param code its code
	 * @param name its name in the year
	 * @param remove the page without it
	 */
	record Step(String axis, String code, String name, String remove) {
	}

	/**
	 * A way on.
	 *
	 * @param axis the axis
	 * @param href the same figures by it
	 * @param current whether the rows show it
	 */
	record Link(String axis, String href, boolean current) {
	}

	/**
	 * A column.
	 *
	 * @param column its key
	 * @param href the same page sorted by it
	 * @param sort {@code ascending}, {@code descending} or {@code none}
	 */
	record Heading(String column, String href, String sort) {
	}

	/**
	 * A row.
	 *
	 * @param code its code
	 * @param name its name
	 * @param href one step further
	 * @param figures its figures
	 */
	record Row(String code, String name, String href, PublishedFigures figures) {
	}

}
