package pe.siaf.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

	private SheetFields() {
	}

	static Stream<Field> all() {
		return SECTIONS.values().stream().flatMap(List::stream);
	}

	private static Map<String, List<Field>> sections() {
		Map<String, List<Field>> sections = new LinkedHashMap<>();
		sections.put("identification",
				List.of(line("name").must(), line("product"), line("responsible_entity"),
						choice("level", "FR", "SR", "P", "A"),
						choice("dimension", "EFFECTIVENESS", "EFFICIENCY", "QUALITY", "ECONOMY"),
						choice("field", "INPUT", "PRODUCT", "RESULT"), choice("sense", "UP", "DOWN"), line("unit")));
		sections.put("method", List.of(choice("calculation", "RATIO", "OTHER"), text("method"), text("numerator"),
				text("denominator"), number("factor"), line("formula"), text("precisions")));
		sections.put("source",
				List.of(choice("source_type", "ADMINISTRATIVE", "SURVEY", "CENSUS", "STUDY"), line("source"),
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

}
