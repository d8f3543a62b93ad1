package pe.siaf.audit;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who wrote a figure, and when: what the trail says of one of many that are kept
 * together, such as a cell of a grid.
 */
@Component
public class FigureHistory {

	/** More than these nobody reads. */
	private static final int MOST = 100;

	private final JdbcClient jdbc;

	FigureHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The changes of a row's figures.
	 * @param chain the unit's sec_ejec, or {@link AuditTrail#NATIONAL}
	 * @param objectType what the row belongs to
	 * @param objectId the key of that
	 * @param row the row's key: figures are kept as {@code row column}
	 * @return newest first, a hundred at most
	 */
	public List<FigureChange> of(String chain, String objectType, String objectId, String row) {
		return this.jdbc
			.sql("""
					select e.at, coalesce(u.person_name, e.username) person, substr(f.place, length(:row) + 2) as column,
					  nullif(e.before ->> f.place, 'null') before, nullif(f.figure, 'null') after
					from audit_event e
					cross join lateral jsonb_each_text(e.after) f(place, figure)
					left join app_user u on u.username = e.username
					where e.object_type = :type and e.object_id = :id and e.chain = :chain and starts_with(f.place, :row || ' ')
					order by e.at desc, e.id desc, 3 limit :most""")
			.param("row", row)
			.param("type", objectType)
			.param("id", objectId)
			.param("chain", chain)
			.param("most", MOST)
			.query(FigureChange.class)
			.list();
	}

	/**
	 * The acts on an object as a whole, such as one that filled it.
	 * @param chain the unit's sec_ejec, or {@link AuditTrail#NATIONAL}
	 * @param objectType what kind of object
	 * @param objectId its key
	 * @param actions which acts are meant
	 * @return newest first, a hundred at most
	 */
	public List<WholeChange> ofWhole(String chain, String objectType, String objectId, List<String> actions) {
		return this.jdbc.sql("""
				select e.at, coalesce(u.person_name, e.username) person, e.action, e.after ->> 'from' origin
				from audit_event e left join app_user u on u.username = e.username
				where e.object_type = :type and e.object_id = :id and e.chain = :chain and e.action in (:actions)
				order by e.at desc, e.id desc limit :most""")
			.param("type", objectType)
			.param("id", objectId)
			.param("chain", chain)
			.param("actions", actions)
			.param("most", MOST)
			.query(WholeChange.class)
			.list();
	}

	/**
	 * A change of a figure.
	 *
	 * @param at when
	 * @param person who
	 * @param column which of the row's figures, such as a year or a month
	 * @param before what it was, or null for nothing
	 * @param after what it became, or null where it was cleared
	 */
	public record FigureChange(OffsetDateTime at, String person, String column, @Nullable BigDecimal before,
			@Nullable BigDecimal after) {
	}

	/**
	 * An act on an object as a whole.
	 *
	 * @param at when
	 * @param person who
	 * @param action what was done
	 * @param origin from where, where the act says so
	 */
	public record WholeChange(OffsetDateTime at, String person, String action, @Nullable String origin) {
	}

}
