package pe.siaf.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings a file's rows into {@code import_row}, or into the table that its kind lays out:
 * streamed through COPY, so that memory stays flat however long the file is.
 */
@Component
class Staging {

	/** Rows after which the clock is asked whether to tell how far it is. */
	private static final int GLANCE_EVERY = 1_000;

	private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

	private static final int LONGEST_DOCUMENT = 32 * 1024 * 1024;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	Staging(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Reads a file.
	 * @param importId the import
	 * @param kind the kind of file
	 * @param file where it lies
	 * @param findings where to report
	 * @param progress told how many rows were read, now and then
	 * @return what was read
	 */
	Staged stage(long importId, ImportKind kind, Path file, Findings findings, IntConsumer progress) {
		try {
			if (kind.columns().isEmpty() && !kind.takesWorkbooks()) {
				return stageDocument(importId, file, false);
			}
			FileFormat format = FileFormat.of(file);
			if (isDocument(kind, file, format)) {
				return stageDocument(importId, file, format == FileFormat.WORKBOOK);
			}
			RowTable table = kind.table();
			if (table != null) {
				call(table.maker(), importId);
			}
			Staged staged = this.jdbc.execute((ConnectionCallback<Staged>) (connection) -> {
				try (RowCopy copy = new RowCopy(connection, target(importId, table))) {
					BiConsumer<Integer, Map<String, String>> rows = (table != null) ? laidOut(table, copy)
							: asJson(importId, copy);
					Staged read = stageTable(kind, file, format, findings, rows, progress);
					copy.end();
					return read;
				}
			});
			if (table != null) {
				call("import_rows_counted", importId);
			}
			return Objects.requireNonNull(staged);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private void call(String function, long importId) {
		this.jdbc.query("select " + function + "(?)", (row) -> {
		}, importId);
	}

	private static String target(long importId, @Nullable RowTable table) {
		return (table != null) ? StagedFile.tableOf(importId) + " (row_number, " + table.columns() + ")"
				: "import_row (import_id, row_number, cells)";
	}

	private Staged stageTable(ImportKind kind, Path file, FileFormat format, Findings findings,
			BiConsumer<Integer, Map<String, String>> rows, IntConsumer progress) {
		int[] written = new int[1];
		long[] told = { System.nanoTime() };
		RowStager stager = new RowStager(kind.columns(), format == FileFormat.TEXT, findings, (number, cells) -> {
			rows.accept(number, cells);
			if (++written[0] % GLANCE_EVERY == 0 && System.nanoTime() - told[0] > REPORT_EVERY.toNanos()) {
				told[0] = System.nanoTime();
				progress.accept(written[0]);
			}
		});
		try {
			if (format == FileFormat.WORKBOOK) {
				WorkbookTable.read(file, stager);
			}
			else {
				TextTable.read(file, stager);
			}
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		stager.finish();
		return new Staged(stager.read(), stager.header());
	}

	private BiConsumer<Integer, Map<String, String>> asJson(long importId, RowCopy copy) {
		String id = Long.toString(importId);
		return (number, cells) -> copy.row(List.of(id, Integer.toString(number), this.json.writeValueAsString(cells)));
	}

	private static BiConsumer<Integer, Map<String, String>> laidOut(RowTable table, RowCopy copy) {
		RowTable.Layout layout = table.layout();
		List<@Nullable String> values = new ArrayList<>();
		return (number, cells) -> {
			values.clear();
			values.add(Integer.toString(number));
			layout.fill(cells, values);
			copy.row(values);
		};
	}

	private static boolean isDocument(ImportKind kind, Path file, FileFormat format) throws IOException {
		if (kind.columns().isEmpty() || !kind.takesWorkbooks()) {
			return kind.columns().isEmpty();
		}
		return (format == FileFormat.WORKBOOK) ? kind.isDocument(WorkbookTable.sheets(file)) : FileFormat.isJson(file);
	}

	private Staged stageDocument(long importId, Path file, boolean workbook) throws IOException {
		if (Files.size(file) > LONGEST_DOCUMENT) {
			throw new BadFile("import.file.tooBig", LONGEST_DOCUMENT / 1024 / 1024);
		}
		try {
			JsonNode document = workbook ? WorkbookDocument.read(file, this.json)
					: this.json.readTree(Files.readAllBytes(file));
			if (!document.isObject() && !document.isArray()) {
				throw new BadFile("import.file.notJson");
			}
			this.jdbc.update("insert into import_row (import_id, row_number, cells) values (?, 1, cast(? as jsonb))",
					importId, this.json.writeValueAsString(document));
			return new Staged(1, null);
		}
		catch (JacksonException unreadable) {
			throw new BadFile("import.file.notJson");
		}
	}

	/**
	 * What was read of a file.
	 *
	 * @param rows how many rows
	 * @param header where its columns stand; null for documents, or if none was found
	 */
	record Staged(int rows, @Nullable Header header) {
	}

}
