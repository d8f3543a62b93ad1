package pe.siaf.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.indicator.IndicatorValues.Standing;
import pe.siaf.logframe.Level;
import pe.siaf.logframe.Logframe;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;
import pe.siaf.physical.PhysicalAdvance;
import pe.siaf.results.ProgramExecution.NodeRow;
import pe.siaf.ui.Headline;

/**
 * The four figures at the top of a program's page: result, products, quantities, money.
 */
@Component
class Headlines {

	private static final String NO_FIGURE = "–";

	private final MessageSource messages;

	Headlines(MessageSource messages) {
		this.messages = messages;
	}

	List<Headline> of(String program, int fiscalYear, Logframe logframe, Map<String, Standing> standings,
			List<NodeRow> nodes, Money total) {
		return List.of(result(logframe, standings, fiscalYear), products(program, fiscalYear, logframe),
				physical(nodes), money(program, fiscalYear, nodes, total));
	}

	/** The first measured indicator of a result speaks for the program. */
	private Headline result(Logframe logframe, Map<String, Standing> standings, int fiscalYear) {
		List<Standing> indicators = Stream.of(Level.FR, Level.SR)
			.flatMap((level) -> logframe.at(level).stream())
			.flatMap((node) -> node.indicators().stream())
			.map((indicator) -> standings.get(indicator.code()))
			.filter(Objects::nonNull)
			.toList();
		return indicators.stream()
			.filter((standing) -> standing.value() != null)
			.findFirst()
			.map((standing) -> measured(standing, fiscalYear))
			.orElseGet(() -> new Headline("result", "program.headline.result", NO_FIGURE, indicators.isEmpty()
					? text("program.headline.noIndicator") : text("program.headline.noValue", indicators.size()),
					null));
	}

	private Headline measured(Standing standing, int fiscalYear) {
		boolean percent = "PORCENTAJE".equals(standing.unit());
		String figure = shown(standing.value()) + (percent ? " %" : "");
		String year = String.valueOf(standing.valueYear());
		String note = (standing.target() == null || standing.baseline() == null)
				? text("program.headline.valueOnly", year)
				: text("program.headline.value", year, shown(standing.target()), String.valueOf(standing.targetYear()),
						shown(standing.baseline()), String.valueOf(standing.baselineYear()));
		return new Headline("result", "program.headline.result", figure, standing.name() + " · " + note,
				"/indicadores/" + standing.code() + "?year=" + fiscalYear);
	}

	private Headline products(String program, int fiscalYear, Logframe logframe) {
		if (logframe.isEmpty()) {
			return new Headline("product", "program.headline.products", NO_FIGURE,
					text("program.headline.products.none"), null);
		}
		int products = logframe.at(Level.P).size();
		long delivered = logframe.at(Level.P).stream().filter((node) -> !logframe.below(node).isEmpty()).count();
		return new Headline("product", "program.headline.products", String.valueOf(products),
				text("program.headline.products.note", delivered),
				"/programas/" + program + "/marco-logico?year=" + fiscalYear);
	}

	/**
	 * The weighted index of physical advance (6.6): mean of activities' percentages, each
	 * capped at 100, weighted by PIM; only of those that were reported.
	 */
	private Headline physical(List<NodeRow> nodes) {
		int programmed = nodes.stream().mapToInt(NodeRow::programmed).sum();
		int reported = nodes.stream().mapToInt(NodeRow::reported).sum();
		BigDecimal weighted = BigDecimal.ZERO;
		BigDecimal weight = BigDecimal.ZERO;
		for (NodeRow node : nodes) {
			PhysicalAdvance advance = node.physical();
			Percentage percentage = (advance != null) ? advance.percentage() : null;
			if (percentage != null) {
				BigDecimal pim = node.money().pim().value();
				weighted = weighted.add(percentage.value().min(BigDecimal.valueOf(100)).multiply(pim));
				weight = weight.add(pim);
			}
		}
		String figure = (weight.signum() > 0) ? new Percentage(weighted.divide(weight, 10, RoundingMode.HALF_UP)) + " %"
				: NO_FIGURE;
		return new Headline("activity", "program.headline.physical", figure, (programmed == 0)
				? text("program.headline.physical.none") : text("program.headline.physical.note", reported, programmed),
				null);
	}

	private Headline money(String program, int fiscalYear, List<NodeRow> nodes, Money total) {
		Percentage progress = total.progress();
		return new Headline("money", "program.headline.money", (progress != null) ? progress + " %" : NO_FIGURE,
				nodes.isEmpty() ? text("program.headline.money.none")
						: text("program.headline.money.note", AmountFormatter.print(total.accrued()),
								AmountFormatter.print(total.pim())),
				nodes.isEmpty() ? null : "/presupuesto/lineas?year=" + fiscalYear + "&category=" + program);
	}

	private static String shown(@Nullable BigDecimal value) {
		return (value != null) ? value.setScale(1, RoundingMode.HALF_UP).toPlainString() : NO_FIGURE;
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}
