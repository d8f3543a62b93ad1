package pe.siaf.design;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.context.MessageSource;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.WorkbookDocument;

/**
 * Writes a workbook that people fill: a legend, its {@linkplain FormSheet sheets}, lists
 * of what is permitted.
 */
final class FormWriter {

	private static final int FIRST_ROW = 2;

	/** Rows beyond those filled that still offer the permitted values. */
	private static final int ROOM = 500;

	private static final int LINES = 4;

	private static final String HEADER = "DCE6F1";

	private static final String QUIET = "808080";

	private final MessageSource messages;

	private final String legend;

	private final Map<FormSheet, List<Row>> filled;

	/** Where the words of each choice stand on the sheet of lists. */
	private final Map<List<String>, String> lists = new LinkedHashMap<>();

	/**
	 * Prepares a workbook.
	 * @param messages the bundles
	 * @param legend where the legend's title and lines are found: {@code …title},
	 * {@code …1} to {@code …4}
	 * @param filled its sheets in order, with their rows
	 */
	FormWriter(MessageSource messages, String legend, Map<FormSheet, List<Row>> filled) {
		this.messages = messages;
		this.legend = legend;
		this.filled = filled;
	}

	/** Whether a sheet stands in every such workbook and holds no rows. */
	static boolean isAside(MessageSource messages, String sheet) {
		return List.of("design.legend.legend", "design.legend.list")
			.stream()
			.anyMatch((key) -> WorkbookDocument.normal(DesignLabels.text(messages, key))
				.equals(WorkbookDocument.normal(sheet)));
	}

	void write(OutputStream out) throws IOException {
		Workbook workbook = new Workbook(out, "SIAF II", "1.0");
		legend(workbook.newWorksheet(text("design.legend.legend")));
		placeLists();
		this.filled.forEach((form, rows) -> sheet(form, rows, workbook.newWorksheet(form.name())));
		listSheet(workbook.newWorksheet(text("design.legend.list")));
		workbook.finish();
	}

	/** Gives each list its column, before the sheets refer to it. */
	private void placeLists() {
		this.filled.keySet()
			.stream()
			.flatMap((form) -> form.columns().stream())
			.map(FormColumn::words)
			.filter((words) -> !words.isEmpty() && !this.lists.containsKey(words))
			.forEach((words) -> {
				String letter = WorkbookDocument.letter(this.lists.size());
				this.lists.put(words,
						"'%s'!$%s$1:$%s$%d".formatted(text("design.legend.list"), letter, letter, words.size()));
			});
	}

	private void listSheet(Worksheet sheet) {
		int column = 0;
		for (List<String> words : this.lists.keySet()) {
			for (int row = 0; row < words.size(); row++) {
				sheet.value(row, column, words.get(row));
			}
			sheet.width(column++, 28);
		}
	}

	private void legend(Worksheet sheet) {
		sheet.value(0, 0, text(this.legend + "title"));
		sheet.style(0, 0).bold().fontSize(14).set();
		for (int line = 1; line <= LINES; line++) {
			sheet.value(line, 0, text(this.legend + line));
		}
		String[] titles = { "sheet", "column", "name", "required", "kind", "names" };
		int row = LINES + 2;
		for (int i = 0; i < titles.length; i++) {
			title(sheet, row, i, text("design.legend." + titles[i]));
		}
		int[] widths = { 26, 34, 24, 12, 60, 26 };
		for (int i = 0; i < widths.length; i++) {
			sheet.width(i, widths[i]);
		}
		for (FormSheet form : this.filled.keySet()) {
			for (FormColumn column : form.columns()) {
				row++;
				sheet.value(row, 0, form.name());
				sheet.value(row, 1, column.title());
				sheet.value(row, 2, column.name());
				sheet.value(row, 3, column.field().required() ? text("design.word.true") : "");
				sheet.value(row, 4, takes(column));
				sheet.style(row, 4).wrapText(true).set();
				sheet.value(row, 5, column.names());
			}
		}
		sheet.freezePane(0, LINES + 3);
	}

	private String takes(FormColumn column) {
		List<String> words = column.words();
		return words.isEmpty() ? text("designKind." + column.field().kind()) : String.join(" · ", words);
	}

	private void sheet(FormSheet form, List<Row> rows, Worksheet sheet) {
		for (int i = 0; i < form.columns().size(); i++) {
			FormColumn column = form.columns().get(i);
			title(sheet, 0, i, column.title());
			sheet.value(1, i, column.name());
			sheet.style(1, i).italic().fontColor(QUIET).set();
			sheet.width(i, width(column.field().kind()));
			for (int row = 0; row < rows.size(); row++) {
				put(sheet, FIRST_ROW + row, i, column.value(rows.get(row).text(column.name())));
			}
			if (!column.words().isEmpty()) {
				sheet.range(FIRST_ROW, i, FIRST_ROW + rows.size() + ROOM, i)
					.validateWithListByFormula(String.valueOf(this.lists.get(column.words())))
					.allowBlank(true)
					.showErrorMessage(true);
			}
		}
		sheet.freezePane(0, FIRST_ROW);
	}

	private void title(Worksheet sheet, int row, int column, String title) {
		sheet.value(row, column, title);
		sheet.style(row, column).bold().wrapText(true).verticalAlignment("center").fillColor(HEADER).set();
	}

	private static int width(Field.Kind kind) {
		return switch (kind) {
			case TEXT -> 50;
			case LINE -> 26;
			default -> 16;
		};
	}

	private static void put(Worksheet sheet, int row, int column, Object value) {
		if (value instanceof Number number) {
			sheet.value(row, column, number);
		}
		else if (!value.toString().isEmpty()) {
			sheet.value(row, column, value.toString());
			if (value.toString().length() > 40) {
				sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
			}
		}
	}

	private String text(String key) {
		return DesignLabels.text(this.messages, key);
	}

}
