package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.contract.PurchaseOrder.Line;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Issues orders of purchase and service, and finds them. */
@Service
class Orders {

	private static final String ROWS = """
			select o.id, o.fiscal_year, o.sec_ejec, o.kind, o.number, o.supplier_ruc, s.name supplier_name, c.number contract,
			  o.object, o.family, o.issued_on, o.term_days, o.due_on, o.total, o.accepted, coalesce((
			    select a.accrued from order_accrued a where a.sec_ejec = o.sec_ejec and a.order_id = o.id), 0) accrued,
			  o.splitting_reason, o.state, o.annulled_why, o.prepared_by, o.prepared_name, o.ordered_by, o.ordered_name
			from purchase_order o
			join supplier s on s.ruc = o.supplier_ruc
			join implementing_unit u on u.fiscal_year = o.fiscal_year and u.sec_ejec = o.sec_ejec
			left join contract c on c.sec_ejec = o.sec_ejec and c.id = o.contract_id
			where o.fiscal_year = :year and %s and\s""";

	private static final String MATCHES = """
			(:words = '' or o.number like '%' || :words or o.object ilike '%' || :words || '%' or o.supplier_ruc = :words
			  or s.name ilike '%' || :words || '%')""";

	/** Ten years, in days. */
	private static final int LONGEST_TERM = 3650;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Suppliers suppliers;

	private final Contracts contracts;

	private final Splitting splitting;

