package pe.siaf.design;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A design as it travels: every part with its rows as text under {@linkplain DesignColumn
 * columns}, rows naming each other by what people call them. What JSON, workbooks and the
 * older formats are read into, and what is written to a version; nothing of a design is
 * left out.
 *
 * @param program the program's code
 * @param kind PP, AC or APNOP
 * @param parts rows by part; a part without rows may be absent
 */
record DesignDocument(String program, String kind, Map<Part, List<Row>> parts) {

	DesignDocument {
		Map<Part, List<Row>> copied = new EnumMap<>(Part.class);
		parts.forEach((part, rows) -> copied.put(part, List.copyOf(rows)));
		parts = copied;
	}

	List<Row> rows(Part part) {
		return this.parts.getOrDefault(part, List.of());
	}

	/** The program's name, empty where the file doesn't tell it. */
	String name() {
		return head().text("name");
	}

	/** What it says of the program as a whole. */
	Row head() {
		return rows(Part.VERSION).isEmpty() ? new Row("", 1, Map.of()) : rows(Part.VERSION).get(0);
	}

	int size() {
		return this.parts.values().stream().mapToInt(List::size).sum();
	}

	/**
	 * By what its rows are called, for each part whose rows others name. Of the matrix
	 * each is known by level and code; by the code alone too, where no other has it.
	 */
	Map<Part, Map<String, Row>> named() {
		Map<Part, Map<String, Row>> named = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			Map<String, Row> rows = rows(part).stream()
				.collect(Collectors.toMap((row) -> called(part, row), (row) -> row, (first, second) -> first));
			named.put(part, rows);
		}
		Map<String, Row> nodes = named.getOrDefault(Part.NODE, Map.of());
		Map<String, List<Row>> byCode = rows(Part.NODE).stream()
			.collect(Collectors.groupingBy((row) -> row.text("code")));
		byCode.forEach((code, rows) -> {
			if (rows.size() == 1) {
				nodes.putIfAbsent(code, rows.get(0));
			}
		});
		return named;
	}

	/** What a row is called whatever else is in its file. */
	static String called(Part part, Row row) {
		return switch (part) {
			case CAUSE, INTERVENTION -> row.text("code");
			case NODE -> row.text("level") + " " + row.text("code");
			case EDGE -> row.text("cause") + " > " + row.text("effect");
			default -> row.text(DesignColumn.REF);
		};
	}

	/**
	 * Where a row stands, in words that tell it from others: what it lies under, then its
	 * own key.
	 */
	static String place(Part part, Row row) {
		Part parent = part.parent();
		Stream<String> above = (parent == null || parent == Part.VERSION) ? Stream.of()
				: Stream.of(row.text(DesignColumn.parentOf(part)));
		Stream<String> own = part.key().stream().map((key) -> row.text(key.replaceFirst("_id$", "")));
		return Stream.concat(above, own).filter((text) -> !text.isEmpty()).collect(Collectors.joining(" › "));
	}

	/**
	 * A row.
	 *
	 * @param at where it stands in its file: {@code cause[3]}, in a workbook its sheet
	 * @param number its number there
	 * @param values texts by column; what is empty is absent
	 * @param letters in a workbook, the letter of each column
	 */
	record Row(String at, int number, Map<String, String> values, Map<String, String> letters) {

		Row {
			values = Map.copyOf(values);
			letters = Map.copyOf(letters);
		}

		Row(String at, int number, Map<String, String> values) {
			this(at, number, values, Map.of());
		}

		/** Where a cell is, as people look it up; of no column, the row. */
		String cell(String column) {
			if (this.letters.isEmpty()) {
				return column.isEmpty() ? this.at : this.at + "." + column;
			}
			return this.at + "!" + this.letters.getOrDefault(column, "A") + this.number;
		}

		String text(String column) {
			return this.values.getOrDefault(column, "");
		}

	}

}
