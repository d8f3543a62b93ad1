package pe.siaf.design;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import pe.siaf.identity.Profile;

/**
 * A copy that somebody works on by the editor of every design.
 *
 * @param draft the copy
 * @param exercise what it is an attempt at
 * @param person who practises
 * @param rows the designs' rows
 * @param editor the editor
 */
record Attempt(Draft draft, Exercise exercise, Profile person, DesignRows rows, DesignEditor editor) {

	/** The row whose field begins with a text. */
	ObjectNode row(Part part, String field, String text) {
		return this.rows.of(part, this.draft.id())
			.stream()
			.filter((row) -> row.path(field).asString("").startsWith(text))
			.findFirst()
			.orElseThrow();
	}

	long id(ObjectNode row) {
		return row.path("id").asLong();
	}

	String key(Part part, String field, String text) {
		return String.valueOf(id(row(part, field, text)));
	}

	long add(Part part, Long parent, String... values) {
		return edit(Edit.add(part, parent, DesignEditor.values(values)));
	}

	void set(Part part, ObjectNode row, String field, String text) {
		edit(Edit.set(part, id(row), field, DesignRows.text(row, part.field(field).orElseThrow()), text));
	}

	void remove(Part part, String field, String text) {
		edit(Edit.remove(part, id(row(part, field, text))));
	}

	private long edit(Edit edit) {
		return this.editor.apply(this.draft.id(), List.of(edit), this.person).get(0).id();
	}

}
