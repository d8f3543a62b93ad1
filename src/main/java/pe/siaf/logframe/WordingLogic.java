package pe.siaf.logframe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.logframe.DesignWords.Kind;
import pe.siaf.logframe.DesignWords.Word;
import pe.siaf.logframe.LogframeNode.Verification;

/** Texts that give away that a cell holds something else than it should. */
final class WordingLogic {

	/** Papers are counted by whatever they hold: a register of persons in persons. */
	private static final String COUNT = "COUNT";

	private WordingLogic() {
	}

	/** What the executor decides alone is an activity, not an assumption. */
	static Stream<Verdict> controlledAssumptions(ReviewedDesign design) {
		return design.nodes()
			.flatMap((node) -> node.assumptions()
				.stream()
				.map((assumption) -> Verdict.on(node)
					.fails(isOwn(Kind.EXECUTOR_CONTROL, assumption.text(), design), "", assumption.text())));
	}

	/** V6. */
	static Stream<Verdict> internalTasks(ReviewedDesign design) {
		return design.deliveredProducts().map((product) -> {
			Optional<Word> task = design.words().opening(Kind.INTERNAL_TASK, product.text());
			return Verdict.on(product).fails(task.isPresent(), "", product.text().strip().split("\\s+", 2)[0]);
		});
	}

	/**
	 * Every activity is compared word by word; the only one of its product also by the
	 * words' stems, since then the product adds nothing: to train teachers, teachers
	 * trained.
	 */
	static Stream<Verdict> restatedActivities(ReviewedDesign design) {
		int limit = design.limit(ReviewedDesign.SAME_WORDS).intValue();
		return design.deliveredProducts().flatMap((product) -> {
			List<LogframeNode> activities = design.logframe().below(product);
			boolean only = activities.size() == 1;
			return activities.stream().map((activity) -> {
				int likeness = design.words().likeness(product.text(), activity.text(), only);
				return Verdict.on(product).fails(likeness >= limit, "", activity.code(), Integer.toString(likeness));
			});
		});
	}

	/** Where it isn't marked on a result, by its words; marked ones there are H3's. */
	static Stream<Verdict> ownWords(ReviewedDesign design) {
		return design.nodes()
			.filter((node) -> node.level() != Level.A)
			.flatMap((node) -> node.verifications()
				.stream()
				.map((means) -> Verdict.on(node)
					.fails(node.level() == Level.P && Boolean.TRUE.equals(means.executorOwn()), ".marked", means.text())
					.fails(readsAsOwn(means, design), "", means.text())));
	}

	private static boolean readsAsOwn(Verification means, ReviewedDesign design) {
		return means.executorOwn() == null && isOwn(Kind.OWN_WORD, means.text(), design);
	}

	private static boolean isOwn(Kind kind, String text, ReviewedDesign design) {
		return design.words().find(kind, text).isPresent() || DesignWords.names(text, design.program().rectorName());
	}

	/** A text that begins with persons is counted in persons, and so on. */
	static Stream<Verdict> units(ReviewedDesign design) {
		return design.nodes().filter((node) -> node.unitName() != null).map((node) -> {
			String unit = Objects.requireNonNull(node.unitName());
			String spoken = design.words().opening(Kind.DIMENSION, node.text()).map(Word::dimension).orElse(null);
			String counted = counted(unit, node.unitDimension(), design);
			return Verdict.on(node)
				.fails(spoken != null && !COUNT.equals(spoken) && counted != null && !spoken.equals(counted), "", unit,
						Verdict.key("unit.dimension." + spoken));
		});
	}

	/** The unit's own name knows better than the catalogue, which says COUNT for most. */
	private static @Nullable String counted(String unit, @Nullable String dimension, ReviewedDesign design) {
		return design.words().opening(Kind.DIMENSION, unit).map(Word::dimension).orElse(dimension);
	}

}
