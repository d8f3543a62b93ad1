package pe.siaf.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * Rewrites the cells of a text table before an import takes it in, by the columns that
 * the import will find: the same separators, headings and other names for them.
 */
final class CellMapping {

	private CellMapping() {
	}

	/**
	 * A table with its cells rewritten.
	 * @param columns the columns of its kind
	 * @param content the table, headings first
	 * @param map what becomes of a cell of a column that was found
	 * @return the table as comma-separated values; unreadable content as it is, for the
	 * import says what is wrong with it
	 */
	static String of(List<ImportColumn> columns, String content, Imports.CellMap map) {
		String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
		StringWriter out = new StringWriter();
		try (CsvReader<CsvRecord> rows = TextTable.records(new StringReader(text), TextTable.separatorOf(text));
				CsvWriter writer = CsvWriter.builder().build(out)) {
			List<String> names = new ArrayList<>();
			for (CsvRecord row : rows) {
				if (names.isEmpty()) {
					row.getFields().forEach((title) -> names.add(""));
					Header.match(columns, row.getFields())
						.places()
						.forEach((column, place) -> names.set(place, column.name()));
					writer.writeRecord(row.getFields());
				}
				else {
					writer.writeRecord(mapped(names, row.getFields(), map));
				}
			}
		}
		catch (CsvParseException unreadable) {
			return content;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return out.toString();
	}

	private static List<String> mapped(List<String> names, List<String> cells, Imports.CellMap map) {
		List<String> mapped = new ArrayList<>(cells);
		for (int at = 0; at < Math.min(names.size(), cells.size()); at++) {
			if (!names.get(at).isEmpty() && !cells.get(at).isBlank()) {
				mapped.set(at, map.cell(names.get(at), cells.get(at).strip()));
			}
		}
		return mapped;
	}

}
