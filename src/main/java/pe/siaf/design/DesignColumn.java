package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column under which a part's rows travel in files: its fields, and what a form knows
 * without being told: where a row lies, what it is called, whether it was invented. Rows
 * are named by what people call them, never by keys.
 *
 * @param name its name in files
 * @param field what it takes; its name is the table's column
 * @param use what it is for
 */
record DesignColumn(String name, Field field, Use use) {

	/** Under which name a row is named by others of the same file. */
	static final String REF = "ref";

	/** The words of an indicator, for a system that doesn't know its code. */
	static final String INDICATOR_NAME = "indicator_name";

	/** Parts whose rows have no name that is theirs alone: files number them. */
	static final Set<Part> NUMBERED = EnumSet.of(Part.POPULATION, Part.EVIDENCE, Part.PATH);

	/** Parts that carry a mark where a row was invented to show the system. */
	private static final Set<Part> MARKED = EnumSet.of(Part.VERSION, Part.PROBLEM, Part.POPULATION, Part.CAUSE,
			Part.NODE, Part.VERIFICATION, Part.ASSUMPTION, Part.RESPONSIBLE, Part.MODEL);

	private static final String[] LEVELS = { "FR", "SR", "P", "A" };

	/** What a column is for. */
	enum Use {

		/** A field of the row. */
		FIELD,

		/** The row it lies under. */
		PARENT,

		/** What the row is called in this file; no column of its table. */
		REF,

		/** Told beside it to be understood; no column of its table. */
		HELP

	}

	/** The columns of a part, in the order of its sheet. */
	static List<DesignColumn> of(Part part) {
		List<DesignColumn> columns = new ArrayList<>();
		Part parent = part.parent();
		if (NUMBERED.contains(part)) {
			columns.add(new DesignColumn(REF, Field.line(REF).must(), Use.REF));
		}
		if (parent != null && parent != Part.VERSION) {
			columns.add(named(Field.holdsOn(part.parentColumn(), parent.name()).must(), Use.PARENT));
		}
		if (part == Part.NODE) {
			columns.add(named(Field.choice("level", LEVELS).must(), Use.FIELD));
			columns.add(named(Part.PARENT_NODE, Use.FIELD));
		}
		part.fields().forEach((field) -> columns.add(named(field, Use.FIELD)));
		if (part == Part.INDICATOR) {
			columns.add(new DesignColumn(INDICATOR_NAME, Field.text(INDICATOR_NAME), Use.HELP));
		}
		if (part == Part.VERIFICATION) {
			columns.add(named(Field.line("indicator"), Use.FIELD));
		}
		if (part == Part.SUFFICIENCY) {
			columns.add(named(Field.moment("signed_at"), Use.FIELD));
		}
		if (part == Part.EVIDENCE) {
			columns.add(named(Field.line("file_hash"), Use.FIELD));
		}
		if (MARKED.contains(part)) {
			columns.add(named(Field.yesNo("demonstration"), Use.FIELD));
		}
		return List.copyOf(columns);
	}

	private static DesignColumn named(Field field, Use use) {
		return new DesignColumn(field.isReference() ? field.name().replaceFirst("_id$", "") : field.name(), field, use);
	}

	/** The column that tells a row's place under another. */
	static String parentOf(Part part) {
		return part.parentColumn().replaceFirst("_id$", "");
	}

	/** What it takes, under its name in files. */
	Field told() {
		return new Field(this.name, this.field.kind(), this.field.required(), this.field.choices(),
				this.field.refersTo(), this.field.holds());
	}

	/** Whether its table holds it. */
	boolean isStored() {
		return this.use == Use.FIELD || this.use == Use.PARENT;
	}

	/** Whether it names a row of the same design. */
	boolean namesRow() {
		return this.field.isReference() && !this.field.refersTo().isEmpty();
	}

}
