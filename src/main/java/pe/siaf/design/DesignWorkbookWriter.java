package pe.siaf.design;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.context.MessageSource;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.WorkbookDocument;

/** Writes one design's workbook. */
final class DesignWorkbookWriter {

	private static final int FIRST_ROW = 2;

	/** Rows beyond those filled that still offer the permitted values. */
	private static final int ROOM = 500;

	/** Digits that a spreadsheet keeps of a number; longer ones stay text. */
	private static final int SPREADSHEET_DIGITS = 15;

	private static final String HEADER = "DCE6F1";

	private static final String QUIET = "808080";

	private final MessageSource messages;

	private final DesignDocument design;

	/** Where the words of each choice stand on the sheet of lists. */
	private final Map<List<String>, String> lists = new LinkedHashMap<>();

	DesignWorkbookWriter(MessageSource messages, DesignDocument design) {
		this.messages = messages;
		this.design = design;
	}

	void write(OutputStream out) throws IOException {
		Workbook workbook = new Workbook(out, "SIAF II", "1.0");
		legend(workbook.newWorksheet(text("design.legend.legend")));
		placeLists();
		for (Part part : Part.values()) {
			sheet(part, workbook.newWorksheet(DesignLabels.sheet(this.messages, part)));
		}
		listSheet(workbook.newWorksheet(text("design.legend.list")));
		workbook.finish();
	}

	/** Gives each list its column, before the sheets refer to it. */
	private void placeLists() {
		for (Part part : Part.values()) {
			DesignColumn.of(part)
				.stream()
				.map((column) -> shown(part, column))
				.filter((words) -> !words.isEmpty() && !this.lists.containsKey(words))
				.forEach((words) -> {
					String letter = WorkbookDocument.letter(this.lists.size());
					this.lists.put(words,
							"'%s'!$%s$1:$%s$%d".formatted(text("design.legend.list"), letter, letter, words.size()));
				});
		}
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
		sheet.value(0, 0, text("design.legend.title"));
		sheet.style(0, 0).bold().fontSize(14).set();
		for (int line = 1; line <= 4; line++) {
			sheet.value(line, 0, text("design.legend." + line));
		}
		String[] titles = { "sheet", "column", "name", "required", "kind", "names" };
		int row = 6;
		for (int i = 0; i < titles.length; i++) {
			title(sheet, row, i, text("design.legend." + titles[i]));
		}
		int[] widths = { 26, 34, 24, 12, 60, 26 };
		for (int i = 0; i < widths.length; i++) {
			sheet.width(i, widths[i]);
		}
		for (Part part : Part.values()) {
			for (DesignColumn column : DesignColumn.of(part)) {
				row++;
				sheet.value(row, 0, DesignLabels.sheet(this.messages, part));
				sheet.value(row, 1, DesignLabels.of(this.messages, part, column));
				sheet.value(row, 2, column.name());
				sheet.value(row, 3, column.field().required() ? text("design.word.true") : "");
				sheet.value(row, 4, takes(part, column));
				sheet.style(row, 4).wrapText(true).set();
				sheet.value(row, 5, column.namesRow()
						? DesignLabels.sheet(this.messages, Part.valueOf(column.field().refersTo())) : "");
			}
		}
		sheet.freezePane(0, 7);
	}

	private String takes(Part part, DesignColumn column) {
		List<String> words = shown(part, column);
		return words.isEmpty() ? text("designKind." + column.field().kind()) : String.join(" · ", words);
	}

	/**
	 * The words of a choice as people read them; levels of the matrix by their letters.
	 */
	private List<String> shown(Part part, DesignColumn column) {
		List<String> words = DesignLabels.words(column.field());
		return isPlain(part, column) ? words
				: words.stream().map((word) -> DesignLabels.word(this.messages, word)).toList();
	}

	private static boolean isPlain(Part part, DesignColumn column) {
		return part == Part.NODE && column.name().equals("level");
	}

	private void sheet(Part part, Worksheet sheet) {
		List<Cell> cells = new ArrayList<>();
		if (part == Part.VERSION) {
			cells.add(new Cell(DesignWorkbook.PROGRAM, text("design.legend.program"), (row) -> this.design.program()));
			cells.add(new Cell(DesignWorkbook.KIND, text("design.legend.programKind"), (row) -> this.design.kind()));
		}
		DesignColumn.of(part)
			.forEach((column) -> cells.add(new Cell(column.name(), DesignLabels.of(this.messages, part, column),
					(row) -> value(part, column, row.text(column.name())))));
		List<Row> rows = this.design.rows(part);
		for (int i = 0; i < cells.size(); i++) {
			title(sheet, 0, i, cells.get(i).title());
			sheet.value(1, i, cells.get(i).name());
			sheet.style(1, i).italic().fontColor(QUIET).set();
			sheet.width(i, width(part, cells.get(i).name()));
			for (int row = 0; row < rows.size(); row++) {
				put(sheet, FIRST_ROW + row, i, cells.get(i).value().apply(rows.get(row)));
			}
		}
		sheet.freezePane(0, FIRST_ROW);
		offer(part, sheet, cells, rows.size());
	}

	private void offer(Part part, Worksheet sheet, List<Cell> cells, int filled) {
		DesignColumn.of(part).forEach((column) -> {
			List<String> words = shown(part, column);
			if (!words.isEmpty()) {
				int at = cells.stream().map(Cell::name).toList().indexOf(column.name());
				sheet.range(FIRST_ROW, at, FIRST_ROW + filled + ROOM, at)
					.validateWithListByFormula(String.valueOf(this.lists.get(words)))
					.allowBlank(true)
					.showErrorMessage(true);
			}
		});
	}

	private void title(Worksheet sheet, int row, int column, String title) {
		sheet.value(row, column, title);
		sheet.style(row, column).bold().wrapText(true).verticalAlignment("center").fillColor(HEADER).set();
	}

	private static int width(Part part, String name) {
		Field.Kind kind = DesignColumn.of(part)
			.stream()
			.filter((column) -> column.name().equals(name))
			.map((column) -> column.field().kind())
			.findFirst()
			.orElse(Field.Kind.WHOLE);
		return switch (kind) {
			case TEXT -> 50;
			case LINE -> 26;
			default -> 16;
		};
	}

	/** What a cell holds: a number where a spreadsheet keeps all its digits. */
	private Object value(Part part, DesignColumn column, String text) {
		if (text.isEmpty()) {
			return "";
		}
		return switch (column.field().kind()) {
			case WHOLE, PLACE -> Integer.valueOf(text);
			case NUMBER -> {
				BigDecimal number = new BigDecimal(text);
				yield (number.precision() <= SPREADSHEET_DIGITS) ? number : text;
			}
			case CHOICE, YES_NO -> isPlain(part, column) ? text : DesignLabels.word(this.messages, text);
			default -> text;
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

	/**
	 * A column of a sheet.
	 *
	 * @param name its fixed name
	 * @param title what people read
	 * @param value what it holds of a row
	 */
	record Cell(String name, String title, java.util.function.Function<Row, Object> value) {
	}

}
