package pe.siaf.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.CreditorParts.Owed;
import pe.siaf.execution.Retention.Choice;
import pe.siaf.execution.Retention.Facts;
import pe.siaf.execution.Retention.Said;
import pe.siaf.execution.Withholdings.Withholding;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * What is kept back of an accrual (domain 9.14) and the orders it becomes. The payee gets
 * what is left: that holds for every order, whichever way it comes in. Asked while the
 * accrual's lines are locked by the order, so that of two at once the second sees the
 * first.
 */
@Component
class Retentions {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final JdbcClient jdbc;

	private final Withholdings withholdings;

	private final List<RetainedPenalty> penalties;

	private final CreditorParts creditors;

	Retentions(JdbcClient jdbc, Withholdings withholdings, List<RetainedPenalty> penalties, CreditorParts creditors) {
		this.creditors = creditors;
		this.jdbc = jdbc;
		this.withholdings = withholdings;
		this.penalties = List.copyOf(penalties);
	}

	/** What decides on an accrual's retentions, as it stands. */
	Facts facts(String secEjec, long accrualId) {
		return this.jdbc
			.sql("""
					select coalesce(a.voucher_type, '') voucher_type, coalesce(a.voucher_date, a.document_date) "day",
					  (select coalesce(sum(l.approved), 0) from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id) gross,
					  case when r.currency = 'PEN' then 0 else (select coalesce(sum(l.amount), 0) from execution_act_line l
					    where l.sec_ejec = r.sec_ejec and l.record_id = r.id and l.currency_amount = 0) end revalued,
					  exists (select from withholding_agent w where w.sec_ejec = r.sec_ejec
					    and coalesce(a.voucher_date, a.document_date) between w.valid_from and coalesce(w.valid_to, 'infinity')) agent,
					  coalesce(k.detraction, '') detraction, coalesce(k.suspension, '') suspension, coalesce(k.court, 0) court,
					  coalesce(k.court_order, '') court_order
					from execution_record r
					join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
					left join accrual_retention k on k.sec_ejec = r.sec_ejec and k.record_id = r.id
					where r.sec_ejec = ? and r.id = ?""")
			.params(secEjec, accrualId)
			.query(Facts.class)
			.single();
	}

	/**
	 * What is kept back of an accrual.
	 * @param accrual the accrual
	 * @return each reason with what is due and what was ordered of it
	 */
	List<Retention> of(ExecutionRecord accrual) {
		return of(accrual, facts(accrual.secEjec(), accrual.id()));
	}

	List<Retention> of(ExecutionRecord accrual, Facts facts) {
		Map<OrderPart, Amount> ordered = ordered(accrual.secEjec(), accrual.id());
		List<Retention> retentions = new ArrayList<>();
		List<Owed> owed = this.creditors.of(accrual);
		for (OrderPart part : OrderPart.values()) {
			if (part != OrderPart.NET) {
				add(retentions, part, null, due(owed, (one) -> one.part() == part), ordered);
			}
		}
		Choice detraction = detraction(facts);
		if (detraction != null && detraction.due().isPositive()) {
			add(retentions, OrderPart.DETRACTION, detraction.percent(), detraction.due(), ordered);
		}
		else if (facts.agent() && facts.isInvoice()) {
			this.withholdings.ofVat(facts.base(), facts.day())
				.ifPresent((vat) -> add(retentions, OrderPart.VAT_WITHHOLDING, vat, ordered));
		}
		if (facts.isFeeReceipt() && facts.suspension().isEmpty()) {
			this.withholdings.of(facts.voucherType(), facts.base(), facts.day())
				.ifPresent((tax) -> add(retentions, OrderPart.FOURTH_CATEGORY, tax, ordered));
		}
		Amount penalty = this.penalties.stream()
			.map((source) -> source.due(accrual.secEjec(), accrual.id()))
			.reduce(Amount.ZERO, Amount::plus);
		add(retentions, OrderPart.PENALTY, null, penalty, ordered);
		add(retentions, OrderPart.COURT, null, facts.court(), ordered);
		return retentions;
	}

