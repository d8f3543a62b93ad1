package pe.siaf.monitoring;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import pe.siaf.money.Percentage;

/**
 * A report as a table of text: the same columns as the JSON. The total is left out, since
 * whoever sums the column would count it twice.
 */
final class ExecutionCsv {

	private ExecutionCsv() {
	}

	static ResponseEntity<byte[]> response(ExecutionReport<ExecutionFigures> report, String name) {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
			csv.writeRecord(header(report.by()));
			report.rows().forEach((row) -> csv.writeRecord(cells(row)));
		}
		catch (java.io.IOException impossible) {
			throw new java.io.UncheckedIOException(impossible);
		}
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + ".csv").build().toString())
			.body(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	static List<String> header(List<Dimension> by) {
		List<String> header = new ArrayList<>();
		by.forEach((dimension) -> {
			header.add(dimension.key());
			header.add(dimension.key() + "Name");
		});
		for (Measure measure : Measure.values()) {
			header.add(measure.key());
		}
		header.add("progress");
		return header;
	}

	static List<String> cells(ExecutionRow<ExecutionFigures> row) {
		List<String> cells = new ArrayList<>();
		row.codes().forEach((dimension, code) -> {
			cells.add(code);
			cells.add(row.names().getOrDefault(dimension, ""));
		});
		for (Measure measure : Measure.values()) {
			cells.add(row.figures().of(measure).toString());
		}
		cells.add(shown(row.figures().progress()));
		return cells;
	}

	private static String shown(@Nullable Percentage progress) {
		return (progress != null) ? progress.toString() : "";
	}

}
