package pe.siaf.interchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What other systems' codes are called here. A message is translated before it is taken
 * in; what is kept of it stays in the sender's words.
 */
@Repository
class Equivalences {

	/** The names under which a file may have a field's column. */
	private static final Map<String, String> FIELD_OF = Map.ofEntries(Map.entry("item", "item"),
			Map.entry("clasificador", "item"), Map.entry("rubro", "rubro"), Map.entry("fuente", "rubro"),
			Map.entry("sec_func", "sec_func"), Map.entry("meta", "sec_func"),
			Map.entry("secuencia_funcional", "sec_func"), Map.entry("family", "family"), Map.entry("familia", "family"),
			Map.entry("grupo_clase_familia", "family"), Map.entry("position", "position"),
			Map.entry("plaza", "position"), Map.entry("codigo_airhsp", "position"));

	private final JdbcClient jdbc;

	Equivalences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Translates a file.
	 * @param sender whose codes it has
	 * @param fiscalYear the year
	 * @param content the file as comma-separated values, headings first
	 * @return the file with our codes
	 * @throws RuleViolation INT-006 for a code of a field that has equivalences, but not
	 * this one
	 */
	String translated(OtherSystem sender, int fiscalYear, String content) {
		Map<String, Map<String, String>> known = known(sender, fiscalYear);
		if (known.isEmpty()) {
			return content;
		}
		StringWriter out = new StringWriter();
		try (CsvReader<CsvRecord> rows = CsvReader.builder()
			.fieldSeparator(separator(content))
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(content); CsvWriter writer = CsvWriter.builder().build(out)) {
			List<String> fields = new ArrayList<>();
			for (CsvRecord row : rows) {
				if (fields.isEmpty()) {
					row.getFields().forEach((title) -> fields.add(field(title)));
					writer.writeRecord(row.getFields());
				}
				else {
					writer.writeRecord(ours(sender, fields, row.getFields(), known));
				}
			}
		}
		catch (CsvParseException unreadable) {
			// the import says what is wrong with it
			return content;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return out.toString();
	}

	private static char separator(String content) {
		String titles = content.lines().findFirst().orElse("");
		if (titles.indexOf(',') >= 0) {
			return ',';
		}
		return (titles.indexOf(';') >= 0) ? ';' : '\t';
	}

	private static String field(String title) {
		return FIELD_OF.getOrDefault(title.strip().toLowerCase(Locale.ROOT), "");
	}

	private static List<String> ours(OtherSystem sender, List<String> fields, List<String> cells,
			Map<String, Map<String, String>> known) {
		List<String> translated = new ArrayList<>();
		for (int at = 0; at < cells.size(); at++) {
			String cell = cells.get(at).strip();
			Map<String, String> codes = (at < fields.size()) ? known.get(fields.get(at)) : null;
			if (codes == null || cell.isEmpty()) {
				translated.add(cells.get(at));
				continue;
			}
			String ours = codes.get(cell);
			if (ours == null) {
				throw new RuleViolation(InterchangeRule.EQUIVALENCE_MISSING,
						Figures.of("system", sender.name(), "field", fields.get(at), "theirs", cell));
			}
			translated.add(ours);
		}
		return translated;
	}

	private Map<String, Map<String, String>> known(OtherSystem sender, int fiscalYear) {
		Map<String, Map<String, String>> known = new HashMap<>();
		this.jdbc.sql("select field, theirs, ours from interface_equivalence where fiscal_year = ? and system = ?")
			.params(fiscalYear, sender.name())
			.query((row) -> {
				known.computeIfAbsent(row.getString("field"), (field) -> new HashMap<>())
					.put(row.getString("theirs"), row.getString("ours"));
			});
		return known;
	}

}
