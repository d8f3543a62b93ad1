package pe.siaf.interchange;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.exchange.Imports;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What other systems' codes are called here. A message is translated before it is taken
 * in; what is kept of it stays in the sender's words.
 */
@Repository
class Equivalences {

	/** The field that an import's column holds, where other systems have codes for it. */
	private static final Map<String, String> FIELD_OF = Map.of("item", "item", "rubro", "rubro", "source", "rubro",
			"sec_func", "sec_func", "family", "family", "position", "position");

	private final JdbcClient jdbc;

	private final Imports imports;

	Equivalences(JdbcClient jdbc, Imports imports) {
		this.jdbc = jdbc;
		this.imports = imports;
	}

	/**
	 * Translates a file.
	 * @param sender whose codes it has
	 * @param fiscalYear the year
	 * @param kind the kind of import
	 * @param content the file as text, headings first
	 * @return the file with our codes
	 * @throws RuleViolation INT-006 for a code of a field that has equivalences, but not
	 * this one
	 */
	String translated(OtherSystem sender, int fiscalYear, String kind, String content) {
		Map<String, Map<String, String>> known = known(sender, fiscalYear);
		if (known.isEmpty()) {
			return content;
		}
		return this.imports.mapped(kind, content, (column, theirs) -> {
			String field = FIELD_OF.getOrDefault(column, "");
			Map<String, String> codes = known.get(field);
			if (codes == null) {
				return theirs;
			}
			String ours = codes.get(theirs);
			if (ours == null) {
				throw new RuleViolation(InterchangeRule.EQUIVALENCE_MISSING,
						Figures.of("system", sender.name(), "field", field, "theirs", theirs));
			}
			return ours;
		});
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
