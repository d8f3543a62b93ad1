package pe.siaf.bank;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ASystemElsewhere;
import pe.siaf.exchange.ASystemElsewhere.Answer;
import pe.siaf.exchange.ASystemElsewhere.Asked;
import pe.siaf.exchange.RemoteSystems;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The bank over HTTP: a batch is sent as one and the same, and paid once. */
@SiafTest
class HttpBankTests {

	private static final LocalDate DAY = LocalDate.now(FiscalTime.LIMA);

	private final ASystemElsewhere there = new ASystemElsewhere("bank");

	@Autowired
	private ABatch given;

	@Autowired
	private PaymentBatches batches;

	@Autowired
	private BatchReplies replies;

	@Autowired
	private RemoteSystems calls;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void close() {
		this.there.close();
		this.jdbc.sql("delete from remote_system").update();
	}

	@Test
	void a_batch_that_the_bank_may_have_got_is_out_and_sent_again_as_the_same() {
		String unit = "987131";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.signed(this.given.open(unit));
		this.there.answers("/batches", Answer.brokenOff());
		away(batch, "UNREACHABLE");
		assertThat(this.given.fresh(batch).sentAt()).isNotNull();
		// the bank took it in and says nothing of it yet
		says("", "");
		fetch(batch);
		assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("W");
		says(line("100.00", true), booked("-100.00"));
		fetch(batch);
		assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("P");
		assertThat(this.there.asked()).extracting(Asked::key).containsOnly(batch.contentHash());
		assertThat(this.there.asked().get(0).body()).contains("C|" + unit + "|" + ABatch.YEAR + "|" + batch.number());
		// told again, nothing changes
		fetch(batch);
		assertThat(this.jdbc.sql("select count(*) from bank_statement_line where sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void what_does_not_fit_or_is_not_whole_is_not_taken() {
		String unit = "987132";
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.signed(this.given.open(unit));
		says(line("100.01", true), booked("-100.01"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> fetch(batch))
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo("PAY-043"));
		says("{\"line\":1,\"paid\":true}", "");
		away(batch, "UNREADABLE");
		this.there.forgets();
		this.there.answers("/batches", "{}");
		away(batch, "UNREADABLE");
		assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("W");
		assertThat(this.jdbc.sql("select count(*) from bank_statement_line where sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single()).isZero();
	}

	private void fetch(PaymentBatch batch) {
		this.replies.fetch(this.given.fresh(batch), new HttpBank(this.there.called(this.calls)), DAY,
				ABatch.treasurer(batch.secEjec()));
	}

	private void away(PaymentBatch batch, String problem) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> fetch(batch)).satisfies((refusal) -> {
			assertThat(refusal.rule().code()).isEqualTo("PAY-056");
			assertThat(refusal.figures()).containsEntry("problem", problem);
		});
	}

	private void says(String answers, String statement) {
		this.there.forgets();
		this.there.answers("/batches", "{\"answers\":[%s],\"statement\":[%s]}".formatted(answers, statement));
	}

	private static String line(String amount, boolean paid) {
		return "{\"line\":1,\"paid\":%s,\"day\":\"%s\",\"operation\":\"70001\",\"amount\":\"%s\",\"reason\":\"\"}"
			.formatted(paid, DAY, amount);
	}

	private static String booked(String amount) {
		return "{\"day\":\"%s\",\"operation\":\"70001\",\"concept\":\"ABONO\",\"amount\":\"%s\"}".formatted(DAY,
				amount);
	}

}
