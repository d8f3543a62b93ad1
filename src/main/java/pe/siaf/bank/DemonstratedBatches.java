package pe.siaf.bank;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.bank.PaymentBatch.Candidate;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.DemonstratedPeople;

/**
 * Two batches of the demonstration's unit in the years that it lives here: one that its
 * bank paid, one that waits for signatures. Once a year.
 */
@Component
@Profile("demo")
@Order(61)
class DemonstratedBatches implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile TREASURER = DemonstratedPeople.of("tesoreria.ue");

	private static final pe.siaf.identity.Profile HEAD = DemonstratedPeople.of("administracion.ue");

	private static final pe.siaf.identity.Profile TREASURY = DemonstratedPeople.of("tesoro.mef");

	private final JdbcClient jdbc;

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final BankAnswers answers;

	private final DemonstratedYears years;

	DemonstratedBatches(JdbcClient jdbc, PaymentBatches batches, BatchMoves moves, BankAnswers answers,
			DemonstratedYears years) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.moves = moves;
		this.answers = answers;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.livedHere().forEach((year) -> {
			boolean due = this.jdbc
				.sql("select not exists (select from payment_batch where fiscal_year = ? and sec_ejec = ?)")
				.params(year, UNIT)
				.query(Boolean.class)
				.single();
			List<Candidate> payable = this.batches.candidates(year, UNIT);
			if (due && payable.size() > 1) {
				paid(open(year, payable.get(0)));
				move(open(year, payable.get(1)), "verify", TREASURER);
			}
		});
	}

	private PaymentBatch open(int year, Candidate order) {
		return this.batches.get(year, UNIT, this.moves.open(year, UNIT, "CUT", List.of(order.orderId()), TREASURER),
				TREASURER);
	}

	private void paid(PaymentBatch batch) {
		PaymentBatch signed = move(move(move(batch, "verify", TREASURER), "sign", HEAD), "sign", TREASURY);
		this.moves.take(signed, TREASURER);
		this.answers.take(signed.fiscalYear(), UNIT, List.of(new BankAnswer(signed.number(), 1, true,
				LocalDate.now(FiscalTime.LIMA), "DEMO0001", signed.total(), "")), "");
	}

	private PaymentBatch move(PaymentBatch batch, String action, pe.siaf.identity.Profile actor) {
		// a working day's morning: nights and the eves of holidays would freeze it
		OffsetDateTime morning = OffsetDateTime.parse(batch.fiscalYear() + "-11-18T10:30:00-05:00");
		this.moves.move(batch, action, "Demostración", morning, actor);
		return this.batches.get(batch.fiscalYear(), UNIT, batch.number(), actor);
	}

}
