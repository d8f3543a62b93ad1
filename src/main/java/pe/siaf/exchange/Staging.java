package pe.siaf.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings a file's rows into {@code import_row}: streamed through COPY, so that memory
 * stays flat however long the file is.
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
			if (kind.columns().isEmpty()) {
				return stageDocument(importId, file);
			}
			FileFormat format = FileFormat.of(file);
			return this.jdbc.execute((ConnectionCallback<Staged>) (connection) -> {
				CopyIn copy = new CopyManager(connection.unwrap(BaseConnection.class))
					.copyIn("copy import_row (import_id, row_number, cells) from stdin");
				try {
					Staged staged = stageTable(importId, kind, file, format, findings, copy, progress);
					copy.endCopy();
					return staged;
				}
				finally {
					if (copy.isActive()) {
						copy.cancelCopy();
					}
				}
			});
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private Staged stageTable(long importId, ImportKind kind, Path file, FileFormat format, Findings findings,
			CopyIn copy, IntConsumer progress) {
		int[] written = new int[1];
		long[] told = { System.nanoTime() };
		RowStager stager = new RowStager(kind.columns(), format == FileFormat.TEXT, findings, (number, cells) -> {
			write(copy, importId, number, cells);
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

	private void write(CopyIn copy, long importId, int number, Map<String, String> cells) {
		String text = this.json.writeValueAsString(cells).replace("\\", "\\\\");
		byte[] line = (importId + "\t" + number + "\t" + text + "\n").getBytes(StandardCharsets.UTF_8);
		try {
			copy.writeToCopy(line, 0, line.length);
		}
		catch (SQLException failure) {
			throw new IllegalStateException("Row " + number + " of import " + importId + " was not staged", failure);
		}
	}

	private Staged stageDocument(long importId, Path file) throws IOException {
		if (Files.size(file) > LONGEST_DOCUMENT) {
			throw new BadFile("import.file.tooBig", LONGEST_DOCUMENT / 1024 / 1024);
		}
		try {
			JsonNode document = this.json.readTree(Files.readAllBytes(file));
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
