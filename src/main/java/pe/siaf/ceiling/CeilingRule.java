package pe.siaf.ceiling;

import java.util.Arrays;
import java.util.Optional;

import pe.siaf.rules.Rule;

/**
 * What is refused on frames and ceilings (domain 3.3, 3.4). Those that name a constraint
 * stand in the schema.
 */
public enum CeilingRule implements Rule {

	/** Σ of the pliegos' ceilings of a year ≤ the frame's limit of expenditure. */
	WITHIN_FRAME("CEI-001", "ceilings_within_frame"),

	/** Σ of what a ceiling gives out ≤ the ceiling. */
	WITHIN_PARENT("CEI-002", "distribution_within_ceiling"),

	/**
	 * What is programmed stays within its ceiling, and nothing is submitted while the one
	 * above was lowered below what hangs on it: {@link Ceilings#requireWithin}.
	 */
	PROGRAMMED_WITHIN("CEI-003", ""),

	/**
	 * R3.1: a first year far from what the version before announced for it has a reason:
	 * {@link VersionMoves}. From here on the codes are ours.
	 */
	VARIATION_EXPLAINED("CEI-004", ""),

	/** A ceiling says more than the one that it hangs on. */
	REFINES_PARENT("CEI-005", "ceiling_refines_parent"),

	/** What a ceiling gives out is told apart by the same keys throughout. */
	TOLD_APART("CEI-006", "ceilings_told_apart"),

	/** Ceilings change in a draft, and by their givers once available. */
	NOT_OPEN("CEI-007", ""),

	/** A multi-annual programming stands on an approved assignment of the same year. */
	STANDS_ON_APPROVED("CEI-008", "programming_follows_assignment"),

	/** A ceiling's key is a code of the year's catalogues. */
	UNKNOWN_KEY("CEI-009", ""),

	/** Ceilings are whole soles (R0.3). */
	WHOLE_SOLES("CEI-010", "ceiling_whole_soles"),

	/** What is changed once it is available says why. */
	CHANGE_EXPLAINED("CEI-011", ""),

	/** A version that is carried on has ceilings. */
	HAS_CEILINGS("CEI-012", ""),

	/** What is given out further isn't taken away whole. */
	GIVEN_OUT("CEI-013", ""),

	/** What is taken from proposals is what was shown: {@link ProposalTaking}. */
	TAKEN_AS_SHOWN("CEI-014", ""),

	/** Something is taken from proposals: {@link ProposalTaking}. */
	NOTHING_TAKEN("CEI-015", ""),

	/**
	 * Money that the Treasury is to pay in the year of the law stands under a ceiling of
	 * its unit: {@code programming_without_ceiling}.
	 */
	GIVEN("CEI-016", ""),

	/** A published frame stays as it is. */
	FRAME_PUBLISHED("CEI-020", "published_frame_stays"),

	/** A frame is published with all that it must have. */
	FRAME_COMPLETE("CEI-021", ""),

	/** A version stands on a published frame of its year. */
	FRAME_NOT_PUBLISHED("CEI-022", "");

	private final String code;

	private final String constraint;

	CeilingRule(String code, String constraint) {
		this.code = code;
		this.constraint = constraint;
	}

	@Override
	public String code() {
		return this.code;
	}

	/**
	 * The constraint that holds the rule.
	 * @return its name, or empty where a method holds it
	 */
	public String constraint() {
		return this.constraint;
	}

	/**
	 * The rule that a constraint holds.
	 * @param constraint the constraint's name
	 * @return the rule, or empty if it is none of these
	 */
	public static Optional<CeilingRule> heldBy(String constraint) {
		return Arrays.stream(values())
			.filter((rule) -> !constraint.isEmpty() && rule.constraint.equals(constraint))
			.findFirst();
	}

}
