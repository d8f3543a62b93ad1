package pe.siaf.logframe;

import java.util.List;
import java.util.stream.Stream;

/** If the lower level is done and its assumptions hold, then the upper one follows. */
final class VerticalLogic {

	private VerticalLogic() {
	}

	/** V1, with its counterpart: a specific result that products can serve. */
	static List<Finding> productsWithoutCause(Logframe logframe) {
		Stream<Finding> missing = logframe.at(Level.SR).stream().allMatch((result) -> result.text().isEmpty())
				? Stream.of(Finding.missing(DesignRule.PRODUCT_WITHOUT_CAUSE, Level.SR)) : Stream.empty();
		Stream<Finding> orphans = logframe.at(Level.P)
			.stream()
			.filter((product) -> product.parentId() == null)
			.map((product) -> Finding.of(DesignRule.PRODUCT_WITHOUT_CAUSE, product, ".orphan", List.of()));
		Stream<Finding> aimless = logframe.at(Level.P)
			.stream()
			.filter((product) -> product.parentId() != null && product.causes().isEmpty())
			.map((product) -> Finding.of(DesignRule.PRODUCT_WITHOUT_CAUSE, product));
		return Stream.of(missing, orphans, aimless).flatMap((findings) -> findings).toList();
	}

	/** V2; a program without any product can't deliver at all. */
	static List<Finding> productsWithoutActivity(Logframe logframe) {
		Stream<Finding> missing = logframe.at(Level.P).isEmpty()
				? Stream.of(Finding.missing(DesignRule.PRODUCT_WITHOUT_ACTIVITY, Level.P)) : Stream.empty();
		Stream<Finding> empty = logframe.at(Level.P)
			.stream()
			.filter((product) -> logframe.below(product).isEmpty())
			.map((product) -> Finding.of(DesignRule.PRODUCT_WITHOUT_ACTIVITY, product));
		Stream<Finding> orphans = logframe.at(Level.A)
			.stream()
			.filter((activity) -> activity.parentId() == null)
			.map((activity) -> Finding.of(DesignRule.PRODUCT_WITHOUT_ACTIVITY, activity, ".orphan", List.of()));
		return Stream.of(missing, empty, orphans).flatMap((findings) -> findings).toList();
	}

	/** V4. */
	static List<Finding> levelsWithoutAssumptions(Logframe logframe) {
		return logframe.nodes()
			.stream()
			.filter((node) -> node.level() != Level.FR && node.assumptions().isEmpty() && !node.withoutAssumptions())
			.map((node) -> Finding.of(DesignRule.LEVEL_WITHOUT_ASSUMPTIONS, node))
			.toList();
	}

}
