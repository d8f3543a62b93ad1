package pe.siaf.design;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import pe.siaf.design.DesignChanges.Change;

/**
 * An edit as its page tells it.
 *
 * @param id its key
 * @param at when
 * @param personName who
 * @param action what was done
 * @param part to what
 * @param field the field
 * @param before what it replaced, in words
 * @param after what it put there, in words
 * @param undone whether it was taken back
 * @param undoes the change that it takes back
 */
record ShownChange(long id, OffsetDateTime at, String personName, String action, String part, String field,
		String before, String after, boolean undone, @Nullable Long undoes) {

	static ShownChange of(Change change, JsonNode before, JsonNode after) {
		return new ShownChange(change.id(), change.at(), change.personName(), change.action(), change.part(),
				change.field(), words(before), words(after), change.undone(), change.undoes());
	}

	/**
	 * A value as it is; of a row its text and how many fall with it; of a place which
	 * one.
	 */
	private static String words(JsonNode state) {
		if (state.has("rows")) {
			JsonNode row = state.path("rows").path(0).path("row");
			String name = "";
			for (String field : new String[] { "code", "text", "name", "citation", "statement", "indicator",
					"person_name", "justification" }) {
				if (row.path(field).isString()) {
					name = (name + " " + row.path(field).asString()).strip();
				}
			}
			int more = state.path("rows").size() - 1;
			return (more > 0) ? name + " (+" + more + ")" : name;
		}
		if (state.has("at")) {
			return String.valueOf(state.path("at").asInt() + 1);
		}
		return state.isNull() ? "" : state.asString("");
	}

}
