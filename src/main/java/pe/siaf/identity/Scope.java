package pe.siaf.identity;

import java.io.Serializable;

/**
 * What part of the country's records a profile reaches (domain 1.8).
 *
 * @param kind along which axis
 * @param code which part: empty for NATIONAL; a sector, sec_ejec or program code;
 * {@code sector/pliego}, or the six digits of a local government; {@code sec_ejec/centre}
 * for a cost centre; {@code program/department} for a program in a department
 */
public record Scope(Kind kind, String code) implements Serializable {

	private static final int LOCAL_GOVERNMENT = 6;

	/** The axes of a scope. */
	public enum Kind {

		NATIONAL, SECTOR, PLIEGO, UE, COST_CENTRE, PROGRAM, GEOGRAPHY, PROGRAM_GEOGRAPHY

	}

	public static Scope national() {
		return new Scope(Kind.NATIONAL, "");
	}

	/**
	 * Whether it says which part it is. A pliego's three digits repeat between sectors,
	 * so one without its sector reaches nothing; six digits are a local government's own.
	 * @return false for a pliego such as {@code 096} without its sector
	 */
	public boolean isWhole() {
		return this.kind != Kind.PLIEGO || this.code.contains("/") || this.code.length() == LOCAL_GOVERNMENT;
	}

	/**
	 * The part of a two-part code before the slash.
	 * @return the unit of a cost centre, the program of a program in a department, or the
	 * whole code
	 */
	public String head() {
		int slash = this.code.indexOf('/');
		return (slash < 0) ? this.code : this.code.substring(0, slash);
	}

	/**
	 * The part of a two-part code behind the slash.
	 * @return the cost centre or department, or empty
	 */
	public String tail() {
		int slash = this.code.indexOf('/');
		return (slash < 0) ? "" : this.code.substring(slash + 1);
	}

}
