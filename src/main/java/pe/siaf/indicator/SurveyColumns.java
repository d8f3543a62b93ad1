package pe.siaf.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRow;

/**
 * Tables of the national demographic and health survey (ENDES): a row for each year,
 * region and area, a column for each measure and its cases. A row of our own format is
 * one value.
 */
final class SurveyColumns {

	private static final String SOURCE = "ENDES";

	private static final String ONE = "1";

	/** Column of the percentage → indicator and column of its cases. */
	private static final List<Measure> MEASURES = List.of(new Measure("dci_menores5_pct", "ENDES-DC5", "n_dci"),
			new Measure("dci_severa_menores5_pct", "ENDES-DCS5", "n_dci"),
			new Measure("anemia_6_35_comparable_pct", "ENDES-AN36", "n_anemia_comparable"),
			new Measure("anemia_6_35_nueva_pct", "ENDES-AN36N", "n_anemia_nueva"));

	private static final Map<String, String> AREAS = Map.of("TOTAL", "TOTAL", "URBANO", "URBAN", "URBANA", "URBAN",
			"RURAL", "RURAL", "COSTA", "COAST", "SIERRA", "HIGHLANDS", "SELVA", "JUNGLE");

	private SurveyColumns() {
	}

	static List<ImportColumn> columns() {
		Stream<ImportColumn> measures = MEASURES.stream()
			.map((measure) -> ImportColumn.of(measure.column(), ImportColumn.Type.QUANTITY).optional());
		Stream<ImportColumn> cases = MEASURES.stream()
			.map(Measure::cases)
			.distinct()
			.map((column) -> ImportColumn.of(column, ImportColumn.Type.INTEGER).optional());
		return Stream
			.of(Stream.of(ImportColumn.of("region_codigo", ImportColumn.Type.INTEGER).optional()), measures, cases)
			.flatMap((columns) -> columns)
			.toList();
	}

	static Stream<Value> values(ImportRow row) {
		if (row.find("indicator").isPresent()) {
			return Stream.of(own(row));
		}
		return MEASURES.stream()
			.filter((measure) -> row.find(measure.column()).isPresent())
			.map((measure) -> value(row, measure.indicator(), "YEAR", ubigeo(row.text("region_codigo")), "", null, null,
					new BigDecimal(ONE), row.quantity(measure.column()).orElse(null),
					row.find(measure.cases()).map(Long::valueOf).orElse(null), SOURCE));
	}

	private static Value own(ImportRow row) {
		return value(row, row.text("indicator"), row.find("period").orElse("YEAR"), row.find("ubigeo").orElse("000000"),
				row.text("group"), row.quantity("numerator").orElse(null), row.quantity("denominator").orElse(null),
				row.quantity("factor").orElse(new BigDecimal(ONE)), row.quantity("value").orElse(null),
				row.find("n").map(Long::valueOf).orElse(null), row.find("source").orElse(""));
	}

	private static Value value(ImportRow row, String indicator, String period, String ubigeo, String group,
			@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, BigDecimal factor,
			@Nullable BigDecimal given, @Nullable Long n, String source) {
		String area = row.find("area").orElse("TOTAL").toUpperCase(Locale.ROOT);
		return new Value(indicator, row.integer("year"), period, ubigeo, AREAS.getOrDefault(area, area), group,
				numerator, denominator, factor, given, row.quantity("standard_error").orElse(null),
				row.quantity("ci_low").orElse(null), row.quantity("ci_high").orElse(null), n,
				row.find("status").orElse("OFFICIAL"), source.isEmpty() ? SOURCE : source,
				row.find("published_on").map(LocalDate::parse).orElse(null));
	}

	/** The survey counts departments from 1; 0 is the country. */
	private static String ubigeo(String region) {
		return "0".repeat(Math.max(0, 2 - region.length())) + region + "0000";
	}

	private record Measure(String column, String indicator, String cases) {
	}

}
