package pe.siaf.bank;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
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

	private final BatchChecks checks;

	BatchMoves(JdbcClient jdbc, PaymentBatches batches, Workflow workflow, AuditTrail audit, BatchChecks checks) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.workflow = workflow;
		this.audit = audit;
		this.checks = checks;
	}

	/**
	 * Draws a batch up.
	 * @param fiscalYear the year
	 * @param secEjec the unit, the actor's to see
	 * @param account what it is paid from
	 * @param orders keys of its orders
	 * @param actor who draws it up
	 * @return its number
	 * @throws RuleViolation PAY-040, CYC-001, ACR-007, CTL-001
	 */
	@Transactional
	public String open(int fiscalYear, String secEjec, String account, List<Long> orders, Profile actor) {
		this.checks.month(fiscalYear, LocalDate.now(FiscalTime.LIMA));
		try {
			String number = this.jdbc.sql("select batch_open(cast(? as smallint), ?, ?, cast(? as bigint[]), ?, ?, ?)")
				.params(fiscalYear, secEjec, account, orders.toArray(Long[]::new), actor.username(), actor.personName(),
						actor.label())
				.query(String.class)
				.single();
			this.checks.mayPrepare(fiscalYear, secEjec, number, actor);
			this.workflow.record(secEjec, TYPE, fiscalYear + "/" + number, "register", "", "N", actor, null);
			return number;
		}
		catch (DataIntegrityViolationException broken) {
			// somebody was faster, or an order isn't what it was on the page
			if (ConstraintName.in(broken)
				.filter(Set.of("batch_of_orders", "payment_within_payment_order", "return_confirmed")::contains)
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
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, PAY-004, PAY-041, CYC-001,
	 * ACR-007
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
		if (batch.sentAt() != null) {
			// the bank has it: only its answers move it
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", action, "state", batch.state()));
		}
		if (!action.equals("discard") && !action.equals("reject")) {
			this.checks.month(batch.fiscalYear(), at.atZoneSameInstant(FiscalTime.LIMA).toLocalDate());
		}
		switch (action) {
			case "verify" -> seal(batch, actor);
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
	private void seal(PaymentBatch batch, Profile actor) {
		this.jdbc
			.sql("""
					update payment_batch_line l set cci = coalesce(a.cci, ''), medium = case when a.cci is null then 'OPE' else 'CCI' end
					from payment_batch_line k left join payee_account a on a.ruc = k.ruc and a.state = 'A'
					where k.sec_ejec = l.sec_ejec and k.fiscal_year = l.fiscal_year and k.number = l.number and k.line = l.line
					  and l.medium in ('CCI', 'OPE') and l.fiscal_year = ? and l.sec_ejec = ? and l.number = ?""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
		set(batch, "content_hash = :value", BatchFile.hash(BatchFile.text(batch, this.batches.lines(batch))));
		this.checks.payees(batch, actor);
	}

	private void letGo(PaymentBatch batch, String why, Profile actor) {
		this.jdbc.sql("select 1 from batch_discard(?, cast(? as smallint), ?, ?, ?, ?, ?)")
			.params(batch.secEjec(), batch.fiscalYear(), batch.number(), why, actor.username(), actor.personName(),
					actor.label())
			.query(Integer.class)
			.single();
	}

	private String sign(PaymentBatch batch, OffsetDateTime at, Profile actor) {
		this.checks.apart(batch, actor, batch.preparedBy(), batch.firstBy());
		this.checks.stillHolds(batch, actor);
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
					update payment_batch set state = 'N', first_by = null, first_name = null, first_at = null, second_by = null, second_name = null,
					  second_at = null, alarms = '', content_hash = '', released_by = null, released_name = null, released_why = null,
					  released_at = null where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
	}

	private void release(PaymentBatch batch, String why, Profile actor) {
		this.checks.apart(batch, actor, batch.preparedBy(), batch.firstBy(), batch.secondBy());
		this.checks.stillHolds(batch, actor);
		this.jdbc.sql("""
				update payment_batch set released_by = ?, released_name = ?, released_why = ?, released_at = now()
				where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(actor.username(), actor.personName(), why, batch.fiscalYear(), batch.secEjec(), batch.number())
			.update();
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
	 * @param seen the batch
	 * @param actor who takes it
	 * @return its text
	 * @throws RuleViolation PAY-042 before two have signed, PAY-057 where it went over
	 * the link, PAY-041 where it isn't what they signed or an account was changed since,
	 * CYC-001 or ACR-007 where it can't be paid any more, PAY-004, CTL-001
	 */
	@Transactional
	public String take(PaymentBatch seen, Profile actor) {
		PaymentBatch batch = out(seen, PaymentBatch.FILE);
		if (batch.sentAt() == null) {
			this.checks.month(batch.fiscalYear(), LocalDate.now(FiscalTime.LIMA));
		}
		if (batch.state().equals("A")) {
			this.checks.stillHolds(batch, actor);
		}
		String text = this.checks.signed(batch);
		keep(batch, PaymentBatch.FILE, actor);
		return text;
	}

	/**
	 * Lets a batch go over the link, and keeps when it first went.
	 * @param seen the batch
	 * @param actor who sends it
	 * @return whether it may be sent; where it is out and an account was changed since,
	 * or something stands against a payee, the bank is only asked what it says of it
	 * @throws RuleViolation PAY-042 before two have signed, PAY-057 where it went as a
	 * file, and as long as it isn't out, what {@link #take} refuses
	 */
	@Transactional
	public boolean send(PaymentBatch seen, Profile actor) {
		PaymentBatch batch = out(seen, PaymentBatch.LINK);
		boolean sends = true;
		if (batch.sentAt() == null) {
			this.checks.month(batch.fiscalYear(), LocalDate.now(FiscalTime.LIMA));
			this.checks.stillHolds(batch, actor);
		}
		else if (batch.state().equals("A")) {
			sends = this.checks.holdsYet(batch, actor);
		}
		if (sends) {
			this.checks.signed(batch);
		}
		keep(batch, PaymentBatch.LINK, actor);
		return sends;
	}

	/** The batch as it is now, which may go by that way. */
	private PaymentBatch out(PaymentBatch seen, String way) {
		PaymentBatch batch = this.batches.lock(seen.fiscalYear(), seen.secEjec(), seen.number())
			.orElseThrow(() -> new NotFound("batch " + seen.number()));
		if (!batch.isAuthorised()) {
			throw new RuleViolation(BankRule.BATCH_NOT_AUTHORISED, Figures.of("batch", batch.number()));
		}
		if (!batch.goesBy(way)) {
			throw new RuleViolation(BankRule.BATCH_OUT_BY_ONE_WAY, Figures.of("batch", batch.number(), "way",
					String.valueOf(batch.sentWay()), "when", Objects.requireNonNull(batch.sentAt())));
		}
		return batch;
	}

	private void keep(PaymentBatch batch, String way, Profile actor) {
		if (batch.sentAt() == null) {
			this.jdbc
				.sql("""
						update payment_batch set sent_at = now(), sent_way = ? where fiscal_year = ? and sec_ejec = ? and number = ?""")
				.params(way, batch.fiscalYear(), batch.secEjec(), batch.number())
				.update();
		}
		this.audit.record(actor, batch.secEjec(), "take", TYPE, batch.key(), Map.of(),
				Map.of("sha256", batch.contentHash(), "total", batch.total().toString(), "way", way));
	}

}
