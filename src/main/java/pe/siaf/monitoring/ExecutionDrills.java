package pe.siaf.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.monitoring.ExecutionDrill.Asked;
import pe.siaf.monitoring.ExecutionDrill.Axis;
import pe.siaf.monitoring.ExecutionDrill.Exports;
import pe.siaf.monitoring.ExecutionDrill.Heading;
import pe.siaf.monitoring.ExecutionDrill.Label;
import pe.siaf.monitoring.ExecutionDrill.Row;
import pe.siaf.monitoring.ExecutionDrill.Step;
import pe.siaf.monitoring.ExecutionCriteria.Column;
import pe.siaf.monitoring.ExecutionCriteria.Lines;
import pe.siaf.monitoring.ExecutionCriteria.Order;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;

/** Answers a drill-down page: asks the ledger and lays out the ways that lead on. */
@Component
class ExecutionDrills {

	private static final String DIMENSION = "monitoring.dimension.";

	private final BudgetExecutionQuery ledger;

	private final DimensionNames names;

	ExecutionDrills(BudgetExecutionQuery ledger, DimensionNames names) {
		this.ledger = ledger;
		this.names = names;
	}

	/**
	 * Answers.
	 * @param path the page's path
	 * @param request what is asked
	 * @param address the query of the page's address
	 * @param implied filters that follow from the profile: no step that could be taken
	 * back
	 * @param profile who asks
	 * @return the drill-down to draw
	 */
	ExecutionDrill answer(String path, DrillRequest request, Query address, Set<Dimension> implied, Profile profile) {
		Ways ways = new Ways(path, request, address.without(DrillRequest.PAGE), implied);
		ExecutionDrill drill = answered(ways, profile);
		boolean beyond = drill.rows().isEmpty() && drill.paging().total() > 0;
		return beyond ? answered(new Ways(path, request.firstPage(), ways.address(), implied), profile) : drill;
	}

	private ExecutionDrill answered(Ways ways, Profile profile) {
		DrillRequest request = ways.request();
		Measure stage = request.months();
		return (stage == null)
				? draw(ways, this.ledger.figures(request.criteria(), profile), (figures) -> new Figures(figures, null))
				: draw(ways, this.ledger.months(request.criteria(), stage, profile),
						(months) -> new Figures(null, months));
	}

	private <F> ExecutionDrill draw(Ways ways, ExecutionReport<F> report, Function<F, Figures> figures) {
		DrillRequest request = ways.request();
		List<Row> rows = report.rows().stream().map((row) -> row(ways, row, figures.apply(row.figures()))).toList();
		Figures total = figures.apply(report.total());
		return new ExecutionDrill(ways.path(), steps(ways), ways.questions(), ways.headings(), rows,
				new Row(List.of(), null, total.execution(), total.months()), request.months() != null,
				request.showsLines(),
				new Paging(request.page(), DrillRequest.PAGE_SIZE, report.groups(), ways.address()),
				new Exports(ways.to("/exportar", ways.address().with("format", "csv")),
						ways.to("/exportar", ways.address().with("format", "xlsx")),
						ways.to("/exportar", ways.address().with("format", "importacion"))),
				report.freshAt());
	}

	private Row row(Ways ways, ExecutionRow<?> row, Figures figures) {
		List<Label> labels = ways.request().showsLines() ? lineLabels(row)
				: row.codes()
					.entrySet()
					.stream()
					.map((code) -> new Label(code.getValue(),
							this.names.shown(code.getKey(), code.getValue(), row.names().get(code.getKey())), false))
					.toList();
		return new Row(labels, ways.onward(row), figures.execution(), figures.months());
	}

	private static List<Label> lineLabels(ExecutionRow<?> row) {
		return List.of(new Label(lineKey(row), row.names().getOrDefault(Dimension.ITEM, ""), true),
				new Label("", row.names().getOrDefault(Dimension.TARGET, ""), true));
	}

	private static String lineKey(ExecutionRow<?> row) {
		return String.join("-",
				DrillRequest.LINE_KEY.stream().skip(1).map((part) -> row.codes().getOrDefault(part, "")).toList());
	}

