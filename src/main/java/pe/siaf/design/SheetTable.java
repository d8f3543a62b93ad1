package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static pe.siaf.design.Field.choice;
import static pe.siaf.design.Field.line;
import static pe.siaf.design.Field.number;
import static pe.siaf.design.Field.text;
import static pe.siaf.design.Field.whole;

/**
 * The rows that lie under an indicator's sheet (domain 4.5): each kind with its table,
 * its fields and those that tell its rows from each other.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists of List.of
enum SheetTable {

	/** The variables of the formula. */
	VARIABLE("sheet_variable", List.of("name"),
			List.of(line("name").must(), line("description").must(), line("source"), line("kind"))),

	/** What is aimed at for the country, by year. */
	TARGET("sheet_target", List.of("fiscal_year"), List.of(whole("fiscal_year").must(), number("target").must())),

	/** Where and for whom it is measured. */
	SCOPE("sheet_scope", List.of("code", "area", "grouping"),
			List.of(line("code").must(), line("name").must(),
					choice("area", "TOTAL", "URBAN", "RURAL", "COAST", "HIGHLANDS", "JUNGLE"), line("grouping"),
					choice("periodicity", "MONTHLY", "QUARTERLY", "SEMIANNUAL", "ANNUAL", "BIENNIAL", "TRIENNIAL",
							"QUADRENNIAL"))),

	/** How the indicator's data are validated. */
	VALIDATION("sheet_validation", List.of("element", "description"),
			List.of(line("element").must(), text("description").must()));

	private final String table;

	private final List<String> keys;

	private final List<Field> fields;

	SheetTable(String table, List<String> keys, List<Field> fields) {
		this.table = table;
		this.keys = keys;
		this.fields = fields;
	}

	String table() {
		return this.table;
	}

	public List<Field> fields() {
		return this.fields;
	}

	/** The columns, with commas. */
	String columns() {
		return this.fields.stream().map(Field::name).collect(Collectors.joining(", "));
	}

	/** What tells a row from the others of its sheet. */
	String key(Map<String, String> row) {
		return this.keys.stream().map((key) -> row.getOrDefault(key, "")).collect(Collectors.joining(" ")).strip();
	}

	/** The last of the columns that tell its rows from each other. */
	String keyColumn() {
		return this.keys.get(this.keys.size() - 1);
	}

	/** A row without its key, for people. */
	String rest(Map<String, String> row) {
		return this.fields.stream()
			.map(Field::name)
			.filter((name) -> this.keys.size() == this.fields.size() || !this.keys.contains(name))
			.map((name) -> row.getOrDefault(name, ""))
			.filter((value) -> !value.isEmpty())
			.collect(Collectors.joining(" · "));
	}

}
