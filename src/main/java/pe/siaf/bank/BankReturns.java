package pe.siaf.bank;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Confirms what the bank's answers say where one person's word isn't enough. Whoever
 * brings them could say of a payment that the payee has that it came back, and have its
 * order paid again; who drew the batch up could say that it was paid: so a second person
 * looks at the bank's statement and says it too.
 */
@Service
class BankReturns {

	private final JdbcClient jdbc;

	private final PaymentBatches batches;

	private final BankAnswers answers;

	private final AuditTrail audit;

	BankReturns(JdbcClient jdbc, PaymentBatches batches, BankAnswers answers, AuditTrail audit) {
		this.answers = answers;
		this.jdbc = jdbc;
		this.batches = batches;
		this.audit = audit;
	}

	/**
	 * Confirms all that who drew a batch up says was paid, as the actor saw it. The
	 * caller asked for the actor's second factor.
	 * @param seen the batch
	 * @param seal what stands for the payments that the actor saw:
	 * {@link ToldPayments#seal}
	 * @param actor who confirms it
	 * @return how many lines were confirmed
	 * @throws RuleViolation CTL-001 if the actor drew the batch up, WFL-001 if nothing
	 * waits for it, WFL-003 if something else was told since, PAY-043 if a month isn't
	 * open any more
	 */
	@Transactional
	public int confirmPaid(PaymentBatch seen, String seal, Profile actor) {
		PaymentBatch batch = this.batches.lock(seen.fiscalYear(), seen.secEjec(), seen.number())
			.orElseThrow(() -> new NotFound("batch " + seen.number()));
		requireAnother(batch, actor, null);
		ToldPayments told = ToldPayments.of(this.batches.lines(batch));
		if (told.isEmpty()) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "confirm", "state", batch.state()));
		}
		if (!told.seal().equals(seal)) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", batch.number()));
		}
		List<BankAnswer> answers = told.lines().stream().map((line) -> line.told(batch.number())).toList();
		int paid = this.answers.take(batch.fiscalYear(), batch.secEjec(), answers, actor.username());
		this.audit.record(actor, batch.secEjec(), "confirm", BatchMoves.TYPE, batch.key(), Map.of(),
				Map.of("paid", String.valueOf(paid), "amount", told.total().toString(), "sha256", seal));
		return paid;
	}

	private static void requireAnother(PaymentBatch batch, Profile actor, @Nullable String other) {
		if (actor.username().equals(batch.preparedBy()) || actor.username().equals(other)) {
			throw new RuleViolation(BankRule.DUTIES_APART,
					Figures.of("person", actor.personName(), "stage", BatchMoves.TYPE));
		}
	}

	/**
	 * Confirms a return. The caller asked for the actor's second factor.
	 * @param seen the batch
	 * @param line the line that came back
	 * @param actor who confirms it
	 * @throws RuleViolation CTL-001 if the actor drew the batch up or brought the answer,
	 * WFL-001 if the line doesn't wait for it
	 */
	@Transactional
	public void confirm(PaymentBatch seen, int line, Profile actor) {
		PaymentBatch batch = this.batches.lock(seen.fiscalYear(), seen.secEjec(), seen.number())
			.orElseThrow(() -> new NotFound("batch " + seen.number()));
		PaymentBatch.Line returned = this.batches.lines(batch)
			.stream()
			.filter((one) -> one.line() == line)
			.findFirst()
			.orElseThrow(() -> new NotFound("line " + line + " of batch " + seen.number()));
		if (!returned.isUnconfirmed()) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "confirm", "state", returned.state()));
		}
		requireAnother(batch, actor, returned.answeredBy());
		this.jdbc.sql("""
				update payment_batch_line set confirmed_by = ?, confirmed_name = ?, confirmed_at = now()
				where fiscal_year = ? and sec_ejec = ? and number = ? and line = ?""")
			.params(actor.username(), actor.personName(), batch.fiscalYear(), batch.secEjec(), batch.number(), line)
			.update();
		this.audit.record(actor, batch.secEjec(), "confirm", BatchMoves.TYPE, batch.key(), Map.of(),
				Map.of("line", String.valueOf(line), "amount", returned.amount().toString()));
	}

}
