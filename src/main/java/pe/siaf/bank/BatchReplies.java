package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.exchange.RemoteAway;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Sends a batch over a link and takes what comes back of it. The batch has gone out
 * before the bank is called, whatever becomes of the call: what a bank may have got isn't
 * mended any more. Without an answer it waits, and is sent again as the same; where an
 * account was changed since, the bank is only asked what it has of it.
 */
@Service
class BatchReplies {

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final BankAnswers answers;

	private final BankStatements statements;

	private final TransactionTemplate transaction;

	BatchReplies(PaymentBatches batches, BatchMoves moves, BankAnswers answers, BankStatements statements,
			PlatformTransactionManager manager) {
		this.batches = batches;
		this.moves = moves;
		this.answers = answers;
		this.statements = statements;
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Sends and takes the reply.
	 * @param batch the batch, authorised
	 * @param bank the link
	 * @param day the bank's day
	 * @param actor who sends it
	 * @throws RuleViolation PAY-056 if the bank is away, PAY-058 if it says nothing of a
	 * batch that isn't sent again, and what {@link BatchMoves#send} refuses
	 */
	void fetch(PaymentBatch batch, BankLink bank, LocalDate day, Profile actor) {
		boolean sends = this.moves.send(batch, actor);
		BankLink.Reply reply = reply(batch, bank, day, sends);
		this.transaction.executeWithoutResult((status) -> {
			this.answers.take(batch.fiscalYear(), batch.secEjec(), reply.answers(), "");
			this.statements.take(batch.fiscalYear(), batch.secEjec(), reply.statement(), null, "");
		});
	}

	private BankLink.Reply reply(PaymentBatch batch, BankLink bank, LocalDate day, boolean sends) {
		try {
			List<Line> lines = this.batches.lines(batch);
			return sends ? bank.send(batch, lines, day) : bank.ask(batch, lines, day);
		}
		catch (RemoteAway away) {
			throw new RuleViolation(sends ? BankRule.BANK_AWAY : BankRule.BATCH_NOT_SENT_AGAIN,
					Figures.of("batch", batch.number(), "problem", away.problem().name()));
		}
	}

}
