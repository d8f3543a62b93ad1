package pe.siaf.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.contract.PurchaseOrder.Line;
import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * What came of an order, and who of the user area says that it is what was ordered
 * (domain 9.6). Late deliveries are penalised by the year's parameters (9.14); what would
 * exceed the cap is cut to it and warned of (ACR-008).
 */
@Service
class Receptions {

	private final JdbcClient jdbc;

	private final Orders orders;

	private final OrderDuties duties;

	private final AuditTrail audit;

	Receptions(JdbcClient jdbc, Orders orders, OrderDuties duties, AuditTrail audit) {
		this.duties = duties;
		this.jdbc = jdbc;
		this.orders = orders;
		this.audit = audit;
	}

	/**
	 * Takes in what came.
	 * @param order the order
	 * @param guide the supplier's delivery note
	 * @param receivedOn when it came
	 * @param quantities how much of each line
	 * @param actor who receives it, not who ordered it
	 * @return what the delay costs, the cap told apart
	 */
	@Transactional
	Penalty receive(PurchaseOrder order, String guide, @Nullable LocalDate receivedOn,
			Map<Integer, BigDecimal> quantities, Profile actor) {
		return take(order, guide, receivedOn, quantities, actor).penalty();
	}

	/**
	 * The same within the caller's transaction, which goes on if it is refused; gives the
	 * reception's key too.
	 */
	Received take(PurchaseOrder order, String guide, @Nullable LocalDate receivedOn,
			Map<Integer, BigDecimal> quantities, Profile actor) {
		this.duties.requireApart(order, actor);
		if (guide.isBlank()) {
			throw Contracts.incomplete("guide");
		}
		if (receivedOn == null || receivedOn.isBefore(order.issuedOn()) || isToCome(receivedOn)) {
			throw Contracts.incomplete("receivedOn");
		}
		// who receives or annuls the same order waits here
		if (!this.orders.hold(order).equals("ISSUED")) {
			throw new RuleViolation(ContractRule.ORDER_NOT_IN_FORCE,
					Figures.of("order", order.number(), "ruc", order.supplierRuc()));
		}
		List<Line> lines = this.orders.lines(order);
		Amount amount = worth(lines, quantities);
		Penalty penalty = penalty(order, receivedOn, amount);
		long id = this.jdbc
			.sql("""
					insert into reception (sec_ejec, order_id, number, guide, received_on, amount, days_late, penalty, received_by, received_name)
					select :unit, :order, coalesce(max(number), 0) + 1, :guide, :day, :amount, :late, :penalty, :by, :name
					from reception where sec_ejec = :unit and order_id = :order returning id""")
			.param("unit", order.secEjec())
			.param("order", order.id())
			.param("guide", guide.strip())
			.param("day", receivedOn)
			.param("amount", amount.value())
			.param("late", penalty.daysLate())
			.param("penalty", penalty.amount().value())
			.param("by", actor.username())
			.param("name", actor.personName())
			.query(Long.class)
			.single();
		for (Line line : lines) {
			BigDecimal quantity = quantities.getOrDefault(line.line(), BigDecimal.ZERO);
			if (quantity.signum() > 0) {
				write(order, id, line, quantity);
			}
		}
		this.audit.record(order.secEjec(), "receive", "ORDER", order.shown(), Map.of(),
				Map.of("amount", amount.toString(), "guide", guide));
		return new Received(id, penalty);
	}

	/** What has come and conforms did so by today. */
	static boolean isToCome(LocalDate day) {
		return day.isAfter(LocalDate.now(FiscalTime.LIMA));
	}

	private static Amount worth(List<Line> lines, Map<Integer, BigDecimal> quantities) {
		Amount amount = Amount.ZERO;
		for (Line line : lines) {
			BigDecimal quantity = quantities.getOrDefault(line.line(), BigDecimal.ZERO);
			if (quantity.signum() < 0 || quantity.compareTo(line.open()) > 0) {
				throw new RuleViolation(ContractRule.RECEIVED_WITHIN_ORDER, Figures.of("line", line.line(), "ordered",
						line.quantity(), "received", line.received(), "quantity", quantity), "quantity");
			}
			amount = amount.plus(worth(line, quantity));
		}
		if (!amount.isPositive()) {
			throw Contracts.incomplete("quantity");
		}
		return amount;
	}

	/** The last part makes the line's amount whole, to the cent. */
	private static Amount worth(Line line, BigDecimal quantity) {
		if (quantity.signum() == 0) {
			return Amount.ZERO;
		}
		return upTo(line, line.received().add(quantity)).minus(line.receivedAmount());
	}

