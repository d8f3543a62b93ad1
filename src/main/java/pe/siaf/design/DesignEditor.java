package pe.siaf.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.design.DesignChanges.Change;
import pe.siaf.design.DesignRows.Branch;
import pe.siaf.design.DesignRows.Row;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Edits drafts. A batch of edits is made whole or not at all; each is kept with what it
 * replaced, so that it can be taken back. Edits of one version wait for each other, those
 * of others don't.
 */
@Component
class DesignEditor {

	private final Drafts drafts;

	private final DesignRows rows;

	private final DesignChanges changes;

	private final Places places;

	private final NodeCodes codes;

	private final JsonMapper json;

	DesignEditor(Drafts drafts, DesignRows rows, DesignChanges changes, Places places, NodeCodes codes,
			JsonMapper json) {
		this.drafts = drafts;
		this.rows = rows;
		this.changes = changes;
		this.places = places;
		this.codes = codes;
		this.json = json;
	}

	/**
	 * Makes edits.
	 * @param version the version's key
	 * @param edits the edits, in their order
	 * @param actor who edits
	 * @return what was done, edit by edit
	 * @throws RuleViolation DSN-101 if the version isn't open to the actor's edits,
	 * DSN-102 to DSN-107 for what an edit asks, WFL-003 if somebody else was there first
	 */
	@Transactional
	public List<Done> apply(long version, List<Edit> edits, Profile actor) {
		this.drafts.lockForEditing(version, actor);
		List<Done> done = new ArrayList<>();
		for (Edit edit : edits) {
			done.add(apply(version, edit, actor));
		}
		this.drafts.touched(version);
		return done;
	}

	private Done apply(long version, Edit edit, Profile actor) {
		return switch (edit.action()) {
			case SET -> set(version, part(edit), id(edit), edit, actor, null);
			case ADD -> add(version, part(edit), edit, actor);
			case REMOVE -> remove(version, part(edit), row(version, part(edit), id(edit)), actor, null);
			case MOVE -> move(version, part(edit), id(edit), edit.parent(), edit.at(), actor, null);
			case UNDO -> undo(version, id(edit), actor);
		};
	}

	private Done set(long version, Part part, long id, Edit edit, Profile actor, @Nullable Long undoes) {
		Field field = part.field(String.valueOf(edit.field())).orElseThrow(NotFound::new);
		ObjectNode row = row(version, part, id);
		String value = value(version, part, field, edit.after());
		String current = DesignRows.text(row, field);
		if (FieldText.same(field, current, value)) {
			return new Done(null, id, current);
		}
		if (!FieldText.same(field, current, edit.before())) {
			throw conflict(version, part, id, field.name(), current);
		}
		this.rows.set(part, id, field, value);
		long change = this.changes.record(version, actor, "SET", part, id, field.name(), current, value, undoes);
		return new Done(change, id, (value != null) ? value : "");
	}

	private EditConflict conflict(long version, Part part, long id, String field, String current) {
		return this.changes.last(version, part, id, field)
			.map((last) -> new EditConflict(field, current, last))
			.orElseGet(() -> new EditConflict(field, current));
	}

	private Done add(long version, Part part, Edit edit, Profile actor) {
		ObjectNode row = this.json.createObjectNode();
		for (Field field : part.fields()) {
			String typed = edit.text(field.name());
			if (part == Part.NODE && field.name().equals("code") && typed.isBlank()) {
				continue;
			}
			String value = value(version, part, field, typed);
			if (value != null) {
				row.put(field.name(), value);
			}
		}
		if (part == Part.NODE) {
			this.codes.place(version, row, edit.text("level"), edit.parent());
		}
		else if (part.parent() == Part.VERSION) {
			row.put(part.parentColumn(), version);
		}
		else {
			row.put(part.parentColumn(), parent(version, part, edit));
		}
		if (part.isOrdered()) {
			row.put("position", this.places.end(part, row, version));
		}
		if (part == Part.INDICATOR) {
			this.codes.name(row);
		}
		if (part == Part.EDGE) {
			this.codes.refuseCycle(row);
		}
		long id = this.rows.insert(part, row);
		if (part.isOrdered() && edit.at() != null) {
			this.places.move(part, id, edit.at());
		}
		ObjectNode written = this.rows.find(part, id).orElseThrow();
		long change = this.changes.record(version, actor, "ADD", part, id, "", null,
				new Branch(List.of(new Row(part, written)), List.of()), null);
		return new Done(change, id, "");
	}

	private long parent(long version, Part part, Edit edit) {
		Part above = Objects.requireNonNull(part.parent());
		long id = Objects.requireNonNullElse(edit.parent(), 0L);
		row(version, above, id);
		return id;
	}

	private Done remove(long version, Part part, ObjectNode row, Profile actor, @Nullable Long undoes) {
		if (part == Part.VERSION) {
			throw new NotFound("part");
		}
		Branch branch = this.rows.branch(part, row);
		List<Row> last = new ArrayList<>(branch.rows());
		java.util.Collections.reverse(last);
		last.forEach((each) -> this.rows.delete(each.part(), each.id()));
		long id = row.path("id").asLong();
		long change = this.changes.record(version, actor, "REMOVE", part, id, "", branch, null, undoes);
		return new Done(change, id, "");
	}

