package pe.siaf.ceiling;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A version of a year's ceilings in a process.
 *
 * @param id its key
 * @param fiscalYear the year of the budget law; it speaks of this year and two more
 * @param process APM, PMP or FORMULATION
 * @param number its number within year and process
 * @param name what it is called
 * @param description what it is for
 * @param state DRAFT, VALIDATED, APPROVED, AVAILABLE or REPLACED
 * @param frameId the frame it stays within
 * @param basedOn the version of the process before that it stands on, or null
 * @param demonstration whether its figures were invented to show the system
 * @param createdBy who opened it
 * @param movedAt since when it has its state
 * @param lockVersion counts its moves
 */
record CeilingVersion(long id, int fiscalYear, String process, int number, String name, String description,
		String state, long frameId, @Nullable Long basedOn, boolean demonstration, String createdBy,
		OffsetDateTime movedAt, int lockVersion) {

	/** The year and the two after it. */
	public List<Integer> years() {
		return List.of(this.fiscalYear, this.fiscalYear + 1, this.fiscalYear + 2);
	}

	/** What people call it. */
	public String label() {
		return this.fiscalYear + " · " + this.process + " · v" + this.number;
	}

	public boolean isDraft() {
		return this.state.equals("DRAFT");
	}

	public boolean isAvailable() {
		return this.state.equals("AVAILABLE");
	}

}
