package pe.siaf.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Takes back what came of an order: a wrong entry, or goods that went back to the
 * supplier. It is a reception of less than nothing that names the one it takes from;
 * quantities are open again, its penalty goes with it, and what conformed doesn't any
 * more, as long as it isn't accrued.
 */
@Service
class TakenBack {

	private final JdbcClient jdbc;

	private final Orders orders;

	private final Receptions receptions;

	private final OrderDuties duties;

	private final AuditTrail audit;

	TakenBack(JdbcClient jdbc, Orders orders, Receptions receptions, OrderDuties duties, AuditTrail audit) {
		this.jdbc = jdbc;
		this.orders = orders;
		this.receptions = receptions;
		this.duties = duties;
		this.audit = audit;
	}

	/**
	 * Takes back the whole of what is left of a reception.
	 * @param order the order
	 * @param reception which reception
	 * @param why the document or reason
	 * @param day when
	 * @param actor who takes it back, not who ordered it
	 */
	@Transactional
	void takeBack(PurchaseOrder order, long reception, String why, @Nullable LocalDate day, Profile actor) {
		this.orders.hold(order);
		Map<Integer, BigDecimal> whole = new HashMap<>();
		left(order, reception).forEach((line, left) -> whole.put(line, left.quantity()));
		part(order, reception, why, day, whole, actor);
	}

	/**
	 * Takes back a part.
	 * @param order the order
	 * @param reception which reception
	 * @param why the document or reason
	 * @param day when
	 * @param quantities how much of each line, above zero
	 * @param actor who takes it back, not who ordered it
	 * @return the key of the reception that takes it back
	 * @throws RuleViolation ORD-006 if less is left of the reception, ORD-007 if it is
	 * accrued, CTL-001 if the actor ordered or commits it
	 */
	@Transactional
	long takeBack(PurchaseOrder order, long reception, String why, @Nullable LocalDate day,
			Map<Integer, BigDecimal> quantities, Profile actor) {
		return part(order, reception, why, day, quantities, actor);
	}

	/** The same within the caller's transaction, which goes on if it is refused. */
	long part(PurchaseOrder order, long reception, String why, @Nullable LocalDate day,
			Map<Integer, BigDecimal> quantities, Profile actor) {
		this.duties.requireApart(order, actor);
		// who receives, conforms or accrues on the same order waits here
		this.orders.hold(order);
		Reception from = this.receptions.get(order, reception);
		if (why.isBlank()) {
			throw Contracts.incomplete("guide");
		}
		if (day == null || day.isBefore(from.receivedOn()) || Receptions.isToCome(day)) {
			throw Contracts.incomplete("receivedOn");
		}
		Map<Integer, Left> back = worth(from, left(order, reception), quantities);
		Amount amount = back.values().stream().map(Left::amount).reduce(Amount.ZERO, Amount::plus);
		if (!amount.isPositive()) {
			throw Contracts.incomplete("quantity");
		}
		if (from.conformityOn() != null) {
			conformsNoMore(order, amount);
		}
		long id = insert(order, from, why, day, amount, actor);
		back.forEach((line, part) -> write(order, id, line, part));
		this.audit.record(order.secEjec(), "take-back", "ORDER", order.shown(), Map.of(),
				Map.of("amount", amount.toString(), "reception", from.number(), "comment", why));
		return id;
	}

	/** What is left of a reception, by line. */
	private Map<Integer, Left> left(PurchaseOrder order, long reception) {
		List<Left> lines = this.jdbc.sql("""
				select x.line, sum(x.quantity) quantity, sum(x.amount) amount, l.unit_price
				from reception r
				join reception_line x on x.sec_ejec = r.sec_ejec and x.reception_id = r.id
				join purchase_order_line l on l.sec_ejec = r.sec_ejec and l.order_id = r.order_id and l.line = x.line
				where r.sec_ejec = :unit and r.order_id = :order and :reception in (r.id, r.reverses)
				group by x.line, l.unit_price having sum(x.quantity) > 0""")
			.param("unit", order.secEjec())
			.param("order", order.id())
			.param("reception", reception)
			.query(Left.class)
			.list();
		Map<Integer, Left> byLine = new TreeMap<>();
		lines.forEach((line) -> byLine.put(line.line(), line));
		return byLine;
	}

