package pe.siaf.accounting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;

/** The rows of entries that people make. */
@Repository
class AdjustmentStore {

	private static final String SELECT = """
			select a.fiscal_year, a.sec_ejec, a.number, a.kind, a.month, a.document_type, a.document_number, a.document_date, a.reason,
			  a.state, a.version, a.reverses, e.number entry, a.prepared_by, a.prepared_name, a.moved_at,
			  coalesce((select sum(l.debit) from journal_adjustment_line l where (l.sec_ejec, l.fiscal_year, l.number)
			    = (a.sec_ejec, a.fiscal_year, a.number)), 0) total
			from journal_adjustment a left join journal_entry e on e.sec_ejec = a.sec_ejec and e.id = a.entry_id
			where a.sec_ejec = :unit and a.fiscal_year = :year""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	AdjustmentStore(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	long count(BooksKey key) {
		return this.jdbc.sql("select count(*) from journal_adjustment where sec_ejec = ? and fiscal_year = ?")
			.params(key.unit(), key.year())
			.query(Long.class)
			.single();
	}

	/** Newest first. */
	List<Adjustment> list(BooksKey key, long offset, int size) {
		return this.jdbc.sql(SELECT + " order by a.number desc limit :size offset :offset")
			.param("unit", key.unit())
			.param("year", key.year())
			.param("size", size)
			.param("offset", offset)
			.query(Adjustment.class)
			.list();
	}

	Optional<Adjustment> find(BooksKey key, int number) {
		return this.jdbc.sql(SELECT + " and a.number = :number")
			.param("unit", key.unit())
			.param("year", key.year())
			.param("number", number)
			.query(Adjustment.class)
			.optional();
	}

	List<AdjustmentLine> lines(BooksKey key, int number) {
		return this.jdbc.sql("""
				select l.account, c.name, l.debit, l.credit, l.gloss from journal_adjustment_line l
				left join accounting_chart(:year) c on c.code = l.account
				where l.sec_ejec = :unit and l.fiscal_year = :year and l.number = :number order by l.line""")
			.param("unit", key.unit())
			.param("year", key.year())
			.param("number", number)
			.query(AdjustmentLine.class)
			.list();
	}

	/** The number of what takes an adjustment back, under way or approved. */
	Optional<Integer> reversalOf(BooksKey key, int number) {
		return this.jdbc.sql("""
				select number from journal_adjustment where sec_ejec = ? and fiscal_year = ? and reverses = ?
				  and state not in ('REJECTED', 'ELIMINATED')""")
			.params(key.unit(), key.year(), number)
			.query(Integer.class)
			.optional();
	}

	/** Gives it the next number of the unit's year. */
	int add(BooksKey key, AdjustmentDraft draft, @Nullable Integer reverses, @Nullable Long importId, String username,
			String person) {
		int number = this.jdbc
			.sql("""
					insert into journal_adjustment (fiscal_year, sec_ejec, number, kind, month, document_type, document_number, document_date,
					  reason, reverses, import_id, prepared_by, prepared_name)
					values (:year, :unit, next_number(:unit, cast(:year as smallint), 'ADJUSTMENT'), :kind, :month, :type, :document, :date,
					  :reason, :reverses, :import, :username, :person) returning number""")
			.param("year", key.year())
			.param("unit", key.unit())
			.param("kind", draft.kind().name())
			.param("month", draft.month())
			.param("type", draft.documentType().strip())
			.param("document", draft.documentNumber().strip())
			.param("date", draft.documentDate())
			.param("reason", draft.reason().strip())
			.param("reverses", reverses)
			.param("import", importId)
			.param("username", username)
			.param("person", person)
			.query(Integer.class)
			.single();
		addLines(key, number, draft.lines());
		return number;
	}

	private void addLines(BooksKey key, int number, List<AdjustmentLine> lines) {
		this.jdbc
			.sql("""
					insert into journal_adjustment_line (sec_ejec, fiscal_year, number, line, account, debit, credit, gloss)
					select :unit, :year, :number, l.place, l.account, l.debit, l.credit, l.gloss
					from rows from (jsonb_to_recordset(cast(:lines as jsonb)) as (account text, debit numeric(19,2), credit numeric(19,2),
					  gloss text)) with ordinality l(account, debit, credit, gloss, place)""")
			.param("unit", key.unit())
			.param("year", key.year())
			.param("number", number)
			.param("lines", asJson(lines))
			.update();
	}

	private String asJson(List<AdjustmentLine> lines) {
		return this.json.writeValueAsString(lines.stream()
			.map((line) -> Map.of("account", line.account(), "debit", line.debit().value(), "credit",
					line.credit().value(), "gloss", line.gloss()))
			.toList());
	}

	/** Writes a draft anew; false where somebody was first. */
	boolean replace(Adjustment kept, AdjustmentDraft draft, Profile actor) {
		BooksKey key = kept.key();
		int changed = this.jdbc
			.sql("""
					update journal_adjustment set month = :month, document_type = :type, document_number = :document, document_date = :date,
					  reason = :reason, state = 'PREPARED', version = version + 1, prepared_by = :username, prepared_name = :person,
					  moved_at = now()
					where sec_ejec = :unit and fiscal_year = :year and number = :number and version = :version""")
			.param("month", draft.month())
			.param("type", draft.documentType().strip())
			.param("document", draft.documentNumber().strip())
			.param("date", draft.documentDate())
			.param("reason", draft.reason().strip())
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("unit", key.unit())
			.param("year", key.year())
			.param("number", kept.number())
			.param("version", kept.version())
			.update();
		if (changed == 0) {
			return false;
		}
		this.jdbc.sql("delete from journal_adjustment_line where sec_ejec = ? and fiscal_year = ? and number = ?")
			.params(key.unit(), key.year(), kept.number())
			.update();
		addLines(key, kept.number(), draft.lines());
		return true;
	}

	/** Moves it; false where somebody was first. */
	boolean move(Adjustment kept, String to, @Nullable Long entry) {
		return this.jdbc.sql("""
				update journal_adjustment set state = :state, entry_id = :entry, version = version + 1, moved_at = now()
				where sec_ejec = :unit and fiscal_year = :year and number = :number and version = :version""")
			.param("state", to)
			.param("entry", entry)
			.param("unit", kept.secEjec())
			.param("year", kept.fiscalYear())
			.param("number", kept.number())
			.param("version", kept.version())
			.update() == 1;
	}

	/** Enters it in the journal and gives the entry's key. */
	long enter(Adjustment kept, List<AdjustmentLine> lines, Profile actor) {
		return this.jdbc
			.sql("""
					select journal_enter(:unit, cast(:year as smallint), cast(:month as smallint), :date, :stage, :key, :type, :document,
					  :username, :profile, cast(:lines as jsonb))""")
			.param("unit", kept.secEjec())
			.param("year", kept.fiscalYear())
			.param("month", kept.month())
			.param("date", kept.entryDate())
			.param("stage", kept.kind().name())
			.param("key", "adjustment/" + kept.number())
			.param("type", kept.documentType())
			.param("document", kept.documentNumber())
			.param("username", actor.username())
			.param("profile", actor.label())
			.param("lines", asJson(lines))
			.query(Long.class)
			.single();
	}

}
