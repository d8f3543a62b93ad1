package pe.siaf.program;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A program as designed: the version that holds in a year, or the newest draft where none
 * does.
 *
 * @param id the version's key
 * @param program the program's code
 * @param kind PP, AC or APNOP
 * @param version its number
 * @param name the program's name in this version
 * @param state where it stands between draft and approval
 * @param origin NATIVE, or IMPORTED where it was designed and approved outside
 * @param validFrom first fiscal year in force
 * @param validTo last fiscal year in force
 * @param rectorName the entity that answers for it
 * @param levels levels of government that execute: some of E, R, M
 * @param objective the light registration of central actions and allocations (4.11)
 * @param source where its content was published
 * @param demonstration whether parts of it were invented to show the system
 * @param problem the problem it attacks
 * @param population whom it is to reach
 */
public record ProgramVersion(long id, String program, String kind, int version, String name, String state,
		String origin, @Nullable Integer validFrom, @Nullable Integer validTo, @Nullable String rectorName,
		String levels, @Nullable String objective, @Nullable String source, boolean demonstration,
		@Nullable String problem, @Nullable String population) {

	/**
	 * A category of the year's classifier that nobody has registered a design for.
	 * @param program the category's code
	 * @param kind PP, AC or APNOP
	 * @param name its name
	 * @return a version that holds nothing
	 */
	public static ProgramVersion unregistered(String program, String kind, String name) {
		return new ProgramVersion(0, program, kind, 0, name, "UNREGISTERED", "NATIVE", null, null, null, "", null, null,
				false, null, null);
	}

	public boolean isRegistered() {
		return this.version > 0;
	}

	/**
	 * The levels of government one by one.
	 * @return some of E, R, M
	 */
	public List<String> levelList() {
		return this.levels.chars().mapToObj(Character::toString).toList();
	}

	/**
	 * Whether a matrix belongs to it: central actions and allocations have none.
	 * @return true for budget programs
	 */
	public boolean hasLogframe() {
		return "PP".equals(this.kind);
	}

	/**
	 * Whether it is approved and in force in a year.
	 * @param fiscalYear the year
	 * @return true if the year lies within its years
	 */
	public boolean isInForce(int fiscalYear) {
		return "APPROVED".equals(this.state) && this.validFrom != null && this.validFrom <= fiscalYear
				&& (this.validTo == null || fiscalYear <= this.validTo);
	}

}
