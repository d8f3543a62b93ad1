package pe.siaf.bank;

import java.time.LocalDate;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ASystemElsewhere;
import pe.siaf.exchange.ASystemElsewhere.Answer;
import pe.siaf.exchange.ASystemElsewhere.Asked;
import pe.siaf.exchange.RemoteSystems;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.AnOrder;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Signed;
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
	private APurchase purchase;

	@Autowired
	private BatchMoves moves;

	@Autowired
	private BatchReplies replies;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MockMvcTester mvc;

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

	@Test
	void PAY_057_what_went_as_a_file_does_not_go_over_the_link_nor_the_other_way_round() {
		String unit = "823337";
		this.purchase.aUnit(unit);
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch file = this.given.sent(this.given.open(unit));
		says(line("100.00", true), booked("-100.00"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> fetch(file)).satisfies((refusal) -> {
			assertThat(refusal.rule().code()).isEqualTo("PAY-057");
			assertThat(refusal.figures()).containsEntry("way", "FILE").containsEntry("when", file.sentAt());
		});
		assertThat(this.there.asked()).isEmpty();
		this.given.ordered(unit, "0002", "100.00");
		PaymentBatch link = this.given.signed(this.given.open(unit));
		says("", "");
		fetch(link);
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.moves.take(link, ABatch.treasurer(unit)))
			.satisfies((refusal) -> {
				assertThat(refusal.rule().code()).isEqualTo("PAY-057");
				assertThat(refusal.figures()).containsEntry("way", "LINK");
			});
		// each may be had again by its own way
		assertThat(this.moves.take(file, ABatch.treasurer(unit))).contains(file.number());
		fetch(link);
		assertThat(this.there.asked()).extracting(Asked::method).containsExactly("POST", "POST");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update payment_batch set sent_way = 'FILE' where sec_ejec = ?")
				.param(unit)
				.update())
			.withMessageContaining("went out already");
	}

	@Test
	void PAY_057_is_told_on_the_page_and_over_HTTP() {
		PaymentBatch file = this.given.sent(this.given.open(this.given.ordered("001650", "7101", "60.00")));
		assertThat(this.mvc.post().uri(file.page() + "/respuesta").with(Signed.as("tesoreria.ue")))
			.hasStatus3xxRedirection()
			.flash()
			.extracting("refusal")
			.asString()
			.contains("PAY-057", "ya salió al banco como archivo, el ");
		page(file).contains("Archivo llevado al banco", "Importar respuesta").doesNotContain("Que responda el banco");
		PaymentBatch link = this.given.signed(this.given.open(this.given.ordered("001650", "7102", "60.00")));
		page(link).contains("/archivo", "/respuesta");
		says("", "");
		fetch(link);
		page(link).contains("Enviado por la conexión con el banco", "/respuesta").doesNotContain("/archivo");
		String api = "/api/v1/payment-batches/" + link.page().substring("/tesoreria/lotes/".length());
		assertThat(this.mvc.post().uri(api + "/file").header("Authorization", "Bearer demo-tesoreria.ue"))
			.hasStatus(422)
			.bodyText()
			.contains("PAY-057", "LINK");
		assertThat(this.mvc.get().uri(api).header("Authorization", "Bearer demo-tesoreria.ue")).hasStatusOk()
			.bodyText()
			.contains("\"sentWay\":\"LINK\"");
	}

	@Test
	void what_is_out_to_an_account_that_was_changed_since_is_asked_for_and_not_sent_again() {
		String unit = "823338";
		this.purchase.aUnit(unit);
		this.given.ordered(unit, "0001", "100.00");
		PaymentBatch batch = this.given.signed(this.given.open(unit));
		this.there.answers("/batches", Answer.brokenOff());
		away(batch, "UNREACHABLE");
		int sent = this.there.asked().size();
		this.transaction.executeWithoutResult((status) -> {
			account();
			assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> fetch(batch))
				.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo("PAY-058"));
			// the bank has it after all
			this.there.answers("/batches/" + batch.contentHash(),
					"{\"answers\":[%s],\"statement\":[%s]}".formatted(line("100.00", true), booked("-100.00")));
			fetch(batch);
			assertThat(this.batches.lines(batch)).extracting(PaymentBatch.Line::state).containsExactly("P");
			status.setRollbackOnly();
		});
		assertThat(this.there.asked().subList(sent, this.there.asked().size())).extracting(Asked::method)
			.containsExactly("GET", "GET");
	}

	/** Another account of the supplier's, which nobody signed. */
	private void account() {
		this.jdbc
			.sql("""
					insert into payee_account (ruc, cci, bank, reason, state, prepared_by, prepared_name, decided_by, decided_name, decided_at,
					  usable_from) values (?, '00219300009999991234', 'BANCO', 'Carta', 'A', 'abasto', 'Abasto', 'jefe', 'Jefe', now(), now())""")
			.param(AnOrder.RUC)
			.update();
	}

	private AbstractStringAssert<?> page(PaymentBatch batch) {
		return assertThat(this.mvc.get().uri(batch.page()).with(Signed.as("tesoreria.ue"))).hasStatusOk().bodyText();
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
