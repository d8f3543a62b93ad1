package pe.siaf.modification;

import java.util.List;

/**
 * A type of note as its year defines it (domain 8.3).
 *
 * @param code three digits
 * @param name its name
 * @param level INSTITUTIONAL, FUNCTIONAL or TECHNICAL
 * @param reach within what it balances: UNIT, PLIEGO, or DEVICE for the law as a whole
 * @param net ZERO, POSITIVE, NEGATIVE or NOT_ZERO: what remains there
 * @param revenue whether that equals revenue, rubro by rubro
 * @param legalDocuments the kinds of document that approve it
 * @param allotmentKind what it is among movements of the PCA
 */
record NoteType(String code, String name, String level, String reach, String net, boolean revenue,
		List<String> legalDocuments, String allotmentKind) {

	/** The kinds of document under which notes are kept in the table of allowed moves. */
	static final List<String> OBJECT_TYPES = List.of("NOTE_FUNCTIONAL", "NOTE_INSTITUTIONAL");

	/**
	 * The kind of document in the table of allowed moves: who approves follows from it.
	 * @return the object type
	 */
	String objectType() {
		return this.level.equals("FUNCTIONAL") ? "NOTE_FUNCTIONAL" : "NOTE_INSTITUTIONAL";
	}

	/**
	 * Whether its lines may be of several units.
	 * @return true but for what stays within the unit
	 */
	public boolean isBetweenUnits() {
		return !this.reach.equals("UNIT");
	}

	public String shown() {
		return this.code + ". " + this.name;
	}

}