	private static Map<Integer, Left> worth(Reception from, Map<Integer, Left> left,
			Map<Integer, BigDecimal> quantities) {
		Map<Integer, Left> back = new TreeMap<>();
		quantities.forEach((line, quantity) -> {
			Left there = left.getOrDefault(line, new Left(line, BigDecimal.ZERO, Amount.ZERO, BigDecimal.ONE));
			if (quantity.signum() <= 0 || quantity.compareTo(there.quantity()) > 0) {
				throw new RuleViolation(ContractRule.LEFT_OF_RECEPTION, Figures.of("reception", from.number(), "left",
						there.quantity().stripTrailingZeros().toPlainString(), "asked", quantity.toPlainString()),
						"quantity");
			}
			back.put(line, there.part(quantity));
		});
		return back;
	}

	/** ORD-007. */
	private void conformsNoMore(PurchaseOrder order, Amount amount) {
		boolean left = this.jdbc.sql("""
				update purchase_order o set accepted = accepted - :amount where sec_ejec = :unit and id = :order
				  and accepted - :amount >= coalesce((
				    select a.accrued from order_accrued a where a.sec_ejec = o.sec_ejec and a.order_id = o.id), 0)""")
			.param("amount", amount.value())
			.param("unit", order.secEjec())
			.param("order", order.id())
			.update() == 1;
		if (!left) {
			throw new RuleViolation(ContractRule.ACCRUED_STAYS,
					Figures.of("order", order.shown(), "accrued", order.accrued(), "asked", amount));
		}
	}

	/** It conforms as what it takes from does, and its part of the penalty goes too. */
	private long insert(PurchaseOrder order, Reception from, String why, LocalDate day, Amount amount, Profile actor) {
		return this.jdbc
			.sql("""
					insert into reception (sec_ejec, order_id, number, reverses, guide, received_on, amount, days_late, penalty, received_by,
					  received_name, conformity_on, conformity_unit, conformity_by, conformity_name)
					select f.sec_ejec, f.order_id, (select max(n.number) + 1 from reception n where n.sec_ejec = f.sec_ejec and n.order_id = f.order_id),
					  f.id, :why, :day, -cast(:amount as numeric), f.days_late, -round(sums.penalty * :amount / sums.amount, 2), :by, :name,
					  f.conformity_on, f.conformity_unit, f.conformity_by, f.conformity_name
					from reception f
					cross join lateral (select sum(s.amount) amount, sum(s.penalty) penalty from reception s
					  where s.sec_ejec = f.sec_ejec and f.id in (s.id, s.reverses)) sums
					where f.sec_ejec = :unit and f.id = :reception returning id""")
			.param("why", why.strip())
			.param("day", day)
			.param("amount", amount.value())
			.param("by", actor.username())
			.param("name", actor.personName())
			.param("unit", order.secEjec())
			.param("reception", from.id())
			.query(Long.class)
			.single();
	}

	private void write(PurchaseOrder order, long id, int line, Left part) {
		this.jdbc
			.sql("insert into reception_line (sec_ejec, reception_id, line, quantity, amount) values (?, ?, ?, ?, ?)")
			.params(order.secEjec(), id, line, part.quantity().negate(), part.amount().negated().value())
			.update();
		this.jdbc.sql(
				"update purchase_order_line set received = received - ? where sec_ejec = ? and order_id = ? and line = ?")
			.params(part.quantity(), order.secEjec(), order.id(), line)
			.update();
	}

	/**
	 * What is left of a line of a reception, or goes back of it.
	 *
	 * @param line the order's line
	 * @param quantity how much
	 * @param amount what it is worth
	 * @param unitPrice price of one
	 */
	record Left(int line, BigDecimal quantity, Amount amount, BigDecimal unitPrice) {

		/** A part of it; the last part is worth all that is left, to the cent. */
		Left part(BigDecimal part) {
			Amount worth = new Amount(part.multiply(this.unitPrice).setScale(2, RoundingMode.HALF_UP));
			boolean all = part.compareTo(this.quantity) == 0 || worth.exceeds(this.amount);
			return new Left(this.line, part, all ? this.amount : worth, this.unitPrice);
		}

	}

}
