package pe.siaf.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import pe.siaf.indicator.IndicatorValues.Standing;
import pe.siaf.logframe.Level;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.LogframeNode;
import pe.siaf.physical.PhysicalAdvance;
import pe.siaf.results.ProgramExecution.NodeRow;
import pe.siaf.results.ProgramExecution.TargetRow;

/**
 * Weaves a program's design and its execution into rows: every node of the matrix in its
 * order, every target of units under its activity, and what is executed outside the
 * design under its own product or project. Each sol stands in exactly one activity.
 */
final class ResultsChain {

	private final String program;

	private final int fiscalYear;

	private final Logframe logframe;

	private final Map<String, Standing> standings;

	private final List<NodeRow> nodes;

	private final List<TargetRow> targets;

	private final boolean severalUnits;

	private final List<ChainRow> rows = new ArrayList<>();

	private final Set<NodeRow> placed = new HashSet<>();

	private ResultsChain(String program, int fiscalYear, Logframe logframe, Map<String, Standing> standings,
			List<NodeRow> nodes, List<TargetRow> targets) {
		this.program = program;
		this.fiscalYear = fiscalYear;
		this.logframe = logframe;
		this.standings = standings;
		this.nodes = nodes;
		this.targets = targets;
		this.severalUnits = targets.stream().map(TargetRow::secEjec).distinct().count() > 1;
	}

	static List<ChainRow> rows(String program, int fiscalYear, Logframe logframe, Map<String, Standing> standings,
			List<NodeRow> nodes, List<TargetRow> targets) {
		return new ResultsChain(program, fiscalYear, logframe, standings, nodes, targets).build();
	}

	static Money total(List<NodeRow> nodes) {
		return nodes.stream().map(NodeRow::money).reduce(Money.NONE, Money::plus);
	}

	private List<ChainRow> build() {
		Money total = this.nodes.isEmpty() ? null : total(this.nodes);
		this.logframe.at(Level.FR).forEach((node) -> this.rows.add(result(node, null)));
		this.logframe.at(Level.SR).forEach((node) -> this.rows.add(result(node, total)));
		this.logframe.at(Level.P).forEach(this::addProduct);
		this.nodes.stream()
			.filter((node) -> !this.placed.contains(node))
			.map(NodeRow::product)
			.distinct()
			.toList()
			.forEach(this::addOutside);
		return this.rows;
	}

	private ChainRow result(LogframeNode node, @Nullable Money money) {
		return new ChainRow(1, "result", "", node.text(), matrix(), tag(node), indicators(node), null, money,
				(money != null) ? lines("") : null);
	}

	private void addProduct(LogframeNode product) {
		List<NodeRow> executed = of(product.code());
		this.rows.add(new ChainRow(2, "product", product.code(), product.text(), matrix(), tag(product),
				indicators(product), physical(executed), executed.isEmpty() ? null : total(executed),
				lines("&product=" + product.code())));
		for (LogframeNode activity : this.logframe.below(product)) {
			List<NodeRow> own = executed.stream().filter((row) -> row.activity().equals(activity.code())).toList();
			addActivity(product.code(), activity.code(), activity.text(), indicators(activity), own, tag(activity));
		}
		executed.stream()
			.filter((row) -> !this.placed.contains(row))
			.toList()
			.forEach((row) -> addActivity(row.product(), row.activity(), row.activityName(), List.of(), List.of(row),
					"program.outside"));
	}

	private void addOutside(String code) {
		List<NodeRow> executed = of(code);
		// a program without a matrix has no outside, and a project is none either
		String tag = code.startsWith("2") ? "program.project" : this.logframe.isEmpty() ? "" : "program.outside";
		this.rows.add(new ChainRow(2, "product", code, executed.get(0).productName(), null, tag, List.of(),
				physical(executed), total(executed), lines("&product=" + code)));
		executed.forEach((row) -> addActivity(code, row.activity(), row.activityName(), List.of(), List.of(row), ""));
	}

	private void addActivity(String product, String code, String name, List<Standing> indicators,
			List<NodeRow> executed, String tag) {
		this.placed.addAll(executed);
		this.rows.add(new ChainRow(3, "activity", code, name, null, tag, indicators, physical(executed),
				executed.isEmpty() ? null : total(executed), lines("&product=" + product + "&activity=" + code)));
		this.targets.stream()
			.filter((target) -> target.product().equals(product) && target.activity().equals(code))
			.forEach((target) -> this.rows.add(row(target)));
	}

	private ChainRow row(TargetRow target) {
		return new ChainRow(4, "money", target.secEjec() + "-" + target.secFunc(),
				this.severalUnits ? target.name() + " · " + target.unit() : target.name(),
				"/presupuesto/metas/" + this.fiscalYear + "/" + target.secEjec() + "/" + target.secFunc(), "",
				List.of(), target.physical(), target.money(),
				lines("&unit=" + target.secEjec() + "&target=" + target.secFunc()));
	}

	private static String tag(LogframeNode node) {
		return node.demonstration() ? "program.demonstration" : "";
	}

	private List<NodeRow> of(String product) {
		return this.nodes.stream().filter((row) -> row.product().equals(product)).toList();
	}

	private List<Standing> indicators(LogframeNode node) {
		return node.indicators()
			.stream()
			.map((indicator) -> this.standings.get(indicator.code()))
			.filter(Objects::nonNull)
			.toList();
	}

	/** Adds up only where all units are alike. */
	private static @Nullable PhysicalAdvance physical(List<NodeRow> rows) {
		PhysicalAdvance sum = null;
		for (NodeRow row : rows) {
			PhysicalAdvance own = row.physical();
			if (own == null) {
				return null;
			}
			sum = (sum != null) ? sum.plus(own) : own;
			if (sum == null) {
				return null;
			}
		}
		return sum;
	}

	private String matrix() {
		return "/programas/" + this.program + "/marco-logico?year=" + this.fiscalYear;
	}

	private String lines(String filter) {
		return "/presupuesto/lineas?year=" + this.fiscalYear + "&category=" + this.program + filter;
	}

}
