package pe.siaf.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import pe.siaf.bank.PaymentBatch.Line;

/**
 * The bank of the demonstration and of tests. It pays what it can: an account whose last
 * four digits are {@code 0000} doesn't exist, so its payment is booked and comes back the
 * same day, as banks do it; the statement shows both.
 */
@Component
@Profile("demo")
class SimulatedBank implements BankLink {

	@Override
	public Reply send(PaymentBatch batch, List<Line> lines, LocalDate day) {
		List<BankAnswer> answers = new ArrayList<>();
		List<StatementLine> statement = new ArrayList<>();
		for (Line line : lines) {
			if (!line.state().equals("W")) {
				continue;
			}
			String operation = String.format(Locale.ROOT, "%s%05d", batch.number().substring(5), line.line());
			answers.add(new BankAnswer(batch.number(), line.line(), true, day, operation, line.amount(), ""));
			statement.add(new StatementLine(batch.account(), day, operation, "ABONO " + line.medium(),
					line.amount().negated()));
			if (line.cci().endsWith("0000")) {
				answers.add(new BankAnswer(batch.number(), line.line(), false, day, operation, line.amount(),
						"CUENTA INEXISTENTE"));
				statement.add(new StatementLine(batch.account(), day, operation, "DEVOLUCION DE ABONO", line.amount()));
			}
		}
		return new Reply(List.copyOf(answers), List.copyOf(statement));
	}

	@Override
	public Reply ask(PaymentBatch batch, List<Line> lines, LocalDate day) {
		return send(batch, lines, day);
	}

}
