package pe.siaf.revenue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Writes records of revenue and their acts; part of the caller's transaction. */
@Component
class RevenueStore {

	private final JdbcClient jdbc;

	RevenueStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The next number of the unit's year, without gaps (12.5). */
	String nextNumber(int fiscalYear, String secEjec) {
		int number = this.jdbc.sql("select next_number(?, cast(? as smallint), 'REVENUE')")
			.params(secEjec, fiscalYear)
			.query(Integer.class)
			.single();
		return "%010d".formatted(number);
	}

	void open(RevenueKey key, RevenueDraft draft) {
		RevenueDraft.Payer payer = draft.payer();
		this.jdbc
			.sql("""
					insert into revenue_record (fiscal_year, sec_ejec, number, spontaneous, payer_document, payer_name, concept, legal_basis, due_on)
					values (:year, :unit, :number, :spontaneous, :document, :name, :concept, :basis, :due)""")
			.params(key.params())
			.param("spontaneous", draft.step() == RevenueStep.RECEIVE)
			.params(said(payer))
			.update();
	}

	/** Says anew who owes what, while nothing of the record counts. */
	void rewrite(RevenueKey key, RevenueDraft.Payer payer) {
		this.jdbc
			.sql("""
					update revenue_record set payer_document = :document, payer_name = :name, concept = :concept, legal_basis = :basis,
					  due_on = :due where fiscal_year = :year and sec_ejec = :unit and number = :number""")
			.params(key.params())
			.params(said(payer))
			.update();
	}

	private static Map<String, Object> said(RevenueDraft.Payer payer) {
		Map<String, Object> said = new HashMap<>();
		said.put("document", payer.document().strip());
		said.put("name", payer.name().strip());
		said.put("concept", payer.concept().strip());
		said.put("basis", payer.legalBasis().strip());
		said.put("due", payer.dueOn());
		return said;
	}

	void add(RevenueKey key, String phase, RevenueDraft draft, List<RevenueLine> lines, @Nullable Long importId,
			Profile actor) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		this.jdbc
			.sql("""
					insert into revenue_act (sec_ejec, fiscal_year, number, correlative, phase, kind, month, document_kind, document_number,
					  document_date, justification, import_id, prepared_by, prepared_name)
					select :unit, :year, :number, lpad((count(*) + 1)::text, 4, '0'), :phase, :kind, :month, :documentKind, :documentNumber,
					  :documentDate, :justification, :import, :username, :person
					from revenue_act where sec_ejec = :unit and fiscal_year = :year and number = :number""")
			.params(key.params())
			.param("phase", phase)
			.param("kind", draft.step().kind())
			.params(paper(draft))
			.param("import", importId)
			.param("username", actor.username())
			.param("person", actor.personName())
			.update(id, "id");
		Number given = id.getKey();
		if (given == null) {
			throw new IllegalStateException("An act gets its key");
		}
		addLines(key, given.longValue(), lines);
	}

	/** Writes an act anew; whoever saved in between is told. */
	void replace(RevenueRecord record, RevenueDraft draft, List<RevenueLine> lines, Profile actor) {
		int kept = this.jdbc
			.sql("""
					update revenue_act set month = :month, document_kind = :documentKind, document_number = :documentNumber,
					  document_date = :documentDate, justification = :justification, state = 'N', version = version + 1, moved_at = now(),
					  prepared_by = :username, prepared_name = :person
					where sec_ejec = :unit and id = :act and version = :version""")
			.param("unit", record.secEjec())
			.param("act", record.actId())
			.param("version", record.version())
			.params(paper(draft))
			.param("username", actor.username())
			.param("person", actor.personName())
			.update();
		requireKept(kept, record);
		this.jdbc.sql("delete from revenue_act_line where sec_ejec = ? and act_id = ?")
			.params(record.secEjec(), record.actId())
			.update();
		addLines(record.key(), record.actId(), lines);
	}

	private static Map<String, Object> paper(RevenueDraft draft) {
		return Map.of("month", draft.monthOfAct(), "documentKind", draft.documentKind(), "documentNumber",
				draft.documentNumber().strip(), "documentDate", draft.day(), "justification",
				draft.justification().strip());
	}

	/** One statement for all lines: the record is counted anew once. */
	private void addLines(RevenueKey key, long actId, List<RevenueLine> lines) {
		this.jdbc
			.sql("""
					insert into revenue_act_line (sec_ejec, act_id, fiscal_year, rubro, resource_type, item, amount)
					select :unit, :act, :year, r, t, i, a
					from unnest(cast(:rubros as text[]), cast(:types as text[]), cast(:items as text[]), cast(:amounts as numeric[])) x(r, t, i, a)""")
			.param("unit", key.secEjec())
			.param("act", actId)
			.param("year", key.fiscalYear())
			.param("rubros", lines.stream().map(RevenueLine::rubro).toArray(String[]::new))
			.param("types", lines.stream().map(RevenueLine::resourceType).toArray(String[]::new))
			.param("items", lines.stream().map(RevenueLine::item).toArray(String[]::new))
			.param("amounts", lines.stream().map((line) -> line.amount().value()).toArray(java.math.BigDecimal[]::new))
			.update();
	}

	/** Moves the last act of a record; its balances, movements and entries follow. */
	void move(RevenueRecord record, String to, Profile actor) {
		boolean counts = to.equals("A");
		int kept = this.jdbc
			.sql("""
					update revenue_act set state = :to, version = version + 1, moved_at = now(),
					  approved_by = case when :counts then :username end, approved_name = case when :counts then :person end,
					  approved_profile = case when :counts then :profile end, approved_at = case when :counts then now() end
					where sec_ejec = :unit and id = :act and version = :version""")
			.param("to", to)
			.param("counts", counts)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.param("unit", record.secEjec())
			.param("act", record.actId())
			.param("version", record.version())
			.update();
		requireKept(kept, record);
	}

	private static void requireKept(int kept, RevenueRecord record) {
		if (kept == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", record.number()));
		}
	}

}