	private Done move(long version, Part part, long id, @Nullable Long parent, @Nullable Integer at, Profile actor,
			@Nullable Long undoes) {
		ObjectNode row = row(version, part, id);
		Places.Place before = this.places.of(part, row);
		if (parent != null && !parent.equals(before.parent())) {
			Part above = (part == Part.NODE) ? Part.NODE : Objects.requireNonNull(part.parent());
			ObjectNode target = row(version, above, parent);
			this.codes.requireBelow(part, row, target);
			this.places.hang(part, id, parent);
		}
		this.places.move(part, id, (at != null) ? at : Integer.MAX_VALUE);
		Places.Place after = this.places.of(part, row(version, part, id));
		if (after.equals(before)) {
			return new Done(null, id, "");
		}
		long change = this.changes.record(version, actor, "MOVE", part, id, "", before, after, undoes);
		return new Done(change, id, "");
	}

	private Done undo(long version, long changeId, Profile actor) {
		Change change = this.changes.find(version, changeId).orElseThrow(NotFound::new);
		if (change.undone()) {
			throw new RuleViolation(DraftRule.CHANGED_SINCE, Figures.of("person", change.personName()));
		}
		Part part = Part.valueOf(change.part());
		JsonNode before = this.changes.read(change.before());
		return switch (change.action()) {
			case "SET" -> set(version, part, change.rowId(), Edit.set(part, change.rowId(), change.field(),
					this.changes.read(change.after()).asString(""), before.asString("")), actor, changeId);
			case "ADD" -> takeBack(version, part, change, actor);
			case "REMOVE" -> restore(version, part, change, before, actor);
			default ->
				move(version, part, change.rowId(), before.hasNonNull("parent") ? before.path("parent").asLong() : null,
						before.path("at").asInt(), actor, changeId);
		};
	}

	/** What others have added to a new row meanwhile isn't thrown away with it. */
	private Done takeBack(long version, Part part, Change change, Profile actor) {
		ObjectNode row = row(version, part, change.rowId());
		if (this.changes.touchedByOthers(version, change.id(), actor.username(), this.rows.branch(part, row).rows())) {
			throw new RuleViolation(DraftRule.CHANGED_SINCE, Figures.of("person", change.personName()));
		}
		return remove(version, part, row, actor, change.id());
	}

	private Done restore(long version, Part part, Change change, JsonNode branch, Profile actor) {
		for (JsonNode each : branch.path("rows")) {
			this.rows.insert(Part.valueOf(each.path("part").asString()), each.path("row"));
		}
		for (JsonNode link : branch.path("links")) {
			Part holder = Part.valueOf(link.path("part").asString());
			Field field = holder.field(link.path("field").asString()).orElseThrow();
			this.rows.find(holder, link.path("id").asLong())
				.filter((row) -> DesignRows.text(row, field).isEmpty())
				.ifPresent(
						(row) -> this.rows.set(holder, link.path("id").asLong(), field, link.path("named").asString()));
		}
		if (part.isOrdered()) {
			this.places.settle(part, change.rowId());
		}
		long id = this.changes.record(version, actor, "ADD", part, change.rowId(), "", null,
				new Branch(List.of(new Row(part, this.rows.find(part, change.rowId()).orElseThrow())), List.of()),
				change.id());
		return new Done(id, change.rowId(), "");
	}

	/** What is typed, read; a row that it names must be of the same design. */
	private @Nullable String value(long version, Part part, Field field, @Nullable String typed) {
		String value = FieldText.read(part, field, typed);
		if (value != null && field.isReference() && !field.refersTo().isEmpty()) {
			Part named = Part.valueOf(field.refersTo());
			row(version, named, Long.parseLong(value));
		}
		return value;
	}

	/** A row of this design; rows of others are as good as missing. */
	private ObjectNode row(long version, Part part, long id) {
		return this.rows.find(part, id)
			.filter((found) -> this.rows.versionOf(part, id).filter((owner) -> owner == version).isPresent())
			.orElseThrow(() -> gone(version, part, id));
	}

	private RuleViolation gone(long version, Part part, long id) {
		return this.changes.last(version, part, id, "")
			.filter((last) -> last.action().equals("REMOVE"))
			.map((last) -> (RuleViolation) new EditConflict("", "", last))
			.orElseGet(() -> new RuleViolation(DraftRule.NOT_OF_THIS_DESIGN, Figures.of("designPart", part.name())));
	}

	private static Part part(Edit edit) {
		return Part.of(String.valueOf(edit.part())).orElseThrow(NotFound::new);
	}

	private static long id(Edit edit) {
		return Objects.requireNonNullElse(edit.id(), 0L);
	}

	static Map<String, String> values(String... pairs) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int at = 0; at < pairs.length; at += 2) {
			values.put(pairs[at], pairs[at + 1]);
		}
		return values;
	}

	/**
	 * An edit that was made.
	 *
	 * @param change the change's key; none where nothing was different
	 * @param id the row's key
	 * @param value what the field holds now, of SET
	 */
	record Done(@Nullable Long change, long id, String value) {
	}

}
