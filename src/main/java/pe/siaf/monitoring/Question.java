package pe.siaf.monitoring;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The six questions that a citizen or officer asks (domain 10.2), each with its axes. The
 * axes may be walked in any order; each knows which one usually follows.
 */
enum Question {

	WHO(List.of(Dimension.LEVEL, Dimension.SECTOR, Dimension.PLIEGO, Dimension.UNIT),
			List.of(Dimension.DEPARTMENT_UNIT, Dimension.UNIT)),

	ON_WHAT(List.of(Dimension.CATEGORY, Dimension.PRODUCT, Dimension.ACTIVITY, Dimension.TARGET),
			List.of(Dimension.FUNCTION, Dimension.DIVISION, Dimension.GROUP)),

	WITH_WHAT(List.of(Dimension.SOURCE, Dimension.RUBRO, Dimension.RESOURCE_TYPE)),

	HOW(List.of(Dimension.EXPENDITURE_CATEGORY, Dimension.GENERIC, Dimension.SUBGENERIC, Dimension.SUBGENERIC_DETAIL,
			Dimension.SPECIFIC, Dimension.ITEM)),

	WHERE(List.of(Dimension.DEPARTMENT_TARGET)),

	WHEN(List.of(Dimension.MONTH));

	@SuppressWarnings("ImmutableEnumChecker") // made of List.of alone
	private final List<List<Dimension>> paths;

	Question(List<Dimension> path) {
		this.paths = List.of(path);
	}

	Question(List<Dimension> path, List<Dimension> other) {
		this.paths = List.of(path, other);
	}

	/**
	 * Its axes, coarse before fine.
	 * @return each axis once
	 */
	List<Dimension> axes() {
		return this.paths.stream().flatMap(List::stream).distinct().toList();
	}

	/**
	 * The axis that a click on a row of another axis moves to: the next finer one of its
	 * own path that is not yet answered.
	 * @param axis the axis of the row
	 * @param answered the axes that are filtered once the row is clicked
	 * @return the next axis; empty at the end of the path, where the lines themselves
	 * follow
	 */
	static Optional<Dimension> after(Dimension axis, Collection<Dimension> answered) {
		return Arrays.stream(values())
			.flatMap((question) -> question.paths.stream())
			.filter((path) -> path.contains(axis))
			.findFirst()
			.flatMap((path) -> path.subList(path.indexOf(axis) + 1, path.size())
				.stream()
				.filter((finer) -> !answered.contains(finer))
				.findFirst())
			.or(() -> opening(axis).filter((next) -> !answered.contains(next)));
	}

	/** Where a path ends without naming what the money was for, that is asked next. */
	private static Optional<Dimension> opening(Dimension axis) {
		return switch (axis) {
			case UNIT, GROUP, DEPARTMENT_TARGET -> Optional.of(Dimension.CATEGORY);
			case RESOURCE_TYPE, MONTH -> Optional.of(Dimension.GENERIC);
			default -> Optional.empty();
		};
	}

}
