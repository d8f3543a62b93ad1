package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.logframe.IndicatorSheets.Target;
import pe.siaf.logframe.LogframeNode.Indicator;
import pe.siaf.logframe.LogframeNode.Sheet;

/** What an indicator's sheet says agrees with where it stands and with itself. */
final class SheetLogic {

	private SheetLogic() {
	}

	/** H5. */
	static Stream<Verdict> levels(ReviewedDesign design) {
		return sheets(design,
				(place, sheet) -> place.verdict()
					.fails(sheet.level() != null && sheet.level() != place.node().level(), "", place.indicator().code(),
							Verdict.key("indicator.value." + sheet.level()),
							Verdict.key("indicator.value." + place.node().level())));
	}

	/** H6; what the fields may say is a constraint of the table. */
	static Stream<Verdict> classification(ReviewedDesign design) {
		return sheets(design, (place, sheet) -> {
			List<String> lacks = Stream
				.of((sheet.dimension() == null) ? "dimension" : "", (sheet.field() == null) ? "field" : "")
				.filter((field) -> !field.isEmpty())
				.toList();
			return place.verdict()
				.fails(!lacks.isEmpty(), "", place.indicator().code(), Verdict.keys("indicator.field.", lacks));
		});
	}

	/** H7. */
	static Stream<Verdict> efficiency(ReviewedDesign design) {
		return sheets(design,
				(place, sheet) -> place.verdict()
					.fails("EFFICIENCY".equals(sheet.dimension()) && design.words()
						.find(DesignWords.Kind.COST_OR_INPUT, sheet.numerator(), sheet.denominator())
						.isEmpty(), "", place.indicator().code()));
	}

	/** From the baseline on, each target is at least as good as the one before. */
	static Stream<Verdict> targets(ReviewedDesign design) {
		return sheets(design, (place, sheet) -> {
			Indicator indicator = place.indicator();
			List<Target> targets = indicator.targets()
				.stream()
				.filter((target) -> sheet.baselineYear() == null || target.fiscalYear() > sheet.baselineYear())
				.toList();
			if (sheet.sense() == null || targets.isEmpty()) {
				return place.verdict();
			}
			String sense = Verdict.key("indicator.value." + sheet.sense());
			Target last = targets.get(targets.size() - 1);
			BigDecimal baseline = sheet.baseline();
			boolean against = baseline != null && isWorse(last.target(), baseline, sheet.sense());
			Target back = against ? null : stepBack(targets, sheet.sense());
			return place.verdict()
				.fails(against, "", indicator.code(), sense, shown(baseline), shown(last.target()),
						Integer.toString(last.fiscalYear()))
				.fails(back != null, ".back", indicator.code(), sense, shown((back != null) ? back.target() : null),
						(back != null) ? Integer.toString(back.fiscalYear()) : "");
		});
	}

	private static @Nullable Target stepBack(List<Target> targets, String sense) {
		return IntStream.range(1, targets.size())
			.filter((at) -> isWorse(targets.get(at).target(), targets.get(at - 1).target(), sense))
			.mapToObj(targets::get)
			.findFirst()
			.orElse(null);
	}

	private static boolean isWorse(BigDecimal value, BigDecimal than, String sense) {
		return "UP".equals(sense) ? value.compareTo(than) < 0 : value.compareTo(than) > 0;
	}

	private static String shown(@Nullable BigDecimal value) {
		return (value != null) ? value.stripTrailingZeros().toPlainString() : "";
	}

	/** Found at the lower level: the upper one is then measured by it. */
	static Stream<Verdict> twoLevels(ReviewedDesign design) {
		Map<String, Level> highest = design.nodes()
			.flatMap((node) -> node.indicators().stream().map((indicator) -> Map.entry(indicator.code(), node.level())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue,
					(one, other) -> (one.compareTo(other) < 0) ? one : other));
		return design.nodes().flatMap((node) -> node.indicators().stream().map((indicator) -> {
			Level top = Objects.requireNonNull(highest.get(indicator.code()));
			return Verdict.on(node)
				.fails(top != node.level(), "", indicator.code(), Verdict.key("indicator.value." + top),
						Verdict.key("indicator.value." + node.level()));
		}));
	}

	private static Stream<Verdict> sheets(ReviewedDesign design, BiFunction<Measured, Sheet, Verdict> check) {
		return design.nodes()
			.flatMap((node) -> node.indicators()
				.stream()
				.filter((indicator) -> indicator.sheet() != null)
				.map((indicator) -> check.apply(new Measured(node, indicator),
						Objects.requireNonNull(indicator.sheet()))));
	}

	/** An indicator at its node. */
	private record Measured(LogframeNode node, Indicator indicator) {

		Verdict verdict() {
			return Verdict.on(this.node);
		}

	}

}
