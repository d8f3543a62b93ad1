package pe.siaf.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import pe.siaf.audit.AuditTrail;
import pe.siaf.execution.Retention.Facts;
import pe.siaf.execution.Retention.Said;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * Orders what an accrual owes: one order to the payee and one for each part that is kept
 * back, all of them or none.
 */
@Service
class PaymentOrders {

	private final JdbcClient jdbc;

	private final Retentions retentions;

	private final DocumentRegistration registration;

	private final LadderTransaction transaction;

	private final AuditTrail audit;

	private final ForeignCurrency foreign;

	private final CreditorParts creditors;

	PaymentOrders(JdbcClient jdbc, Retentions retentions, DocumentRegistration registration,
			LadderTransaction transaction, AuditTrail audit, ForeignCurrency foreign, CreditorParts creditors) {
		this.creditors = creditors;
		this.foreign = foreign;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.retentions = retentions;
		this.registration = registration;
		this.audit = audit;
	}

	/**
	 * Orders.
	 * @param accrual the accrual, the actor's to see
	 * @param whole what is ordered, before anything is kept back
	 * @param said what the accrual's papers say
	 * @param actor who orders
	 * @param also what is done with each order, if anything
	 * @return the orders, the payee's first
	 * @throws RuleViolation PAY-030 where what is kept back is more than what is ordered,
	 * PAY-032 where what is said isn't whole, PAY-033 where nothing is said of an
	 * invoice's detraction, and whatever an order may break
	 */
	List<ActOutcome> register(ExecutionRecord accrual, Registration whole, Said said, Profile actor,
			@Nullable UnaryOperator<ActOutcome> also) {
		return this.registration.registerAll(accrual, whole.lines(), () -> {
			keep(accrual, said, actor);
			if (this.retentions.isUnsaid(this.retentions.facts(accrual.secEjec(), accrual.id()))) {
				throw new RuleViolation(ExecutionRule.DETRACTION_UNSAID, Map.of("file", accrual.shown()), "detraction");
			}
			return parts(accrual, whole);
		}, actor, also);
	}

	/**
	 * Keeps what an accrual's papers say of what is kept back.
	 * @param accrual the accrual, the actor's to see
	 * @param said what they say
	 * @param actor who says so
	 * @return what is kept back now
	 * @throws RuleViolation PAY-032, PAY-030 where the payee was ordered more already
	 */
	List<Retention> say(ExecutionRecord accrual, Said said, Profile actor) {
		return this.transaction.whole(() -> {
			keep(accrual, said, actor);
			this.retentions.checkNet(accrual);
			return this.retentions.of(accrual);
		});
	}

	private List<Registration> parts(ExecutionRecord accrual, Registration whole) {
		Foreign told = whole.foreign();
		// what is kept back is kept in soles, of what the accrual comes to
		Lines soles = (told != null) ? this.foreign.carried(accrual, whole.lines(), null) : whole.lines();
		OrderSplit split = new OrderSplit(soles);
		List<Registration> orders = new ArrayList<>();
		for (Retention retention : this.retentions.of(accrual)) {
			take(accrual, split, retention).ifPresent((taken) -> orders.add(whole.part(retention.part(), taken)));
		}
		Lines net = split.takeRest();
		if (!net.isEmpty() || orders.isEmpty()) {
			orders.add(0, (told != null) ? payee(accrual, whole, soles, net, !orders.isEmpty())
					: whole.part(OrderPart.NET, net));
		}
		return orders;
	}

	/** All of it as it was told, or what is left of it beside the other parts. */
	private Registration payee(ExecutionRecord accrual, Registration whole, Lines soles, Lines net, boolean shared) {
		return shared ? this.foreign.payee(whole, accrual, soles, net) : whole;
	}

	/** What is left of a part, out of its own lines where it has some. */
	private Optional<Lines> take(ExecutionRecord accrual, OrderSplit split, Retention retention) {
		Amount left = retention.left();
		if (!left.isPositive()) {
			return Optional.empty();
		}
		if (left.exceeds(split.rest())) {
			throw CreditorParts.beyond(OrderPart.NET, split.rest(), left);
		}
		Lines known = this.creditors.left(accrual, retention.part());
		known.list().forEach((one) -> {
			if (one.amount().exceeds(split.rest(one.line()))) {
				throw CreditorParts.beyond(OrderPart.NET, split.rest(one.line()), one.amount());
			}
		});
		return Optional.of(known.isEmpty() ? split.take(left) : split.take(known));
	}

	/** Where it is new; orders on the accrual come before it or see it. */
	private void keep(ExecutionRecord accrual, Said said, Profile actor) {
		this.jdbc.sql("""
				select 1 from execution_record_line where sec_ejec = ? and record_id = ?
				order by sec_func, rubro, resource_type, item for no key update""")
			.params(accrual.secEjec(), accrual.id())
			.query(Integer.class)
			.list();
		Facts facts = this.retentions.facts(accrual.secEjec(), accrual.id());
		if (said.equals(facts.said())) {
			return;
		}
		boolean known = switch (said.detraction()) {
			case "" -> true;
			case Said.NO_DETRACTION -> facts.isInvoice();
			default -> this.retentions.choices(facts)
				.stream()
				.anyMatch((choice) -> choice.concept().equals(said.detraction()));
		};
		if (!known || !said.isWhole() || (!said.suspension().isEmpty() && !facts.isFeeReceipt())) {
			throw new RuleViolation(ExecutionRule.RETENTION_INCOMPLETE, Map.of("file", accrual.shown()), "retention");
		}
		this.jdbc
			.sql("""
					insert into accrual_retention (sec_ejec, record_id, detraction, suspension, court, court_order, said_by)
					values (:unit, :record, :detraction, :suspension, :court, :order, :by)
					on conflict (sec_ejec, record_id) do update set detraction = excluded.detraction, suspension = excluded.suspension,
					  court = excluded.court, court_order = excluded.court_order, said_by = excluded.said_by, said_at = now()""")
			.param("unit", accrual.secEjec())
			.param("record", accrual.id())
			.param("detraction", said.detraction())
			.param("suspension", said.suspension())
			.param("court", said.court().value())
			.param("order", said.courtOrder())
			.param("by", actor.username())
			.update();
		this.audit.record(accrual.secEjec(), "retain", "ACCRUAL", accrual.shown(), told(facts.said()), told(said));
	}

	private static Map<String, String> told(Said said) {
		return Map.of("detraction", said.detraction(), "suspension", said.suspension(), "court",
				said.court().toString(), "courtOrder", said.courtOrder());
	}

}
