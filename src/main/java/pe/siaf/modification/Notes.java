package pe.siaf.modification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** Reads notes. One is seen by whoever sees its unit, or a unit whose lines it moves. */
@Component
class Notes {

	static final String SELECT = """
			select n.fiscal_year, n.sec_ejec, n.number, n.sequence, w.name unit_name, n.level, n.sector, n.pliego, n.type, n.month,
			  n.document_type, n.document_number, n.document_date, n.justification, n.state, n.lock_version, n.resolution_id,
			  n.prepared_by, n.prepared_name, n.moved_at, n.approved_at, coalesce(s.credit, 0) credit, coalesce(s.annulment, 0) annulment
			""";

	static final String FROM = """
			from budget_note n
			join implementing_unit w on w.fiscal_year = n.fiscal_year and w.sec_ejec = n.sec_ejec
			left join lateral (select sum(l.credit) credit, sum(l.annulment) annulment from budget_note_line l
			  where (l.fiscal_year, l.sec_ejec, l.number, l.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)) s on true
			""";

	private static final String VISIBLE = """
			exists (select from implementing_unit u where u.fiscal_year = n.fiscal_year and %s
			  and (u.sec_ejec = n.sec_ejec or exists (select from budget_note_line v
			    where (v.fiscal_year, v.sec_ejec, v.number, v.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)
			      and v.line_unit = u.sec_ejec)))""";

	private static final String FILTER = """
			where n.fiscal_year = :year and (:state = '' or n.state = :state) and (:type = '' or n.type = :type)
			 and (:line = '' or exists (select from budget_note_line f
			   where (f.fiscal_year, f.sec_ejec, f.number, f.sequence) = (n.fiscal_year, n.sec_ejec, n.number, n.sequence)
			     and f.line_unit || '/' || concat_ws('-', f.sec_func, f.rubro, f.resource_type, f.item) = :line))
			 and (:text = '' or n.number || '-' || n.sequence like '%' || :text || '%' or n.sec_ejec = :text
			   or n.justification ilike '%' || :text || '%' or n.document_number ilike '%' || :text || '%')
			 and\s""";

	private final JdbcClient jdbc;

	Notes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What a profile may see of a note.
	 * @param profile who looks
	 * @return a condition over {@code n}
	 */
	static ScopeCondition visible(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return new ScopeCondition(VISIBLE.formatted(scope.sql()), scope.params());
	}

	/**
	 * A note.
	 * @param key its key
	 * @param profile who looks
	 * @return the note
	 * @throws NotFound if it isn't there or lies outside the scope
	 */
	Note get(NoteKey key, Profile profile) {
		ScopeCondition scope = visible(profile);
		return this.jdbc.sql(SELECT + FROM + ONE + " and " + scope.sql())
			.params(key.params())
			.params(scope.params())
			.query(Note.class)
			.optional()
			.orElseThrow(() -> new NotFound("note " + key.id() + " of " + key.secEjec()));
	}

	/**
	 * Asks that a note is the actor's to move or write: it is its unit's, whoever else
	 * reads it because it moves a line of theirs.
	 * @param key its key
	 * @param actor who acts
	 * @throws NotFound if its unit lies outside the scope
	 */
	void own(NoteKey key, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		boolean own = this.jdbc
			.sql("select exists (select from budget_note n "
					+ "join implementing_unit u on u.fiscal_year = n.fiscal_year and u.sec_ejec = n.sec_ejec " + ONE
					+ " and " + scope.sql() + ")")
			.params(key.params())
			.params(scope.params())
			.query(Boolean.class)
			.single();
		if (!own) {
			throw new NotFound("note " + key.id() + " of " + key.secEjec());
		}
	}

	/** The same for the system itself, within a transaction that changes it. */
	Note locked(NoteKey key) {
		boolean there = this.jdbc.sql("select true from budget_note n " + ONE + " for update")
			.params(key.params())
			.query(Boolean.class)
			.optional()
			.isPresent();
		if (!there) {
			throw new NotFound("note " + key.id());
		}
		return this.jdbc.sql(SELECT + FROM + ONE).params(key.params()).query(Note.class).single();
	}

	boolean exists(NoteKey key) {
		return this.jdbc.sql("select exists (select from budget_note n " + ONE + ")")
			.params(key.params())
			.query(Boolean.class)
			.single();
	}

