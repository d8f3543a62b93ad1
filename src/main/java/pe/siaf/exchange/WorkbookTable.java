package pe.siaf.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.aalto.UncheckedStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads the sheets of a workbook row by row, as it streams. A number that the spreadsheet
 * keeps in binary ({@code 86660.739999999991}) is what the spreadsheet shows: its first
 * fifteen digits.
 */
final class WorkbookTable {

	private static final MathContext SPREADSHEET_PRECISION = new MathContext(15, RoundingMode.HALF_UP);

	/** Digits before or behind the point: what a spreadsheet's own numbers can hold. */
	private static final int LONGEST_SHOWN = 400;

	private WorkbookTable() {
	}

	static void read(Path file, RowSink sink) throws IOException {
		try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
			for (Sheet sheet : workbook.getSheets().toList()) {
				if (!sink.sheet(sheet.getName())) {
					return;
				}
				readSheet(sheet, sink);
			}
		}
		catch (ExcelReaderException | UncheckedIOException | UncheckedStreamException
				| IllegalArgumentException damaged) {
			throw new BadFile("import.file.damaged");
		}
	}

	/** The names of a workbook's sheets. */
	static List<String> sheets(Path file) throws IOException {
		try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
			return workbook.getSheets().map(Sheet::getName).toList();
		}
		catch (ExcelReaderException | UncheckedStreamException damaged) {
			throw new BadFile("import.file.damaged");
		}
	}

	private static void readSheet(Sheet sheet, RowSink sink) throws IOException {
		try (Stream<Row> rows = sheet.openStream()) {
			for (Iterator<Row> each = rows.iterator(); each.hasNext();) {
				Row row = each.next();
				if (!sink.row(row.getRowNum(), texts(row))) {
					return;
				}
			}
		}
	}

	private static List<String> texts(Row row) {
		List<String> texts = new ArrayList<>(row.getCellCount());
		for (int i = 0; i < row.getCellCount(); i++) {
			// a row's own list has holes where the sheet has no cell
			texts.add(row.getOptionalCell(i).map(WorkbookTable::text).orElse(""));
		}
		return texts;
	}

	private static String text(Cell cell) {
		String raw = cell.getRawValue();
		if (raw == null || cell.getType() == CellType.EMPTY) {
			return "";
		}
		if (cell.getType() == CellType.NUMBER) {
			return number(raw);
		}
		if (cell.getType() == CellType.FORMULA) {
			return (cell.getValue() instanceof BigDecimal) ? number(raw) : String.valueOf(cell.getValue());
		}
		return (cell.getType() == CellType.STRING) ? cell.asString() : raw;
	}

	private static String number(String raw) {
		try {
			BigDecimal shown = new BigDecimal(raw).round(SPREADSHEET_PRECISION);
			if (shown.scale() > LONGEST_SHOWN || shown.precision() - (long) shown.scale() > LONGEST_SHOWN) {
				// written out it would fill the memory: 1E999999999
				return raw;
			}
			return (shown.signum() == 0) ? "0" : shown.stripTrailingZeros().toPlainString();
		}
		catch (NumberFormatException notANumber) {
			return raw;
		}
	}

}
