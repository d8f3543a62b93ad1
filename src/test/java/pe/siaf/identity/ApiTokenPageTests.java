package pe.siaf.identity;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A person makes a token for a program of theirs; nobody else does. */
@SiafTest
class ApiTokenPageTests {

	private static final String PAGE = "/perfil/fichas";

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private Users users;

	private String password;

	@BeforeEach
	void aPerson() {
		this.password = this.administration.create(this.username, "Persona", Role.AUDITOR, Scope.national());
		this.jdbc.sql("update app_user set must_change_password = false where username = ?")
			.param(this.username)
			.update();
	}

	@Test
	void the_person_makes_one_by_their_password_and_sees_it_once() {
		MvcTestResult made = make(this.password);
		assertThat(made).hasRedirectedUrl(PAGE);
		String token = (String) made.getMvcResult().getFlashMap().get("token");
		assertThat(this.users.findByToken(token)).get().extracting(SignedInUser::username).isEqualTo(this.username);
		assertThat(this.mvc.get().uri(PAGE).with(Signed.as(this.username))).hasStatusOk()
			.bodyText()
			.contains("guion nocturno")
			.doesNotContain(token);
	}

	@Test
	void an_open_session_alone_makes_none() {
		assertThat(make("wrong")).flash().containsKey("refusal");
		assertThat(this.tokens.of(this.username)).isEmpty();
	}

	@Test
	void the_person_revokes_it() {
		make(this.password);
		long token = this.tokens.of(this.username).get(0).id();
		assertThat(this.mvc.post().uri(PAGE + "/" + token + "/retiro").with(Signed.as("auditor"))).hasStatus(404);
		assertThat(this.mvc.post().uri(PAGE + "/" + token + "/retiro").with(Signed.as(this.username)))
			.hasRedirectedUrl(PAGE);
		assertThat(this.tokens.of(this.username)).isEmpty();
	}

	@Test
	void the_administrator_sees_and_revokes_but_makes_none() {
		make(this.password);
		String user = "/usuarios/" + this.username;
		assertThat(this.mvc.get().uri(user).with(Signed.as("admin"))).bodyText()
			.contains("guion nocturno")
			.doesNotContain("action=\"" + user + "/fichas\"");
		assertThat(this.mvc.post().uri(user + "/fichas").with(Signed.as("admin"))).hasStatus(404);
		long token = this.tokens.of(this.username).get(0).id();
		this.mvc.post().uri(user + "/fichas/" + token + "/retiro").with(Signed.as("admin")).exchange();
		assertThat(this.tokens.of(this.username)).isEmpty();
	}

	private MvcTestResult make(String present) {
		return this.mvc.post()
			.uri(PAGE)
			.with(Signed.as(this.username))
			.param("profile", Long.toString(this.users.loadUserByUsername(this.username).active().id()))
			.param("name", "guion nocturno")
			.param("present", present)
			.exchange();
	}

}
