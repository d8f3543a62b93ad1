package pe.siaf.contract;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.DocumentMoved;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Hears of commitments and accruals in their own transaction, and refuses what sanctions,
 * contracts and orders don't allow.
 */
@Component
class CommitmentGuard {

	private final JdbcClient jdbc;

	private final Suppliers suppliers;

	private final Contracts contracts;

	CommitmentGuard(JdbcClient jdbc, Suppliers suppliers, Contracts contracts) {
		this.jdbc = jdbc;
		this.suppliers = suppliers;
		this.contracts = contracts;
	}

	@EventListener
	void on(DocumentMoved moved) {
		boolean asked = moved.to().equals(DocumentMoved.ASKED);
		if (moved.stage() == DocumentStage.ACCRUAL) {
			if (moved.total().isPositive() && (asked || "NA".contains(moved.to()))) {
				match(moved, asked);
			}
			return;
		}
		if (says(moved)) {
			checkOrder(moved);
		}
		if (moved.stage() == DocumentStage.ANNUAL_COMMITMENT) {
			commitment(moved, asked);
		}
	}

	/** What a document says is asked for, written anew or about to count. */
	private static boolean says(DocumentMoved moved) {
		return moved.to().equals(DocumentMoved.ASKED)
				|| (moved.total().isPositive() && (moved.to().equals("N") || moved.to().equals("A")));
	}

	private void commitment(DocumentMoved moved, boolean asked) {
		if (moved.total().isPositive() && (asked || "A".equals(moved.to()))) {
			checkSanctions(moved);
		}
		String contract = moved.contract();
		String carried = (contract != null || !says(moved)) ? contract
				: this.contracts.carriedOut(moved.secEjec(), moved.recordId());
		if (carried != null && says(moved)) {
			requireInForce(moved, carried);
		}
		if (contract != null && moved.recordId() != 0) {
			link(moved, contract);
		}
		// what isn't there when it counts isn't there at all, and sending moves no
		// balance
		boolean none = says(moved) && carried == null;
		if (moved.recordId() != 0 && !none && !moved.to().equals("V")) {
			keepBalance(moved);
		}
	}

	/** COM-003. */
	private void checkSanctions(DocumentMoved moved) {
		String ruc = moved.supplierRuc();
		if (ruc != null) {
			this.suppliers.barred(ruc, moved.documentDate()).ifPresent((sanction) -> {
				throw new RuleViolation(ContractRule.SUPPLIER_BARRED, Figures.of("ruc", ruc, "name", sanction.name(),
						"from", sanction.validFrom(), "resolution", sanction.resolution()), "supplier");
			});
		}
	}

	/** COM-004. */
	private void requireInForce(DocumentMoved moved, String contract) {
		String ruc = (moved.supplierRuc() != null) ? moved.supplierRuc() : "";
		boolean inForce = this.contracts.idInForce(moved.secEjec(), contract, ruc, moved.documentDate()).isPresent();
		if (!inForce) {
			throw new RuleViolation(ContractRule.CONTRACT_NOT_IN_FORCE,
					Figures.of("contract", contract, "date", moved.documentDate()), "contract");
		}
	}

	private void link(DocumentMoved moved, String contract) {
		long id = this.contracts.idOf(moved.secEjec(), contract).orElseThrow();
		this.jdbc
			.sql("""
					insert into contract_year (sec_ejec, contract_id, fiscal_year, amount) values (?, ?, ?, 0) on conflict do nothing""")
			.params(moved.secEjec(), id, moved.fiscalYear())
			.update();
		this.jdbc
			.sql("insert into contract_commitment (sec_ejec, record_id, contract_id, fiscal_year) values (?, ?, ?, ?)")
			.params(moved.secEjec(), moved.recordId(), id, moved.fiscalYear())
			.update();
	}

