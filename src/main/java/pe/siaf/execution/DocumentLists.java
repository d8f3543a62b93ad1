package pe.siaf.execution;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/** Reads for the lists: certifications and files within a profile's scope. */
@Repository
class DocumentLists {

	private static final String CERTIFICATIONS = """
			with found as (
			  select r.id, r.fiscal_year, r.sec_ejec, r.number, r.sequence, a.document_type,
			    coalesce((select p.name from document_type p where p.fiscal_year = r.fiscal_year and p.code = a.document_type), '') document_name,
			    a.document_number, a.document_date,
			    a.justification, l.approved, l.drawn, l.available, a.prepared_name,
			    coalesce((select sum(al.amount) from execution_act_line al where al.sec_ejec = a.sec_ejec and al.act_id = a.id), 0) requested,
			    case when a.state = 'A' and l.approved = 0 then 'Y' else a.state end state,
			    r.currency, case when r.currency <> 'PEN' then (select sum(al.currency_amount) from execution_act_line al
			      join execution_act o on o.sec_ejec = al.sec_ejec and o.id = al.act_id and o.state = 'A'
			      where al.sec_ejec = r.sec_ejec and al.record_id = r.id) end currency_amount,
			    exists (select from execution_act o where o.sec_ejec = r.sec_ejec and o.record_id = r.id and o.kind <> 'INI'
			      and o.state in ('N', 'V', 'T', 'R')) changing
			  from execution_record r
			  join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
			  cross join lateral (select sum(rl.approved) approved, sum(rl.drawn) drawn, sum(rl.approved - rl.used) available
			    from execution_record_line rl where rl.sec_ejec = r.sec_ejec and rl.record_id = r.id) l
			  where r.fiscal_year = :year and r.stage = 'CERTIFICATION'
			    and (:target = '' or exists (select from execution_record_line tl
			      where tl.sec_ejec = r.sec_ejec and tl.record_id = r.id and tl.sec_func = :target))
			    and (:words = '' or r.number like '%%' || :words || '%%' or lower(a.justification) like '%%' || :words || '%%'
			      or lower(a.document_number) like '%%' || :words || '%%')
			    and %s)
			""";

	private static final String FILES = """
			with phases as (
			  select r.fiscal_year, r.sec_ejec, r.file, r.stage, r.supplier_ruc, r.currency, a.month, a.document_date, a.justification,
			    coalesce((select sum(rl.approved) from execution_record_line rl where rl.sec_ejec = r.sec_ejec and rl.record_id = r.id), 0) approved,
			    (select max(w.stage_state) from (
			      select o.state stage_state from execution_act o where o.sec_ejec = r.sec_ejec and o.record_id = r.id
			        and o.state in ('N', 'V', 'T', 'R')) w) waiting
			  from execution_record r
			  join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
			  where r.fiscal_year = :year and r.file is not null
			    and %s),
			found as (
			  select p.fiscal_year, p.sec_ejec, p.file, min(p.month) filter (where p.stage = 'MONTHLY_COMMITMENT') "month",
			    min(p.document_date) opened_on, min(p.justification) filter (where p.stage = 'MONTHLY_COMMITMENT') justification,
			    min(p.supplier_ruc) ruc, min(s.name) supplier, min(p.currency) currency,
			    sum(p.approved) filter (where p.stage = 'MONTHLY_COMMITMENT') committed,
			    coalesce(sum(p.approved) filter (where p.stage = 'ACCRUAL'), 0) accrued,
			    coalesce(sum(p.approved) filter (where p.stage = 'PAYMENT_ORDER'), 0) ordered,
			    coalesce(sum(p.approved) filter (where p.stage = 'PAYMENT'), 0) paid,
			    count(p.waiting) waiting
			  from phases p left join supplier s on s.ruc = p.supplier_ruc
			  group by 1, 2, 3
			  having (:words = '' or p.file like '%%' || :words || '%%' or min(p.supplier_ruc) like :words || '%%'
			    or lower(min(s.name)) like '%%' || :words || '%%' or lower(min(p.justification)) like '%%' || :words || '%%'))
			""";

	private static final String FILE_STATES = """
			(:state = '' or (:state = 'waiting' and waiting > 0) or (:state = 'unpaid' and accrued > paid)
			  or (:state = 'paid' and paid > 0 and paid = committed))""";

	private final JdbcClient jdbc;

	DocumentLists(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The latest year in which the profile's units have a budget. */
	int latestYear(Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql("""
					select coalesce(
					  (select max(uy.fiscal_year) from unit_year uy
					   join implementing_unit u on u.fiscal_year = uy.fiscal_year and u.sec_ejec = uy.sec_ejec
					   where exists (select from budget_target t where t.fiscal_year = uy.fiscal_year and t.sec_ejec = uy.sec_ejec and %s)),
					  (select max(fiscal_year) from fiscal_year where state = 'EXECUTION'), extract(year from now())::int)"""
				.formatted(scope.sql()))
			.params(scope.params())
			.query(Integer.class)
			.single();
	}

	List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year where state = 'EXECUTION' order by fiscal_year desc")
			.query(Integer.class)
			.list();
	}

