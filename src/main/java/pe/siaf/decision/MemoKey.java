package pe.siaf.decision;

import java.util.Map;

import pe.siaf.workflow.Workflow;

/**
 * A memo: of a unit, or of a program.
 *
 * @param fiscalYear the year of the budget law that is asked for
 * @param subject the unit's six digits or the program's four
 */
public record MemoKey(int fiscalYear, String subject) {

	private static final int PROGRAM_DIGITS = 4;

	boolean isOfProgram() {
		return this.subject.length() == PROGRAM_DIGITS;
	}

	/** The unit, or what stands for it in documents of none. */
	String secEjec() {
		return isOfProgram() ? Workflow.NATIONAL : this.subject;
	}

	/** The unit whose figures are shown, or empty. */
	String unit() {
		return isOfProgram() ? "" : this.subject;
	}

	/** The program, or empty. */
	String category() {
		return isOfProgram() ? this.subject : "";
	}

	/** Its key as named parameters {@code year}, {@code unit} and {@code category}. */
	Map<String, Object> params() {
		return Map.of("year", this.fiscalYear, "unit", secEjec(), "category", category());
	}

	/**
	 * The address of its page.
	 * @return the path
	 */
	public String path() {
		return "/decisiones/" + id();
	}

	/** Its key in histories and in the audit trail. */
	String id() {
		return this.fiscalYear + "/" + this.subject;
	}

}
