package pe.siaf.design;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change in a draft.
 *
 * @param action SET a field, ADD a row, REMOVE a row with what hangs on it, MOVE a row,
 * or UNDO a change
 * @param part the part's name
 * @param id the row's key; of UNDO the change's
 * @param field the field, for SET
 * @param before what the person saw there, for SET: if it holds something else by now,
 * nothing is changed
 * @param after the new text, for SET
 * @param values the fields of a new row; a new row of the matrix also names its
 * {@code level}
 * @param parent the row that a new or moved row lies under; none for the version itself
 * @param at its place among its kind, from 0; none for the end
 */
record Edit(Action action, @Nullable String part, @Nullable Long id, @Nullable String field, @Nullable String before,
		@Nullable String after, @Nullable Map<String, String> values, @Nullable Long parent, @Nullable Integer at) {

	/** Kinds of edits. */
	enum Action {

		SET, ADD, REMOVE, MOVE, UNDO

	}

	static Edit set(Part part, long id, String field, String before, String after) {
		return new Edit(Action.SET, part.name(), id, field, before, after, null, null, null);
	}

	static Edit add(Part part, @Nullable Long parent, Map<String, String> values) {
		return new Edit(Action.ADD, part.name(), null, null, null, null, values, parent, null);
	}

	static Edit remove(Part part, long id) {
		return new Edit(Action.REMOVE, part.name(), id, null, null, null, null, null, null);
	}

	static Edit move(Part part, long id, @Nullable Long parent, int at) {
		return new Edit(Action.MOVE, part.name(), id, null, null, null, null, parent, at);
	}

	static Edit undo(long change) {
		return new Edit(Action.UNDO, null, change, null, null, null, null, null, null);
	}

	String text(String name) {
		return (this.values != null) ? this.values.getOrDefault(name, "") : "";
	}

}
