package pe.siaf.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.exchange.RemoteSystem;
import pe.siaf.exchange.RemoteSystems;
import pe.siaf.money.Amount;

/**
 * The bank over HTTP, as docs/decisions/0038 tells its side. A batch is one and the same
 * however often it is sent: its key is the hash of what was signed. What the bank has to
 * say of it by then is the answer; sent again, it says what it said and what came since.
 */
class HttpBank implements BankLink {

	private final RemoteSystem remote;

	HttpBank(RemoteSystem remote) {
		this.remote = remote;
	}

	@Override
	public Reply send(PaymentBatch batch, List<Line> lines, LocalDate day) {
		Map<String, Object> body = Map.of("unit", batch.secEjec(), "year", batch.fiscalYear(), "number", batch.number(),
				"sha256", batch.contentHash(), "file", BatchFile.text(batch, lines));
		return reply(batch, this.remote.post("/batches", body, batch.contentHash(), Said.class));
	}

	@Override
	public Reply ask(PaymentBatch batch, List<Line> lines, LocalDate day) {
		return reply(batch, this.remote.get("/batches/" + batch.contentHash(), Said.class));
	}

	private Reply reply(PaymentBatch batch, Said said) {
		if (said.answers() == null || said.statement() == null) {
			throw this.remote.unreadable();
		}
		List<BankAnswer> answers = new ArrayList<>();
		for (SaidOfLine one : said.answers()) {
			answers.add(answer(batch, one));
		}
		List<StatementLine> statement = new ArrayList<>();
		for (Booked one : said.statement()) {
			statement.add(booked(batch, one));
		}
		return new Reply(List.copyOf(answers), List.copyOf(statement));
	}

	private BankAnswer answer(PaymentBatch batch, @Nullable SaidOfLine said) {
		if (said == null || said.paid() == null || said.day() == null || said.operation() == null
				|| said.amount() == null) {
			throw this.remote.unreadable();
		}
		return new BankAnswer(batch.number(), said.line(), said.paid(), said.day(), said.operation(), said.amount(),
				text(said.reason()));
	}

	private StatementLine booked(PaymentBatch batch, @Nullable Booked said) {
		if (said == null || said.day() == null || said.operation() == null || said.amount() == null) {
			throw this.remote.unreadable();
		}
		return new StatementLine(batch.account(), said.day(), said.operation(), text(said.concept()), said.amount());
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * What the bank says of a batch.
	 *
	 * @param answers of its lines, in the order they were given
	 * @param statement lines of its account
	 */
	record Said(@Nullable List<SaidOfLine> answers, @Nullable List<Booked> statement) {
	}

	/**
	 * What it says of a line.
	 *
	 * @param line its number
	 * @param paid whether it was paid; else it came back
	 * @param day the bank's day
	 * @param operation the bank's number
	 * @param amount the line's
	 * @param reason why it came back
	 */
	record SaidOfLine(int line, @Nullable Boolean paid, @Nullable LocalDate day, @Nullable String operation,
			@Nullable Amount amount, @Nullable String reason) {
	}

	/**
	 * What it booked on the batch's account.
	 *
	 * @param day the bank's day
	 * @param operation the bank's number
	 * @param concept what the bank calls it
	 * @param amount in above zero, out below
	 */
	record Booked(@Nullable LocalDate day, @Nullable String operation, @Nullable String concept,
			@Nullable Amount amount) {
	}

	/** The bank over HTTP, where its address is set up. */
	@Configuration(proxyBeanMethods = false)
	static class Adapter {

		@Bean
		@Primary
		@ConditionalOnProperty("siaf.interfaces.bank.url")
		BankLink httpBank(RemoteSystems systems) {
			return new HttpBank(systems.get("bank"));
		}

	}

}
