package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A person registers an authenticator, proves it, loses it. */
@SiafTest
class SecondFactorTests {

	private static final String PAGE = "/perfil/segundo-factor";

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private SecondFactors factors;

	@Autowired
	private SecretCipher cipher;

	@Autowired
	private Users users;

	private String password;

	private Cookie session;

	@BeforeEach
	void aHeadOfAdministration() {
		this.password = this.administration.create(this.username, "Persona", Role.UE_ADMIN_HEAD,
				new Scope(Scope.Kind.UE, "000143"));
		this.jdbc.sql("update app_user set must_change_password = false where username = ?")
			.param(this.username)
			.update();
	}

	@Test
	void registering_shows_a_picture_and_the_key_and_gives_recovery_codes_once() {
		assertThat(begin()).hasRedirectedUrl(PAGE);
		assertThat(page()).contains("<svg class=\"qr\"", keyOf(secret()));
		assertThat(this.factors.isEnrolled(this.username)).isFalse();
		MvcTestResult confirmed = post(PAGE + "/confirmacion", "otp", code(0));
		assertThat(confirmed).hasRedirectedUrl(PAGE);
		assertThat((List<?>) confirmed.getMvcResult().getFlashMap().get("recoveryCodes"))
			.hasSize(SecondFactors.RECOVERY_CODES);
		assertThat(this.factors.isEnrolled(this.username)).isTrue();
		assertThat(page()).doesNotContain("<svg class=\"qr\"", keyOf(secret()));
		assertThat(told()).contains("SECOND_FACTOR_BEGUN", "SECOND_FACTOR_CONFIRMED");
	}

	@Test
	void an_open_session_alone_begins_nothing() {
		assertThat(post(PAGE, "present", "wrong")).flash().containsKey("refusal");
		assertThat(this.factors.of(this.username)).isEmpty();
	}

	@Test
	void another_open_session_neither_sees_what_was_begun_nor_confirms_it() {
		begin();
		this.session = null;
		assertThat(page()).doesNotContain("<svg class=\"qr\"", keyOf(secret()));
		this.session = null;
		assertThat(post(PAGE + "/confirmacion", "otp", code(0))).flash().containsKey("refusal");
		assertThat(this.factors.isEnrolled(this.username)).isFalse();
	}

	@Test
	void what_was_proven_ends_with_the_authenticator() {
		enrol();
		MockHttpServletRequest act = new MockHttpServletRequest();
		StepUp stepUp = new StepUp(this.factors, this.jdbc, new DemoCodes(this.factors, new MockEnvironment()), true);
		assertThat(refusal(stepUp, act, code(1))).isEqualTo("passed");
		assertThat(refusal(stepUp, act, null)).isEqualTo("passed");
		this.factors.reset(this.username);
		assertThat(refusal(stepUp, act, null)).isEqualTo("IDN-009");
		assertThat(stepUp.asked(Permission.PAYMENT_APPROVE, user().active(), act).need())
			.isEqualTo(StepUp.Need.ENROLMENT);
	}

	@Test
	void a_recovery_code_has_more_bits_than_anybody_tries() {
		assertThat(enrol().get(0).replace("-", "")).hasSize(24);
	}

	@Test
	void a_wrong_first_code_confirms_nothing() {
		begin();
		assertThat(post(PAGE + "/confirmacion", "otp", wrong())).hasStatus3xxRedirection()
			.flash()
			.containsKey("refusal");
		assertThat(this.factors.isEnrolled(this.username)).isFalse();
	}

	@Test
	void a_confirmed_authenticator_is_not_replaced_by_beginning_again() {
		enrol();
		byte[] before = secret();
		begin();
		assertThat(secret()).isEqualTo(before);
	}

	@Test
	void a_code_is_taken_once() {
		enrol();
		assertThat(this.factors.verify(this.username, code(1))).isEqualTo(SecondFactors.Outcome.PROVEN);
		assertThat(this.factors.verify(this.username, code(1))).isEqualTo(SecondFactors.Outcome.REFUSED);
		assertThat(this.factors.verify(this.username, code(0))).isEqualTo(SecondFactors.Outcome.REFUSED);
	}

	@Test
	void a_recovery_code_is_taken_once_however_it_is_typed() {
		String recovery = enrol().get(0);
		String typed = recovery.toLowerCase(Locale.ROOT).replace("-", " ");
		assertThat(this.factors.verify(this.username, typed)).isEqualTo(SecondFactors.Outcome.PROVEN);
		assertThat(this.factors.verify(this.username, recovery)).isEqualTo(SecondFactors.Outcome.REFUSED);
	}

	@Test
	void after_five_wrong_codes_the_right_one_is_not_taken_either() {
		enrol();
		for (int attempt = 0; attempt < SecondFactors.REFUSALS; attempt++) {
			assertThat(this.factors.verify(this.username, wrong())).isEqualTo(SecondFactors.Outcome.REFUSED);
		}
		assertThat(this.factors.verify(this.username, code(1))).isEqualTo(SecondFactors.Outcome.LOCKED);
	}

