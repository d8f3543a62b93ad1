package pe.siaf.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SiafTest
class SignInTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Users users;

	@Autowired
	private UserAdministration administration;

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void a_session_lives_in_the_database_and_is_known_by_its_cookie_alone() {
		Cookie session = signIn("presupuesto.ue");
		assertThat(this.mvc.get().uri("/").cookie(session)).hasStatusOk().bodyText().contains("Pedro Chávez Luna");
		assertThat(this.jdbc.sql("select count(*) from spring_session where principal_name = 'presupuesto.ue'")
			.query(Integer.class)
			.single()).isPositive();
	}

	@Test
	void who_is_signed_in_survives_being_written_and_read() throws IOException, ClassNotFoundException {
		SignedInUser user = this.users.loadUserByUsername("responsable.pp");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(user);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(in.readObject()).isEqualTo(user);
		}
	}

	@Test
	void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
		for (String name : List.of("auditor", this.username)) {
			MvcTestResult refused = this.mvc.perform(formLogin("/login").user(name).password("wrong"));
			assertThat(refused).hasRedirectedUrl("/login?error");
		}
		assertThat(events("auditor")).contains("REFUSED");
	}

	@Test
	void signing_in_and_out_is_kept() {
		Cookie session = signIn("tesoreria.ue");
		assertThat(this.mvc.post().uri("/logout").cookie(session).with(csrf())).hasRedirectedUrl("/login?salida");
		assertThat(events("tesoreria.ue")).contains("SIGNED_IN", "SIGNED_OUT");
		assertThat(this.mvc.get().uri("/").cookie(session)).hasStatus3xxRedirection();
	}

	@Test
	void switching_the_profile_changes_what_the_person_may_do_and_is_kept() {
		Cookie session = signIn("responsable.pp");
		SignedInUser user = this.users.loadUserByUsername("responsable.pp");
		Profile other = user.profiles()
			.stream()
			.filter((held) -> held.role() == Role.ME_COORD)
			.findFirst()
			.orElseThrow();
		MvcTestResult switched = this.mvc.post()
			.uri("/perfil")
			.cookie(session)
			.with(csrf())
			.param("profile", String.valueOf(other.id()))
			.exchange();
		assertThat(switched).hasRedirectedUrl("/");
		Cookie renamed = switched.getResponse().getCookie("SESSION");
		assertThat(renamed).isNotNull();
		assertThat(this.mvc.get().uri("/perfil").cookie(renamed)).hasStatusOk()
			.bodyText()
			.contains("<span>Coordinador de seguimiento y evaluación</span>", "Cambió de perfil");
		assertThat(this.mvc.get().uri("/").cookie(session)).hasStatus3xxRedirection();
	}

	@Test
	void nobody_switches_to_a_profile_of_somebody_else() {
		long foreign = this.users.loadUserByUsername("admin").active().id();
		assertThat(this.mvc.post()
			.uri("/perfil")
			.with(Signed.as("presupuesto.ue"))
			.param("profile", String.valueOf(foreign))).hasStatus(404);
	}

	@Test
	void a_sessions_name_is_longer_than_anybody_guesses() {
		String first = name(signIn("presupuesto.ue"));
		assertThat(Base64.getUrlDecoder().decode(first)).hasSize(27);
		assertThatIllegalArgumentException().as("no UUID").isThrownBy(() -> UUID.fromString(first));
		assertThat(name(signIn("presupuesto.ue"))).isNotEqualTo(first);
	}

	private static String name(Cookie session) {
		return new String(Base64.getDecoder().decode(session.getValue()), StandardCharsets.UTF_8);
	}

	@Test
	void who_was_given_a_password_sees_nothing_before_choosing_their_own() {
		String given = this.administration.create(this.username, "Persona", Role.AUDITOR, Scope.national());
		MvcTestResult signedIn = this.mvc.perform(formLogin("/login").user(this.username).password(given));
		Cookie session = signedIn.getResponse().getCookie("SESSION");
		assertThat(session).isNotNull();
		assertThat(this.mvc.get().uri("/").cookie(session)).hasRedirectedUrl("/contrasena");
		assertThat(this.mvc.get().uri("/contrasena").cookie(session)).bodyText()
			.contains("Su contraseña la dio otra persona");
		assertThat(this.mvc.post()
			.uri("/contrasena")
			.cookie(session)
			.with(csrf())
			.param("present", given)
			.param("next", "una frase que recuerdo")
			.param("again", "una frase que recuerdo")).hasRedirectedUrl("/perfil");
		assertThat(this.mvc.get().uri("/").cookie(session)).hasStatusOk();
	}

	@Test
	void the_token_of_the_api_leaves_no_session() {
		MvcTestResult answer = this.mvc.get()
			.uri("/api/v1/nowhere")
			.header("Authorization", "Bearer demo-auditor")
			.exchange();
		assertThat(answer).hasStatus(404);
		assertThat(answer.getResponse().getCookie("SESSION")).isNull();
	}

	private Cookie signIn(String name) {
		MvcTestResult signedIn = this.mvc.perform(formLogin("/login").user(name).password(DemoUsers.PASSWORD));
		assertThat(signedIn).hasStatus3xxRedirection().hasRedirectedUrl("/");
		Cookie session = signedIn.getResponse().getCookie("SESSION");
		assertThat(session).isNotNull();
		return session;
	}

	private List<String> events(String name) {
		return this.jdbc.sql("select event from sign_in_event where username = ?")
			.param(name)
			.query(String.class)
			.list();
	}

}
