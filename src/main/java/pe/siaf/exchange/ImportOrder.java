package pe.siaf.exchange;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Profile;

/**
 * What somebody asks the engine to take in.
 *
 * @param kind the kind's code
 * @param fiscalYear the year
 * @param secEjec the unit, where the file doesn't name it
 * @param fileName the file's name
 * @param statedOn the day the file speaks of, if not in its name nor today
 * @param dryRun whether to stop before applying
 * @param profile who asks; null for the system itself, which reaches everything
 * @param fetchedBy username of who had the system fetch it; null where nobody had
 */
public record ImportOrder(String kind, int fiscalYear, @Nullable String secEjec, String fileName,
		@Nullable LocalDate statedOn, boolean dryRun, @Nullable Profile profile, @Nullable String fetchedBy) {

	/** The name under which the system acts on its own. */
	public static final String SYSTEM = "sistema";

	/**
	 * An order of what nobody had fetched.
	 * @param kind the kind's code
	 * @param fiscalYear the year
	 * @param secEjec the unit, where the file doesn't name it
	 * @param fileName the file's name
	 * @param statedOn the day the file speaks of, if not in its name nor today
	 * @param dryRun whether to stop before applying
	 * @param profile who asks; null for the system itself, which reaches everything
	 */
	public ImportOrder(String kind, int fiscalYear, @Nullable String secEjec, String fileName,
			@Nullable LocalDate statedOn, boolean dryRun, @Nullable Profile profile) {
		this(kind, fiscalYear, secEjec, fileName, statedOn, dryRun, profile, null);
	}

	/**
	 * An order of the system itself: reference data, demo data, the command line.
	 * @param kind the kind's code
	 * @param fiscalYear the year
	 * @param secEjec the unit, or null
	 * @param fileName the file's name
	 * @return the order
	 */
	public static ImportOrder ofSystem(String kind, int fiscalYear, @Nullable String secEjec, String fileName) {
		return new ImportOrder(kind, fiscalYear, secEjec, fileName, null, false, null);
	}

	String username() {
		return (this.profile != null) ? this.profile.username() : SYSTEM;
	}

	String profileLabel() {
		return (this.profile != null) ? this.profile.label() : "SYSTEM";
	}

}
