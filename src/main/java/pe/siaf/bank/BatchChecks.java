package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.execution.OpenMonths;
import pe.siaf.execution.PaymentGuard;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What is asked afresh at each step of a batch, since days may lie between two of them:
 * whether it can still be paid, whether it still goes to the accounts that were signed,
 * whether the actor had another part in it.
 */
@Component
class BatchChecks {

	private final JdbcClient jdbc;

	private final PaymentBatches batches;

	private final OpenMonths months;

	private final List<PaymentGuard> guards;

	BatchChecks(JdbcClient jdbc, PaymentBatches batches, OpenMonths months, List<PaymentGuard> guards) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.months = months;
		this.guards = List.copyOf(guards);
	}

	/**
	 * Asks that the year's orders can be paid on a day. What goes to the bank later would
	 * be paid there and refused here.
	 * @param fiscalYear the batch's year; after it payments count in its December
	 * @param day the day in Lima
	 * @throws RuleViolation CYC-001, ACR-007
	 */
	void month(int fiscalYear, LocalDate day) {
		this.months.requirePaying(fiscalYear, (day.getYear() == fiscalYear) ? day.getMonthValue() : 12);
	}

	/**
	 * Asks that a batch that was sent for signature still is what was sent, to accounts
	 * that still are the payees'.
	 * @param batch the batch
	 * @param actor who moves it on
	 * @throws RuleViolation PAY-041, PAY-004, CTL-001
	 */
	void stillHolds(PaymentBatch batch, Profile actor) {
		boolean changed = this.jdbc
			.sql("""
					select exists (select from payment_batch_line l left join payee_account a on a.ruc = l.ruc and a.state = 'A'
					  where l.fiscal_year = ? and l.sec_ejec = ? and l.number = ? and l.medium in ('CCI', 'OPE')
					    and l.cci <> coalesce(a.cci, ''))""")
			.params(batch.fiscalYear(), batch.secEjec(), batch.number())
			.query(Boolean.class)
			.single();
		if (changed) {
			throw new RuleViolation(BankRule.BATCH_CHANGED, Figures.of("batch", batch.number()));
		}
		signed(batch);
		payees(batch, actor);
	}

	/**
	 * Whether a batch that is out could be sent once more: it still is what was signed,
	 * to accounts that still are the payees'.
	 */
	boolean holdsYet(PaymentBatch batch, Profile actor) {
		try {
			stillHolds(batch, actor);
			return true;
		}
		catch (RuleViolation changed) {
			return false;
		}
	}

	/**
	 * What the bank gets of a batch.
	 * @throws RuleViolation PAY-041 where it isn't what was signed
	 */
	String signed(PaymentBatch batch) {
		String text = BatchFile.text(batch, this.batches.lines(batch));
		if (!batch.contentHash().equals(BatchFile.hash(text))) {
			throw new RuleViolation(BankRule.BATCH_CHANGED, Figures.of("batch", batch.number()));
		}
		return text;
	}

	/** PAY-004, CTL-001: nothing stands against an account that is paid to. */
	void payees(PaymentBatch batch, Profile actor) {
		this.batches.lines(batch)
			.stream()
			.filter((line) -> line.part().equals("NET"))
			.map(Line::ruc)
			.filter(Objects::nonNull)
			.distinct()
			.map((ruc) -> new PaymentGuard.Payment(batch.fiscalYear(), batch.secEjec(), String.valueOf(ruc),
					actor.username()))
			.forEach((payment) -> this.guards.forEach((guard) -> guard.approving(payment)));
	}

	/** CTL-001: whoever signs or releases had no other part in it. */
	void apart(PaymentBatch batch, Profile actor, @Nullable String... others) {
		for (String other : others) {
			if (actor.username().equals(other)) {
				throw refusal(actor, BatchMoves.TYPE);
			}
		}
		hands(batch.fiscalYear(), batch.secEjec(), batch.number(), actor).stream().findFirst().ifPresent((stage) -> {
			throw refusal(actor, stage);
		});
	}

	/** CTL-001: who committed doesn't pay, by batch as little as by hand. */
	void mayPrepare(int fiscalYear, String secEjec, String number, Profile actor) {
		hands(fiscalYear, secEjec, number, actor).stream()
			.filter(List.of("ANNUAL_COMMITMENT", "MONTHLY_COMMITMENT")::contains)
			.findFirst()
			.ifPresent((stage) -> {
				throw refusal(actor, stage);
			});
	}

	private List<String> hands(int fiscalYear, String secEjec, String number, Profile actor) {
		return this.jdbc.sql("select stage from batch_hands(?, cast(? as smallint), ?) where username = ?")
			.params(secEjec, fiscalYear, number, actor.username())
			.query(String.class)
			.list();
	}

	private static RuleViolation refusal(Profile actor, String stage) {
		return new RuleViolation(BankRule.DUTIES_APART, Figures.of("person", actor.personName(), "stage", stage));
	}

}
