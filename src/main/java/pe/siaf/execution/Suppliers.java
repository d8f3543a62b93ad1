package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/** The register of suppliers. */
@Repository
class Suppliers {

	private static final String MATCHES = "(:words = '' or ruc like :words || '%' or upper(name) like '%' || :words || '%')";

	private static final String DOCUMENTS = """
			with recursive mine as (
			  select r.sec_ejec, r.id root, r.id, r.stage, r.file from execution_record r
			  where r.supplier_ruc = :ruc and r.stage = 'ANNUAL_COMMITMENT' and %s
			  union all
			  select s.sec_ejec, m.root, s.id, s.stage, s.file from execution_record s
			  join mine m on s.sec_ejec = m.sec_ejec and s.predecessor_id = m.id),
			sums as (
			  select m.sec_ejec, m.root, string_agg(distinct m.file, ', ') files,
			    coalesce(sum(l.approved) filter (where m.stage = 'ANNUAL_COMMITMENT'), 0) committed,
			    coalesce(sum(l.approved) filter (where m.stage = 'ACCRUAL'), 0) accrued,
			    coalesce(sum(l.approved) filter (where m.stage = 'PAYMENT'), 0) paid
			  from mine m join execution_record_line l on l.sec_ejec = m.sec_ejec and l.record_id = m.id
			  group by 1, 2)
			select r.fiscal_year, r.sec_ejec, r.number, r.sequence, a.state, a.document_date, a.justification, s.files,
			  s.committed, s.accrued, s.paid
			from sums s
			join execution_record r on r.sec_ejec = s.sec_ejec and r.id = s.root
			join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
			order by a.document_date desc, r.number desc limit 200""";

	private final JdbcClient jdbc;

	Suppliers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Supplier> find(String ruc) {
		return this.jdbc.sql("select ruc, name, status, condition, verified from supplier where ruc = ?")
			.params(ruc)
			.query(Supplier.class)
			.optional();
	}

	/**
	 * Finds a supplier, or registers one that nobody has paid yet under the name that was
	 * typed. Such a supplier stays unverified until the register is loaded.
	 * @param ruc the RUC
	 * @param name the name typed, which also fills in one that was missing
	 * @param actor who types
	 * @return the supplier
	 */
	Supplier findOrRegister(Ruc ruc, String name, Profile actor) {
		Optional<Supplier> known = find(ruc.value()).filter((supplier) -> !supplier.name().isEmpty() || name.isBlank());
		if (known.isPresent()) {
			return known.get();
		}
		this.jdbc
			.sql("""
					insert into supplier (ruc, name, registered_by) values (:ruc, :name, :by)
					on conflict (ruc) do update set name = excluded.name where supplier.name = '' and excluded.name <> ''""")
			.param("ruc", ruc.value())
			.param("name", name.strip().toUpperCase(Locale.ROOT))
			.param("by", actor.username())
			.update();
		return find(ruc.value()).orElseThrow();
	}

	/**
	 * Finds by RUC or name.
	 * @param words what was typed, empty for all
	 * @param offset rows to skip
	 * @param limit rows at most
	 * @return the suppliers by name
	 */
	List<Supplier> search(String words, long offset, int limit) {
		return this.jdbc
			.sql("select ruc, name, status, condition, verified from supplier where " + MATCHES
					+ " order by name, ruc offset :offset limit :limit")
			.param("words", words.strip().toUpperCase(Locale.ROOT))
			.param("offset", offset)
			.param("limit", limit)
			.query(Supplier.class)
			.list();
	}

	long count(String words) {
		return this.jdbc.sql("select count(*) from supplier where " + MATCHES)
			.param("words", words.strip().toUpperCase(Locale.ROOT))
			.query(Long.class)
			.single();
	}

	/**
	 * A supplier's annual commitments within a profile's scope, with what became of each.
	 */
	List<SupplierDocument> documents(String ruc, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc.sql(DOCUMENTS.formatted(Records.VISIBLE.formatted(scope.sql())))
			.params(scope.params())
			.param("ruc", ruc)
			.query(SupplierDocument.class)
			.list();
	}

	/**
	 * An annual commitment with a supplier.
	 *
	 * @param fiscalYear year
	 * @param secEjec unit
	 * @param number certificate
	 * @param sequence sequence
	 * @param state state
	 * @param documentDate date of its document
	 * @param justification what it is for
	 * @param files the files opened on it
	 * @param committed committed for the year
	 * @param accrued accrued
	 * @param paid paid
	 */
	record SupplierDocument(int fiscalYear, String secEjec, String number, String sequence, String state,
			LocalDate documentDate, String justification, @Nullable String files, Amount committed, Amount accrued,
			Amount paid) {

		public String shown() {
			return this.number + "-" + this.sequence;
		}

		public String page() {
			return "/ejecucion/compromisos-anuales/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, shown());
		}

	}

}