	private static Amount upTo(Line line, BigDecimal quantity) {
		return new Amount(quantity.multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP));
	}

	private void write(PurchaseOrder order, long reception, Line line, BigDecimal quantity) {
		this.jdbc
			.sql("insert into reception_line (sec_ejec, reception_id, line, quantity, amount) values (?, ?, ?, ?, ?)")
			.params(order.secEjec(), reception, line.line(), quantity, worth(line, quantity).value())
			.update();
		this.jdbc.sql(
				"update purchase_order_line set received = received + ? where sec_ejec = ? and order_id = ? and line = ?")
			.params(quantity, order.secEjec(), order.id(), line.line())
			.update();
	}

	/** What a delivery of so much on a day costs the supplier. */
	Penalty penalty(PurchaseOrder order, LocalDate day, Amount amount) {
		int late = (int) Math.max(0, ChronoUnit.DAYS.between(order.dueOn(), day));
		if (late == 0) {
			return new Penalty(0, Amount.ZERO, false);
		}
		return this.jdbc
			.sql("""
					select :late days_late, least(p.reckoned, greatest(0, p.cap - p.before)) amount, p.reckoned > p.cap - p.before above_cap
					from (
					  select delay_penalty_of(:year, :kind, :amount, :term, :late) reckoned, delay_penalty_cap(:year, :kind, :total) cap,
					    coalesce((select sum(r.penalty) from reception r where r.sec_ejec = :unit and r.order_id = :order), 0) before) p""")
			.param("late", late)
			.param("year", order.fiscalYear())
			.param("kind", order.kind().equals("C") ? "GOODS" : "SERVICES")
			.param("amount", amount.value())
			.param("term", order.termDays())
			.param("total", order.total().value())
			.param("unit", order.secEjec())
			.param("order", order.id())
			.query(Penalty.class)
			.single();
	}

	/**
	 * Says that what came is what was ordered; from here on it may be accrued.
	 * @param order the order
	 * @param reception which reception
	 * @param day when
	 * @param area the user area
	 * @param actor who says so, neither who ordered nor who received it
	 */
	@Transactional
	void conform(PurchaseOrder order, long reception, @Nullable LocalDate day, String area, Profile actor) {
		accept(order, reception, day, area, actor);
	}

	/** The same within the caller's transaction, which goes on if it is refused. */
	void accept(PurchaseOrder order, long reception, @Nullable LocalDate day, String area, Profile actor) {
		this.orders.hold(order);
		Reception found = get(order, reception);
		this.duties.requireApart(order, found, actor);
		if (area.isBlank()) {
			throw Contracts.incomplete("conformityUnit");
		}
		if (day == null || day.isBefore(found.receivedOn()) || isToCome(day)) {
			throw Contracts.incomplete("conformityOn");
		}
		if (!found.left().isPositive()) {
			throw new RuleViolation(ContractRule.LEFT_OF_RECEPTION,
					Figures.of("reception", found.number(), "left", found.left(), "asked", found.amount()));
		}
		boolean first = this.jdbc.sql("""
				update reception set conformity_on = ?, conformity_unit = ?, conformity_by = ?, conformity_name = ?
				where sec_ejec = ? and ? in (id, reverses) and conformity_on is null""")
			.params(day, area.strip(), actor.username(), actor.personName(), order.secEjec(), reception)
			.update() > 0;
		if (first) {
			this.jdbc.sql("update purchase_order set accepted = accepted + ? where sec_ejec = ? and id = ?")
				.params(found.left().value(), order.secEjec(), order.id())
				.update();
			this.audit.record(order.secEjec(), "conform", "ORDER", order.shown(), Map.of(),
					Map.of("amount", found.left().toString(), "area", area));
		}
	}

	/** A reception of an order, not one that takes back. */
	Reception get(PurchaseOrder order, long reception) {
		return this.orders.receptions(order)
			.stream()
			.filter((one) -> one.id() == reception && one.reverses() == null)
			.findFirst()
			.orElseThrow(() -> new NotFound("reception " + reception));
	}

	/**
	 * What a delay costs.
	 *
	 * @param daysLate days after the last one to deliver
	 * @param amount the penalty, cut to the cap
	 * @param aboveCap whether it was more than the cap: the contract is to be resolved
	 */
	record Penalty(int daysLate, Amount amount, boolean aboveCap) {
	}

	/**
	 * A reception that was taken in.
	 *
	 * @param id its key within the unit
	 * @param penalty what the delay costs
	 */
	record Received(long id, Penalty penalty) {
	}

}
