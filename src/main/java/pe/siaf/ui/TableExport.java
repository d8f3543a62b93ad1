package pe.siaf.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;

/**
 * A table as a file: exactly the rows that a screen or an answer shows. Amounts and
 * quantities are numbers, codes stay text with their zeros, and text that a spreadsheet
 * would run as a formula is made harmless.
 *
 * @param name the file's name without ending
 * @param titles the columns' titles
 * @param rows the rows; cells are {@link Amount}, {@link Percentage}, {@link Number},
 * {@link LocalDate}, anything else as its text, or null
 */
public record TableExport(String name, List<String> titles, Stream<? extends List<? extends @Nullable Object>> rows) {

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private static final int WIDEST = 60;

	/** The formats offered. */
	public enum Format {

		/** UTF-8 with byte order mark, commas. */
		CSV("text/csv;charset=UTF-8"),

		/** A workbook with one sheet. */
		XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

		private final String mediaType;

		Format(String mediaType) {
			this.mediaType = mediaType;
		}

		/**
		 * By its name in a query.
		 * @param name {@code csv} or {@code xlsx}; anything else is CSV
		 * @return the format
		 */
		public static Format of(@Nullable String name) {
			return "xlsx".equalsIgnoreCase(name) ? XLSX : CSV;
		}

	}

	/**
	 * Answers a request with the file.
	 * @param format its format
	 * @param response the answer
	 * @throws IOException if the reader went away
	 */
	public void send(Format format, HttpServletResponse response) throws IOException {
		String fileName = this.name + "." + format.name().toLowerCase(Locale.ROOT);
		response.setContentType(format.mediaType);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString());
		write(format, response.getOutputStream());
	}

	/**
	 * Writes the file.
	 * @param format its format
	 * @param out where to; not closed
	 * @throws IOException if it can't be written
	 */
	public void write(Format format, OutputStream out) throws IOException {
		try (Stream<? extends List<? extends @Nullable Object>> source = this.rows) {
			if (format == Format.XLSX) {
				writeWorkbook(source.iterator(), out);
			}
			else {
				writeCsv(source.iterator(), out);
			}
		}
	}

	private void writeCsv(Iterator<? extends List<? extends @Nullable Object>> source, OutputStream out)
			throws IOException {
		out.write(new byte[] { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF });
		CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
		csv.writeRecord(this.titles);
		while (source.hasNext()) {
			List<String> cells = new ArrayList<>();
			for (Object cell : source.next()) {
				cells.add(print(cell));
			}
			csv.writeRecord(cells);
		}
		csv.flush();
	}

	static String print(@Nullable Object cell) {
		if (cell == null) {
			return "";
		}
		if (cell instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (cell instanceof Amount || cell instanceof Number || cell instanceof LocalDate
				|| cell instanceof Percentage) {
			return cell.toString();
		}
		String text = cell.toString();
		return (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	private void writeWorkbook(Iterator<? extends List<? extends @Nullable Object>> source, OutputStream out)
			throws IOException {
		Workbook workbook = new Workbook(out, "SIAF II", "1.0");
		Worksheet sheet = workbook.newWorksheet("Datos");
		for (int column = 0; column < this.titles.size(); column++) {
			sheet.value(0, column, this.titles.get(column));
			sheet.style(0, column).bold().set();
			sheet.width(column, Math.min(WIDEST, Math.max(14, this.titles.get(column).length() + 2)));
		}
		sheet.freezePane(0, 1);
		for (int row = 1; source.hasNext(); row++) {
			int column = 0;
			for (Object cell : source.next()) {
				put(sheet, row, column++, cell);
			}
		}
		// a workbook's cell of type text is never run as a formula
		workbook.finish();
	}

	private static void put(Worksheet sheet, int row, int column, @Nullable Object cell) {
		if (cell instanceof Amount amount) {
			sheet.value(row, column, amount.value());
			sheet.style(row, column).format("#,##0.00").set();
		}
		else if (cell instanceof Percentage percentage) {
			sheet.value(row, column, percentage.shown());
			sheet.style(row, column).format("0.0").set();
		}
		else if (cell instanceof Number number) {
			sheet.value(row, column, number);
		}
		else if (cell instanceof LocalDate date) {
			sheet.value(row, column, date);
			sheet.style(row, column).format("yyyy-mm-dd").set();
		}
		else if (cell != null) {
			sheet.value(row, column, cell.toString());
		}
	}

}