	@Test
	void what_is_kept_is_neither_the_secret_nor_good_for_another_user() {
		enrol();
		byte[] kept = this.jdbc.sql("select secret from second_factor where user_id = ?")
			.param(user().userId())
			.query(byte[].class)
			.single();
		assertThat(kept).isNotEqualTo(secret()).hasSizeGreaterThan(Totp.SECRET_BYTES);
		assertThatIllegalStateException().isThrownBy(() -> this.cipher.decrypt(kept, user().userId() + 1));
	}

	@Test
	void a_lost_authenticator_is_removed_by_the_administrator_and_the_audit_keeps_it() {
		enrol();
		assertThat(this.mvc.post()
			.uri("/usuarios/" + this.username + "/segundo-factor/retiro")
			.with(Signed.as("presupuesto.ue"))).hasStatus(403);
		assertThat(
				this.mvc.post().uri("/usuarios/" + this.username + "/segundo-factor/retiro").with(Signed.as("admin")))
			.hasStatus3xxRedirection();
		assertThat(this.factors.isEnrolled(this.username)).isFalse();
		assertThat(told()).contains("SECOND_FACTOR_RESET");
	}

	@Test
	void removing_ones_own_authenticator_takes_a_code() {
		enrol();
		post(PAGE + "/retiro", "otp", wrong());
		assertThat(this.factors.isEnrolled(this.username)).isTrue();
		post(PAGE + "/retiro", "otp", code(1));
		assertThat(this.factors.isEnrolled(this.username)).isFalse();
	}

	@Test
	@Transactional
	void the_demonstration_tells_the_code_of_its_own_secret_alone() {
		enrol();
		DemoCodes codes = new DemoCodes(this.factors,
				new MockEnvironment().withProperty("spring.profiles.active", "demo"));
		assertThat(codes.codeOf(this.username)).isEmpty();
		assertThat(codes.codeOf("administracion.ue")).hasValueSatisfying((code) -> assertThat(code).hasSize(6));
		assertThat(new DemoCodes(this.factors, new MockEnvironment()).codeOf("administracion.ue")).isEmpty();
	}

	@Test
	void outside_the_demonstration_a_token_is_asked_for_a_code_good_for_five_minutes() {
		StepUp stepUp = new StepUp(this.factors, this.jdbc, new DemoCodes(this.factors, new MockEnvironment()), true);
		MockHttpServletRequest call = new MockHttpServletRequest();
		call.setAttribute(ApiTokenFilter.class.getName() + ".tokenHash", "hash of " + this.username);
		assertThat(refusal(stepUp, call, null)).isEqualTo("IDN-009");
		enrol();
		assertThat(refusal(stepUp, call, null)).isEqualTo("IDN-010");
		assertThat(refusal(stepUp, call, wrong())).isEqualTo("IDN-011");
		assertThat(refusal(stepUp, call, code(1))).isEqualTo("passed");
		assertThat(refusal(stepUp, call, null)).isEqualTo("passed");
		this.jdbc.sql("update second_factor_proof set proven_at = now() - interval '301 seconds' where token_hash = ?")
			.param("hash of " + this.username)
			.update();
		assertThat(refusal(stepUp, call, null)).isEqualTo("IDN-010");
	}

	private String refusal(StepUp stepUp, MockHttpServletRequest call, String code) {
		try {
			stepUp.require(Permission.PAYMENT_APPROVE, user().active(), call, code);
			return "passed";
		}
		catch (RuleViolation refused) {
			return refused.rule().code();
		}
	}

	private List<String> enrol() {
		this.factors.begin(user());
		return this.factors.confirm(user(), code(0));
	}

	private SignedInUser user() {
		return this.users.loadUserByUsername(this.username);
	}

	private byte[] secret() {
		return this.factors.of(this.username).orElseThrow().secret();
	}

	private String code(int stepsAhead) {
		return Totp.code(secret(), Totp.step(Instant.now()) + stepsAhead);
	}

	/** A code of long ago. */
	private String wrong() {
		return Totp.code(secret(), 1);
	}

	private static String keyOf(byte[] secret) {
		return String.join(" ", Totp.base32(secret).split("(?<=\\G.{4})"));
	}

	private String page() {
		MvcTestResult page = inSession(this.mvc.get().uri(PAGE));
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult begin() {
		return post(PAGE, "present", this.password);
	}

	private MvcTestResult post(String path, String parameter, String value) {
		return inSession(this.mvc.post().uri(path).param(parameter, value));
	}

	private MvcTestResult inSession(MockMvcTester.MockMvcRequestBuilder request) {
		request.with(Signed.as(this.username));
		MvcTestResult answer = ((this.session != null) ? request.cookie(this.session) : request).exchange();
		Cookie given = answer.getResponse().getCookie("SESSION");
		this.session = (given != null) ? given : this.session;
		return answer;
	}

	private List<String> told() {
		return this.jdbc.sql("select action from audit_event where object_type = 'USER' and object_id = ?")
			.param(this.username)
			.query(String.class)
			.list();
	}

}
