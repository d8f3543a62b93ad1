package pe.siaf.ceiling;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A macro frame.
 *
 * @param id its key
 * @param fiscalYear its first year
 * @param scenario what it supposes, such as BASE
 * @param version its number within year and scenario
 * @param name what it is called
 * @param norm the act it stands on, or empty
 * @param state DRAFT or PUBLISHED
 * @param demonstration whether its figures were invented to show the system
 * @param createdBy who wrote it
 * @param movedAt since when it has its state
 * @param lockVersion counts its changes
 */
record MacroFrame(long id, int fiscalYear, String scenario, int version, String name, String norm, String state,
		boolean demonstration, String createdBy, OffsetDateTime movedAt, int lockVersion) {

	/** The years it must speak of. */
	public List<Integer> years() {
		return List.of(this.fiscalYear, this.fiscalYear + 1, this.fiscalYear + 2);
	}

	/** The years it may speak of: the one before carries prices forward. */
	public List<Integer> shownYears() {
		return List.of(this.fiscalYear - 1, this.fiscalYear, this.fiscalYear + 1, this.fiscalYear + 2);
	}

	/** What people call it. */
	public String label() {
		return this.fiscalYear + " · " + this.scenario + " · v" + this.version;
	}

	public boolean isDraft() {
		return this.state.equals("DRAFT");
	}

}