	List<CertificationRow> certifications(ListFilter filter, Profile profile, long offset, int limit) {
		return statement(CERTIFICATIONS,
				"select * from found where (:state = '' or state = :state) "
						+ "order by number desc, sequence desc offset :offset limit :limit",
				filter, profile)
			.param("offset", offset)
			.param("limit", limit)
			.query(CertificationRow.class)
			.list();
	}

	CertificationTotals certificationTotals(ListFilter filter, Profile profile) {
		return statement(CERTIFICATIONS,
				"select count(*) rows, coalesce(sum(approved), 0) approved, coalesce(sum(drawn), 0) drawn, "
						+ "coalesce(sum(available), 0) available from found where (:state = '' or state = :state)",
				filter, profile)
			.query(CertificationTotals.class)
			.single();
	}

	List<FileRow> files(ListFilter filter, Profile profile, long offset, int limit) {
		return statement(FILES,
				"select * from found where " + FILE_STATES + " order by file desc offset :offset limit :limit", filter,
				profile)
			.param("offset", offset)
			.param("limit", limit)
			.query(FileRow.class)
			.list();
	}

	FileTotals fileTotals(ListFilter filter, Profile profile) {
		return statement(FILES,
				"select count(*) rows, coalesce(sum(committed), 0) committed, coalesce(sum(accrued), 0) accrued, "
						+ "coalesce(sum(ordered), 0) ordered, coalesce(sum(paid), 0) paid from found where "
						+ FILE_STATES,
				filter, profile)
			.query(FileTotals.class)
			.single();
	}

	private JdbcClient.StatementSpec statement(String found, String select, ListFilter filter, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		Map<String, Object> params = new HashMap<>(scope.params());
		params.put("state", filter.state());
		params.put("target", filter.target());
		params.put("words", filter.words());
		return this.jdbc.sql(found.formatted(Records.VISIBLE.formatted(scope.sql())) + select)
			.params(params)
			.param("year", filter.year());
	}

	/**
	 * A certification in the list.
	 *
	 * @param fiscalYear year
	 * @param secEjec unit
	 * @param number certificate
	 * @param sequence sequence
	 * @param documentType document
	 * @param documentName what the catalogue calls it
	 * @param documentNumber its number
	 * @param documentDate its date
	 * @param justification what it is for
	 * @param requested what was asked
	 * @param approved what is certified
	 * @param drawn what was committed on it
	 * @param available what is left
	 * @param preparedName who prepared it
	 * @param state state, Y where it was annulled
	 * @param changing whether a change is under way
	 * @param currency the currency it is in
	 * @param currencyAmount what is certified in it, where it isn't soles
	 */
	record CertificationRow(int fiscalYear, String secEjec, String number, String sequence, String documentType,
			String documentName, String documentNumber, LocalDate documentDate, String justification, Amount requested,
			Amount approved, Amount drawn, Amount available, String preparedName, String state, boolean changing,
			String currency, @Nullable Amount currencyAmount) {

		public String shown() {
			return this.number + "-" + this.sequence;
		}

		public String page() {
			return "/ejecucion/certificaciones/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, shown());
		}

	}

	/**
	 * Sums of the whole list.
	 *
	 * @param rows how many
	 * @param approved certified
	 * @param drawn committed
	 * @param available left
	 */
	record CertificationTotals(long rows, Amount approved, Amount drawn, Amount available) {
	}

	/**
	 * A file in the list.
	 *
	 * @param fiscalYear year
	 * @param secEjec unit
	 * @param file number
	 * @param month month of the commitment
	 * @param openedOn date of its first document
	 * @param justification what it is for
	 * @param ruc supplier
	 * @param supplier its name
	 * @param committed committed in the month
	 * @param accrued accrued
	 * @param ordered ordered
	 * @param paid paid
	 * @param waiting how many of its acts are under way
	 * @param currency the currency it is in; its amounts are soles all the same
	 */
	record FileRow(int fiscalYear, String secEjec, String file, @Nullable Integer month, LocalDate openedOn,
			@Nullable String justification, @Nullable String ruc, @Nullable String supplier, Amount committed,
			Amount accrued, Amount ordered, Amount paid, int waiting, String currency) {

		public String page() {
			return "/ejecucion/expedientes/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.file);
		}

	}

	/**
	 * Sums of the whole list.
	 *
	 * @param rows how many
	 * @param committed committed
	 * @param accrued accrued
	 * @param ordered ordered
	 * @param paid paid
	 */
	record FileTotals(long rows, Amount committed, Amount accrued, Amount ordered, Amount paid) {
	}

}
