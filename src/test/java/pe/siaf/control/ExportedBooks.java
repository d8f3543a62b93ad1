package pe.siaf.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * An export of books as a test reads it, alters it as somebody with the files could, and
 * hands it to the stand-alone checker.
 */
final class ExportedBooks {

	static final Path CHECKER = Path.of("db", "check", "CheckBooks.java");

	private static final Method CHECK = compiled();

	private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

	private ExportedBooks() {
	}

	static ExportedBooks of(byte[] zip) {
		ExportedBooks books = new ExportedBooks();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				List<List<String>> rows = new ArrayList<>();
				try (CsvReader<CsvRecord> csv = CsvReader.builder()
					.ofCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
					csv.forEach((row) -> rows.add(new ArrayList<>(row.getFields())));
				}
				books.tables.put(entry.getName(), rows);
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return books;
	}

	/** Rows of a table, each a map of its columns. */
	List<Map<String, String>> rows(String file) {
		List<List<String>> rows = this.tables.getOrDefault(file, List.of());
		return rows.subList(1, rows.size()).stream().map((cells) -> {
			Map<String, String> row = new LinkedHashMap<>();
			for (int at = 0; at < cells.size(); at++) {
				row.put(rows.get(0).get(at), cells.get(at));
			}
			return row;
		}).toList();
	}

	/** All that is written in it. */
	String text() {
		return this.tables.toString();
	}

	/** Rows without some of their columns. */
	List<Map<String, String>> rowsWithout(String file, String... columns) {
		List<Map<String, String>> rows = rows(file);
		rows.forEach((row) -> List.of(columns).forEach(row::remove));
		return rows;
	}

	/** Sets a cell of the first row that matches. */
	ExportedBooks set(String file, Predicate<Map<String, String>> which, String column, String value) {
		int at = first(file, which);
		this.tables.get(file).get(at).set(this.tables.get(file).get(0).indexOf(column), value);
		return this;
	}

	/** Takes a whole table away, and what the manifest says of it. */
	ExportedBooks without(String file) {
		this.tables.remove(file);
		this.tables.get("manifest.csv").removeIf((row) -> row.get(0).equals(file));
		return this;
	}

	/** Takes away the first row that matches. */
	ExportedBooks drop(String file, Predicate<Map<String, String>> which) {
		this.tables.get(file).remove(first(file, which));
		return this;
	}

	private int first(String file, Predicate<Map<String, String>> which) {
		List<Map<String, String>> rows = rows(file);
		for (int at = 0; at < rows.size(); at++) {
			if (which.test(rows.get(at))) {
				return at + 1;
			}
		}
		throw new IllegalArgumentException("No such row in " + file);
	}

	/** The export as it stands now; its manifest says so, or what it said before. */
	byte[] zip(boolean manifestFollows) {
		if (manifestFollows) {
			for (List<String> row : this.tables.get("manifest.csv")
				.subList(1, this.tables.get("manifest.csv").size())) {
				row.set(1, String.valueOf(this.tables.get(row.get(0)).size() - 1));
				row.set(2, sha256(csv(row.get(0))));
			}
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (String file : this.tables.keySet()) {
				zip.putNextEntry(new ZipEntry(file));
				zip.write(csv(file));
				zip.closeEntry();
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return out.toByteArray();
	}

	private byte[] csv(String file) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8)) {
			this.tables.get(file).forEach(csv::writeRecord);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return out.toByteArray();
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (java.security.NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** What the checker says of an export. */
	static String checked(byte[] zip) {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
			CHECK.invoke(null, zip, false, out);
		}
		catch (ReflectiveOperationException failure) {
			throw new IllegalStateException(failure);
		}
		return said.toString(StandardCharsets.UTF_8);
	}

	/** The codes of the checks that don't hold. */
	static List<String> failing(byte[] zip) {
		return checked(zip).lines()
			.filter((line) -> line.startsWith("FAIL"))
			.map((line) -> line.split("\\s+")[1])
			.toList();
	}

	private static Method compiled() {
		try {
			Path classes = Files.createTempDirectory("siaf-checker");
			int status = ToolProvider.getSystemJavaCompiler()
				.run(null, null, null, "-Xlint:all", "-Werror", "-d", classes.toString(), CHECKER.toString());
			if (status != 0) {
				throw new IllegalStateException("The checker doesn't compile");
			}
			ClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() }, null);
			return loader.loadClass("CheckBooks").getMethod("check", byte[].class, boolean.class, PrintStream.class);
		}
		catch (IOException | ReflectiveOperationException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