	private static void add(List<Retention> retentions, OrderPart part, Withholding kept,
			Map<OrderPart, Amount> ordered) {
		add(retentions, part, kept.percent(), kept.amount(), ordered);
	}

	private static void add(List<Retention> retentions, OrderPart part, @Nullable BigDecimal percent, Amount due,
			Map<OrderPart, Amount> ordered) {
		if (due.isPositive()) {
			retentions.add(new Retention(part, percent, due, ordered.getOrDefault(part, Amount.ZERO)));
		}
	}

	private static Amount due(List<Owed> owed, Predicate<Owed> which) {
		return owed.stream().filter(which).map(Owed::due).reduce(Amount.ZERO, Amount::plus);
	}

	private @Nullable Choice detraction(Facts facts) {
		if (facts.detraction().isEmpty()) {
			return null;
		}
		return choices(facts).stream()
			.filter((choice) -> choice.concept().equals(facts.detraction()))
			.findFirst()
			.orElse(null);
	}

	/** The detractions that an invoice may have, each with what it comes to. */
	List<Choice> choices(Facts facts) {
		if (!facts.isInvoice()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select distinct on (concept) concept, percent, above from detraction_rate where valid_from <= ?
				order by concept, valid_from desc""")
			.param(facts.day())
			.query((row, number) -> choice(facts, row.getString("concept"), row.getBigDecimal("percent"),
					new Amount(row.getBigDecimal("above"))))
			.list();
	}

	/**
	 * PAY-033: whether an accrual's invoice is above the limit of a detraction while
	 * nobody said if it is under one.
	 */
	boolean isUnsaid(Facts facts) {
		return facts.detraction().isEmpty() && mayBeDetracted(facts);
	}

	/**
	 * Whether an invoice is above the limit of a detraction. One without a limit, rare as
	 * what is under it, doesn't ask everybody of every purchase.
	 */
	boolean mayBeDetracted(Facts facts) {
		return choices(facts).stream().anyMatch((choice) -> choice.above().isPositive() && choice.due().isPositive());
	}

	private static Choice choice(Facts facts, String concept, BigDecimal percent, Amount above) {
		return new Choice(concept, percent, above, detraction(facts.base(), percent, above));
	}

	/** Whole soles, rounded once, half up. */
	private static Amount detraction(Amount gross, BigDecimal percent, Amount above) {
		return gross.exceeds(above)
				? new Amount(gross.value().multiply(percent).divide(HUNDRED, 0, RoundingMode.HALF_UP)) : Amount.ZERO;
	}

	/** What the orders of an accrual come to by part, drafts included. */
	private Map<OrderPart, Amount> ordered(String secEjec, long accrualId) {
		Map<OrderPart, Amount> ordered = new EnumMap<>(OrderPart.class);
		this.jdbc
			.sql("""
					select coalesce(p.part, 'NET') part,
					  sum(l.amount - case when a.state = 'A' then 0 else coalesce(l.difference, 0) end) ordered
					from execution_record o
					join execution_act_line l on l.sec_ejec = o.sec_ejec and l.record_id = o.id
					join execution_act a on a.sec_ejec = l.sec_ejec and a.id = l.act_id
					left join payment_order_part p on p.sec_ejec = o.sec_ejec and p.record_id = o.id
					where o.sec_ejec = ? and o.predecessor_id = ? and (a.state = 'A' or (a.state in ('N', 'V', 'T') and l.amount > 0))
					group by 1""")
			.params(secEjec, accrualId)
			.query((row) -> {
				ordered.put(OrderPart.valueOf(row.getString("part")), new Amount(row.getBigDecimal("ordered")));
			});
		return ordered;
	}

	/**
	 * PAY-030, PAY-031: the payee gets no more than what is left after all that is kept
	 * back, and of each part no more is ordered than is due.
	 * @param order an order that was just written, whose accrual is locked by it
	 * @throws RuleViolation if it breaks either
	 */
	void check(ExecutionRecord order) {
		Long accrualId = order.predecessorId();
		if (order.stage() != DocumentStage.PAYMENT_ORDER || accrualId == null) {
			return;
		}
		this.penalties.forEach((source) -> source.hold(order.secEjec(), accrualId));
		ExecutionRecord accrual = accrualOf(order, accrualId);
		OrderPart part = part(order.secEjec(), order.id());
		if (part == OrderPart.NET) {
			checkNet(accrual);
			return;
		}
		Amount ordered = ordered(order.secEjec(), accrualId).getOrDefault(part, Amount.ZERO);
		Amount due = of(accrual).stream()
			.filter((one) -> one.part() == part)
			.map(Retention::due)
			.reduce(Amount.ZERO, Amount::plus);
		if (ordered.exceeds(due)) {
			throw CreditorParts.beyond(part, due, ordered);
		}
		this.creditors.check(accrual, part);
	}

	/**
	 * PAY-030 of an accrual that was just lowered, by itself or by a refund of what was
	 * paid of it: what is kept back of less may be less, but what was ordered for the
	 * payee stays. Its lines are locked by the act.
	 * @param record the accrual, or the payment that was refunded
	 * @param kind what the act does
	 * @throws RuleViolation if the payee was ordered more than what is left now
	 */
	void checkLowered(ExecutionRecord record, ActKind kind) {
		if (record.stage() == DocumentStage.ACCRUAL) {
			checkNet(record);
		}
		else if (record.stage() == DocumentStage.PAYMENT && kind == ActKind.REF) {
			checkNet(accrualOf(record, this.jdbc
				.sql("""
						select o.predecessor_id from execution_record p
						join execution_record o on o.sec_ejec = p.sec_ejec and o.id = p.predecessor_id where p.sec_ejec = ? and p.id = ?""")
				.params(record.secEjec(), record.id())
				.query(Long.class)
				.single()));
		}
	}

	/** PAY-030, of all the payee's orders on an accrual. */
	void checkNet(ExecutionRecord accrual) {
		Facts facts = facts(accrual.secEjec(), accrual.id());
		List<Retention> retentions = of(accrual, facts);
		if (retentions.isEmpty()) {
			return;
		}
		// a payroll that was lowered owes each what it owed: nobody said whose money it
		// was
		List<Owed> owed = this.creditors.of(accrual);
		Amount whole = owed.isEmpty() ? facts.gross() : due(owed, (one) -> true);
		Amount net = whole.minus(retentions.stream().map(Retention::due).reduce(Amount.ZERO, Amount::plus));
		Amount ordered = ordered(accrual.secEjec(), accrual.id()).getOrDefault(OrderPart.NET, Amount.ZERO);
		if (ordered.exceeds(net)) {
			throw CreditorParts.beyond(OrderPart.NET, net, ordered);
		}
		this.creditors.check(accrual, OrderPart.NET);
	}

	private static ExecutionRecord accrualOf(ExecutionRecord order, long accrualId) {
		return new ExecutionRecord(accrualId, order.fiscalYear(), order.secEjec(), DocumentStage.ACCRUAL, null,
				order.certificate(), order.file(), order.number(), "", order.operationType(), order.supplierRuc(),
				order.currency());
	}

	/** Where an order's money goes. */
	OrderPart part(String secEjec, long orderId) {
		return this.jdbc.sql("select part from payment_order_part where sec_ejec = ? and record_id = ?")
			.params(secEjec, orderId)
			.query(OrderPart.class)
			.optional()
			.orElse(OrderPart.NET);
	}

	/** Where the money of an order, or of the order that a payment pays, goes. */
	OrderPart part(ExecutionRecord record) {
		Long predecessorId = record.predecessorId();
		return switch (record.stage()) {
			case PAYMENT_ORDER -> part(record.secEjec(), record.id());
			case PAYMENT -> (predecessorId != null) ? part(record.secEjec(), predecessorId) : OrderPart.NET;
			default -> OrderPart.NET;
		};
	}

	/** Says of a new order which part it is. */
	void keep(ExecutionRecord order, OrderPart part) {
		if (part != OrderPart.NET) {
			this.jdbc.sql("insert into payment_order_part (sec_ejec, record_id, part) values (?, ?, ?)")
				.params(order.secEjec(), order.id(), part.name())
				.update();
		}
	}

}