	private List<Step> steps(Ways ways) {
		DrillRequest request = ways.request();
		Map<Dimension, Map<String, String>> known = this.names.of(request.year(), request.filters());
		List<Step> steps = new ArrayList<>();
		Map<Dimension, List<String>> chosen = new LinkedHashMap<>(request.filters());
		chosen.keySet().removeAll(ways.implied());
		chosen.forEach((dimension, codes) -> {
			Map<String, String> named = known.getOrDefault(dimension, Map.of());
			String name = String.join(" · ",
					codes.stream()
						.map((code) -> named.getOrDefault(code, ""))
						.filter((one) -> !one.isEmpty())
						.toList());
			steps.add(new Step(DIMENSION + dimension.key(), String.join(", ", codes), name,
					ways.without(dimension.key())));
		});
		if (!request.text().isEmpty()) {
			steps.add(new Step("monitoring.text", request.text(), "", ways.without("text")));
		}
		if (request.lines() != Lines.ALL) {
			steps.add(new Step("monitoring.lines." + request.lines().key(), "", "", ways.without("lines")));
		}
		if (request.asOf() != null) {
			steps.add(new Step("monitoring.asOf", request.asOf().toString(), "", ways.without("asOf")));
		}
		return steps;
	}

	private record Figures(@Nullable ExecutionFigures execution, @Nullable MonthlyFigures months) {
	}

	/** The links of one view. */
	private record Ways(String path, DrillRequest request, Query address, Set<Dimension> implied) {

		String to(String below, Query query) {
			String text = query.toString();
			return this.path + below + (text.isEmpty() ? "" : "?" + text);
		}

		String without(String parameter) {
			return to("", this.address.without(parameter));
		}

		String groupedBy(String axis) {
			return to("", this.address.with("by", axis));
		}

		/** The line's page, or the same view narrowed to the row and one axis further. */
		@Nullable String onward(ExecutionRow<?> row) {
			if (this.request.showsLines()) {
				String known = (this.request.asOf() != null) ? "?asOf=" + this.request.asOf() : "";
				return "/presupuesto/lineas/" + this.request.year() + "/" + row.codes().get(Dimension.UNIT) + "/"
						+ lineKey(row) + known;
			}
			Query narrowed = this.address.with("year", this.request.year());
			Set<Dimension> answered = new HashSet<>(this.request.filters().keySet());
			Dimension last = null;
			for (Map.Entry<Dimension, String> code : row.codes().entrySet()) {
				narrowed = narrowed.with(code.getKey().key(), code.getValue());
				answered.add(code.getKey());
				last = code.getKey();
			}
			return (last == null) ? null : to("",
					narrowed.with("by", Question.after(last, answered).map(Dimension::key).orElse(DrillRequest.LINE)));
		}

		List<Asked> questions() {
			List<Dimension> by = this.request.showsLines() ? List.of() : this.request.by();
			return Arrays.stream(Question.values())
				.map((question) -> new Asked("monitoring.question." + question,
						question.axes().stream().anyMatch(by::contains),
						question.axes()
							.stream()
							.map((axis) -> new Axis(DIMENSION + axis.key(), groupedBy(axis.key()), by.contains(axis)))
							.toList()))
				.toList();
		}

		List<Heading> headings() {
			if (this.request.months() == null) {
				return Arrays.stream(Column.values()).map(this::heading).toList();
			}
			Stream<Heading> months = IntStream.rangeClosed(1, 12)
				.mapToObj((month) -> new Heading("monitoring.month.short.%02d".formatted(month), null, "none"));
			Column stage = Column.valueOf(this.request.months().name());
			return Stream
				.of(Stream.of(heading(Column.CODE), heading(Column.PIM)), months,
						Stream.of(new Heading("monitoring.year.total", heading(stage).href(), heading(stage).sort())))
				.flatMap((headings) -> headings)
				.toList();
		}

		private Heading heading(Column column) {
			Order order = this.request.order();
			boolean sorted = order.column() == column;
			// figures are wanted largest first, codes smallest first
			boolean next = sorted ? !order.descending() : column != Column.CODE;
			return new Heading("monitoring.column." + column.key(),
					to("", this.address.with("sort", (next ? "-" : "") + column.key())),
					sorted ? (order.descending() ? "descending" : "ascending") : "none");
		}

	}

}
