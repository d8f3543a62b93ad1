package pe.siaf.logframe;

import java.util.List;
import java.util.stream.Stream;

/** Each objective says how it is known to be reached, and from where. */
final class HorizontalLogic {

	private HorizontalLogic() {
	}

	/**
	 * H1: results and products have a performance indicator; products and activities have
	 * exactly one unit of physical production, which the node's own column makes one at
	 * most.
	 */
	static List<Finding> nodesWithoutIndicator(Logframe logframe) {
		Stream<Finding> missing = logframe.at(Level.FR).isEmpty()
				? Stream.of(Finding.missing(DesignRule.NODE_WITHOUT_INDICATOR, Level.FR)) : Stream.empty();
		Stream<Finding> unmeasured = logframe.nodes()
			.stream()
			.filter((node) -> node.level() != Level.A && node.indicators().isEmpty())
			.map((node) -> Finding.of(DesignRule.NODE_WITHOUT_INDICATOR, node));
		Stream<Finding> uncounted = logframe.nodes()
			.stream()
			.filter((node) -> node.level().isProduced() && node.unitName() == null)
			.map((node) -> Finding.of(DesignRule.NODE_WITHOUT_INDICATOR, node, ".physical", List.of()));
		return Stream.of(missing, unmeasured, uncounted).flatMap((findings) -> findings).toList();
	}

	/** H2. */
	static List<Finding> incompleteSheets(Logframe logframe) {
		return logframe.nodes()
			.stream()
			.flatMap((node) -> node.indicators()
				.stream()
				.filter((indicator) -> !indicator.lacks().isEmpty())
				.map((indicator) -> Finding.of(DesignRule.SHEET_INCOMPLETE, node, "",
						Stream.concat(Stream.of(indicator.code()), indicator.lacks().stream()).toList())))
			.toList();
	}

}
