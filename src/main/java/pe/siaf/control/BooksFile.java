package pe.siaf.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;

/**
 * Hands out exports of books, and the program that checks them. An export is complete
 * before the first byte leaves: whoever reads slowly holds no snapshot of the database,
 * and what breaks is an error and no half file.
 */
@Component
class BooksFile {

	/** The checker: one file, read by people and by {@code java} alike. */
	static final String CHECKER = "CheckBooks.java";

	private final BooksExport export;

	BooksFile(BooksExport export) {
		this.export = export;
	}

	/**
	 * Answers a request with the export of a unit's year.
	 * @param key whose; who asks may read it
	 * @param response the answer
	 * @throws IOException if the reader went away
	 */
	void send(BooksKey key, HttpServletResponse response) throws IOException {
		Path file = Files.createTempFile("siaf-books", ".zip");
		try {
			try (OutputStream out = Files.newOutputStream(file)) {
				this.export.write(key, out);
			}
			head(response, "application/zip", "libros-%d-%s.zip".formatted(key.year(), key.unit()));
			response.setContentLengthLong(Files.size(file));
			Files.copy(file, response.getOutputStream());
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	/**
	 * Answers a request with the checker.
	 * @param response the answer
	 * @throws IOException if the reader went away
	 */
	void sendChecker(HttpServletResponse response) throws IOException {
		head(response, "text/x-java-source;charset=UTF-8", CHECKER);
		response.getOutputStream().write(checker());
	}

	/** SHA-256 of the checker as this system was built with it. */
	String checkerHash() throws IOException {
		return HexFormat.of().formatHex(BooksExport.sha256().digest(checker()));
	}

	private static byte[] checker() throws IOException {
		return new ClassPathResource("db/check/" + CHECKER).getContentAsByteArray();
	}

	private static void head(HttpServletResponse response, String type, String name) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
	}

}
