package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Where one is signed in: seen, and ended from elsewhere. */
@SiafTest
class SessionsTests {

	private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

	private static final String EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserAdministration administration;

	@Autowired
	private Passwords passwords;

	@Autowired
	private Sessions sessions;

	@Autowired
	private JdbcClient jdbc;

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	private String password = "";

	@BeforeEach
	void a_person_with_a_password_of_their_own() {
		String given = this.administration.create(this.username, "Persona", Role.UE_BUDGET,
				new Scope(Scope.Kind.UE, "001650"));
		this.password = "una frase que recuerdo";
		this.passwords.change(this.username, given, this.password);
	}

	@Test
	void a_person_sees_where_they_are_signed_in_and_with_what() {
		signIn(FIREFOX);
		Cookie office = signIn(EDGE);
		assertThat(this.mvc.get().uri("/perfil/sesiones").cookie(office)).hasStatusOk()
			.bodyText()
			.contains("Firefox · Linux", "Edge · Windows", "127.0.0.1", "Esta sesión")
			.doesNotContain(office.getValue(), idIn(office));
	}

	@Test
	void who_ends_a_session_elsewhere_is_signed_out_there_at_once() {
		Cookie home = signIn(FIREFOX);
		Cookie office = signIn(EDGE);
		assertThat(end(office, home)).isEqualTo("/perfil/sesiones");
		assertThat(isOpen(home)).isFalse();
		assertThat(isOpen(office)).isTrue();
		assertThat(this.jdbc.sql("select count(*) from sign_in_event where username = ? and event = 'SESSION_ENDED'")
			.param(this.username)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void all_others_are_ended_at_once() {
		Cookie home = signIn(FIREFOX);
		Cookie telephone = signIn(FIREFOX);
		Cookie office = signIn(EDGE);
		assertThat(this.mvc.post().uri("/perfil/sesiones/cierre").cookie(office).with(csrf()))
			.hasRedirectedUrl("/perfil/sesiones");
		assertThat(isOpen(home) || isOpen(telephone)).isFalse();
		assertThat(isOpen(office)).isTrue();
	}

	@Test
	void nobody_ends_a_session_of_somebody_else() {
		Cookie theirs = signIn(FIREFOX);
		String key = Users.hash(idIn(theirs));
		assertThat(this.mvc.post()
			.uri("/perfil/sesiones/{key}/cierre", key)
			.cookie(Signed.session(this.mvc, "logistica.ue"))
			.with(csrf())).hasStatus(404);
		assertThat(isOpen(theirs)).isTrue();
	}

	@Test
	void the_administrator_sees_and_ends_anybodys_sessions_and_the_audit_keeps_it() {
		Cookie theirs = signIn(FIREFOX);
		Cookie administrator = Signed.session(this.mvc, "admin");
		assertThat(this.mvc.get().uri("/usuarios/{u}", this.username).cookie(administrator)).bodyText()
			.contains("Firefox · Linux", "/usuarios/" + this.username + "/sesiones/cierre");
		assertThat(this.mvc.post()
			.uri("/usuarios/{u}/sesiones/{key}/cierre", this.username, Users.hash(idIn(theirs)))
			.cookie(administrator)
			.with(csrf())).hasRedirectedUrl("/usuarios/" + this.username);
		assertThat(isOpen(theirs)).isFalse();
		assertThat(this.jdbc.sql(
				"select count(*) from audit_event where action = 'SESSIONS_ENDED' and object_id = ? and username = 'admin'")
			.param(this.username)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void a_new_password_ends_every_session_but_the_one_that_chose_it() {
		Cookie stolen = signIn(FIREFOX);
		Cookie own = signIn(EDGE);
		assertThat(this.mvc.post()
			.uri("/contrasena")
			.cookie(own)
			.with(csrf())
			.param("present", this.password)
			.param("next", "otra frase que recuerdo")
			.param("again", "otra frase que recuerdo")).hasRedirectedUrl("/perfil");
		assertThat(isOpen(stolen)).isFalse();
		assertThat(isOpen(own)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "23, true", "25, false" })
	void a_session_ends_a_day_after_it_was_opened_however_much_it_is_used(int hours, boolean open) {
		Cookie session = signIn(FIREFOX);
		this.jdbc.sql("update spring_session set creation_time = creation_time - ? where principal_name = ?")
			.params(Duration.ofHours(hours).toMillis(), this.username)
			.update();
		assertThat(isOpen(session)).isEqualTo(open);
	}

	@Test
	void an_expired_session_is_not_listed() {
		signIn(FIREFOX);
		this.jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 1 where principal_name = ?")
			.param(this.username)
			.update();
		assertThat(this.sessions.of(this.username, null)).isEmpty();
	}

	private Cookie signIn(String browser) {
		MockHttpServletResponse response = this.mvc.post()
			.uri("/login")
			.with(csrf())
			.param("username", this.username)
			.param("password", this.password)
			.header(HttpHeaders.USER_AGENT, browser)
			.exchange()
			.getResponse();
		return Objects.requireNonNull(response.getCookie("SESSION"));
	}

	private String end(Cookie from, Cookie session) {
		return String.valueOf(this.mvc.post()
			.uri("/perfil/sesiones/{key}/cierre", Users.hash(idIn(session)))
			.cookie(from)
			.with(csrf())
			.exchange()
			.getResponse()
			.getRedirectedUrl());
	}

	private boolean isOpen(Cookie session) {
		return this.mvc.get().uri("/perfil").cookie(session).exchange().getResponse().getStatus() == 200;
	}

	private static String idIn(Cookie session) {
		return new String(Base64.getDecoder().decode(session.getValue()), StandardCharsets.UTF_8);
	}

}
