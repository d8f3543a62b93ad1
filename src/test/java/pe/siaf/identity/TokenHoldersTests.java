package pe.siaf.identity;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A token's holder is remembered for a second; what takes the token's right isn't. */
@SiafTest
class TokenHoldersTests {

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private UserRegister register;

	@Autowired
	private ApiTokens tokens;

	private String token;

	@BeforeEach
	void a_program_that_just_called() {
		this.administration.create(this.username, "Programa", Role.AUDITOR, Scope.national());
		this.token = this.tokens.give(this.username, profile(), "prueba");
		calls(HttpStatus.OK);
		calls(HttpStatus.OK);
	}

	@Test
	void a_token_that_is_revoked_opens_nothing_from_then_on() {
		this.tokens.revoke(this.username, this.tokens.of(this.username).get(0).id());

		calls(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void the_token_of_somebody_suspended_opens_nothing_from_then_on() {
		this.administration.suspend(this.username);

		calls(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void a_token_under_a_profile_that_is_taken_opens_nothing_from_then_on() {
		long first = profile();
		this.administration.giveProfile(this.username, Role.MEF_ANALYST, Scope.national());
		this.administration.takeProfile(this.username, first);

		calls(HttpStatus.UNAUTHORIZED);
	}

	private long profile() {
		return this.register.profiles(this.username).get(0).id();
	}

	private void calls(HttpStatus expected) {
		assertThat(this.mvc.get()
			.uri("/api/v1/programs?year=2026")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + this.token)).hasStatus(expected);
	}

}
