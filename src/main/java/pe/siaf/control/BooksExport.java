package pe.siaf.control;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.accounting.BooksKey;

/**
 * A unit's year as files that anybody can check without this system: tables as CSV
 * ({@link ExportPart}) and a manifest with the rows and the hash of each, all of one
 * moment. Amounts have two decimals and a point; an empty cell is nothing.
 */
@Component
class BooksExport {

	private static final String MANIFEST = "manifest.csv";

	private static final int AT_A_TIME = 1_000;

	private final JdbcClient jdbc;

	private final TransactionTemplate snapshot;

	BooksExport(JdbcClient jdbc, PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.snapshot = new TransactionTemplate(manager);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.snapshot.setReadOnly(true);
	}

	/**
	 * Writes the export.
	 * @param key whose year; who asks may read it
	 * @param out where to; not closed
	 * @throws UncheckedIOException if it can't be written
	 */
	void write(BooksKey key, OutputStream out) {
		this.snapshot.executeWithoutResult((status) -> {
			try {
				ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
				List<List<String>> manifest = new ArrayList<>();
				for (ExportPart part : ExportPart.values()) {
					manifest.add(write(part, key, zip));
				}
				zip.putNextEntry(new ZipEntry(MANIFEST));
				CsvWriter csv = writer(zip);
				csv.writeRecord("file", "rows", "sha256");
				manifest.forEach(csv::writeRecord);
				csv.flush();
				zip.closeEntry();
				zip.finish();
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
		});
	}

	/** Writes a part and says what the manifest says of it: file, rows, hash. */
	private List<String> write(ExportPart part, BooksKey key, ZipOutputStream zip) throws IOException {
		zip.putNextEntry(new ZipEntry(part.file()));
		DigestOutputStream digest = new DigestOutputStream(zip, sha256());
		CsvWriter csv = writer(digest);
		long rows = this.jdbc.sql(part.sql())
			.param("year", key.year())
			.param("unit", key.unit())
			.withFetchSize(AT_A_TIME)
			.query((ResultSetExtractor<Long>) (table) -> write(table, csv));
		csv.flush();
		zip.closeEntry();
		return List.of(part.file(), String.valueOf(rows), HexFormat.of().formatHex(digest.getMessageDigest().digest()));
	}

	private static long write(ResultSet table, CsvWriter csv) throws SQLException {
		int columns = table.getMetaData().getColumnCount();
		List<String> cells = new ArrayList<>();
		for (int at = 1; at <= columns; at++) {
			cells.add(table.getMetaData().getColumnLabel(at));
		}
		csv.writeRecord(cells);
		long rows = 0;
		while (table.next()) {
			cells.clear();
			for (int at = 1; at <= columns; at++) {
				String cell = table.getString(at);
				cells.add((cell != null) ? cell : "");
			}
			csv.writeRecord(cells);
			rows++;
		}
		return rows;
	}

	/** Leaves the stream below it open: a zip holds several. */
	private static CsvWriter writer(OutputStream out) {
		return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
