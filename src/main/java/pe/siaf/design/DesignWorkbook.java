package pe.siaf.design;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.WorkbookDocument;

/** A design as a workbook that a person can fill: a sheet for each part. */
@Component
class DesignWorkbook {

	private static final String PROGRAM = "program";

	private static final String KIND = "program_kind";

	private final MessageSource messages;

	DesignWorkbook(MessageSource messages) {
		this.messages = messages;
	}

	static boolean recognises(JsonNode document) {
		return WorkbookDocument.isWorkbook(document);
	}

	void write(DesignDocument design, OutputStream out) throws IOException {
		Map<FormSheet, List<Row>> filled = new LinkedHashMap<>();
		for (Part part : Part.values()) {
			List<Row> rows = design.rows(part);
			filled.put(form(part), (part == Part.VERSION) ? List.of(head(design)) : rows);
		}
		new FormWriter(this.messages, "design.legend.", filled).write(out);
	}

	/** The first sheet says of which program the design is. */
	private static Row head(DesignDocument design) {
		Map<String, String> values = new HashMap<>(design.head().values());
		values.put(PROGRAM, design.program());
		values.put(KIND, design.kind());
		return new Row("", 1, values);
	}

	/**
	 * Reads a staged workbook.
	 * @param document the workbook
	 * @param unknown told columns and sheets that are no part of a design
	 * @return the design, its texts as they stand
	 */
	DesignDocument read(JsonNode document, List<String> unknown) {
		Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
		Map<String, String> head = new HashMap<>();
		for (WorkbookDocument.Sheet sheet : WorkbookDocument.sheets(document)) {
			Optional<Part> part = part(sheet.name());
			if (part.isPresent()) {
				List<Row> rows = form(part.get()).rows(sheet, unknown);
				parts.computeIfAbsent(part.get(), (fresh) -> new ArrayList<>())
					.addAll((part.get() == Part.VERSION) ? withoutHead(rows, head) : rows);
			}
			else if (!FormWriter.isAside(this.messages, sheet.name()) && !sheet.lines().isEmpty()) {
				unknown.add(sheet.name());
			}
		}
		return new DesignDocument(head.getOrDefault(PROGRAM, ""), head.getOrDefault(KIND, "PP"), parts);
	}

	private static List<Row> withoutHead(List<Row> rows, Map<String, String> head) {
		List<Row> parts = new ArrayList<>();
		for (Row row : rows) {
			Map<String, String> values = new LinkedHashMap<>(row.values());
			String program = values.remove(PROGRAM);
			if (program != null) {
				head.putIfAbsent(PROGRAM, padded(program));
			}
			String kind = values.remove(KIND);
			if (kind != null) {
				head.putIfAbsent(KIND, kind.toUpperCase(Locale.ROOT));
			}
			if (!values.isEmpty()) {
				parts.add(new Row(row.at(), row.number(), values, row.letters()));
			}
		}
		return parts;
	}

	/** A spreadsheet takes zeros away. */
	static String padded(String code) {
		return code.matches("\\d{1,3}") ? "0".repeat(4 - code.length()) + code : code;
	}

	private Optional<Part> part(String sheet) {
		return List.of(Part.values()).stream().filter((part) -> form(part).isCalled(sheet)).findFirst();
	}

	private FormSheet form(Part part) {
		List<FormColumn> columns = new ArrayList<>();
		if (part == Part.VERSION) {
			columns.add(head(PROGRAM, "design.legend.program"));
			columns.add(head(KIND, "design.legend.programKind"));
		}
		for (DesignColumn column : DesignColumn.of(part)) {
			String names = column.namesRow()
					? DesignLabels.sheet(this.messages, Part.valueOf(column.field().refersTo())) : "";
			// levels of the matrix are known by their letters
			boolean plain = part == Part.NODE && column.name().equals("level");
			columns.add(new FormColumn(column.name(), DesignLabels.of(this.messages, part, column), column.field(),
					(word) -> DesignLabels.word(this.messages, word), plain, names));
		}
		return new FormSheet(DesignLabels.sheet(this.messages, part), part.slug(), columns);
	}

	private FormColumn head(String name, String title) {
		return new FormColumn(name, DesignLabels.text(this.messages, title), Field.line(name), (word) -> word, false,
				"");
	}

}
