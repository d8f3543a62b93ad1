package pe.siaf.revenue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an act does to a record of revenue.
 */
enum RevenueStep {

	/** Opens a record: what somebody owes. */
	DETERMINE("D", "INI", true),

	/** Opens a record of spontaneous revenue: determined and collected at once. */
	RECEIVE("DR", "INI", true),

	/** What comes in of what is owed. */
	COLLECT("R", "INI", true),

	/** More is owed. */
	INCREASE("D", "INC", true),

	/** Less is owed. */
	REDUCE("D", "RED", false),

	/** Nothing is owed: takes all that is determined back. */
	ANNUL("D", "ANU", false),

	/** A collection was registered too high. */
	LOWER("R", "RED", false),

	/** Money goes back to who paid it. */
	REFUND("R", "REF", false),

	/** A refund didn't take place. */
	UNDO_REFUND("R", "RAN", true);

	private final String phase;

	private final String kind;

	private final boolean adds;

	RevenueStep(String phase, String kind, boolean adds) {
		this.phase = phase;
		this.kind = kind;
		this.adds = adds;
	}

	/**
	 * The phase it moves: of a spontaneous record both at once.
	 */
	String phase(boolean spontaneous) {
		return spontaneous ? "DR" : this.phase;
	}

	String kind() {
		return this.kind;
	}

	/** Whether its amounts count as they are told, or against what there is. */
	boolean adds() {
		return this.adds;
	}

	boolean opens() {
		return this == DETERMINE || this == RECEIVE;
	}

	/** Whether a record of this nature takes it. */
	boolean fits(boolean spontaneous) {
		return !spontaneous || this == RECEIVE || this == ANNUL || this == LOWER || this == REFUND
				|| this == UNDO_REFUND;
	}

	/**
	 * Its name in addresses and in the API.
	 * @return for example {@code undo-refund}
	 */
	public String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<RevenueStep> of(String slug) {
		return Arrays.stream(values()).filter((step) -> step.slug().equals(slug)).findFirst();
	}

	/** The step that an act of a phase and kind is. */
	static RevenueStep of(String phase, String kind) {
		if (kind.equals("INI") && phase.equals("DR")) {
			return RECEIVE;
		}
		return Arrays.stream(values())
			.filter((step) -> step.kind.equals(kind) && (step.phase.equals(phase) || phase.equals("DR")))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No step " + phase + " " + kind));
	}

}
