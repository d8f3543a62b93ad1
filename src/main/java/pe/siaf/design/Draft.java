package pe.siaf.design;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A version of a program, as the design desk lists it.
 *
 * @param id its key
 * @param program the program's code
 * @param kind PP, AC or APNOP
 * @param version its number
 * @param name the program's name in it
 * @param state where it stands between draft and approval
 * @param validFrom first fiscal year in force
 * @param validTo last fiscal year in force
 * @param submittedNumber its number among the program's submissions, given at the first
 * @param training whether it is a copy to practise on
 * @param demonstration whether parts of it were invented to show the system
 * @param origin NATIVE, or IMPORTED where it was designed outside
 * @param basedOn number of the version it was copied from
 * @param lockVersion grows with each batch of edits
 * @param createdAt when it was opened
 * @param createdBy by whom
 * @param changes how many edits it has seen
 * @param openComments how many comments wait for an answer
 * @param exercise the exercise on the method that it is an attempt at
 */
record Draft(long id, String program, String kind, int version, String name, String state, @Nullable Integer validFrom,
		@Nullable Integer validTo, @Nullable Integer submittedNumber, boolean training, boolean demonstration,
		String origin, @Nullable Integer basedOn, int lockVersion, OffsetDateTime createdAt, String createdBy,
		int changes, int openComments, @Nullable String exercise) {

	/** States in which a version's content is written. */
	static final Set<String> OPEN = Set.of("DRAFT", "OBSERVED");

	public boolean isOpen() {
		return OPEN.contains(this.state);
	}

	public boolean hasLogframe() {
		return "PP".equals(this.kind);
	}

	/**
	 * The address of its pages.
	 * @return for example {@code /programas/0149/versiones/3}
	 */
	public String page() {
		return "/programas/" + this.program + "/versiones/" + this.version;
	}

}
