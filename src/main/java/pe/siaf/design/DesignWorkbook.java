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
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.WorkbookDocument;

/**
 * A design as a workbook that a person can fill: a sheet for each part, readable titles,
 * under them the fixed names of columns, then the rows; lists of what is permitted, and a
 * legend.
 */
@Component
class DesignWorkbook {

	static final String PROGRAM = "program";

	static final String KIND = "program_kind";

	/** How far down the names of columns are looked for. */
	private static final int HEADER_WITHIN = 10;

	private final MessageSource messages;

	DesignWorkbook(MessageSource messages) {
		this.messages = messages;
	}

	static boolean recognises(JsonNode document) {
		return WorkbookDocument.isWorkbook(document);
	}

	void write(DesignDocument design, OutputStream out) throws IOException {
		new DesignWorkbookWriter(this.messages, design).write(out);
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
			Part part = part(sheet.name());
			if (part != null) {
				parts.computeIfAbsent(part, (fresh) -> new ArrayList<>()).addAll(rows(part, sheet, head, unknown));
			}
			else if (!isOurs(sheet.name()) && !sheet.lines().isEmpty()) {
				unknown.add(sheet.name());
			}
		}
		return new DesignDocument(head.getOrDefault(PROGRAM, ""), head.getOrDefault(KIND, "PP"), parts);
	}

	private @Nullable Part part(String sheet) {
		String name = normal(sheet);
		for (Part part : Part.values()) {
			if (name.equals(normal(DesignLabels.sheet(this.messages, part))) || name.equals(normal(part.slug()))) {
				return part;
			}
		}
		return null;
	}

	private boolean isOurs(String sheet) {
		return List.of("design.legend.legend", "design.legend.list")
			.stream()
			.anyMatch((key) -> normal(DesignLabels.text(this.messages, key)).equals(normal(sheet)));
	}

	private List<Row> rows(Part part, WorkbookDocument.Sheet sheet, Map<String, String> head, List<String> unknown) {
		Map<Integer, String> columns = Map.of();
		List<Row> rows = new ArrayList<>();
		for (WorkbookDocument.Line line : sheet.lines()) {
			Map<Integer, String> header = (line.number() <= HEADER_WITHIN) ? header(part, line) : Map.of();
			if (header.size() > 1 || (header.size() == 1 && columns.isEmpty())) {
				columns = header;
				complain(part, sheet, line, unknown);
				continue;
			}
			Row row = row(part, sheet, line, columns, head);
			if (!row.values().isEmpty()) {
				rows.add(row);
			}
		}
		return rows;
	}

	/** Places of the columns where a line holds their names; titles are read over. */
	private Map<Integer, String> header(Part part, WorkbookDocument.Line line) {
		Map<Integer, String> places = new LinkedHashMap<>();
		for (int i = 0; i < line.cells().size(); i++) {
			String name = line.cells().get(i).strip().toLowerCase(Locale.ROOT);
			if (names(part).contains(name)) {
				places.put(i, name);
			}
		}
		boolean titles = places.isEmpty() && line.cells().stream().anyMatch((cell) -> isTitle(part, cell));
		if (titles) {
			for (int i = 0; i < line.cells().size(); i++) {
				int at = i;
				DesignColumn.of(part)
					.stream()
					.filter((column) -> normal(DesignLabels.of(this.messages, part, column))
						.equals(normal(line.cells().get(at))))
					.forEach((column) -> places.put(at, column.name()));
			}
		}
		return places;
	}

	private boolean isTitle(Part part, String cell) {
		return DesignColumn.of(part)
			.stream()
			.anyMatch((column) -> normal(DesignLabels.of(this.messages, part, column)).equals(normal(cell)));
	}

	private static List<String> names(Part part) {
		List<String> names = new ArrayList<>(DesignColumn.of(part).stream().map(DesignColumn::name).toList());
		if (part == Part.VERSION) {
			names.add(PROGRAM);
			names.add(KIND);
		}
		return names;
	}

	/** A misspelt name of a column must not lose what stands under it. */
	private void complain(Part part, WorkbookDocument.Sheet sheet, WorkbookDocument.Line header, List<String> unknown) {
		boolean fixed = header.cells().stream().anyMatch((cell) -> names(part).contains(cell.strip()));
		header.cells()
			.stream()
			.filter((cell) -> fixed && !cell.isBlank() && !names(part).contains(cell.strip().toLowerCase(Locale.ROOT)))
			.forEach((cell) -> unknown.add(sheet.name() + "!" + cell));
	}

	private Row row(Part part, WorkbookDocument.Sheet sheet, WorkbookDocument.Line line, Map<Integer, String> columns,
			Map<String, String> head) {
		Map<String, String> values = new LinkedHashMap<>();
		Map<String, String> letters = new LinkedHashMap<>();
		columns.forEach((place, name) -> {
			letters.put(name, WorkbookDocument.letter(place));
			String cell = (place < line.cells().size()) ? line.cells().get(place).strip() : "";
			if (cell.isEmpty()) {
				return;
			}
			if (name.equals(PROGRAM) || name.equals(KIND)) {
				head.putIfAbsent(name, name.equals(PROGRAM) ? padded(cell) : cell.toUpperCase(Locale.ROOT));
				return;
			}
			DesignColumn.of(part)
				.stream()
				.filter((column) -> column.name().equals(name))
				.forEach((column) -> values.put(name, word(column.field(), cell)));
		});
		return new Row(sheet.name(), line.number(), values, letters);
	}

	/** A spreadsheet takes zeros away. */
	private static String padded(String code) {
		return code.matches("\\d{1,3}") ? "0".repeat(4 - code.length()) + code : code;
	}

	/**
	 * What people call a word of a choice, as the word; dates as our columns take them.
	 */
	private String word(Field field, String cell) {
		if (field.kind() == Field.Kind.DATE) {
			return ImportColumn.date(cell).map(Objects::toString).orElse(cell);
		}
		return DesignLabels.words(field)
			.stream()
			.filter((word) -> normal(word).equals(normal(cell))
					|| normal(DesignLabels.word(this.messages, word)).equals(normal(cell)))
			.findFirst()
			.orElse(cell);
	}

	private static String normal(String name) {
		return WorkbookDocument.normal(name);
	}

}
