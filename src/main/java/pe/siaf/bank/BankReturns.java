package pe.siaf.bank;

import java.util.Map;

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
 * Confirms that a payment came back. Whoever brings the bank's answers could say so of a
 * payment that the payee has, and have its order paid again: so a second person looks at
 * the bank's statement and says it too.
 */
@Service
class BankReturns {

	private final JdbcClient jdbc;

	private final PaymentBatches batches;

	private final AuditTrail audit;

	BankReturns(JdbcClient jdbc, PaymentBatches batches, AuditTrail audit) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.audit = audit;
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
		if (actor.username().equals(batch.preparedBy()) || actor.username().equals(returned.answeredBy())) {
			throw new RuleViolation(BankRule.DUTIES_APART,
					Figures.of("person", actor.personName(), "stage", BatchMoves.TYPE));
		}
		this.jdbc.sql("""
				update payment_batch_line set confirmed_by = ?, confirmed_name = ?, confirmed_at = now()
				where fiscal_year = ? and sec_ejec = ? and number = ? and line = ?""")
			.params(actor.username(), actor.personName(), batch.fiscalYear(), batch.secEjec(), batch.number(), line)
			.update();
		this.audit.record(actor, batch.secEjec(), "confirm", BatchMoves.TYPE, batch.key(), Map.of(),
				Map.of("line", String.valueOf(line), "amount", returned.amount().toString()));
	}

}
