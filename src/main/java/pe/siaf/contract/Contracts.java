package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.contract.Contract.Addendum;
import pe.siaf.contract.Contract.Commitment;
import pe.siaf.contract.Contract.Draft;
import pe.siaf.contract.Contract.Year;
import pe.siaf.contract.Contract.YearPart;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * The register of contracts: what was agreed, what each year pays, and how it changed.
 */
@Service
class Contracts {

	private static final String ROWS = """
			select c.id, c.sec_ejec, c.number, c.process, c.kind, c.supplier_ruc, s.name supplier_name, c.object, c.signed_on,
			  c.starts_on, c.ends_on, c.amount, c.state
			from contract c join supplier s on s.ruc = c.supplier_ruc
			where exists (select from implementing_unit u where u.sec_ejec = c.sec_ejec and %s) and\s""";

	/** No contract of the state pays for longer. */
	private static final int LONGEST_YEARS = 99;

	private static final String MATCHES = """
			(:words = '' or c.number ilike '%' || :words || '%' or c.object ilike '%' || :words || '%'
			  or c.supplier_ruc = :words or s.name ilike '%' || :words || '%')""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Suppliers suppliers;

	Contracts(JdbcClient jdbc, AuditTrail audit, Suppliers suppliers) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.suppliers = suppliers;
	}

	List<Contract> list(String words, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + MATCHES
					+ " order by c.ends_on desc, c.number limit :size offset :offset")
			.params(scope.params())
			.param("words", words.strip())
			.param("size", size)
			.param("offset", offset)
			.query(Contract.class)
			.list();
	}

	long count(String words, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + MATCHES + ") c")
			.params(scope.params())
			.param("words", words.strip())
			.query(Long.class)
			.single();
	}

	Contract get(String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS.formatted(scope.sql()) + "c.sec_ejec = :unit and c.id = :id")
			.params(scope.params())
			.param("unit", secEjec)
			.param("id", id)
			.query(Contract.class)
			.optional()
			.orElseThrow(() -> new NotFound("contract " + secEjec + " " + id));
	}

	Optional<Long> idOf(String secEjec, String number) {
		return this.jdbc.sql("select id from contract where sec_ejec = ? and number = ?")
			.params(secEjec, number)
			.query(Long.class)
			.optional();
	}

	/**
	 * The number of the contract that a commitment carries out, or null where it carries
	 * out none.
	 */
	@Nullable String carriedOut(String secEjec, long record) {
		return this.jdbc
			.sql("""
					select c.number from contract_commitment k join contract c on c.sec_ejec = k.sec_ejec and c.id = k.contract_id
					where k.sec_ejec = ? and k.record_id = ?""")
			.params(secEjec, record)
			.query(String.class)
			.optional()
			.orElse(null);
	}

	/**
	 * What of a contract isn't ordered yet; its orders follow each other from here on.
	 */
	Amount leftToOrder(String secEjec, long contract) {
		this.jdbc.sql("select 1 from contract where sec_ejec = ? and id = ? for no key update")
			.params(secEjec, contract)
			.query(Integer.class)
			.single();
		return this.jdbc
			.sql("""
					select coalesce((select sum(y.amount) from contract_year y where y.sec_ejec = :unit and y.contract_id = :contract), 0)
					  - coalesce((select sum(o.total) from purchase_order o
					      where o.sec_ejec = :unit and o.contract_id = :contract and o.state = 'ISSUED'), 0)""")
			.param("unit", secEjec)
			.param("contract", contract)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	/** The contract, where it is with that supplier and in force on a day. */
	Optional<Long> idInForce(String secEjec, String number, String ruc, LocalDate day) {
		return this.jdbc.sql("""
				select id from contract where sec_ejec = ? and number = ? and supplier_ruc = ? and state = 'ACTIVE'
				  and signed_on <= ? and ends_on >= ?""")
			.params(secEjec, number, ruc, day, day)
			.query(Long.class)
			.optional();
	}

	List<Year> years(Contract contract) {
		return this.jdbc.sql("""
				select y.fiscal_year, y.amount, y.committed, y.held, y.amount - y.committed - y.held available,
				  coalesce(f.promised, 0) foreseen, coalesce(f.held - f.promised, 0) asked
				from contract_year y left join contract_year_forecast f using (sec_ejec, contract_id, fiscal_year)
				where y.sec_ejec = ? and y.contract_id = ? order by y.fiscal_year""")
			.params(contract.secEjec(), contract.id())
			.query(Year.class)
			.list();
	}

	List<Addendum> addenda(Contract contract) {
		return this.jdbc.sql("""
				select number, signed_on, fiscal_year, amount, ends_on, reason, registered_by from contract_addendum
				where sec_ejec = ? and contract_id = ? order by number""")
			.params(contract.secEjec(), contract.id())
			.query(Addendum.class)
			.list();
	}

	List<Commitment> commitments(Contract contract) {
		return this.jdbc
			.sql("""
					select r.fiscal_year, r.number || '-' || r.sequence shown, a.state,
					  (select coalesce(sum(l.amount), 0) from execution_act_line l
					    where l.sec_ejec = a.sec_ejec and l.act_id = a.id and l.record_id = r.id) amount,
					  '/ejecucion/compromisos-anuales/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence page
					from contract_commitment c
					join execution_record r on r.sec_ejec = c.sec_ejec and r.id = c.record_id
					join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
					where c.sec_ejec = ? and c.contract_id = ? order by r.fiscal_year, r.id""")
			.params(contract.secEjec(), contract.id())
			.query(Commitment.class)
			.list();
	}

	/**
	 * Registers a contract with what each year pays of it.
	 * @param draft what it says
	 * @param actor who registers it; the contract is of the actor's unit
	 * @return the contract
	 */
	@Transactional
	Contract register(Draft draft, Profile actor) {
		return place(draft, actor);
	}

	/** The same within the caller's transaction, which goes on if it is refused. */
	Contract place(Draft draft, Profile actor) {
		LocalDate signed = given(draft.signedOn(), "signedOn");
		LocalDate starts = given(draft.startsOn(), "startsOn");
		LocalDate ends = given(draft.endsOn(), "endsOn");
		given(draft.number(), "number");
		given(draft.object(), "object");
		if (starts.isBefore(signed) || ends.isBefore(starts)) {
			throw incomplete("endsOn");
		}
		if (draft.years().isEmpty() || draft.years()
			.stream()
			.anyMatch((part) -> !part.amount().isPositive() || !pays(signed, part.year()))) {
			throw incomplete("years");
		}
		String ruc = this.suppliers.require(draft.ruc());
		long id;
		try {
			id = this.jdbc
				.sql("""
						insert into contract (sec_ejec, number, process, kind, supplier_ruc, object, signed_on, starts_on, ends_on,
						  amount, registered_by)
						values (:unit, :number, :process, :kind, :ruc, :object, :signed, :starts, :ends, :amount, :by) returning id""")
				.param("unit", draft.secEjec())
				.param("number", draft.number().strip())
				.param("process", draft.process().strip())
				.param("kind", draft.kind())
				.param("ruc", ruc)
				.param("object", draft.object().strip())
				.param("signed", signed)
				.param("starts", starts)
				.param("ends", ends)
				.param("amount", draft.total().value())
				.param("by", actor.username())
				.query(Long.class)
				.single();
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("contract_number_once")) {
				throw new RuleViolation(ContractRule.NUMBER_ONCE, Map.of("number", draft.number()), "number");
			}
			throw broken;
		}
		for (YearPart part : draft.years()) {
			this.jdbc
				.sql("""
						insert into contract_year (sec_ejec, contract_id, fiscal_year, amount) values (?, ?, ?, ?)
						on conflict (sec_ejec, contract_id, fiscal_year) do update set amount = contract_year.amount + excluded.amount""")
				.params(draft.secEjec(), id, part.year(), part.amount().value())
				.update();
		}
		this.audit.record(draft.secEjec(), "register", "CONTRACT", draft.number(), Map.of(),
				Map.of("amount", draft.total().toString(), "supplier", ruc));
		return get(draft.secEjec(), id, actor);
	}

	/** Whether a contract may pay in a year: from the one it was signed in. */
	static boolean pays(LocalDate signed, int year) {
		return year >= signed.getYear() && year <= signed.getYear() + LONGEST_YEARS;
	}

	/** What is ordered and kept by year is of a year in which the unit exists. */
	void requireUnit(int fiscalYear, String secEjec) {
		boolean there = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)")
			.params(fiscalYear, secEjec)
			.query(Boolean.class)
			.single();
		if (!there) {
			throw incomplete("fiscalYear");
		}
	}

	static <T> T given(@Nullable T part, String field) {
		if (part == null || (part instanceof String text && text.isBlank())) {
			throw incomplete(field);
		}
		return part;
	}

	static RuleViolation incomplete(String field) {
		return new RuleViolation(ContractRule.INCOMPLETE, Map.of("what", "contract." + field), field);
	}

}
