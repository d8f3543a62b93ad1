package pe.siaf.costing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a list of goods and services is asked for.
 *
 * @param q the beginning of a code, or words of the name
 * @param kind B, S or O; null for all
 * @param problem one of {@link #PROBLEMS}; null for all
 * @param place a place's two, four or six digits, whose prices are shown; empty for the
 * country's
 */
record SupplyFilter(@Nullable String q, @Nullable String kind, @Nullable String problem, @Nullable String place) {

	/** Goods, services, works. */
	static final List<String> KINDS = List.of("B", "S", "O");

	/** What may be wrong with an item: CST-001, CST-002, or a price past its age. */
	static final List<String> PROBLEMS = List.of("CST-001", "CST-002", "CST-003");

	SupplyFilter {
		kind = (kind != null && KINDS.contains(kind)) ? kind : null;
		problem = (problem != null && PROBLEMS.contains(problem)) ? problem : null;
		place = (place != null && place.strip().matches("\\d{2}|\\d{4}|\\d{6}")) ? place.strip() : "";
	}

	String words() {
		return (this.q == null) ? "" : this.q.strip();
	}

	/** What was typed as digits, if it may be the beginning of a code. */
	String digits() {
		return words().matches("[BSObso]?[\\s\\d.]*\\d[\\s\\d.]*") ? words().replaceAll("\\D", "") : "";
	}

	/**
	 * Whether anything is asked for.
	 * @return false where the whole catalogue is meant
	 */
	public boolean isNarrow() {
		return !words().isEmpty() || this.kind != null || this.problem != null;
	}

}
