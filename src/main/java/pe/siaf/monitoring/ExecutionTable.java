package pe.siaf.monitoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

import pe.siaf.ui.TableExport.Format;
import pe.siaf.ui.TableExport;

/**
 * A report as a table to take away. The total is left out: whoever sums a column would
 * count it twice.
 */
final class ExecutionTable {

	private static final int BYTE_ORDER_MARK = 3;

	private ExecutionTable() {
	}

	/**
	 * For other systems: the same columns as the JSON, by the same names.
	 * @param report the report
	 * @return CSV in UTF-8 without byte order mark
	 */
	static byte[] csv(ExecutionReport<ExecutionFigures> report) {
		List<String> titles = new ArrayList<>();
		report.by().forEach((dimension) -> titles.addAll(List.of(dimension.key(), dimension.key() + "Name")));
		Arrays.stream(Measure.values()).forEach((measure) -> titles.add(measure.key()));
		titles.add("progress");
		TableExport table = new TableExport("", titles, report.rows().stream().map((row) -> {
			List<@Nullable Object> cells = codesAndNames(row);
			Arrays.stream(Measure.values()).forEach((measure) -> cells.add(row.figures().of(measure)));
			cells.add(row.figures().progress());
			return cells;
		}));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			table.write(Format.CSV, bytes);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		byte[] marked = bytes.toByteArray();
		return Arrays.copyOfRange(marked, BYTE_ORDER_MARK, marked.length);
	}

	/**
	 * For people: the columns of the screen under their words.
	 * @param name the file's name
	 * @param report the report
	 * @param messages the words
	 * @return the table
	 */
	static TableExport screen(String name, ExecutionReport<ExecutionFigures> report, MessageSource messages) {
		List<String> titles = titles(report.by(), messages);
		Arrays.stream(ExecutionCriteria.Column.values())
			.skip(1)
			.forEach((column) -> titles.add(word(messages, "monitoring.column." + column.key())));
		return new TableExport(name, titles, report.rows().stream().map((row) -> {
			List<@Nullable Object> cells = codesAndNames(row);
			Arrays.stream(Measure.values()).forEach((measure) -> cells.add(row.figures().of(measure)));
			cells.add(row.figures().progress());
			cells.add(row.figures().balance());
			return cells;
		}));
	}

	/**
	 * The view by months under the screen's words.
	 * @param name the file's name
	 * @param report the report
	 * @param messages the words
	 * @return the table
	 */
	static TableExport months(String name, ExecutionReport<MonthlyFigures> report, MessageSource messages) {
		List<String> titles = titles(report.by(), messages);
		titles.add(word(messages, "monitoring.column.pim"));
		for (int month = 1; month <= 12; month++) {
			titles.add(word(messages, "monitoring.month.%02d".formatted(month)));
		}
		titles.add(word(messages, "monitoring.year.total"));
		return new TableExport(name, titles, report.rows().stream().map((row) -> {
			List<@Nullable Object> cells = codesAndNames(row);
			cells.add(row.figures().pim());
			cells.addAll(row.figures().months());
			cells.add(row.figures().year());
			return cells;
		}));
	}

	private static List<String> titles(List<Dimension> by, MessageSource messages) {
		List<String> titles = new ArrayList<>();
		by.forEach((dimension) -> {
			String title = word(messages, "monitoring.dimension." + dimension.key());
			titles.addAll(List.of(title, word(messages, "monitoring.name", title)));
		});
		return titles;
	}

	private static List<@Nullable Object> codesAndNames(ExecutionRow<?> row) {
		List<@Nullable Object> cells = new ArrayList<>();
		row.codes().forEach((dimension, code) -> {
			cells.add(code);
			cells.add(row.names().get(dimension));
		});
		return cells;
	}

	private static String word(MessageSource messages, String key, Object... arguments) {
		return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}
