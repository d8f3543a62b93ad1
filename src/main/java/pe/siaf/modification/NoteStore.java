package pe.siaf.modification;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Writes notes and their parts; part of the caller's transaction. */
@Component
class NoteStore {

	private final JdbcClient jdbc;

	NoteStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The next number of the unit's year, without gaps (12.5). */
	String nextNumber(int fiscalYear, String secEjec) {
		int number = this.jdbc.sql("select next_number(?, cast(? as smallint), 'NOTE')")
			.params(secEjec, fiscalYear)
			.query(Integer.class)
			.single();
		return "%010d".formatted(number);
	}

	void insert(NoteKey key, NoteDraft draft, Profile actor) {
		int kept = this.jdbc
			.sql("""
					insert into budget_note (fiscal_year, sec_ejec, number, sequence, level, sector, pliego, type, month, document_type,
					  document_number, document_date, justification, prepared_by, prepared_name)
					select u.fiscal_year, u.sec_ejec, :number, :sequence, u.level, u.sector, u.pliego, :type, :month, :documentType,
					  :documentNumber, :documentDate, :justification, :username, :person
					from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit""")
			.params(key.params())
			.params(head(draft))
			.param("username", actor.username())
			.param("person", actor.personName())
			.update();
		if (kept == 0) {
			throw new NotFound("unit " + key.secEjec());
		}
		insertParts(key, draft);
	}

	/** Writes a draft anew; whoever saved in between is told. */
	void rewrite(NoteKey key, NoteDraft draft, int version) {
		int kept = this.jdbc
			.sql("""
					update budget_note set type = :type, month = :month, document_type = :documentType, document_number = :documentNumber,
					  document_date = :documentDate, justification = :justification, lock_version = lock_version + 1, moved_at = now()
					where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
					  and lock_version = :version""")
			.params(key.params())
			.params(head(draft))
			.param("version", version)
			.update();
		if (kept == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", key.shown()));
		}
		for (String part : List.of("line", "revenue", "target", "opinion")) {
			this.jdbc.sql("delete from budget_note_" + part + " " + """
					where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence""")
				.params(key.params())
				.update();
		}
		insertParts(key, draft);
	}

	private static Map<String, Object> head(NoteDraft draft) {
		java.time.LocalDate date = draft.documentDate();
		if (date == null) {
			throw new IllegalStateException("A draft is complete before it is kept");
		}
		return Map.of("type", draft.type(), "month", draft.monthOfNote(), "documentType", draft.documentType().strip(),
				"documentNumber", draft.documentNumber().strip(), "documentDate", date, "justification",
				draft.justification().strip());
	}

	private void insertParts(NoteKey key, NoteDraft draft) {
		for (NoteLine line : draft.lines()) {
			this.jdbc.sql("insert into budget_note_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
				.params(key.fiscalYear(), key.secEjec(), key.number(), key.sequence(), line.unit(),
						line.line().secFunc(), line.line().rubro(), line.line().resourceType(), line.line().item(),
						line.credit().value(), line.annulment().value(), line.reason())
				.update();
		}
		for (NoteRevenue revenue : draft.revenues()) {
			this.jdbc.sql("insert into budget_note_revenue values (?, ?, ?, ?, ?, ?, ?, ?)")
				.params(key.fiscalYear(), key.secEjec(), key.number(), key.sequence(), revenue.unit(), revenue.rubro(),
						revenue.item(), revenue.amount().value())
				.update();
		}
		draft.targets().stream().filter(TargetAnswer::isGiven).forEach((answer) -> insert(key, answer));
		for (Opinion opinion : draft.opinions()) {
			this.jdbc.sql("insert into budget_note_opinion values (?, ?, ?, ?, ?, ?, ?, ?)")
				.params(key.fiscalYear(), key.secEjec(), key.number(), key.sequence(), opinion.rule(),
						opinion.givenBy().strip(), opinion.document().strip(), opinion.date())
				.update();
		}
	}

	private void insert(NoteKey key, TargetAnswer answer) {
		this.jdbc
			.sql("""
					insert into budget_note_target (fiscal_year, sec_ejec, number, sequence, line_unit, sec_func, new_quantity, stay_reason)
					values (:year, :unit, :number, :sequence, :lineUnit, :secFunc, :quantity, :reason)
					on conflict (fiscal_year, sec_ejec, number, sequence, line_unit, sec_func) do update
					  set new_quantity = excluded.new_quantity, stay_reason = excluded.stay_reason""")
			.params(key.params())
			.param("lineUnit", answer.unit())
			.param("secFunc", answer.secFunc())
			.param("quantity", answer.quantity())
			.param("reason", (answer.quantity() != null) ? "" : answer.reason().strip())
			.update();
	}

	/** Keeps what becomes of targets, told while the note is verified but not sent. */
	void answer(NoteKey key, List<TargetAnswer> answers) {
		answers.stream().filter(TargetAnswer::isGiven).forEach((answer) -> insert(key, answer));
	}

	/** Moves a note that the transaction holds. */
	void move(NoteKey key, String to) {
		this.jdbc.sql("""
				update budget_note set state = :to, lock_version = lock_version + 1, moved_at = now()
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence""")
			.params(key.params())
			.param("to", to)
			.update();
	}

	void approve(NoteKey key, long resolution) {
		this.jdbc
			.sql("""
					update budget_note set state = 'A', resolution_id = :resolution, lock_version = lock_version + 1, moved_at = now(),
					  approved_at = now()
					where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence""")
			.params(key.params())
			.param("resolution", resolution)
			.update();
	}

	/** What was on screen when it was sent (8.8). */
	void keepShown(NoteKey key, String json) {
		this.jdbc.sql("""
				update budget_note set shown = cast(:json as jsonb)
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence""")
			.params(key.params())
			.param("json", json)
			.update();
	}

}
