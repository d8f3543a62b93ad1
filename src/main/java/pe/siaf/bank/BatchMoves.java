package pe.siaf.bank;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.execution.PaymentGuard;
import pe.siaf.identity.Profile;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Draws batches up and moves them: sent for signature, signed by two, frozen by velocity
 * rules, released by a third, taken to the bank. The caller asked for the second factor
 * of whoever signs or releases.
 */
@Service
class BatchMoves {

	static final String TYPE = "PAYMENT_BATCH";

	private final JdbcClient jdbc;

	private final PaymentBatches batches;

	private final Workflow workflow;

	private final AuditTrail audit;

	private final List<PaymentGuard> guards;

	BatchMoves(JdbcClient jdbc, PaymentBatches batches, Workflow workflow, AuditTrail audit,
			List<PaymentGuard> guards) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.workflow = workflow;
		this.audit = audit;
		this.guards = List.copyOf(guards);
	}

	/**
	 * Draws a batch up.
	 * @param fiscalYear the year
	 * @param secEjec the unit, the actor's to see
	 * @param account what it is paid from
	 * @param orders keys of its orders
	 * @param actor who draws it up
	 * @return its number
	 * @throws RuleViolation PAY-040
	 */
	@Transactional
	public String open(int fiscalYear, String secEjec, String account, List<Long> orders, Profile actor) {
		try {
			String number = this.jdbc.sql("select batch_open(cast(? as smallint), ?, ?, cast(? as bigint[]), ?, ?, ?)")
				.params(fiscalYear, secEjec, account, orders.toArray(Long[]::new), actor.username(), actor.personName(),
						actor.label())
				.query(String.class)
				.single();
			this.workflow.record(secEjec, TYPE, fiscalYear + "/" + number, "register", "", "N", actor, null);
			return number;
		}
		catch (DataIntegrityViolationException broken) {
			// somebody was faster, or an order isn't what it was on the page
			if (ConstraintName.in(broken)
				.filter((name) -> name.equals("batch_of_orders") || name.equals("payment_within_payment_order"))
				.isPresent()) {
				throw new RuleViolation(BankRule.BATCH_OF_ORDERS, Figures.of("account", account));
			}
			throw broken;
		}
	}

	/**
	 * Moves a batch.
	 * @param seen the batch as the actor saw it
	 * @param action verify, discard, sign, reject or unfreeze
	 * @param comment the reason, where one is needed
	 * @param at when
	 * @param actor who moves it
	 * @return its state
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, PAY-004, PAY-041
	 */
	@Transactional
	public String move(PaymentBatch seen, String action, @Nullable String comment, OffsetDateTime at, Profile actor) {
		PaymentBatch batch = this.batches.lock(seen.fiscalYear(), seen.secEjec(), seen.number())
			.orElseThrow(() -> new NotFound("batch " + seen.number()));
		if (batch.version() != seen.version()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", batch.number()));
		}
		String to = this.workflow.next(TYPE, batch.state(), action, actor, comment);
		String why = Objects.requireNonNullElse(comment, "").strip();
		switch (action) {
			case "verify" -> seal(batch);
			case "discard" -> letGo(batch, why, actor);
			case "sign" -> to = sign(batch, at, actor);
			case "reject" -> unsign(batch);
			default -> release(batch, why, actor);
		}
		this.jdbc
			.sql("""
					update payment_batch set state = ?, version = version + 1 where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(to, batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
		this.workflow.record(batch.secEjec(), TYPE, batch.key(), action, batch.state(), to, actor, comment);
		return to;
	}

	/** Fixes the accounts that are paid to, and keeps what the signers will see. */
	private void seal(PaymentBatch batch) {
		this.jdbc
			.sql("""
					update payment_batch_line l set cci = coalesce(a.cci, ''), medium = case when a.cci is null then 'OPE' else 'CCI' end
					from payment_batch_line k left join payee_account a on a.ruc = k.ruc and a.state = 'A'
					where k.sec_ejec = l.sec_ejec and k.fiscal_year = l.fiscal_year and k.number = l.number and k.line = l.line
					  and l.medium in ('CCI', 'OPE') and l.fiscal_year = ? and l.sec_ejec = ? and l.number = ?""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
		set(batch, "content_hash = :value", BatchFile.hash(BatchFile.text(batch, this.batches.lines(batch))));
	}

	private void letGo(PaymentBatch batch, String why, Profile actor) {
		this.jdbc.sql("select 1 from batch_discard(?, cast(? as smallint), ?, ?, ?, ?, ?)")
			.params(batch.secEjec(), batch.fiscalYear(), batch.number(), why, actor.username(), actor.personName(),
					actor.label())
			.query(Integer.class)
			.single();
	}

	private String sign(PaymentBatch batch, OffsetDateTime at, Profile actor) {
		apart(batch, actor, batch.preparedBy(), batch.firstBy());
		List<Line> lines = this.batches.lines(batch);
		boolean changed = this.jdbc
			.sql("""
					select exists (select from payment_batch_line l left join payee_account a on a.ruc = l.ruc and a.state = 'A'
					  where l.fiscal_year = ? and l.sec_ejec = ? and l.number = ? and l.medium in ('CCI', 'OPE')
					    and l.cci <> coalesce(a.cci, ''))""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.query(Boolean.class)
			.single();
		if (changed || !batch.contentHash().equals(BatchFile.hash(BatchFile.text(batch, lines)))) {
			throw new RuleViolation(BankRule.BATCH_CHANGED, Figures.of("batch", batch.number()));
		}
		lines.stream().filter((line) -> line.part().equals("NET")).map(Line::ruc).distinct().forEach((ruc) -> {
			if (ruc != null) {
				this.guards.forEach((guard) -> guard
					.approving(new PaymentGuard.Payment(batch.fiscalYear(), batch.secEjec(), ruc, actor.username())));
			}
		});
		String place = batch.state().equals("V") ? "first" : "second";
		this.jdbc
			.sql("update payment_batch set " + place + "_by = ?, " + place + "_name = ?, " + place + "_at = ? "
					+ "where fiscal_year = ? and sec_ejec = ? and number = ?")
			.params(actor.username(), actor.personName(), at, batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
		return place.equals("first") ? "F" : judge(batch, at, actor);
	}

	/** Frozen where it breaks a velocity rule, else authorised. */
	private String judge(PaymentBatch batch, OffsetDateTime at, Profile actor) {
		List<String> alarms = this.jdbc.sql("select alarm from batch_alarms(?, cast(? as smallint), ?, ?)")
			.params(batch.secEjec(), batch.fiscalYear(), batch.number(), at)
			.query(String.class)
			.list();
		if (alarms.isEmpty()) {
			return "A";
		}
		set(batch, "alarms = :value", String.join(" ", alarms));
		this.audit.record(actor, batch.secEjec(), "freeze", TYPE, batch.key(), Map.of(),
				Map.of("alarms", String.join(" ", alarms), "total", batch.total().toString()));
		return "Z";
	}

	private void unsign(PaymentBatch batch) {
		this.jdbc
			.sql("""
					update payment_batch set first_by = null, first_name = null, first_at = null, second_by = null, second_name = null,
					  second_at = null, alarms = '', content_hash = '' where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
	}

	private void release(PaymentBatch batch, String why, Profile actor) {
		apart(batch, actor, batch.preparedBy(), batch.firstBy(), batch.secondBy());
		this.jdbc.sql("""
				update payment_batch set released_by = ?, released_name = ?, released_why = ?, released_at = now()
				where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(actor.username(), actor.personName(), why, batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
	}

	/** CTL-001. */
	private void apart(PaymentBatch batch, Profile actor, @Nullable String... others) {
		List<String> hands = this.jdbc
			.sql("select stage from batch_hands(?, cast(? as smallint), ?) where username = ?")
			.params(batch.secEjec(), batch.fiscalYear(), batch.number(), actor.username())
			.query(String.class)
			.list();
		for (String other : others) {
			if (actor.username().equals(other)) {
				throw new RuleViolation(BankRule.DUTIES_APART, Figures.of("person", actor.personName(), "stage", TYPE));
			}
		}
		if (!hands.isEmpty()) {
			throw new RuleViolation(BankRule.DUTIES_APART,
					Figures.of("person", actor.personName(), "stage", hands.get(0)));
		}
	}

	private void set(PaymentBatch batch, String column, String value) {
		this.jdbc
			.sql("update payment_batch set " + column
					+ " where fiscal_year = :year and sec_ejec = :unit and number = :number")
			.param("value", value)
			.param("year", batch.fiscalYear())
			.param("unit", batch.secEjec())
			.param("number", batch.number())
			.update();
	}

	/**
	 * Gives the file for the bank, and keeps when it was first taken.
	 * @param batch the batch
	 * @param actor who takes it
	 * @return its text
	 * @throws RuleViolation PAY-042 before two have signed, PAY-041 where it isn't what
	 * they signed
	 */
	@Transactional
	public String take(PaymentBatch batch, Profile actor) {
		if (!batch.isAuthorised()) {
			throw new RuleViolation(BankRule.BATCH_NOT_AUTHORISED, Figures.of("batch", batch.number()));
		}
		String text = BatchFile.text(batch, this.batches.lines(batch));
		if (!batch.contentHash().equals(BatchFile.hash(text))) {
			throw new RuleViolation(BankRule.BATCH_CHANGED, Figures.of("batch", batch.number()));
		}
		this.jdbc
			.sql("""
					update payment_batch set sent_at = coalesce(sent_at, now()) where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
		this.audit.record(actor, batch.secEjec(), "take", TYPE, batch.key(), Map.of(),
				Map.of("sha256", batch.contentHash(), "total", batch.total().toString()));
		return text;
	}

}
