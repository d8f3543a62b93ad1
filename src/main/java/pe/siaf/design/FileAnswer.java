package pe.siaf.design;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/** Answers with a file in the format that was asked for. */
final class FileAnswer {

	private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private FileAnswer() {
	}

	/**
	 * Sends a file.
	 * @param name its name without ending
	 * @param format {@code json} or {@code xlsx}
	 * @param json writes it as JSON
	 * @param workbook writes it as a workbook
	 * @param response where it goes
	 * @throws ResponseStatusException 400 for another format
	 */
	static void send(String name, String format, Supplier<byte[]> json, Workbook workbook, HttpServletResponse response)
			throws IOException {
		if (!format.equals("json") && !format.equals("xlsx")) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The format is json or xlsx, not " + format);
		}
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(name + "." + format, StandardCharsets.UTF_8)
					.build()
					.toString());
		if (format.equals("json")) {
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.getOutputStream().write(json.get());
		}
		else {
			response.setContentType(WORKBOOK);
			workbook.write(response.getOutputStream());
		}
	}

	/** Writes a workbook. */
	@FunctionalInterface
	interface Workbook {

		void write(OutputStream out) throws IOException;

	}

}
