package pe.siaf.bank;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Takes what the bank answers; an answer told again changes nothing. */
@Service
class BankAnswers {

	private final JdbcClient jdbc;

	BankAnswers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The line that an answer is about, as it stands.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param answer the answer
	 * @return the line, or empty if there is none
	 */
	Optional<Asked> asked(int fiscalYear, String secEjec, BankAnswer answer) {
		return this.jdbc
			.sql("""
					select l.amount, l.state, b.state batch_state, l.paid_on, l.operation,
					  l.told_on, l.told_operation, l.told_by, cast(b.sent_at at time zone 'America/Lima' as date) sent_on,
					  l.told_back_on, l.told_back_operation, l.told_back_reason,
					  answer_month(b.fiscal_year, b.sec_ejec, cast(:day as date)) "month"
					from payment_batch b
					join payment_batch_line l on l.sec_ejec = b.sec_ejec and l.fiscal_year = b.fiscal_year and l.number = b.number
					where b.sec_ejec = :unit and b.fiscal_year = :year and b.number = :number and l.line = :line""")
			.param("unit", secEjec)
			.param("year", fiscalYear)
			.param("number", answer.batch())
			.param("line", answer.line())
			.param("day", answer.day())
			.query(Asked.class)
			.optional();
	}

	/**
	 * Takes answers.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param answers what the bank says, in its order
	 * @param by who brought them, empty for the bank itself
	 * @return how many changed something
	 * @throws RuleViolation PAY-043 if one doesn't fit; then none is taken
	 */
	@Transactional
	public int take(int fiscalYear, String secEjec, List<BankAnswer> answers, String by) {
		int changed = 0;
		for (BankAnswer answer : answers) {
			Asked asked = asked(fiscalYear, secEjec, answer).filter((line) -> line.fits(answer, by)).orElse(null);
			if (asked == null) {
				throw refusal(answer);
			}
			try {
				changed += this.jdbc.sql(
						"select bank_answer(?, cast(? as smallint), ?, cast(? as smallint), ?, ?, ?, ?, cast(? as smallint), ?)")
					.params(Arrays.asList(secEjec, fiscalYear, answer.batch(), answer.line(), answer.paid(),
							answer.day(), answer.operation(), answer.reason(), asked.month(), by))
					.query(String.class)
					.single()
					.equals("SAME") ? 0 : 1;
			}
			catch (DataIntegrityViolationException broken) {
				throw ConstraintName.in(broken).filter("answer_fits_its_line"::equals).isPresent() ? refusal(answer)
						: broken;
			}
		}
		return changed;
	}

	private static RuleViolation refusal(BankAnswer answer) {
		return new RuleViolation(BankRule.ANSWER_DOES_NOT_FIT,
				Figures.of("line", answer.shown(), "amount", answer.amount()));
	}

	/**
	 * A line as it stands.
	 *
	 * @param amount its amount
	 * @param state W waits, P paid, R returned, X taken out
	 * @param batchState its batch's state
	 * @param paidOn when it was paid
	 * @param operation the bank's number of that
	 * @param sentOn when its file was first taken to the bank
	 * @param toldOn the day on which it was paid, as who drew the batch up says
	 * @param toldOperation the bank's number of that
	 * @param toldBy who said so
	 * @param toldBackOn the day on which it came back, as the same person says
	 * @param toldBackOperation the bank's number of that
	 * @param toldBackReason why it came back, as the same person says
	 * @param month where the answer would count: the month of its day, the first open one
	 * after it, or the year's last while the unit's books of it are open
	 */
	record Asked(Amount amount, String state, String batchState, @Nullable LocalDate paidOn, String operation,
			@Nullable LocalDate toldOn, String toldOperation, @Nullable String toldBy, @Nullable LocalDate toldBackOn,
			String toldBackOperation, String toldBackReason, @Nullable LocalDate sentOn, @Nullable Integer month) {

		/** Whether that person said it before, and it waits for another's word. */
		boolean wasTold(BankAnswer answer, String by) {
			if (!this.state.equals("W") || !by.equals(this.toldBy)) {
				return false;
			}
			return answer.paid() ? answer.day().equals(this.toldOn) && answer.operation().equals(this.toldOperation)
					: answer.day().equals(this.toldBackOn) && answer.operation().equals(this.toldBackOperation)
							&& answer.reason().equals(this.toldBackReason);
		}

		/** Whether it was said before. */
		boolean knows(BankAnswer answer) {
			return answer.paid() ? answer.day().equals(this.paidOn) && this.operation.equals(answer.operation())
					: this.state.equals("R");
		}

		/** Whether that person, or the bank where it is nobody, may say it. */
		boolean fits(BankAnswer answer, String by) {
			if (!isWhole(answer) || knows(answer)) {
				return isWhole(answer);
			}
			if (isBeforeTold(answer, by)) {
				return false;
			}
			boolean waits = this.state.equals("W") && this.batchState.equals("A");
			boolean comesBack = !answer.paid() && this.state.equals("P") && this.paidOn != null
					&& !answer.day().isBefore(this.paidOn);
			return isTimely(answer) && (waits || comesBack);
		}

		/** Whether it came back before it was paid, as one and the same person says. */
		private boolean isBeforeTold(BankAnswer answer, String by) {
			return !answer.paid() && this.state.equals("W") && by.equals(this.toldBy) && this.toldOn != null
					&& answer.day().isBefore(this.toldOn);
		}

		/** Whether it may follow in the file that says that the line was paid. */
		boolean follows(BankAnswer answer) {
			return !answer.paid() && isWhole(answer) && (knows(answer) || isTimely(answer));
		}

		/** The bank answers what it got, not before it got it, and a month is open. */
		private boolean isTimely(BankAnswer answer) {
			return this.month != null && this.sentOn != null && !answer.day().isBefore(this.sentOn)
					&& !answer.day().isAfter(LocalDate.now(FiscalTime.LIMA));
		}

		private boolean isWhole(BankAnswer answer) {
			return this.amount.equals(answer.amount()) && (answer.paid() || !answer.reason().isBlank());
		}

	}

}
