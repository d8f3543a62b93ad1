package pe.siaf.parameter;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.parameter.YearlyTables.Row;
import pe.siaf.rules.RuleViolation;

/**
 * Changes of tables by year that wait for another rector. Exactly one decision wins: who
 * decides holds the proposal, and what was decided stays in the database.
 */
@Repository
class YearlyProposals {

	private static final String SELECT = """
			select id, row_key, since, before, figures, reason, proposed_by, proposed_name, profile, proposed_at, state,
			  decided_name, decision from yearly_proposal where table_code = ?""";

	private final JdbcClient jdbc;

	YearlyProposals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps a change that waits.
	 * @throws RuleViolation TAB-006 where one of the same row waits
	 */
	void propose(YearlyTable table, Row before, String since, List<BigDecimal> values, String reason, Profile actor) {
		int kept = this.jdbc
			.sql("""
					insert into yearly_proposal (table_code, row_key, since, before, figures, reason, proposed_by, proposed_name, profile)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (table_code, row_key) where state = 'V' do nothing""")
			.params(table.code(), before.key(), since, before.shown(), values.toArray(BigDecimal[]::new), reason,
					actor.username(), actor.personName(), actor.label())
			.update();
		if (kept == 0) {
			throw new RuleViolation(YearlyRule.ANOTHER_WAITS, Map.of("record", before.key()));
		}
	}

	/** What was asked for of a table: what waits first, then the newest. */
	List<Proposal> of(YearlyTable table) {
		return this.jdbc.sql(SELECT + " order by state <> 'V', id desc limit 20")
			.param(table.code())
			.query((row, at) -> read(row))
			.list();
	}

	/**
	 * What waits for somebody, in one question: each page counts it.
	 * @param tables the tables that the person keeps
	 * @param username the person, who decides nothing of their own
	 * @return by table, the oldest first
	 */
	List<Waiting> waitingFor(List<YearlyTable> tables, String username) {
		return this.jdbc.sql("""
				select table_code, row_key, reason, proposed_at from yearly_proposal
				where state = 'V' and table_code in (:tables) and proposed_by <> :username order by proposed_at""")
			.param("tables", tables.stream().map(YearlyTable::code).toList())
			.param("username", username)
			.query(Waiting.class)
			.list();
	}

	/**
	 * A proposal to be decided, which nobody else decides meanwhile.
	 * @param table its table
	 * @param id its key
	 * @return the proposal
	 * @throws RuleViolation WFL-003 if it doesn't wait any more
	 */
	Proposal waiting(YearlyTable table, long id) {
		return this.jdbc.sql(SELECT + " and id = ? and state = 'V' for update")
			.params(table.code(), id)
			.query((row, at) -> read(row))
			.optional()
			.orElseThrow(() -> new RuleViolation(YearlyRule.CHANGED, Map.of("record", String.valueOf(id))));
	}

	void decide(Proposal proposal, String state, @Nullable String decision, Profile actor) {
		this.jdbc.sql("""
				update yearly_proposal set state = ?, decided_by = ?, decided_name = ?, decided_at = now(), decision = ?
				where id = ?""")
			.params(Arrays.asList(state, actor.username(), actor.personName(), decision, proposal.id()))
			.update();
	}

	static String shown(List<BigDecimal> values) {
		return values.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" · "));
	}

	private static Proposal read(ResultSet row) throws SQLException {
		Array figures = row.getArray("figures");
		return new Proposal(row.getLong("id"), row.getString("row_key"), row.getString("since"),
				row.getString("before"), List.of((BigDecimal[]) figures.getArray()), row.getString("reason"),
				row.getString("proposed_by"), row.getString("proposed_name"), row.getString("profile"),
				row.getObject("proposed_at", OffsetDateTime.class), row.getString("state"),
				row.getString("decided_name"), row.getString("decision"));
	}

	/**
	 * A change that was asked for.
	 *
	 * @param id its key
	 * @param rowKey the row
	 * @param since from when on
	 * @param before what the row said
	 * @param values what it is to say
	 * @param reason why, with the norm
	 * @param proposedBy who asked for it
	 * @param proposedName that person's name
	 * @param profile under which profile
	 * @param proposedAt when
	 * @param state V waits, A approved, R refused, X withdrawn
	 * @param decidedName who decided
	 * @param decision why it was refused
	 */
	record Proposal(long id, String rowKey, String since, String before, List<BigDecimal> values, String reason,
			String proposedBy, String proposedName, String profile, OffsetDateTime proposedAt, String state,
			@Nullable String decidedName, @Nullable String decision) {

		public boolean waits() {
			return this.state.equals("V");
		}

		/**
		 * From when on, as people write it.
		 * @return a year, or a day such as 01/07/2014
		 */
		public String from() {
			return YearlyTables.written(this.since);
		}

		public String after() {
			return shown(this.values);
		}

	}

	/**
	 * A change on somebody's desk.
	 *
	 * @param tableCode its table
	 * @param rowKey the row
	 * @param reason why, with the norm
	 * @param proposedAt since when it waits
	 */
	record Waiting(String tableCode, String rowKey, String reason, OffsetDateTime proposedAt) {
	}

}
