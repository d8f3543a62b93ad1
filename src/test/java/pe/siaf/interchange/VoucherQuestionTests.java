package pe.siaf.interchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tax authority says of an accrual's voucher, and what follows from it. */
@SiafTest
class VoucherQuestionTests {

	private static final String UNIT = "001650";

	private static final AtomicInteger FRESH = new AtomicInteger(7720);

	private static final AtomicInteger NUMBER = new AtomicInteger(990_000);

	@Autowired
	private APurchase purchase;

	@Autowired
	private VoucherQuestions questions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_voucher_that_was_never_issued_is_not_authorised_ACR_010() {
		String accrual = sent("F404");
		this.questions.askNow();
		assertThat(move(accrual, "administracion.ue", "approve")).contains("ACR-010", "UNKNOWN");
		assertThat(this.mvc.get().uri("/interfaces").with(Signed.as("auditor"))).bodyText()
			.contains("F404-", "no emitido o con otros datos");
	}

	@Test
	void nobody_waits_for_an_answer_and_a_valid_one_goes_on() {
		assertThat(move(sent("F410"), "administracion.ue", "approve")).contains("\"state\":\"A\"");
		assertThat(signals()).isZero();
		String valid = sent("F001");
		this.questions.askNow();
		assertThat(move(valid, "administracion.ue", "approve")).contains("\"state\":\"A\"");
		// the answer came after the other one was authorised: an auditor is shown it
		assertThat(signals()).isEqualTo(1);
	}

	@Test
	void an_accrual_that_is_to_grow_is_asked_about_anew_with_what_it_comes_to() {
		String accrual = sent("F001", "20.00");
		this.questions.askNow();
		assertThat(move(accrual, "administracion.ue", "approve")).contains("\"state\":\"A\"");
		String line = this.jdbc.sql("""
				select '{"secFunc":"' || l.sec_func || '","rubro":"00","item":"' || l.item || '","amount":"30.00"}'
				from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
				where r.sec_ejec = ? and r.stage = 'ACCRUAL' and ? like '%/' || r.number || '-' || r.sequence""")
			.params(UNIT, accrual)
			.query(String.class)
			.single();
		assertThat(this.mvc.post()
			.uri(accrual + "/increase")
			.header("Authorization", "Bearer demo-contabilidad.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(
					"""
							{"month": 4, "justification": "Más", "document": {"type": "001", "number": "X-1", "date": "2026-04-16"},
							 "lines": [%s]}"""
						.formatted(line)))
			.hasStatus2xxSuccessful();
		assertThat(move(accrual, "contabilidad.ue", "verify")).contains("\"state\":\"V\"");
		assertThat(question(accrual)).isEqualTo("50.00 open");
		// its voucher is valid for what it says, the answer comes for the whole
		this.questions.askNow();
		assertThat(question(accrual)).isEqualTo("50.00 VALID");
	}

	private String question(String accrual) {
		return this.jdbc.sql("""
				select q.amount || ' ' || coalesce(q.answer, 'open') from voucher_question q
				join execution_record r on r.sec_ejec = q.sec_ejec and r.id = q.record_id
				where r.sec_ejec = ? and r.stage = 'ACCRUAL' and ? like '%/' || r.number || '-' || r.sequence""")
			.params(UNIT, accrual)
			.query(String.class)
			.single();
	}

	@Test
	void a_question_that_fails_keeps_no_other_waiting_and_the_page_says_so() {
		String first = sent("F501");
		String second = sent("F502");
		TaxRegister failing = new TaxRegister() {

			@Override
			public Optional<Taxpayer> taxpayer(String ruc) {
				return Optional.empty();
			}

			@Override
			public Answer voucher(Voucher voucher) {
				if (voucher.series().equals("F501")) {
					throw new IllegalStateException("No answer in time");
				}
				return Answer.VALID;
			}

		};
		new VoucherQuestions(this.jdbc,
				new StaticListableBeanFactory(Map.of("tax", failing)).getBeanProvider(TaxRegister.class))
			.askNow();
		assertThat(asked("F501")).isEqualTo("1/");
		assertThat(asked("F502")).isEqualTo("0/VALID");
		assertThat(this.mvc.get().uri("/interfaces").with(Signed.as("auditor"))).bodyText().contains("1 intento");
		assertThat(move(first, "administracion.ue", "approve")).contains("\"state\":\"A\"");
		assertThat(move(second, "administracion.ue", "approve")).contains("\"state\":\"A\"");
		this.questions.askNow();
	}

	private String asked(String series) {
		return this.jdbc
			.sql("select tries || '/' || coalesce(answer, '') from voucher_question where sec_ejec = ? and series = ?")
			.params(UNIT, series)
			.query(String.class)
			.single();
	}

	private int signals() {
		return this.jdbc.sql("select count(*) from control_signal where kind = 'VOUCHER_NOT_VALID' and sec_ejec = ?")
			.param(UNIT)
			.query(Integer.class)
			.single();
	}

	/** An accrual on a voucher of a series, sent to be authorised. */
	private String sent(String series) {
		return sent(series, "50.00");
	}

	private String sent(String series, String amount) {
		APurchase.FileOn file = this.purchase.aFile(UNIT, "%04d".formatted(FRESH.getAndIncrement()), "100", "50.00",
				DocumentStage.MONTHLY_COMMITMENT);
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/accruals")
			.header("Authorization", "Bearer demo-contabilidad.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba",
					 "document": {"type": "001", "number": "%s-%d", "date": "2026-04-16"},
					 "lines": [{"secFunc": "%s", "rubro": "00", "item": "%s", "amount": "%s"}]}""".formatted(UNIT,
					file.last(), series, NUMBER.getAndIncrement(), file.line().secFunc(), file.line().item(), amount))
			.exchange()
			.getResponse()
			.getHeader("Location"));
		assertThat(move(location, "contabilidad.ue", "verify")).contains("\"state\":\"V\"");
		return location;
	}

	private String move(String location, String user, String action) {
		try {
			return this.mvc.post()
				.uri(location + "/" + action)
				.header("Authorization", "Bearer demo-" + user)
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}")
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
