package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DesignReader.Place;
import pe.siaf.exchange.ImportRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/**
 * Reads sheets of indicators from their texts, and tells every cell that can't be taken:
 * unreadable, missing, out of range, there twice, under a sheet that the file doesn't
 * have.
 */
final class SheetReader {

	private final int fiscalYear;

	private final BiConsumer<Place, RuleViolation> refusals;

	/** The rows under each sheet, by kind. */
	private final Map<String, Map<SheetTable, List<Map<String, String>>>> below = new HashMap<>();

	/** By key, and by the indicator alone where it has one sheet. */
	private final Map<String, String> named = new HashMap<>();

	/** Rows that are there already. */
	private final Set<String> taken = new HashSet<>();

	private SheetReader(int fiscalYear, BiConsumer<Place, RuleViolation> refusals) {
		this.fiscalYear = fiscalYear;
		this.refusals = refusals;
	}

	/**
	 * Reads sheets.
	 * @param document their texts as they stand in a file
	 * @param fiscalYear the year of a sheet that doesn't say its own
	 * @param refusals told each cell that can't be taken
	 * @return the sheets; what was refused is absent
	 */
	static List<SheetRead> read(SheetDocument document, int fiscalYear, BiConsumer<Place, RuleViolation> refusals) {
		return new SheetReader(fiscalYear, refusals).read(document);
	}

	private List<SheetRead> read(SheetDocument document) {
		Map<String, Row> rows = new LinkedHashMap<>();
		Map<String, Map<String, String>> values = new HashMap<>();
		for (Row row : document.sheets()) {
			Map<String, String> read = read(SheetDocument.columns(), row);
			read.putIfAbsent(SheetDocument.YEAR, String.valueOf(this.fiscalYear));
			String indicator = read.getOrDefault(SheetDocument.INDICATOR, "");
			String key = indicator + " " + read.get(SheetDocument.YEAR);
			Row before = rows.putIfAbsent(key, row);
			if (before != null) {
				refuse(row, SheetDocument.INDICATOR, ImportRule.DUPLICATE_KEY,
						Figures.of("key", key, "row", before.number()));
				continue;
			}
			values.put(key, read);
			this.named.put(key, key);
			this.named.merge(indicator + " ", key, (first, second) -> "");
		}
		for (SheetTable table : SheetTable.values()) {
			document.rows(table).forEach((row) -> place(table, row));
		}
		List<SheetRead> sheets = new ArrayList<>();
		rows.forEach((key, row) -> sheets.add(sheet(row, key, values.getOrDefault(key, Map.of()))));
		return sheets;
	}

	private SheetRead sheet(Row row, String key, Map<String, String> values) {
		Map<String, String> fields = new LinkedHashMap<>();
		SheetFields.all().forEach((field) -> fields.put(field.name(), values.getOrDefault(field.name(), "")));
		SheetContent content = new SheetContent(fields, this.below.getOrDefault(key, Map.of()));
		try {
			Sheets.checkFormula(content.text("formula"), content.variables());
		}
		catch (RuleViolation refused) {
			this.refusals.accept(new Place(row, refused.field()), refused);
		}
		return new SheetRead(row, values.getOrDefault(SheetDocument.INDICATOR, ""),
				Integer.parseInt(values.getOrDefault(SheetDocument.YEAR, String.valueOf(this.fiscalYear))),
				values.getOrDefault(SheetDocument.PROGRAM, ""), "true".equals(values.get(SheetDocument.DEMONSTRATION)),
				content);
	}

	/** Puts a row under its sheet. */
	private void place(SheetTable table, Row row) {
		Map<String, String> values = read(SheetDocument.columns(table), row);
		String wanted = values.getOrDefault(SheetDocument.INDICATOR, "") + " "
				+ values.getOrDefault(SheetDocument.YEAR, "");
		String key = this.named.getOrDefault(wanted, "");
		if (key.isEmpty()) {
			refuse(row, SheetDocument.INDICATOR, ImportRule.UNKNOWN_KEY, Figures.of("key", wanted.strip()));
			return;
		}
		Map<String, String> told = new LinkedHashMap<>();
		table.fields().forEach((field) -> told.put(field.name(), values.getOrDefault(field.name(), "")));
		if (table == SheetTable.SCOPE && told.getOrDefault("area", "").isEmpty()) {
			told.put("area", "TOTAL");
		}
		if (!this.taken.add(key + " " + table + " " + table.key(told))) {
			refuse(row, table.keyColumn(), DraftRule.ALREADY_THERE, Figures.of("designPart", "SHEET_" + table.name()));
		}
		this.below.computeIfAbsent(key, (fresh) -> new EnumMap<>(SheetTable.class))
			.computeIfAbsent(table, (fresh) -> new ArrayList<>())
			.add(told);
	}

	private void refuse(Row row, String column, Rule rule, Map<String, ?> figures) {
		this.refusals.accept(new Place(row, column), new RuleViolation(rule, figures, column));
	}

	private Map<String, String> read(List<Field> columns, Row row) {
		Map<String, String> values = new LinkedHashMap<>();
		for (Field column : columns) {
			try {
				String value = FieldText.read(Part.INDICATOR, column, row.text(column.name()));
				SheetFields.requireInRange(column, value);
				if (value != null) {
					values.put(column.name(), value);
				}
			}
			catch (RuleViolation refused) {
				this.refusals.accept(new Place(row, column.name()), refused);
			}
		}
		return values;
	}

}
