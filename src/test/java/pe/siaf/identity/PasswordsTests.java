package pe.siaf.identity;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

/** A person chooses a password. */
@SiafTest
class PasswordsTests {

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private Passwords passwords;

	private String temporary;

	@BeforeEach
	void aPerson() {
		this.temporary = this.administration.create(this.username, "Persona", Role.AUDITOR, Scope.national());
	}

	@Test
	void it_is_changed_only_with_the_present_one() {
		refuses(IdentityRule.WRONG_PASSWORD, () -> this.passwords.change(this.username, "otra", "una frase larga"));
		this.passwords.change(this.username, this.temporary, "una frase larga");
		refuses(IdentityRule.WRONG_PASSWORD,
				() -> this.passwords.change(this.username, this.temporary, "otra frase larga"));
	}

	@Test
	void it_has_twelve_characters() {
		refusesNew(IdentityRule.PASSWORD_TOO_SHORT, "once letras");
	}

	@Test
	void it_is_none_of_those_guessed_first() {
		refusesNew(IdentityRule.PASSWORD_EASY, this.username + "2026");
	}

	@Test
	void it_is_another_one() {
		refusesNew(IdentityRule.PASSWORD_SAME, this.temporary);
	}

	@Test
	void it_is_compared_to_its_last_character() {
		String longest = "á".repeat(10) + "x".repeat(19) + " treinta y un caracteres, o así";
		assertThat(longest.length()).isEqualTo(60);
		refusesNew(IdentityRule.PASSWORD_TOO_LONG, longest + "z");
		this.passwords.change(this.username, this.temporary, longest);
		assertThat(signIn(longest + "z")).isEqualTo("/login?error");
		assertThat(signIn(longest)).isEqualTo("/");
	}

	@Test
	void it_is_typed_twice_alike() {
		var form = this.mvc.post()
			.uri("/contrasena")
			.with(Signed.as(this.username))
			.param("present", this.temporary)
			.param("next", "una frase larga");
		assertThat(form.param("again", "una frase larga.")).hasStatusOk().bodyText().contains("id=\"again-error\"");
		assertThat(signIn(this.temporary)).isEqualTo("/");
	}

	@Test
	void guessing_the_present_one_in_an_open_session_is_held_back() {
		for (int wrong = 0; wrong < SignInThrottle.FREE; wrong++) {
			assertThat(change("wrong")).hasStatusOk();
		}
		assertThat(change(this.temporary)).hasStatusOk().bodyText().contains("Hubo demasiadas contraseñas equivocadas");
	}

	private MvcTestResult change(String present) {
		return this.mvc.post()
			.uri("/contrasena")
			.with(Signed.as(this.username))
			.param("present", present)
			.param("next", "una frase larga")
			.param("again", "una frase larga")
			.exchange();
	}

	private String signIn(String password) {
		return this.mvc.perform(formLogin("/login").user(this.username).password(password))
			.getResponse()
			.getRedirectedUrl();
	}

	private void refusesNew(Rule rule, String next) {
		refuses(rule, () -> this.passwords.change(this.username, this.temporary, next));
	}

	private static void refuses(Rule rule, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

}
