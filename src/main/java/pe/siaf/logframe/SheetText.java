package pe.siaf.logframe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an indicator's sheet from the words of the ministry's published sheets, or from
 * our own codes, into the columns of {@code indicator_sheet}. Published text carries
 * remains of page headings behind its words, so words are recognised by how they start.
 */
public final class SheetText {

	private static final Pattern RATIO = Pattern.compile("NUMERADOR\\s*:(.+?)DENOMINADOR\\s*:(.+)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern FACTOR = Pattern.compile("[X*]\\s*(100,?000|1,?000|100)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern PRECISIONS = Pattern.compile("PRECISIONES T[EÉ]CNICAS[:.]?\\s*(.+)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Map<String, String> LEVELS = words("FR", "FR", "SR", "SR", "P", "P", "A", "A",
			"RESULTADO FINAL", "FR", "RESULTADO ESPEC", "SR", "PRODUCTO", "P", "ACTIVIDAD", "A");

	private static final Map<String, String> DIMENSIONS = words("EFICACIA", "EFFECTIVENESS", "EFICIENCIA", "EFFICIENCY",
			"CALIDAD", "QUALITY", "ECONOM", "ECONOMY", "EFFECTIVENESS", "EFFECTIVENESS", "EFFICIENCY", "EFFICIENCY",
			"QUALITY", "QUALITY");

	private static final Map<String, String> PERIODICITIES = words("MENSUAL", "MONTHLY", "TRIMESTRAL", "QUARTERLY",
			"SEMESTRAL", "SEMIANNUAL", "ANUAL", "ANNUAL", "BIENAL", "BIENNIAL", "CADA 2", "BIENNIAL", "CADA 3",
			"TRIENNIAL", "CADA 4", "QUADRENNIAL", "MONTHLY", "MONTHLY", "QUARTERLY", "QUARTERLY", "SEMIANNUAL",
			"SEMIANNUAL", "ANNUAL", "ANNUAL", "BIENNIAL", "BIENNIAL", "TRIENNIAL", "TRIENNIAL", "QUADRENNIAL",
			"QUADRENNIAL");

	private static final Map<String, String> SCOPES = words("NIVEL NACIONAL Y REGIONAL", "NATIONAL_REGIONAL",
			"NIVEL NACIONAL", "NATIONAL", "NATIONAL_REGIONAL", "NATIONAL_REGIONAL", "NATIONAL", "NATIONAL");

	private static final Map<String, String> RESPONSIBLE = words("NIVEL NACIONAL", "E", "NIVEL REGIONAL", "R",
			"NIVEL LOCAL", "M");

	private SheetText() {
	}

	private static Map<String, String> words(String... pairs) {
		Map<String, String> words = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			words.putIfAbsent(pairs[i], pairs[i + 1]);
		}
		return words;
	}

	/**
	 * Reads a sheet.
	 * @param cell gives the text under one of our column names, where there is one
	 * @return values by column of {@code indicator_sheet}; what isn't said is absent
	 */
	public static Map<String, String> columns(Function<String, Optional<String>> cell) {
		Map<String, String> sheet = new LinkedHashMap<>();
		for (String column : new String[] { "indicator", "name", "program", "product", "responsible_entity", "unit",
				"method", "numerator", "denominator", "factor", "formula", "source", "source_type", "sense",
				"measured_by", "verification", "definition", "limitations", "baseline", "baseline_year",
				"baseline_source", "baseline_due", "demonstration" }) {
			cell.apply(column).ifPresent((text) -> sheet.put(column, text));
		}
		put(sheet, "level", cell, LEVELS);
		put(sheet, "dimension", cell, DIMENSIONS);
		put(sheet, "periodicity", cell, PERIODICITIES);
		put(sheet, "geographic_scope", cell, SCOPES);
		put(sheet, "responsible_level", cell, RESPONSIBLE);
		cell.apply("method").ifPresent((method) -> readMethod(sheet, method));
		cell.apply("notes").ifPresent((notes) -> readNotes(sheet, notes));
		return sheet;
	}

	private static void put(Map<String, String> sheet, String column, Function<String, Optional<String>> cell,
			Map<String, String> words) {
		cell.apply(column).flatMap((text) -> recognise(text, words)).ifPresent((code) -> sheet.put(column, code));
	}

	static Optional<String> recognise(String text, Map<String, String> words) {
		String upper = text.strip().toUpperCase(Locale.ROOT);
		String exact = words.get(upper);
		if (exact != null) {
			return Optional.of(exact);
		}
		return words.entrySet()
			.stream()
			.filter((word) -> word.getKey().length() > 2 && upper.startsWith(word.getKey()))
			.map(Map.Entry::getValue)
			.findFirst();
	}

	private static void readMethod(Map<String, String> sheet, String method) {
		Matcher ratio = RATIO.matcher(method);
		if (ratio.find()) {
			sheet.putIfAbsent("numerator", ratio.group(1).strip());
			sheet.putIfAbsent("denominator", ratio.group(2).strip());
			sheet.put("calculation", "RATIO");
			Matcher factor = FACTOR.matcher(method);
			if (factor.find()) {
				sheet.putIfAbsent("factor", factor.group(1).replace(",", ""));
			}
		}
		else {
			sheet.put("calculation", sheet.containsKey("numerator") ? "RATIO" : "OTHER");
		}
	}

	private static void readNotes(Map<String, String> sheet, String notes) {
		Matcher precisions = PRECISIONS.matcher(notes);
		if (precisions.find()) {
			sheet.put("precisions", precisions.group(1).strip());
			sheet.putIfAbsent("limitations", notes.substring(0, precisions.start()).strip());
		}
		else {
			sheet.putIfAbsent("limitations", notes.strip());
		}
	}

}
