package pe.siaf.logframe;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Matrices in the trade's words. */
final class LogframeFixture {

	private final List<LogframeNode> nodes = new ArrayList<>();

	/** One that passes every check: a result of each kind, a product, an activity. */
	static LogframeFixture aSoundLogframe() {
		return new LogframeFixture().with(node(1, Level.FR, null))
			.with(node(2, Level.SR, 1L))
			.with(node(3, Level.P, 2L))
			.with(node(4, Level.A, 3L));
	}

	LogframeFixture with(LogframeNode node) {
		this.nodes.add(node);
		return this;
	}

	LogframeFixture without(Level level) {
		this.nodes.removeIf((node) -> node.level() == level);
		return this;
	}

	Logframe build() {
		return new Logframe(List.copyOf(this.nodes));
	}

	static LogframeNode node(long id, Level level, @Nullable Long parent) {
		boolean produced = level.isProduced();
		return new LogframeNode(id, level, level + "-" + id, parent, "Texto", produced ? "036" : null,
				produced ? "DOCUMENTO" : null, false, false, List.of("Una causa"),
				List.of(new LogframeNode.Indicator("100" + id, "Porcentaje", List.of())), List.of(),
				List.of(new LogframeNode.Assumption("Los precios se mantienen", false)));
	}

	static LogframeNode withoutCause(LogframeNode node) {
		return new LogframeNode(node.id(), node.level(), node.code(), node.parentId(), node.text(),
				node.unitOfMeasure(), node.unitName(), false, false, List.of(), node.indicators(), node.verifications(),
				node.assumptions());
	}

	static LogframeNode withoutAssumptions(LogframeNode node, boolean declared) {
		return new LogframeNode(node.id(), node.level(), node.code(), node.parentId(), node.text(),
				node.unitOfMeasure(), node.unitName(), declared, false, node.causes(), node.indicators(),
				node.verifications(), List.of());
	}

	static LogframeNode withoutIndicator(LogframeNode node) {
		return new LogframeNode(node.id(), node.level(), node.code(), node.parentId(), node.text(),
				node.unitOfMeasure(), node.unitName(), false, false, node.causes(), List.of(), node.verifications(),
				node.assumptions());
	}

	static LogframeNode withoutUnit(LogframeNode node) {
		return new LogframeNode(node.id(), node.level(), node.code(), node.parentId(), node.text(), null, null, false,
				false, node.causes(), node.indicators(), node.verifications(), node.assumptions());
	}

	static LogframeNode withIncompleteSheet(LogframeNode node) {
		return new LogframeNode(node.id(), node.level(), node.code(), node.parentId(), node.text(),
				node.unitOfMeasure(), node.unitName(), false, false, node.causes(),
				List.of(new LogframeNode.Indicator("3886", "Porcentaje", List.of("baseline", "targets"))),
				node.verifications(), node.assumptions());
	}

}
