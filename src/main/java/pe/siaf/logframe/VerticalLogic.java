package pe.siaf.logframe;

import java.util.stream.Stream;

import pe.siaf.logframe.Verdict.Place;

/** If the lower level is done and its assumptions hold, then the upper one follows. */
final class VerticalLogic {

	private VerticalLogic() {
	}

	/**
	 * V1, with its counterpart: a specific result that products can serve. The program's
	 * own management attacks no cause.
	 */
	static Stream<Verdict> productsWithoutCause(ReviewedDesign design) {
		boolean aim = design.at(Level.SR).anyMatch((result) -> !result.text().isEmpty());
		return Stream.concat(Stream.of(Verdict.on(Place.of(Level.SR)).fails(!aim, ".missing.SR")), design.at(Level.P)
			.map((product) -> Verdict.on(product)
				.fails(product.parentId() == null, ".orphan")
				.fails(product.parentId() != null && product.causes().isEmpty() && !product.isCommonActions(), "")));
	}

	/** V2; a program without any product can't deliver at all. */
	static Stream<Verdict> productsWithoutActivity(ReviewedDesign design) {
		Stream<Verdict> missing = Stream.of(Verdict.on(Place.of(Level.P)).fails(design.lacks(Level.P), ".missing.P"));
		Stream<Verdict> products = design.at(Level.P)
			.map((product) -> Verdict.on(product).fails(design.logframe().below(product).isEmpty(), ""));
		Stream<Verdict> activities = design.at(Level.A)
			.map((activity) -> Verdict.on(activity).fails(activity.parentId() == null, ".orphan"));
		return Stream.of(missing, products, activities).flatMap((verdicts) -> verdicts);
	}

	/** V4. */
	static Stream<Verdict> levelsWithoutAssumptions(ReviewedDesign design) {
		return design.nodes()
			.filter((node) -> node.level() != Level.FR)
			.map((node) -> Verdict.on(node).fails(node.assumptions().isEmpty() && !node.withoutAssumptions(), ""));
	}

	/** V5: the statement is due once a level has something in it. */
	static Stream<Verdict> unsignedLevels(ReviewedDesign design) {
		return Stream.of(Level.SR, Level.P, Level.A)
			.filter((level) -> !design.lacks(level))
			.map((level) -> Verdict.on(Place.of(level)).fails(!design.signedLevels().contains(level), ""));
	}

}