	Orders(JdbcClient jdbc, AuditTrail audit, Suppliers suppliers, Contracts contracts, Splitting splitting) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.suppliers = suppliers;
		this.contracts = contracts;
		this.splitting = splitting;
	}

	List<PurchaseOrder> list(int fiscalYear, String words, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + MATCHES
					+ " order by o.issued_on desc, o.id desc limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("words", words.strip())
			.param("size", size)
			.param("offset", offset)
			.query(PurchaseOrder.class)
			.list();
	}

	long count(int fiscalYear, String words, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + MATCHES + ") o")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("words", words.strip())
			.query(Long.class)
			.single();
	}

	PurchaseOrder get(int fiscalYear, String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS.formatted(scope.sql()) + "o.sec_ejec = :unit and o.id = :id")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("id", id)
			.query(PurchaseOrder.class)
			.optional()
			.orElseThrow(() -> new NotFound("order " + secEjec + " " + id));
	}

	List<Line> lines(PurchaseOrder order) {
		return this.jdbc
			.sql("""
					select l.line, l.description, l.unit, l.quantity, l.unit_price, l.amount, l.received, coalesce((
					  select sum(x.amount) from reception r join reception_line x on x.sec_ejec = r.sec_ejec and x.reception_id = r.id
					  where r.sec_ejec = l.sec_ejec and r.order_id = l.order_id and x.line = l.line), 0) received_amount
					from purchase_order_line l where l.sec_ejec = ? and l.order_id = ? order by l.line""")
			.params(order.secEjec(), order.id())
			.query(Line.class)
			.list();
	}

	List<Reception> receptions(PurchaseOrder order) {
		return this.jdbc
			.sql("""
					select r.id, r.number, t.number reverses, r.guide, r.received_on, r.amount, r.amount + coalesce((
					    select sum(b.amount) from reception b where b.sec_ejec = r.sec_ejec and b.reverses = r.id), 0) "left",
					  r.days_late, r.penalty, r.received_name, r.received_by,
					  not exists (select from app_user a where r.received_by in (a.username, a.dni)) stranger, r.conformity_on, r.conformity_unit, r.conformity_name
					from reception r
					left join reception t on t.sec_ejec = r.sec_ejec and t.id = r.reverses
					where r.sec_ejec = ? and r.order_id = ? order by r.number""")
			.params(order.secEjec(), order.id())
			.query(Reception.class)
			.list();
	}

	/**
	 * Issues an order.
	 * @param draft what it says
	 * @param actor who issues it, of the order's unit
	 * @return the order
	 * @throws RuleViolation ORD-001 if something is missing, COM-003 if the supplier is
	 * barred, COM-004 if the contract isn't in force, COM-006 if it looks split and no
	 * reason is given
	 */
	@Transactional
	PurchaseOrder issue(Draft draft, Profile actor) {
		return place(draft, actor);
	}

	/** The same within the caller's transaction, which goes on if it is refused. */
	PurchaseOrder place(Draft draft, Profile actor) {
		LocalDate day = check(draft);
		this.contracts.requireUnit(draft.fiscalYear(), draft.secEjec());
		String ruc = this.suppliers.require(draft.ruc());
		this.suppliers.barred(ruc, day).ifPresent((sanction) -> {
			throw new RuleViolation(ContractRule.SUPPLIER_BARRED, Figures.of("ruc", ruc, "name", sanction.name(),
					"from", sanction.validFrom(), "resolution", sanction.resolution()), "ruc");
		});
		Long contract = contract(draft, ruc, day);
		if (contract == null && draft.splittingReason().isBlank()) {
			this.splitting.check(draft);
		}
		long id = insert(draft, day, ruc, contract, actor);
		int line = 0;
		for (Ordered ordered : draft.lines()) {
			this.jdbc
				.sql("""
						insert into purchase_order_line (sec_ejec, order_id, line, description, unit, quantity, unit_price, amount)
						values (?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(draft.secEjec(), id, ++line, ordered.description().strip(), ordered.unit().strip(),
						ordered.quantity(), ordered.unitPrice(), ordered.amount().value())
				.update();
		}
		PurchaseOrder issued = get(draft.fiscalYear(), draft.secEjec(), id, actor);
		this.audit.record(draft.secEjec(), "issue", "ORDER", issued.shown(), Map.of(),
				Map.of("total", draft.total().toString(), "supplier", ruc));
		return issued;
	}

	private static LocalDate check(Draft draft) {
		LocalDate day = draft.issuedOn();
		if (day == null || day.getYear() != draft.fiscalYear()) {
			throw Contracts.incomplete("issuedOn");
		}
		if (draft.object().isBlank()) {
			throw Contracts.incomplete("object");
		}
		if (!draft.family().matches("\\d{8}")) {
			throw Contracts.incomplete("family");
		}
		if (draft.termDays() < 1 || draft.termDays() > LONGEST_TERM) {
			throw Contracts.incomplete("termDays");
		}
		if (draft.lines().isEmpty() || draft.lines()
			.stream()
			.anyMatch((line) -> line.quantity().signum() <= 0 || line.unitPrice().signum() <= 0
					|| line.description().isBlank() || line.unit().isBlank() || line.worth().isEmpty())) {
			throw Contracts.incomplete("lines");
		}
		return day;
	}

	private @Nullable Long contract(Draft draft, String ruc, LocalDate day) {
		if (draft.contract().isBlank()) {
			return null;
		}
		long contract = this.contracts.idInForce(draft.secEjec(), draft.contract().strip(), ruc, day)
			.orElseThrow(() -> new RuleViolation(ContractRule.CONTRACT_NOT_IN_FORCE,
					Figures.of("contract", draft.contract(), "date", day), "contract"));
		Amount left = this.contracts.leftToOrder(draft.secEjec(), contract);
		if (draft.total().exceeds(left)) {
			throw new RuleViolation(ContractRule.WITHIN_CONTRACT_YEAR,
					Figures.of("available", left, "requested", draft.total(), "difference", draft.total().minus(left)),
					"contract");
		}
		return contract;
	}

	private long insert(Draft draft, LocalDate day, String ruc, @Nullable Long contract, Profile actor) {
		return this.jdbc
			.sql("""
					insert into purchase_order (fiscal_year, sec_ejec, kind, number, supplier_ruc, contract_id, object, family,
					  issued_on, term_days, total, splitting_reason, prepared_by, prepared_name)
					values (:year, :unit, :kind, lpad(next_number(:unit, cast(:year as smallint), 'ORDER/' || :kind)::text, 10, '0'),
					  :ruc, cast(:contract as bigint), :object, :family, :day, :term, :total, :reason, :by, :name)
					returning id""")
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.param("kind", draft.kind())
			.param("ruc", ruc)
			.param("contract", contract)
			.param("object", draft.object().strip())
			.param("family", draft.family())
			.param("day", day)
			.param("term", draft.termDays())
			.param("total", draft.total().value())
			.param("reason", draft.splittingReason().isBlank() ? null : draft.splittingReason().strip())
			.param("by", actor.username())
			.param("name", actor.personName())
			.query(Long.class)
			.single();
	}

	/**
	 * Holds an order until the transaction ends: receptions and annulments of one follow
	 * each other.
	 * @param order the order
	 * @return its state by now
	 */
	String hold(PurchaseOrder order) {
		return this.jdbc.sql("select state from purchase_order where sec_ejec = ? and id = ? for no key update")
			.params(order.secEjec(), order.id())
			.query(String.class)
			.single();
	}

	/**
	 * Keeps who ordered it in the system that handed it over.
	 * @param order the order
	 * @param person who ordered it there
	 */
	void keepWhoOrdered(PurchaseOrder order, Profile person) {
		this.jdbc.sql("update purchase_order set ordered_by = ?, ordered_name = ? where sec_ejec = ? and id = ?")
			.params(person.username(), person.personName(), order.secEjec(), order.id())
			.update();
	}

	/**
	 * Annuls an order that nothing came of, or nothing stayed.
	 * @param order the order
	 * @param why the reason
	 * @param actor who annuls it
	 */
	@Transactional
	void annul(PurchaseOrder order, String why, Profile actor) {
		if (why.isBlank()) {
			throw Contracts.incomplete("why");
		}
		hold(order);
		boolean annulled = this.jdbc
			.sql("""
					update purchase_order o set state = 'ANNULLED', annulled_why = ? where sec_ejec = ? and id = ? and state = 'ISSUED'
					  and not exists (select from purchase_order_line l where l.sec_ejec = o.sec_ejec and l.order_id = o.id and l.received > 0)""")
			.params(why.strip(), order.secEjec(), order.id())
			.update() == 1;
		if (!annulled) {
			throw new RuleViolation(ContractRule.ANNULLED_BEFORE_RECEPTION, Map.of("order", order.shown()));
		}
		this.audit.record(order.secEjec(), "annul", "ORDER", order.shown(), Map.of("state", "ISSUED"),
				Map.of("state", "ANNULLED", "comment", why, "by", actor.username()));
	}

}
