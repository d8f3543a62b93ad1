package pe.siaf.design;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.WorkbookDocument;

/**
 * Indicators' sheets as a workbook that a person can fill: a row for each sheet, and a
 * sheet of the workbook for each kind of row under it.
 */
@Component
class SheetWorkbook {

	private final MessageSource messages;

	SheetWorkbook(MessageSource messages) {
		this.messages = messages;
	}

	/** Whether a workbook is one of ours, not the ministry's table. */
	boolean recognises(List<String> sheets) {
		return sheets.stream().anyMatch((sheet) -> forms().stream().anyMatch((form) -> form.isCalled(sheet)));
	}

	void write(SheetDocument document, OutputStream out) throws IOException {
		Map<FormSheet, List<Row>> filled = new LinkedHashMap<>();
		filled.put(form(), document.sheets());
		for (SheetTable table : SheetTable.values()) {
			filled.put(form(table), document.rows(table));
		}
		new FormWriter(this.messages, "design.sheetLegend.", filled).write(out);
	}

	/**
	 * Reads a staged workbook.
	 * @param document the workbook
	 * @param unknown told columns and sheets that it doesn't have
	 * @return the sheets, their texts as they stand
	 */
	SheetDocument read(JsonNode document, List<String> unknown) {
		List<Row> sheets = new ArrayList<>();
		Map<SheetTable, List<Row>> tables = new EnumMap<>(SheetTable.class);
		for (WorkbookDocument.Sheet sheet : WorkbookDocument.sheets(document)) {
			if (form().isCalled(sheet.name())) {
				form().rows(sheet, unknown).forEach((row) -> sheets.add(withProgram(row)));
				continue;
			}
			boolean known = FormWriter.isAside(this.messages, sheet.name());
			for (SheetTable table : SheetTable.values()) {
				if (form(table).isCalled(sheet.name())) {
					known = true;
					tables.computeIfAbsent(table, (fresh) -> new ArrayList<>())
						.addAll(form(table).rows(sheet, unknown));
				}
			}
			if (!known && !sheet.lines().isEmpty()) {
				unknown.add(sheet.name());
			}
		}
		return new SheetDocument(sheets, tables);
	}

	/** A spreadsheet takes the zeros of its code away. */
	private static Row withProgram(Row row) {
		Map<String, String> values = new LinkedHashMap<>(row.values());
		values.computeIfPresent(SheetDocument.PROGRAM, (name, code) -> DesignWorkbook.padded(code));
		return new Row(row.at(), row.number(), values, row.letters());
	}

	private List<FormSheet> forms() {
		List<FormSheet> forms = new ArrayList<>();
		forms.add(form());
		for (SheetTable table : SheetTable.values()) {
			forms.add(form(table));
		}
		return forms;
	}

	private FormSheet form() {
		return new FormSheet(DesignLabels.text(this.messages, "design.sheetKey.sheet"), "sheet",
				SheetDocument.columns().stream().map((field) -> column(title(field.name()), field)).toList());
	}

	private FormSheet form(SheetTable table) {
		List<FormColumn> columns = new ArrayList<>();
		SheetDocument.KEY.forEach((field) -> columns.add(column(title(field.name()), field)));
		table.fields().forEach((field) -> columns.add(column(SheetLabels.of(this.messages, table, field), field)));
		return new FormSheet(SheetLabels.of(this.messages, table), table.name().toLowerCase(Locale.ROOT), columns);
	}

	private FormColumn column(String title, Field field) {
		UnaryOperator<String> word = (each) -> SheetLabels.word(this.messages, field, each);
		String names = SheetDocument.KEY.contains(field) ? DesignLabels.text(this.messages, "design.sheetKey.sheet")
				: "";
		return new FormColumn(field.name(), title, field, word, false, names);
	}

	private String title(String field) {
		return SheetLabels.of(this.messages, field);
	}

}