	/**
	 * COM-005: the year's balance is what the acts say; its row is locked first, so that
	 * each sees what the one before did.
	 */
	private void keepBalance(DocumentMoved moved) {
		Optional<Long> contract = this.jdbc
			.sql("select contract_id from contract_commitment where sec_ejec = ? and record_id = ?")
			.params(moved.secEjec(), moved.recordId())
			.query(Long.class)
			.optional();
		if (contract.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("""
					select 1 from contract_year where sec_ejec = ? and contract_id = ? and fiscal_year = ? for no key update""")
			.params(moved.secEjec(), contract.get(), moved.fiscalYear())
			.query(Integer.class)
			.single();
		Amount left = this.jdbc.sql("""
				select y.amount - coalesce(s.committed + s.held, 0) from contract_year y
				left join contract_year_sums s using (sec_ejec, contract_id, fiscal_year)
				where y.sec_ejec = ? and y.contract_id = ? and y.fiscal_year = ?""")
			.params(moved.secEjec(), contract.get(), moved.fiscalYear())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
		if (left.isNegative()) {
			throw new RuleViolation(ContractRule.WITHIN_CONTRACT_YEAR, Figures.of("available", left.plus(moved.total()),
					"requested", moved.total(), "difference", left.negated()), "contract");
		}
		this.jdbc.sql("""
				update contract_year y set committed = s.committed, held = s.held from contract_year_sums s
				where y.sec_ejec = ? and y.contract_id = ? and y.fiscal_year = ?
				  and s.sec_ejec = y.sec_ejec and s.contract_id = y.contract_id and s.fiscal_year = y.fiscal_year""")
			.params(moved.secEjec(), contract.get(), moved.fiscalYear())
			.update();
	}

	/**
	 * ORD-003: an order that this system knows is in force and of the same supplier. Who
	 * took something in for it, or said that it conforms, doesn't commit it (12.2).
	 */
	private void checkOrder(DocumentMoved moved) {
		Optional<OrderState> named = order(moved.fiscalYear(), moved.secEjec(), moved.documentType(),
				moved.documentNumber());
		if (named.isPresent() && !moved.to().equals("A") && received(moved.secEjec(), named.get(), moved.actor())) {
			throw OrderDuties.incompatible(moved.actor());
		}
		named.filter((order) -> !order.inForce() || !order.supplierRuc().equals(moved.supplierRuc()))
			.ifPresent((order) -> {
				throw new RuleViolation(ContractRule.ORDER_NOT_IN_FORCE,
						Figures.of("order", moved.documentNumber(), "ruc", order.supplierRuc()), "document.number");
			});
	}

	private boolean received(String secEjec, OrderState order, Profile actor) {
		return this.jdbc
			.sql("""
					select exists (select from reception r where r.sec_ejec = :unit and r.order_id = :order and (
					  is_person(r.received_by, :person) or is_person(r.conformity_by, :person) or exists (
					    select from delivery_bringer b
					    where b.sec_ejec = r.sec_ejec and b.kind in ('RECEPTION', 'CONFORMITY') and b.target_id = r.id and b.username = :person)))""")
			.param("unit", secEjec)
			.param("order", order.id())
			.param("person", actor.username())
			.query(Boolean.class)
			.single();
	}

	/**
	 * ACR-002: on a file of an order, what is accrued is what came, conforms and isn't
	 * accrued yet, at the rate of the commitment where it is in another currency. Once
	 * the accrual is written it counts itself.
	 */
	private void match(DocumentMoved moved, boolean asked) {
		Named commitment = named(moved);
		if (commitment == null) {
			return;
		}
		if (!asked) {
			hold(moved, commitment);
		}
		order(moved.fiscalYear(), moved.secEjec(), commitment.documentType(), commitment.documentNumber())
			.ifPresent((order) -> {
				Amount total = moved.total().minus(moved.difference());
				Amount before = asked ? order.accrued() : order.accrued().minus(total);
				Amount due = order.accepted().minus(before);
				boolean first = moved.kind().equals("INI");
				if (total.exceeds(due) || (asked && first && !total.equals(due))) {
					throw new RuleViolation(ContractRule.THREE_WAY_MATCH, Figures.of("order", order.number(),
							"accepted", due, "voucher", total, "difference", total.minus(due)), "lines");
				}
			});
	}

	/** Who accrues on the same order, or takes something back for it, waits here. */
	private void hold(DocumentMoved moved, Named commitment) {
		this.jdbc.sql("""
				select o.id from purchase_order o where o.sec_ejec = :unit
				  and o.id = (select n.id from order_of(:year, :unit, :type, :number) n) for no key update""")
			.param("unit", moved.secEjec())
			.param("year", moved.fiscalYear())
			.param("type", commitment.documentType())
			.param("number", commitment.documentNumber())
			.query(Long.class)
			.optional();
	}

	private @Nullable Named named(DocumentMoved accrual) {
		String commitment = """
				select a.document_type, a.document_number from execution_act a
				where a.sec_ejec = :unit and a.correlative = '0001' and a.record_id = coalesce(cast(:predecessor as bigint),
				  (select predecessor_id from execution_record where sec_ejec = :unit and id = :record))""";
		return this.jdbc.sql(commitment)
			.param("unit", accrual.secEjec())
			.param("predecessor", accrual.predecessorId())
			.param("record", accrual.recordId())
			.query(Named.class)
			.optional()
			.orElse(null);
	}

	private Optional<OrderState> order(int fiscalYear, String secEjec, String type, String number) {
		return this.jdbc
			.sql("""
					select o.id, o.number, o.supplier_ruc, o.state = 'ISSUED' in_force, o.accepted, coalesce(
					  (select a.accrued from order_accrued a where a.sec_ejec = o.sec_ejec and a.order_id = o.id), 0) accrued
					from order_of(:year, :unit, :type, :number) o
					where o.id is not null""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("type", type)
			.param("number", number)
			.query(OrderState.class)
			.optional();
	}

	record Named(String documentType, String documentNumber) {
	}

	record OrderState(long id, String number, String supplierRuc, boolean inForce, Amount accepted, Amount accrued) {
	}

}
