package pe.siaf.execution;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Authenticator;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Whoever approves a payment order or a payment proves a second factor first. */
@SiafTest
class PaymentApprovalTests {

	private static final String APPROVER = "administracion.ue";

	private static final AtomicInteger TARGET = new AtomicInteger(7500);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void nothingIsProvenYet() {
		this.jdbc.sql("delete from second_factor_proof").update();
		this.jdbc.sql("""
				update second_factor set last_step = 0
				where user_id = (select id from app_user where username = 'administracion.ue')""").update();
	}

	@Test
	void a_code_sent_to_the_api_is_verified_and_taken_once() {
		ActOutcome order = verified(DocumentStage.PAYMENT_ORDER);
		assertThat(approve(order, "000 0")).hasStatus(422).bodyText().contains("IDN-011");
		String code = Authenticator.code();
		assertThat(approve(order, code)).hasStatusOk().bodyText().contains("\"state\":\"A\"");
		assertThat(approve(verified(DocumentStage.PAYMENT_ORDER), code)).hasStatus(422).bodyText().contains("IDN-011");
	}

	@Test
	void the_demonstrations_tokens_approve_without_a_code() {
		assertThat(approve(verified(DocumentStage.PAYMENT), null)).hasStatusOk();
	}

	@Test
	void the_code_may_also_stand_in_the_body() {
		ActOutcome order = verified(DocumentStage.PAYMENT_ORDER);
		assertThat(this.mvc.post()
			.uri(order.record().location() + "/approve")
			.header("Authorization", "Bearer demo-" + APPROVER)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"otp\": \"" + Authenticator.code() + "\"}")).hasStatusOk();
	}

	@Test
	void on_the_page_the_code_is_asked_beside_the_button_and_not_again_in_that_session() {
		ActOutcome order = verified(DocumentStage.PAYMENT_ORDER);
		Cookie session = Signed.session(this.mvc, APPROVER);
		assertThat(page(order, session)).contains("name=\"otp\"", "En la demostración");
		assertThat(approve(order, session, null)).hasStatus3xxRedirection().flash().containsKey("refusal");
		assertThat(approve(order, session, Authenticator.code())).hasStatus3xxRedirection()
			.flash()
			.containsEntry("notice", "execution.moved.approve");
		ActOutcome payment = verified(DocumentStage.PAYMENT);
		assertThat(page(payment, session)).doesNotContain("name=\"otp\"");
		assertThat(approve(payment, session, null)).flash().containsEntry("notice", "execution.moved.approve");
		Cookie elsewhere = Signed.session(this.mvc, APPROVER);
		assertThat(page(verified(DocumentStage.PAYMENT_ORDER), elsewhere)).contains("name=\"otp\"");
	}

	@Test
	void who_has_no_second_factor_is_led_to_register_one() {
		ActOutcome order = verified(DocumentStage.PAYMENT_ORDER);
		byte[] secret = this.jdbc
			.sql("select secret from second_factor f join app_user u on u.id = f.user_id where username = ?")
			.param("tesoro.mef")
			.query(byte[].class)
			.single();
		assertThat(secret).isNotEmpty();
		this.jdbc.sql(
				"update second_factor set confirmed_at = null where user_id = (select id from app_user where username = 'tesoro.mef')")
			.update();
		try {
			assertThat(this.mvc.get().uri(order.record().page()).with(Signed.as("tesoro.mef"))).hasStatusOk()
				.bodyText()
				.contains("href=\"/perfil/segundo-factor\"")
				.doesNotContain("name=\"otp\"", "/approve\"");
		}
		finally {
			this.jdbc.sql(
					"update second_factor set confirmed_at = now() where user_id = (select id from app_user where username = 'tesoro.mef')")
				.update();
		}
	}

	@Test
	void rejecting_and_approving_what_moves_no_money_asks_for_no_code() {
		ActOutcome order = verified(DocumentStage.PAYMENT_ORDER);
		assertThat(this.mvc.post()
			.uri(order.record().location() + "/reject")
			.header("Authorization", "Bearer demo-" + APPROVER)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"comment\": \"Falta el CCI\"}")).hasStatusOk();
		assertThat(approve(verified(DocumentStage.ACCRUAL), null)).hasStatusOk();
	}

	private ActOutcome verified(DocumentStage stage) {
		LineKey line = this.given.aLineOf(ExecutionFixture.DEMO_UNIT, String.valueOf(TARGET.getAndIncrement()), "100");
		ExecutionRecord record = null;
		for (DocumentStage next : DocumentStage.values()) {
			ActOutcome drafted = this.given.verify(this.given.register(ExecutionFixture.asked(next, record,
					ExecutionFixture.on(line, "100.00"), ExecutionFixture.DEMO_UNIT)));
			if (next == stage) {
				return drafted;
			}
			record = this.given.move(drafted, "approve",
					ExecutionFixture.officer(
							(next.compareTo(DocumentStage.ACCRUAL) < 0) ? Role.UE_BUDGET : Role.UE_ADMIN_HEAD,
							ExecutionFixture.DEMO_UNIT, "another"))
				.record();
		}
		throw new IllegalArgumentException(stage.name());
	}

	private MvcTestResult approve(ActOutcome outcome, String code) {
		var request = this.mvc.post()
			.uri(outcome.record().location() + "/approve")
			.header("Authorization", "Bearer demo-" + APPROVER);
		return ((code != null) ? request.header("X-SIAF-OTP", code) : request).exchange();
	}

	private MvcTestResult approve(ActOutcome outcome, Cookie session, String code) {
		var request = this.mvc.post()
			.uri(outcome.record().page() + "/approve")
			.cookie(session)
			.with(csrf())
			.param("act", String.valueOf(outcome.act().id()))
			.param("version", String.valueOf(outcome.act().version()));
		return ((code != null) ? request.param("otp", code) : request).exchange();
	}

	private String page(ActOutcome outcome, Cookie session) {
		MvcTestResult page = this.mvc.get().uri(outcome.record().page()).cookie(session).exchange();
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
