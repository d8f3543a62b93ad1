package pe.siaf.design;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

import static pe.siaf.design.Field.choice;
import static pe.siaf.design.Field.date;
import static pe.siaf.design.Field.line;
import static pe.siaf.design.Field.number;
import static pe.siaf.design.Field.text;
import static pe.siaf.design.Field.whole;
import static pe.siaf.design.Field.yesNo;

/**
 * The fields of an indicator's sheet (domain 4.5) that people fill in, in their sections.
 */
final class SheetFields {

	/**
	 * Section to fields; labels are {@code indicator.section.*} and
	 * {@code indicator.field.*}.
	 */
	static final Map<String, List<Field>> SECTIONS = sections();

	private static final Range YEARS = new Range("1900", "2199");

	/** What numbers may be, beside what their kind says. */
	private static final Map<String, Range> RANGES = Map.of("factor", new Range("0.000001", "9999999999999"),
			"lag_months", new Range("0", "999"), "baseline_year", YEARS, "fiscal_year", YEARS, SheetDocument.YEAR,
			new Range("2000", "2099"));

	private SheetFields() {
	}

	static Stream<Field> all() {
		return SECTIONS.values().stream().flatMap(List::stream);
	}

	/**
	 * Refuses what the tables of a sheet would refuse.
	 * @param field a field of a sheet or of the rows under it
	 * @param value what was read, or none
	 * @throws RuleViolation DSN-112
	 */
	static void requireInRange(Field field, @Nullable String value) {
		Range range = RANGES.get(field.name());
		if (value != null && range != null && !range.holds(new BigDecimal(value))) {
			throw new RuleViolation(DraftRule.OUT_OF_RANGE,
					Figures.of("designField", "INDICATOR." + field.name(), "value", value), field.name());
		}
	}

	private static Map<String, List<Field>> sections() {
		Map<String, List<Field>> sections = new LinkedHashMap<>();
		sections.put("identification",
				List.of(line("name").must(), line("product"), line("responsible_entity"),
						choice("level", "FR", "SR", "P", "A"),
						choice("dimension", "EFFECTIVENESS", "EFFICIENCY", "QUALITY", "ECONOMY"),
						choice("field", "INPUT", "PRODUCT", "RESULT"), choice("sense", "UP", "DOWN"), line("unit")));
		sections.put("method",
				List.of(choice("calculation", "RATIO", "OTHER"), text("method"), text("numerator"), text("denominator"),
						number("factor"), line("formula"), text("precisions"), line("syntax_file"),
						line("support_file")));
		sections.put("source",
				List.of(choice("source_type", "ADMINISTRATIVE", "SURVEY", "CENSUS", "STUDY"), text("source"),
						line("database_name"), line("instrument"), choice("periodicity", "MONTHLY", "QUARTERLY",
								"SEMIANNUAL", "ANNUAL", "BIENNIAL", "TRIENNIAL", "QUADRENNIAL"),
						whole("lag_months"), line("measured_by"), text("verification")));
		sections.put("context",
				List.of(text("definition"), text("justification"), text("limitations"), text("assumptions"),
						choice("geographic_scope", "NATIONAL", "NATIONAL_REGIONAL"),
						choice("responsible_level", "E", "R", "M")));
		sections.put("baseline", List.of(number("baseline"), whole("baseline_year"), line("baseline_source"),
				number("baseline_error"), date("baseline_due")));
		sections.put("use", List.of(yesNo("for_programming"), yesNo("for_management"), yesNo("for_evaluation"),
				date("valid_from"), date("valid_to")));
		return sections;
	}

	/** From the one to the other, both included. */
	private record Range(String from, String to) {

		boolean holds(BigDecimal value) {
			return value.compareTo(new BigDecimal(this.from)) >= 0 && value.compareTo(new BigDecimal(this.to)) <= 0;
		}

	}

}