	private static final String ONE = """
			where n.fiscal_year = :year and n.sec_ejec = :unit and n.number = :number and n.sequence = :sequence""";

	List<Note> list(Filter filter, Profile profile, long offset, int size) {
		return statement(SELECT + FROM, filter, profile,
				" order by n.moved_at desc, n.sec_ejec, n.number desc, n.sequence desc limit :size offset :offset")
			.param("size", size)
			.param("offset", offset)
			.query(Note.class)
			.list();
	}

	/** Sent notes that the reader's role approves, oldest first. */
	List<Note> waiting(int fiscalYear, Profile profile, int most) {
		ScopeCondition scope = visible(profile);
		return this.jdbc
			.sql(SELECT + FROM
					+ """
							where n.fiscal_year = :year and n.state = 'T' and n.prepared_by <> :username and exists (
							  select from note_types(n.fiscal_year) t join workflow_transition w on w.from_state = 'T' and w.action = 'approve'
							    and w.object_type = case when t.level = 'FUNCTIONAL' then 'NOTE_FUNCTIONAL' else 'NOTE_INSTITUTIONAL' end
							  where t.code = n.type and w.role = :role) and\s"""
					+ scope.sql() + " order by n.moved_at limit :most")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("username", profile.username())
			.param("role", profile.role().name())
			.param("most", most)
			.query(Note.class)
			.list();
	}

	Sum sum(Filter filter, Profile profile) {
		return statement(
				"select count(*) as notes, coalesce(sum(s.credit), 0) credit, coalesce(sum(s.annulment), 0) annulment "
						+ FROM,
				filter, profile, "")
			.query(Sum.class)
			.single();
	}

	private StatementSpec statement(String sql, Filter filter, Profile profile, String rest) {
		ScopeCondition scope = visible(profile);
		return this.jdbc.sql(sql + FILTER + scope.sql() + rest).params(filter.params()).params(scope.params());
	}

	List<NoteLine> lines(NoteKey key) {
		return this.jdbc.sql("""
				select line_unit, sec_func, rubro, resource_type, item, credit, annulment, reason from budget_note_line
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
				order by line_unit, sec_func, rubro, resource_type, item""")
			.params(key.params())
			.query((row, at) -> new NoteLine(row.getString("line_unit"),
					new LineKey(row.getString("sec_func"), row.getString("rubro"), row.getString("resource_type"),
							row.getString("item")),
					new Amount(row.getBigDecimal("credit")), new Amount(row.getBigDecimal("annulment")),
					row.getString("reason")))
			.list();
	}

	List<NoteRevenue> revenues(NoteKey key) {
		return this.jdbc.sql("""
				select line_unit "unit", rubro, item, amount from budget_note_revenue
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
				order by line_unit, rubro, item""").params(key.params()).query(NoteRevenue.class).list();
	}

	List<TargetAnswer> answers(NoteKey key) {
		return this.jdbc.sql("""
				select line_unit "unit", sec_func, new_quantity quantity, stay_reason reason from budget_note_target
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
				order by line_unit, sec_func""").params(key.params()).query(TargetAnswer.class).list();
	}

	List<Opinion> opinions(NoteKey key) {
		return this.jdbc.sql("""
				select rule, given_by, document, given_on date from budget_note_opinion
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
				order by rule""").params(key.params()).query(Opinion.class).list();
	}

	/**
	 * Which notes are asked for.
	 *
	 * @param fiscalYear the year
	 * @param state a state, or empty
	 * @param type a type, or empty
	 * @param text part of number, unit, document or purpose, or empty
	 * @param line a line with its unit, {@code 001650/0001-00-0-2.3.1.5.1.2}, or empty
	 */
	record Filter(int fiscalYear, String state, String type, String text, String line) {

		Map<String, Object> params() {
			Map<String, Object> params = new HashMap<>();
			params.put("year", this.fiscalYear);
			params.put("state", this.state);
			params.put("type", this.type);
			params.put("text", this.text);
			params.put("line", this.line);
			return params;
		}

	}

	/**
	 * What notes come to.
	 *
	 * @param notes how many
	 * @param credit their credits
	 * @param annulment their annulments
	 */
	record Sum(int notes, Amount credit, Amount annulment) {
	}

}
