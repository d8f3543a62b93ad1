package pe.siaf.identity;

import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.rules.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

/** What becomes of a session that is open when its person's rights change. */
@SiafTest
class OpenSessionsTests {

	private static final Scope UNIT = new Scope(Scope.Kind.UE, "001650");

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private UserRegister register;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private Users users;

	private Cookie session;

	@BeforeEach
	void somebodyIsSignedIn() {
		String password = this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		this.administration.giveProfile(this.username, Role.UE_LOGISTICS, UNIT);
		this.jdbc.sql("update app_user set must_change_password = false where username = ?")
			.param(this.username)
			.update();
		this.session = this.mvc.perform(formLogin("/login").user(this.username).password(password))
			.getResponse()
			.getCookie("SESSION");
		assertThat(isOpen()).isTrue();
	}

	@Test
	void a_profile_that_is_taken_ends_the_sessions_and_tokens_under_it() {
		String token = this.tokens.give(this.username, profile(Role.UE_BUDGET), "prueba");
		this.administration.takeProfile(this.username, profile(Role.UE_BUDGET));
		assertThat(isOpen()).isFalse();
		assertThat(this.users.findByToken(token)).isEmpty();
	}

	@Test
	void a_suspension_ends_the_sessions() {
		this.administration.suspend(this.username);
		assertThat(isOpen()).isFalse();
	}

	@Test
	void a_profile_given_meanwhile_is_taken_up_without_signing_in_again() {
		this.administration.giveProfile(this.username, Role.UE_HR, UNIT);
		assertThat(this.mvc.get().uri("/perfil").cookie(this.session)).bodyText()
			.contains("value=\"" + profile(Role.UE_HR) + "\"");
	}

	@Test
	void nobody_loses_a_profile_or_token_by_another_persons_name() {
		long other = this.users.loadUserByUsername("auditor").active().id();
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.administration.takeProfile(this.username, other));
		long token = this.tokens.of("auditor").get(0).id();
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.tokens.revoke(this.username, token));
		assertThat(this.users.findByToken("demo-auditor")).isPresent();
	}

	private boolean isOpen() {
		return this.mvc.get().uri("/perfil").cookie(this.session).exchange().getResponse().getStatus() == 200;
	}

	private long profile(Role role) {
		return this.register.profiles(this.username)
			.stream()
			.filter((held) -> held.role().equals(role.name()))
			.findFirst()
			.orElseThrow()
			.id();
	}

}
