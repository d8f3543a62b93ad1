package pe.siaf.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Role;
import pe.siaf.logframe.Level;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;

/**
 * The kind {@code indicator-values}: our compact format, a value a row, or a survey's
 * table with a column for each measure ({@link SurveyColumns}).
 */
@Component
class ValueImport implements ImportKind {

	private static final BigDecimal ALL = BigDecimal.valueOf(100);

	private final ValueWriter writer;

	ValueImport(ValueWriter writer) {
		this.writer = writer;
	}

	@Override
	public String code() {
		return "indicator-values";
	}

	@Override
	public Permission permission() {
		return Permission.INDICATOR_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		List<ImportColumn> columns = new ArrayList<>(List.of(ImportColumn.text("indicator").or("indicador").optional(),
				ImportColumn.of("year", ImportColumn.Type.INTEGER).or("año", "anio"),
				ImportColumn.text("period").or("periodo").optional(), ImportColumn.text("ubigeo").optional(),
				ImportColumn.text("area").or("área").optional(), ImportColumn.text("group").or("grupo").optional(),
				number("numerator").or("numerador"), number("denominator").or("denominador"), number("factor"),
				number("value").or("valor"), number("standard_error").or("error_estandar"), number("ci_low"),
				number("ci_high"), ImportColumn.of("n", ImportColumn.Type.INTEGER).optional(),
				ImportColumn.text("status").optional(), ImportColumn.text("source").or("fuente").optional(),
				ImportColumn.of("published_on", ImportColumn.Type.DATE).optional()));
		columns.addAll(SurveyColumns.columns());
		return columns;
	}

	private static ImportColumn number(String name) {
		return ImportColumn.of(name, ImportColumn.Type.QUANTITY).optional();
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Known known = new Known(this.writer.levels(), this.writer.percentages());
		Set<String> seen = new HashSet<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> SurveyColumns.values(row)
				.forEach((value) -> validate(row, value, file, known, seen, findings)));
		}
	}

	private static void validate(ImportRow row, Value value, StagedFile file, Known known, Set<String> seen,
			Findings findings) {
		Level level = known.levels().get(value.indicator());
		if (level == null) {
			findings.error(row.number(), "indicator", ImportRule.UNKNOWN_KEY.code(), "import.value.indicator",
					value.indicator());
			return;
		}
		if (!value.isReadable()) {
			findings.error(row.number(), "period", ImportRule.NOT_AS_EXPECTED.code(), "import.value.place",
					value.period(), value.ubigeo(), value.area());
			return;
		}
		if (!seen.add(value.key())) {
			findings.error(row.number(), "indicator", ImportRule.DUPLICATE_KEY.code(), "import.value.twice",
					value.key());
		}
		try {
			registrar(file, value, level);
			BigDecimal measured = value.measured().value();
			if (measured == null) {
				findings.warning(row.number(), "value", IndicatorRule.ZERO_DENOMINATOR.code(), "import.value.missing",
						value.key());
			}
			else if (known.percentages().contains(value.indicator()) && isOutside(measured)) {
				findings.warning(row.number(), "value", "", "import.value.percentage", value.indicator(),
						Integer.toString(value.year()), AmountFormatter.printQuantity(measured));
			}
		}
		catch (RuleViolation refused) {
			findings.error(row.number(), "value", refused.rule(), refused.arguments());
		}
	}

	/**
	 * A share below none or above all is possible, a rate of growth say, but seldom
	 * meant.
	 */
	private static boolean isOutside(BigDecimal percentage) {
		return percentage.signum() < 0 || percentage.compareTo(ALL) > 0;
	}

	/** The loader of the system's own files is no person and has no role. */
	private static void registrar(StagedFile file, Value value, Level level) {
		String role = file.profile().split(" ", 2)[0];
		for (Role known : Role.values()) {
			if (known.name().equals(role)) {
				Registrars.check(known, value.indicator(), level);
			}
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		Map<String, BigDecimal> counting = this.writer.counting();
		for (Value value : values(file)) {
			BigDecimal after = value.measured().value();
			BigDecimal before = counting.get(value.key());
			if (!counting.containsKey(value.key())) {
				changes.added(value.key(), List.of(new Changes.Measure("value", null, shown(after))));
			}
			else {
				changes.compared(value.key(), same(before, after) ? List.of()
						: List.of(new Changes.Measure("value", shown(before), shown(after))));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		this.writer.write(values(file), file);
	}

	private static List<Value> values(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.flatMap(SurveyColumns::values).toList();
		}
	}

	private static boolean same(@Nullable BigDecimal before, @Nullable BigDecimal after) {
		return (before == null || after == null) ? (before == null) == (after == null) : before.compareTo(after) == 0;
	}

	private static String shown(@Nullable BigDecimal value) {
		return (value != null) ? value.stripTrailingZeros().toPlainString() : "–";
	}

	/** What indicators measure, and which of them in percent. */
	private record Known(Map<String, Level> levels, Set<String> percentages) {
	}

}
