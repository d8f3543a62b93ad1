package pe.siaf.revenue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** Reads records of revenue. */
@Component
class RevenueRecords {

	private static final String SELECT = """
			select r.fiscal_year, r.sec_ejec, r.number, u.name unit_name, r.spontaneous, r.payer_document, r.payer_name, r.concept,
			  r.legal_basis, r.due_on, coalesce(k.determined, 0) determined, coalesce(k.collected, 0) collected, a.id act_id, a.correlative,
			  a.phase, a.kind, a.state, a.version, coalesce(g.asked, 0) asked, a.prepared_by, a.moved_at
			""";

	private static final String FROM = """
			from revenue_record r
			join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
			join lateral (select * from revenue_act x where x.sec_ejec = r.sec_ejec and x.fiscal_year = r.fiscal_year and x.number = r.number
			  order by x.correlative desc limit 1) a on true
			left join lateral (select sum(determined) determined, sum(collected) collected from revenue_record_line l
			  where l.sec_ejec = r.sec_ejec and l.fiscal_year = r.fiscal_year and l.number = r.number) k on true
			left join lateral (select sum(amount) asked from revenue_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id) g on true
			""";

	private static final String FILTER = """
			where r.fiscal_year = :year and (:state = '' or a.state = :state) and (not :outstanding or k.determined > k.collected)
			  and (:rubro = '' or exists (select from revenue_record_line f where f.sec_ejec = r.sec_ejec and f.fiscal_year = r.fiscal_year
			    and f.number = r.number and f.rubro = :rubro))
			  and (:item = '' or exists (select from revenue_record_line f where f.sec_ejec = r.sec_ejec and f.fiscal_year = r.fiscal_year
			    and f.number = r.number and (f.item = :item or f.item like :item || '.%')))
			  and (:text = '' or r.number like '%' || :text || '%' or r.sec_ejec = :text or r.payer_document = :text
			    or r.payer_name ilike '%' || :text || '%' or r.concept ilike '%' || :text || '%'
			    or exists (select from revenue_act d where d.sec_ejec = r.sec_ejec and d.fiscal_year = r.fiscal_year and d.number = r.number
			      and d.document_number = :text))
			  and\s""";

	private static final String ONE = """
			where r.fiscal_year = :year and r.sec_ejec = :unit and r.number = :number""";

	private final JdbcClient jdbc;

	RevenueRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A record.
	 * @param key which
	 * @param profile who looks
	 * @return the record
	 * @throws NotFound if it isn't there or lies outside the scope
	 */
	RevenueRecord get(RevenueKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(SELECT + FROM + ONE + " and " + scope.sql())
			.params(key.params())
			.params(scope.params())
			.query(RevenueRecord.class)
			.optional()
			.orElseThrow(() -> new NotFound("revenue " + key.id() + " of " + key.secEjec()));
	}

	List<RevenueRecord> list(Filter filter, Profile profile, long offset, int size) {
		return statement(SELECT + FROM, filter, profile,
				" order by a.moved_at desc, r.sec_ejec, r.number desc limit :size offset :offset")
			.param("size", size)
			.param("offset", offset)
			.query(RevenueRecord.class)
			.list();
	}

	Sum sum(Filter filter, Profile profile) {
		return statement(
				"""
						select count(*) records, coalesce(sum(k.determined), 0) determined, coalesce(sum(k.collected), 0) collected
						"""
						+ FROM,
				filter, profile, "")
			.query(Sum.class)
			.single();
	}

	private StatementSpec statement(String sql, Filter filter, Profile profile, String rest) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(sql + FILTER + scope.sql() + rest).params(filter.params()).params(scope.params());
	}

	List<Balance> balances(RevenueKey key) {
		return this.jdbc
			.sql("""
					select k.rubro, k.resource_type, k.item, coalesce(i.name, '') item_name, k.determined, k.collected, k.refunded
					from revenue_record_line k left join economic_item i on i.fiscal_year = k.fiscal_year and i.code = k.item
					where k.sec_ejec = :unit and k.fiscal_year = :year and k.number = :number order by k.rubro, k.resource_type, k.item""")
			.params(key.params())
			.query(Balance.class)
			.list();
	}

	List<Act> acts(RevenueKey key) {
		return this.jdbc
			.sql("""
					select a.id, a.correlative, a.phase, a.kind, a.state, a.month, a.document_kind, a.document_number, a.document_date,
					  a.justification, a.prepared_name, a.approved_name, a.approved_at,
					  (select coalesce(sum(l.amount), 0) from revenue_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id) total
					from revenue_act a where a.sec_ejec = :unit and a.fiscal_year = :year and a.number = :number order by a.correlative""")
			.params(key.params())
			.query(Act.class)
			.list();
	}

	List<RevenueLine> lines(String secEjec, long actId) {
		return this.jdbc.sql("""
				select rubro, resource_type, item, amount from revenue_act_line where sec_ejec = ? and act_id = ?
				order by rubro, resource_type, item""").params(secEjec, actId).query(RevenueLine.class).list();
	}

	/** The years that take revenue or took some, newest first. */
	List<Integer> years() {
		return this.jdbc
			.sql("""
					select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING', 'CLOSED')
					  or exists (select from revenue_record r where r.fiscal_year = fiscal_year.fiscal_year) order by 1 desc""")
			.query(Integer.class)
			.list();
	}

	/**
	 * Which records are asked for.
	 *
	 * @param fiscalYear the year
	 * @param state state of the last act, or empty
	 * @param rubro a rubro, or empty
	 * @param item an item or what stands below it, or empty
	 * @param outstanding only what is still owed
	 * @param text part of number, debtor or concept, a unit or a document, or empty
	 */
	record Filter(int fiscalYear, String state, String rubro, String item, boolean outstanding, String text) {

		Map<String, Object> params() {
			return Map.of("year", this.fiscalYear, "state", this.state, "rubro", this.rubro, "item", this.item,
					"outstanding", this.outstanding, "text", this.text);
		}

	}

	/** What records come to. */
	record Sum(int records, Amount determined, Amount collected) {
	}

	/** A line of a record with what it comes to. */
	record Balance(String rubro, String resourceType, String item, String itemName, Amount determined, Amount collected,
			Amount refunded) {

		public String shown() {
			return this.rubro + "-" + this.resourceType + "-" + this.item;
		}

	}

	/** An act of a record. */
	record Act(long id, String correlative, String phase, String kind, String state, int month, String documentKind,
			String documentNumber, LocalDate documentDate, String justification, String preparedName,
			@Nullable String approvedName, @Nullable OffsetDateTime approvedAt, Amount total) {

		public RevenueStep step() {
			return RevenueStep.of(this.phase, this.kind);
		}

	}

}
