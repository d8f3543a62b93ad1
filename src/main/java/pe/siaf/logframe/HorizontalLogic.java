package pe.siaf.logframe;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import pe.siaf.logframe.LogframeNode.Verification;
import pe.siaf.logframe.Verdict.Place;

/** Each objective says how it is known to be reached, and from where. */
final class HorizontalLogic {

	private HorizontalLogic() {
	}

	/**
	 * H1: results and products have a performance indicator; products and activities have
	 * exactly one unit of physical production, which the node's own column makes one at
	 * most.
	 */
	static Stream<Verdict> nodesWithoutIndicator(ReviewedDesign design) {
		return Stream.concat(Stream.of(Verdict.on(Place.of(Level.FR)).fails(design.lacks(Level.FR), ".missing.FR")),
				design.nodes()
					.map((node) -> Verdict.on(node)
						.fails(node.level() != Level.A && node.indicators().isEmpty(), "")
						.fails(node.level().isProduced() && node.unitName() == null, ".physical")));
	}

	/** H2. */
	static Stream<Verdict> incompleteSheets(ReviewedDesign design) {
		return design.nodes()
			.flatMap((node) -> node.indicators()
				.stream()
				.map((indicator) -> Verdict.on(node)
					.fails(!indicator.lacks().isEmpty(), "", indicator.code(),
							Verdict.keys("indicator.field.", indicator.lacks()))));
	}

	/**
	 * H3: each result has a means of verification that isn't the executor's own word, and
	 * so has each of its indicators that has means of its own.
	 */
	static Stream<Verdict> verifications(ReviewedDesign design) {
		return design.results().map((result) -> {
			String own = result.indicators()
				.stream()
				.map(LogframeNode.Indicator::code)
				.filter((indicator) -> onlyOwn(result.verifications()
					.stream()
					.filter((means) -> indicator.equals(means.indicator()))
					.toList()))
				.collect(Collectors.joining(", "));
			boolean all = onlyOwn(result.verifications());
			return Verdict.on(result)
				.fails(result.verifications().isEmpty(), ".none")
				.fails(all, "")
				.fails(!all && !own.isEmpty(), ".indicator", own);
		});
	}

	private static boolean onlyOwn(List<Verification> means) {
		return !means.isEmpty() && means.stream().allMatch((each) -> Boolean.TRUE.equals(each.executorOwn()));
	}

	/** H4: several indicators see more of a result than one. */
	static Stream<Verdict> fewResultIndicators(ReviewedDesign design) {
		int wanted = design.limit(ReviewedDesign.RESULT_INDICATORS).intValue();
		return design.at(Level.SR)
			.map((result) -> Verdict.on(result)
				.fails(!result.indicators().isEmpty() && result.indicators().size() < wanted, "",
						Integer.toString(result.indicators().size()), Integer.toString(wanted)));
	}

}
