package pe.siaf.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a table among whatever stands around it, reads the rows under it
 * into canonical cells, and reports what can't be read.
 */
final class RowStager implements RowSink {

	/** How far down a header is looked for in each sheet. */
	private static final int HEADER_WITHIN = 40;

	private static final int NAMES_SHOWN = 10;

	private static final int LONGEST_SHOWN = 60;

	private final List<ImportColumn> columns;

	private final boolean strictWidth;

	private final Findings findings;

	private final BiConsumer<Integer, Map<String, String>> rows;

	private @Nullable Header header;

	private @Nullable Header nearest;

	private int tried;

	private int read;

	private boolean truncated;

	/**
	 * Prepares to stage.
	 * @param columns the kind's columns
	 * @param strictWidth whether a row shorter than the header means a truncated file
	 * @param findings where to report
	 * @param rows takes each row's number and cells
	 */
	RowStager(List<ImportColumn> columns, boolean strictWidth, Findings findings,
			BiConsumer<Integer, Map<String, String>> rows) {
		this.columns = columns;
		this.strictWidth = strictWidth;
		this.findings = findings;
		this.rows = rows;
	}

	@Override
	public boolean sheet() {
		this.tried = 0;
		// the first sheet with the header is the table; those behind it are not read
		return this.header == null;
	}

	@Override
	public boolean row(int number, List<String> cells) {
		if (this.header != null) {
			stage(this.header, number, cells);
			return true;
		}
		Header candidate = Header.match(this.columns, cells);
		if (candidate.isComplete()) {
			this.header = candidate;
			return true;
		}
		if (this.nearest == null || candidate.places().size() > this.nearest.places().size()) {
			this.nearest = candidate;
		}
		return ++this.tried < HEADER_WITHIN;
	}

	/** Reports a file without header or without rows. */
	void finish() {
		if (this.header == null) {
			Header closest = (this.nearest != null) ? this.nearest : Header.match(this.columns, List.of());
			List<String> missing = closest.missing();
			boolean lookalike = !closest.places().isEmpty();
			this.findings.error(ImportRule.NOT_AS_EXPECTED.code(),
					lookalike ? "import.header.missing" : "import.header.none", shortList(missing));
		}
		else if (this.read == 0) {
			this.findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.file.noRows");
		}
	}

	private static String shortList(List<String> names) {
		String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
		return (names.size() > NAMES_SHOWN) ? first + " … (+" + (names.size() - NAMES_SHOWN) + ")" : first;
	}

	@Nullable Header header() {
		return this.header;
	}

	int read() {
		return this.read;
	}

	private void stage(Header table, int number, List<String> cells) {
		if (isBlank(table, cells)) {
			return;
		}
		this.read++;
		if (this.strictWidth && cells.size() < table.width()) {
			if (!this.truncated) {
				this.findings.error(number, "", ImportRule.NOT_AS_EXPECTED.code(), "import.row.truncated", cells.size(),
						table.width());
			}
			this.truncated = true;
			return;
		}
		Map<String, String> values = new LinkedHashMap<>();
		table.places().forEach((column, place) -> read(number, column, cellAt(cells, place), values));
		this.rows.accept(number, values);
	}

	private static boolean isBlank(Header table, List<String> cells) {
		for (int place : table.places().values()) {
			if (!cellAt(cells, place).isEmpty()) {
				return false;
			}
		}
		return true;
	}

	private void read(int number, ImportColumn column, String cell, Map<String, String> values) {
		if (cell.isEmpty()) {
			if (!column.blank()) {
				report(number, column, "import.cell.empty");
			}
			return;
		}
		if (cell.length() > column.longest()) {
			report(number, column, "import.cell.tooLong", cell.length(), column.longest());
			return;
		}
		try {
			values.put(column.name(), column.read(cell));
		}
		catch (UnreadableCell unreadable) {
			report(number, column, unreadable.messageKey(), unreadable.arguments());
		}
	}

	private void report(int number, ImportColumn column, String messageKey, Object... arguments) {
		Object[] shown = arguments.clone();
		for (int i = 0; i < shown.length; i++) {
			if (shown[i] instanceof String text && text.length() > LONGEST_SHOWN) {
				shown[i] = text.substring(0, LONGEST_SHOWN) + "…";
			}
		}
		this.findings.error(number, column.name(), ImportRule.NOT_AS_EXPECTED.code(), messageKey, shown);
	}

	private static String cellAt(List<String> cells, int place) {
		if (place >= cells.size()) {
			return "";
		}
		String text = cells.get(place).replace('\u00A0', ' ').replace("\u0000", "").strip();
		// our own exports put this sign before text that a spreadsheet would take for a
		// formula
		return (text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0) ? text.substring(1)
				: text;
	}

}
