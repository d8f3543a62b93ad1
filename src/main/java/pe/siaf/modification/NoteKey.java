package pe.siaf.modification;

import java.util.Map;

/**
 * A sequence of a budget note.
 *
 * @param fiscalYear the year
 * @param secEjec the unit that keeps it
 * @param number ten digits
 * @param sequence 0001, or 0002 for the contrary note that annuls it
 */
record NoteKey(int fiscalYear, String secEjec, String number, String sequence) {

	/** How a sequence stands in addresses. */
	static final String PATTERN = "/{year:\\d{4}}/{unit:\\d{6}}/{note:\\d{10}-\\d{4}}";

	/** The note itself. */
	static final String FIRST = "0001";

	private static final int DIGITS = 10;

	/**
	 * The sequence that an address names.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param note number and sequence with a dash
	 * @return the key
	 */
	static NoteKey of(int fiscalYear, String secEjec, String note) {
		return new NoteKey(fiscalYear, secEjec, note.substring(0, DIGITS), note.substring(DIGITS + 1));
	}

	/**
	 * What people call it.
	 * @return for example {@code 0000000012-0001}
	 */
	public String shown() {
		return this.number + "-" + this.sequence;
	}

	/**
	 * Its key in histories.
	 * @return unique within its unit's histories
	 */
	String id() {
		return this.fiscalYear + "/" + shown();
	}

	/**
	 * What its movements stem from.
	 * @return the posting's key
	 */
	String postingKey() {
		return "note/" + this.secEjec + "/" + shown();
	}

	/**
	 * Its page.
	 * @return the path
	 */
	public String page() {
		return "/modificaciones/" + this.fiscalYear + "/" + this.secEjec + "/" + shown();
	}

	/**
	 * Its resource.
	 * @return the path in the API
	 */
	String location() {
		return "/api/v1/budget-notes/" + this.fiscalYear + "/" + this.secEjec + "/" + shown();
	}

	/** Whether it annuls the note's first sequence. */
	boolean isContrary() {
		return !this.sequence.equals(FIRST);
	}

	/** The sequence that a contrary one annuls. */
	NoteKey original() {
		return new NoteKey(this.fiscalYear, this.secEjec, this.number, FIRST);
	}

	/**
	 * Its key as named parameters {@code year}, {@code unit}, {@code number} and
	 * {@code sequence}.
	 * @return the parameters
	 */
	Map<String, Object> params() {
		return Map.of("year", this.fiscalYear, "unit", this.secEjec, "number", this.number, "sequence", this.sequence);
	}

}
