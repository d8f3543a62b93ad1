package pe.siaf.design;

import java.util.List;

/**
 * A column of a part that people fill in.
 *
 * @param name the column's name
 * @param kind what it takes
 * @param required whether it must not be empty
 * @param choices the words it takes, for a choice
 * @param refersTo the part whose rows it names, for a reference; else empty
 * @param holds whether the row falls with the one it names
 */
record Field(String name, Kind kind, boolean required, List<String> choices, String refersTo, boolean holds) {

	/** What a field takes, the type of its column and how long it may be. */
	enum Kind {

		LINE("text", 500), TEXT("text", 6000), WHOLE("integer", 9), NUMBER("numeric", 24), YES_NO("boolean", 5),
		DATE("date", 10), MOMENT("timestamptz", 40), CHOICE("text", 40), LEVELS("text", 3), REFERENCE("bigint", 19),

		/** Where it stands in a picture: people drag it and never type it. */
		PLACE("integer", 9);

		private final String type;

		private final int longest;

		Kind(String type, int longest) {
			this.type = type;
			this.longest = longest;
		}

		String type() {
			return this.type;
		}

		int longest() {
			return this.longest;
		}

	}

	static Field line(String name) {
		return new Field(name, Kind.LINE, false, List.of(), "", false);
	}

	static Field text(String name) {
		return new Field(name, Kind.TEXT, false, List.of(), "", false);
	}

	static Field whole(String name) {
		return new Field(name, Kind.WHOLE, false, List.of(), "", false);
	}

	static Field place(String name) {
		return new Field(name, Kind.PLACE, false, List.of(), "", false);
	}

	static Field number(String name) {
		return new Field(name, Kind.NUMBER, false, List.of(), "", false);
	}

	static Field yesNo(String name) {
		return new Field(name, Kind.YES_NO, false, List.of(), "", false);
	}

	static Field date(String name) {
		return new Field(name, Kind.DATE, false, List.of(), "", false);
	}

	static Field moment(String name) {
		return new Field(name, Kind.MOMENT, false, List.of(), "", false);
	}

	static Field levels(String name) {
		return new Field(name, Kind.LEVELS, false, List.of(), "", false);
	}

	static Field choice(String name, String... choices) {
		return new Field(name, Kind.CHOICE, false, List.of(choices), "", false);
	}

	/** Names a row of another part; emptied when that row goes. */
	static Field names(String name, String part) {
		return new Field(name, Kind.REFERENCE, false, List.of(), part, false);
	}

	/** Names a row of another part and goes with it. */
	static Field holdsOn(String name, String part) {
		return new Field(name, Kind.REFERENCE, false, List.of(), part, true);
	}

	Field must() {
		return new Field(this.name, this.kind, true, this.choices, this.refersTo, this.holds);
	}

	/** Whether people fill it in. */
	boolean isTyped() {
		return this.kind != Kind.PLACE;
	}

	boolean isReference() {
		return this.kind == Kind.REFERENCE;
	}

}
