package pe.siaf.bank;

import java.time.LocalDate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;

/** Sends a batch over a link and takes what comes back of it. */
@Service
class BatchReplies {

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final BankAnswers answers;

	private final BankStatements statements;

	BatchReplies(PaymentBatches batches, BatchMoves moves, BankAnswers answers, BankStatements statements) {
		this.batches = batches;
		this.moves = moves;
		this.answers = answers;
		this.statements = statements;
	}

	/**
	 * Sends and takes the reply.
	 * @param batch the batch, authorised
	 * @param bank the link
	 * @param day the bank's day
	 * @param actor who sends it
	 */
	@Transactional
	public void fetch(PaymentBatch batch, BankLink bank, LocalDate day, Profile actor) {
		this.moves.take(batch, actor);
		BankLink.Reply reply = bank.send(batch, this.batches.lines(batch), day);
		this.answers.take(batch.fiscalYear(), batch.secEjec(), reply.answers(), "");
		this.statements.take(batch.fiscalYear(), batch.secEjec(), reply.statement(), null, "");
	}

}
