package pe.siaf.program;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a list of objectives is asked for.
 *
 * @param plan one of {@link #PLANS}, or none for all
 * @param q words of the name, or the beginning of a code, or an owner's code
 * @param year a year that the plan covers
 */
record ObjectiveFilter(@Nullable String plan, @Nullable String q, @Nullable String year) {

	/** The plans, from the nation's down. */
	static final List<String> PLANS = List.of("PEDN", "PESEM", "PEI_OEI", "PEI_AEI");

	ObjectiveFilter {
		plan = (plan != null && PLANS.contains(plan)) ? plan : null;
	}

	@Nullable String words() {
		return (this.q == null || this.q.isBlank()) ? null : this.q.strip();
	}

	@Nullable Integer fiscalYear() {
		return (this.year != null && this.year.strip().matches("\\d{4}")) ? Integer.valueOf(this.year.strip()) : null;
	}

	/** Whether anything is asked for. */
	boolean isNarrow() {
		return this.plan != null || words() != null || fiscalYear() != null;
	}

}
