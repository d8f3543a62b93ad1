package pe.siaf.design;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The order of rows among their kind: under one parent, in the matrix also of one level.
 */
@Component
class Places {

	/** Rows of a part that stand in one order with a row t, itself included. */
	private static final String SIBLINGS = """
			select s.id from %1$s s join %1$s t on t.id = :id where %2$s order by s.position, s.id""";

	private final JdbcClient jdbc;

	Places(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Place of(Part part, ObjectNode row) {
		long id = row.path("id").asLong();
		JsonNode parent = row.path((part == Part.NODE) ? "parent_id" : part.parentColumn());
		return new Place(parent.isNumber() ? parent.asLong() : null, siblings(part, id).indexOf(id));
	}

	/** The position behind the last of a new row's kind. */
	int end(Part part, ObjectNode row, long version) {
		String under = (part == Part.NODE) ? "version_id = :key and level = :level" : part.parentColumn() + " = :key";
		return this.jdbc.sql("select coalesce(max(position), -1) + 1 from " + part.table() + " where " + under)
			.param("key", (part == Part.NODE) ? version : row.path(part.parentColumn()).asLong())
			.param("level", row.path("level").asString(""))
			.query(Integer.class)
			.single();
	}

	/** Puts a row at a place among its kind; a place beyond the end is the end. */
	void move(Part part, long id, int at) {
		List<Long> order = new ArrayList<>(siblings(part, id));
		order.remove(id);
		order.add(Math.max(0, Math.min(at, order.size())), id);
		number(part, order);
	}

	/** After a row has come back: two at one position get one each. */
	void settle(Part part, long id) {
		number(part, siblings(part, id));
	}

	/** Hangs a row under another parent. */
	void hang(Part part, long id, long parent) {
		String column = (part == Part.NODE) ? "parent_id" : part.parentColumn();
		this.jdbc.sql(
				"update %1$s set %2$s = :parent, position = (select coalesce(max(s.position), -1) + 1 from %1$s s where s.%2$s = :parent) where id = :id"
					.formatted(part.table(), column))
			.param("parent", parent)
			.param("id", id)
			.update();
	}

	private List<Long> siblings(Part part, long id) {
		String same = (part == Part.NODE)
				? "s.version_id = t.version_id and s.level = t.level and s.parent_id is not distinct from t.parent_id"
				: "s.%1$s = t.%1$s".formatted(part.parentColumn());
		return this.jdbc.sql(SIBLINGS.formatted(part.table(), same)).param("id", id).query(Long.class).list();
	}

	private void number(Part part, List<Long> order) {
		this.jdbc.sql("""
				update %s t set position = o.position - 1
				from unnest(cast(:order as bigint[])) with ordinality o (id, position)
				where t.id = o.id and t.position <> o.position - 1""".formatted(part.table()))
			.param("order", order.toArray(Long[]::new))
			.update();
	}

	/**
	 * Where a row stands.
	 *
	 * @param parent the row above
	 * @param at its place among its kind, from 0
	 */
	record Place(@Nullable Long parent, int at) {
	}

}
