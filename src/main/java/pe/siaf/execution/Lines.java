package pe.siaf.execution;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * The amounts of a document by line, in key order, one for each line.
 *
 * @param byLine the amounts
 */
record Lines(SortedMap<LineKey, Amount> byLine) {

	private static final Comparator<LineKey> KEY_ORDER = Comparator.comparing(LineKey::secFunc)
		.thenComparing(LineKey::rubro)
		.thenComparing(LineKey::resourceType)
		.thenComparing(LineKey::item);

	Lines {
		byLine = Collections.unmodifiableSortedMap(byLine);
	}

	/**
	 * Gathers what a person or a caller gave: a line named twice gets the sum.
	 * @param given amounts in any order
	 * @return the lines
	 */
	static Lines of(Collection<LineAmount> given) {
		SortedMap<LineKey, Amount> sums = new TreeMap<>(KEY_ORDER);
		given.forEach((entry) -> sums.merge(entry.line(), entry.amount(), Amount::plus));
		return new Lines(sums);
	}

	Lines negated() {
		return of(list().stream().map((entry) -> new LineAmount(entry.line(), entry.amount().negated())).toList());
	}

	public Amount total() {
		return this.byLine.values().stream().reduce(Amount.ZERO, Amount::plus);
	}

	List<LineAmount> list() {
		return this.byLine.entrySet().stream().map(Lines::entry).toList();
	}

	/** The targets its lines are of, each once. */
	String[] targets() {
		return this.byLine.keySet().stream().map(LineKey::secFunc).distinct().toArray(String[]::new);
	}

	/** The items of its lines, each once. */
	String[] items() {
		return this.byLine.keySet().stream().map(LineKey::item).distinct().toArray(String[]::new);
	}

	boolean isEmpty() {
		return this.byLine.isEmpty();
	}

	private static LineAmount entry(Map.Entry<LineKey, Amount> entry) {
		return new LineAmount(entry.getKey(), entry.getValue());
	}

}
