package pe.siaf.audit;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;

/** Reads the trail, newest first. */
@Component
class AuditQuery {

	private static final String MATCHING = """
			from audit_event
			where (:username::text is null or username = :username)
			  and (:action::text is null or action = :action)
			  and (:object::text is null or object_type = :object or object_id = :object)
			  and (:chain::text is null or chain = :chain)
			  and (:since::timestamptz is null or at >= :since)
			  and (:until::timestamptz is null or at < :until)
			""";

	private static final String COLUMNS = """
			select id, chain, at, username, profile, action, object_type, object_id,
			  jsonb_pretty(before) before, jsonb_pretty(after) after
			""";

	private final JdbcClient jdbc;

	AuditQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(Filter filter) {
		return filtered("select count(*) " + MATCHING, filter).query(Long.class).single();
	}

	List<Event> page(Filter filter, long offset, int limit) {
		return filtered(COLUMNS + MATCHING + "order by at desc, id desc limit :limit offset :offset", filter)
			.param("limit", limit)
			.param("offset", offset)
			.query(Event.class)
			.list();
	}

	List<String> actions() {
		return this.jdbc.sql("select distinct action from audit_event order by action").query(String.class).list();
	}

	/**
	 * Reads all that matches as it streams.
	 * @param filter what is looked for
	 * @param reader takes the events, newest first
	 * @throws IOException if whom they are for is gone
	 */
	@Transactional(readOnly = true)
	public void read(Filter filter, Reader reader) throws IOException {
		try (var events = filtered(COLUMNS + MATCHING + "order by at desc, id desc", filter).withFetchSize(500)
			.query(Event.class)
			.stream()) {
			reader.read(events);
		}
	}

	/**
	 * Events in the order in which they were kept.
	 * @param filter what is looked for
	 * @param after the last key already seen
	 * @param limit how many at most
	 * @return the events
	 */
	List<Event> after(Filter filter, long after, int limit) {
		return filtered(COLUMNS + MATCHING + "and id > :after order by id limit :limit", filter).param("after", after)
			.param("limit", limit)
			.query(Event.class)
			.list();
	}

	private StatementSpec filtered(String sql, Filter filter) {
		return this.jdbc.sql(sql)
			.param("username", given(filter.usuario()))
			.param("action", given(filter.accion()))
			.param("object", given(filter.objeto()))
			.param("chain", given(filter.cadena()))
			.param("since", startOf(filter.desde()))
			.param("until", startOf((filter.hasta() != null) ? filter.hasta().plusDays(1) : null));
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
		return (day != null) ? day.atStartOfDay(FiscalTime.LIMA).toOffsetDateTime() : null;
	}

	/**
	 * What is looked for; an absent part does not limit. The names are those of the
	 * page's address.
	 *
	 * @param usuario who acted
	 * @param accion what was done
	 * @param objeto a kind of object or the key of one
	 * @param cadena the unit's sec_ejec, or national
	 * @param desde the first day
	 * @param hasta the last day
	 */
	record Filter(@Nullable String usuario, @Nullable String accion, @Nullable String objeto, @Nullable String cadena,
			@Nullable LocalDate desde, @Nullable LocalDate hasta) {

		public boolean isBlank() {
			return given(this.usuario) == null && given(this.accion) == null && given(this.objeto) == null
					&& given(this.cadena) == null && this.desde == null && this.hasta == null;
		}

	}

	/**
	 * A row of the trail.
	 *
	 * @param id its key
	 * @param chain its chain
	 * @param at when
	 * @param username who
	 * @param profile under which profile
	 * @param action what was done
	 * @param objectType to what kind of object
	 * @param objectId its key
	 * @param before what it was, as JSON
	 * @param after what it became, as JSON
	 */
	record Event(long id, String chain, OffsetDateTime at, String username, String profile, String action,
			String objectType, String objectId, @Nullable String before, @Nullable String after) {
	}

	/** Takes events while they stream. */
	interface Reader {

		void read(Stream<Event> events) throws IOException;

	}

}
